"""Made-up twins of exports as people have them: what `read` proposes and one answer give the total that was added up by hand."""

from __future__ import annotations

import json

import openpyxl
import pytest

from carbon.cli.main import main
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import load_mapping


def proposed(path, capsys):
    """The mapping that `read` writes, and what it prints in one line."""
    target = path.with_suffix(".toml")
    main(["read", str(path), "-o", str(target), "--force"])
    return load_mapping(target), " ".join(capsys.readouterr().out.split())


def read_with(path, mapping, **answers):
    return read_file(path, TableMapping(**{**mapping.model_dump(exclude_unset=True), **answers}))


def totals(found):
    """Unit → the sum of the amounts."""
    sums = {}
    for activity in found.activities:
        value, units = activity.amount
        sums[units[0]] = sums.get(units[0], 0.0) + value
    return sums


def each(found):
    """Row of the file, period, amount and meter of each activity."""
    rows = (found.places[row][1] for row in found.rows)
    return [(row, str(item.period), item.amount[0], item.meter) for row, item in zip(rows, found.activities, strict=True)]


def test_a_portal_with_titles_a_cost_column_and_a_total(tmp_path, capsys):
    """1 100 + 1 200 + 1 300 = 3 600 kWh; the total below is not counted."""
    path = tmp_path / "portal.csv"
    lines = ["Kund: Exempelstad", "", "Anläggnings-ID;Från;Till;Förbrukning (kWh);Kostnad (kr)"]
    lines += [f"735999{place};2024-0{place}-01;2024-0{place}-28;1 {place}00,0;{place}50,00" for place in (1, 2, 3)]
    path.write_text("\n".join([*lines, "Summa;;;3 600,0;600,00", ""]), encoding="utf-8")
    mapping, out = proposed(path, capsys)
    found = read_with(path, mapping, region="SE", kind="electricity")
    assert (totals(found), found.refused) == ({"kWh": 3600.0}, [])
    assert "row 7 is left out: it is the sum of rows 4 to 6" in out
    assert "it is money" in out


def test_registers_of_two_meters_in_turn(tmp_path, capsys):
    """(160 − 100) + (2 090 − 2 000) = 150 m3 of gas; the first reading of each meter begins."""
    path = tmp_path / "gas.csv"
    rows = [("2024-01-31", "A", 100), ("2024-01-31", "B", 2000), ("2024-02-29", "A", 130), ("2024-02-29", "B", 2050)]
    rows += [("2024-03-31", "A", 160), ("2024-03-31", "B", 2090)]
    path.write_text(
        "Datum;Mätare;Mätarställning (m3)\n" + "".join(f"{day};{meter};{value}\n" for day, meter, value in rows), encoding="utf-8"
    )
    mapping, out = proposed(path, capsys)
    assert 'reading = "register"' in out
    found = read_with(path, mapping, region="SE", kind="natural gas", reading="register")
    assert (totals(found), found.refused) == ({"m3": 150.0}, [])
    assert each(found) == [
        (4, "2024-02", 30.0, "A"),
        (5, "2024-02", 50.0, "B"),
        (6, "2024-03", 30.0, "A"),
        (7, "2024-03", 40.0, "B"),
    ]
    assert found.left_out == [("gas.csv", row, "it is the first reading of its meter") for row in (2, 3)]


def test_a_register_that_falls_is_an_error_of_its_row_and_the_rest_is_read(tmp_path):
    """Meter A shows 130 and then 10: the use between is not known; B and the rest of A are."""
    path = tmp_path / "gas.csv"
    rows = [("01-31", "A", 100), ("01-31", "B", 5), ("02-28", "A", 130), ("03-31", "A", 10), ("03-31", "B", 9), ("04-30", "A", 25)]
    path.write_text("Datum;Mätare;m3\n" + "".join(f"2024-{day};{meter};{value}\n" for day, meter, value in rows), encoding="utf-8")
    columns = {"period": "Datum", "meter": "Mätare", "amount": "m3"}
    found = read_file(path, TableMapping(columns=columns, region="SE", kind="natural gas", unit="m3", reading="register"))
    assert [(row, amount) for row, _, amount, _ in each(found)] == [(4, 30.0), (6, 4.0), (7, 15.0)]
    assert [(item.finding.code, item.finding.row, item.finding.column) for item in found.refused] == [("register_fell", 5, "m3")]


def test_quarter_hours_with_a_day_that_was_not_measured(tmp_path, capsys):
    """Each quarter-hour has an amount of its own, in its row and day; the empty day is no zero and no row, a word is refused in its place."""
    times = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(0, 1440, 15)]
    path = tmp_path / "kvart.csv"
    shown = {day: [f"{day}{place:02},5" for place in range(96)] for day in (1, 3)}
    shown[3][41] = "fel"
    days = [f"2024-01-0{day};" + ";".join(shown.get(day, [""] * 96)) for day in (1, 2, 3)]
    path.write_text("\n".join(["Datum;" + ";".join(times), *days, ""]), encoding="utf-8")
    mapping, _ = proposed(path, capsys)
    found = read_with(path, mapping, region="SE", unit="kWh", kind="electricity")
    expected = [(row, f"2024-01-0{day}", day * 100 + place + 0.5, None) for row, day in ((2, 1), (4, 3)) for place in range(96)]
    assert each(found) == [item for item in expected if item[2] != 341.5]
    assert [(item.finding.code, item.finding.row, item.finding.column) for item in found.refused] == [("number_invalid", 4, "10:15")]
    (empty,) = [item for item in found.notes if item.code == "cells_empty"]
    assert "96 empty cells" in empty.message
    assert "00:00 in row 3, 00:15 in row 3, 00:30 in row 3 and 93 more" in empty.message


def test_an_erp_export_whose_reversals_stand_later(tmp_path, capsys):
    """500 + 300 − 300 + 250 = 750 l of diesel; the reversal is said."""
    path = tmp_path / "erp.csv"
    rows = [("2024-01-10", "500,0"), ("2024-01-20", "300,0"), ("2024-02-01", "300,0-"), ("2024-02-02", "250,0")]
    path.write_text("Typ;Bokföringsdatum;Kvantitet;Enhet\n" + "".join(f"Diesel;{day};{value};l\n" for day, value in rows), encoding="utf-8")
    mapping, _ = proposed(path, capsys)
    found = read_with(path, mapping, region="SE", source="Fordon")
    assert (totals(found), found.refused) == ({"l": 750.0}, [])
    assert "credit_netted" in {item.code for item in found.notes}


def test_a_swedish_workbook_of_several_kinds_with_titles_merged_cells_and_a_note(tmp_path, capsys):
    """12 000.5 kWh of power in two rows, 14.2 MWh of heat; days first, decimal commas as text, a note below."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Energi"
    for row in (["Energistatistik 2024"], [], ["Anläggning", "Energislag", "Datum", "Mängd", "Enhet"]):
        page.append(row)
    page.merge_cells("A1:E1")
    page.append(["Norra skolan", "El", "31/01/2024", "7 000,25", "kWh"])
    page.append(["Norra skolan", "El", "28/02/2024", "5 000,25", "kWh"])
    page.append(["Norra skolan", "Fjärrvärme", "31/03/2024", "14,2", "MWh"])
    page.append(["Utskriven av Anna", None, None, None, None])
    path = tmp_path / "energi.xlsx"
    book.save(path)
    mapping, out = proposed(path, capsys)
    found = read_with(path, mapping, region="SE")
    assert totals(found) == {"kWh": 12000.5, "MWh": 14.2}
    assert [activity.kind for activity in found.activities] == ["electricity", "electricity", "district_heating"]
    assert str(found.activities[1].period) == "2024-02-28"
    assert "row 7: " not in out
    assert "row 1 is left out: it stands above the header" in out
    assert "row 7 is left out" in out or [item.finding.row for item in found.refused] == [7], "the note below is named"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_read_says_for_programs_names_what_was_left_out(tmp_path, capsys, suffix):
    path = tmp_path / f"el.{suffix}"
    rows = [("Datum", "El (kWh)"), ("2024-01-31", 100), ("2024-02-29", 150), ("Totalt", 250)]
    if suffix == "csv":
        path.write_text("\n".join(f"{day};{value}" for day, value in rows), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    main(["read", str(path), "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert [item["row"] for item in found["left_out"]] == [4]


def test_from_and_to_are_airports_of_a_ticket_and_days_of_an_invoice(tmp_path, capsys):
    path = tmp_path / "tickets.csv"
    path.write_text("Date,From,To,Passengers\n2024-03-04,LLA,ARN,2\n2024-03-05,ARN,LLA,2\n", encoding="utf-8")
    mapping, _ = proposed(path, capsys)
    assert (mapping.columns["origin"], mapping.columns["destination"]) == (("From",), ("To",))
    path.write_text("Från;Till;kWh\n2024-01-01;2024-01-31;100\n2024-02-01;2024-02-29;150\n", encoding="utf-8")
    mapping, _ = proposed(path, capsys)
    assert mapping.columns["period"] == ("Från", "Till")
    assert totals(read_with(path, mapping, region="SE", kind="electricity")) == {"kWh": 250.0}
