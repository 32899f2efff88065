"""A workbook as a person without Python fills it in: every command says what is wrong with it, in its language and its words."""

from __future__ import annotations

import json

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.cli.main import main
from carbon.inventory.inventory import Inventory
from carbon.tables.write import write_frame
from workbook import filled

POWER = {"kind": "El", "amount": 400, "unit": "MWh"}
TRAIN = {"kind": "Tåg", "amount": 860_000}
UNKNOWN = {"kind": "Färg", "amount": 900, "unit": "l"}


def book(path, head=filled.HEAD, sites=filled.SITES, **rows):
    return str(filled.fill(path, {name.replace("_", " "): each for name, each in rows.items()}, head, sites))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    rows = {"Energi": [POWER], "Drivmedel": [{"kind": "Diesel", "amount": 900, "unit": "l"}], "Tåg_och_buss": [TRAIN]}
    return book(tmp_path_factory.mktemp("whole") / "hel.xlsx", filled.HEAD | {"År": 2023, "Redovisningens namn": "Bokslut 2023"}, **rows)


@pytest.fixture(scope="module")
def partial(tmp_path_factory):
    rows = {"Energi": [POWER], "Drivmedel": [UNKNOWN, UNKNOWN]}
    return book(tmp_path_factory.mktemp("partial") / "del.xlsx", **rows)


def test_the_rows_of_a_workbook_are_written_to_a_workbook(whole, tmp_path, recwarn):
    target = tmp_path / "rows.xlsx"
    assert main(["footprint", whole, "-o", str(target)]) == 0
    header, *rows = openpyxl.load_workbook(target).active.iter_rows(values_only=True)
    assert {"period", "Period (2)", "Energislag", "co2e_kg"} <= set(header)
    assert sum(row[header.index("co2e_kg")] for row in rows) == pytest.approx(Inventory.open(whole).footprint().co2e_kg)
    assert len(rows) == 3
    assert not recwarn.list


@given(names=st.lists(st.sampled_from(["a", "A", "a (2)", "A (2)", "å", "Å", "ß", "SS", "b"]), unique=True, min_size=1))
def test_no_header_keeps_a_table_out_of_a_workbook(names, tmp_path_factory):
    target = tmp_path_factory.mktemp("names") / "out.xlsx"
    write_frame(pl.DataFrame({name: [number] for number, name in enumerate(names)}), target)
    header, row = openpyxl.load_workbook(target).active.iter_rows(values_only=True)
    assert list(row) == list(range(len(names)))
    assert len({name.lower() for name in header}) == len(names)
    assert all(shown == name or shown.startswith(f"{name} (") for shown, name in zip(header, names, strict=True))


WRONG_HEAD = {"Redovisningens namn": "Bokslut", "Organisation": "Region Prov", "Land": "Sverje", "Årsarbetskrafter": "335 st"}


@pytest.mark.parametrize("command", ["check", "footprint", "goals", "report"])
def test_all_wrong_cells_of_the_organisation_are_told_at_once_in_the_language_of_the_workbook(command, tmp_path, capsys):
    path = book(tmp_path / "fel.xlsx", WRONG_HEAD, Energi=[POWER])
    more = ["-o", str(tmp_path / "r.html")] if command == "report" else []
    assert main([command, path, *more]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "carbon: fel.xlsx: bladet 'Organisation', cell B7 (År) är tom. Fyll i den.",
        (
            "fel.xlsx: bladet 'Organisation', cell B8 (Land): regionen 'Sverje' är okänd. "
            "Skriv en kod med två bokstäver, som SE, ett lands namn, eller world."
        ),
        "fel.xlsx: bladet 'Organisation', cell B11 (Årsarbetskrafter): '335 st' är inget tal. Skriv det som 1234.5 eller 1 234,5.",
    ]
    assert main([command, path, *more, "--language", "en"]) == 2
    assert "cell B7 (År) is empty. Fill it in." in capsys.readouterr().err


def test_all_wrong_cells_of_the_sites_are_told_at_once(tmp_path, capsys):
    path = book(tmp_path / "fel.xlsx", sites=[("A", "stor"), ("A", 1), (None, 2)], Energi=[POWER])
    assert main(["check", path]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert "'stor' är inget tal" in said[0]
    assert "anläggningen 'A' står två gånger" in said[1]
    assert "saknar namn" in said[2]


PARTIAL = "ofullständig: 2 av 3 rader saknar svar"
COMMANDS = {
    "goals": ["goals", "{}"],
    "materiality": ["materiality", "{}"],
    "uncertainty": ["uncertainty", "{}", "--draws", "100"],
    "freeze": ["freeze", "{}", "-o", "{target}"],
    "compare": ["compare", "{whole}", "{}"],
    "compare back": ["compare", "{}", "{whole}"],
    "series": ["series", "{whole}", "{}"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_is_made_of_a_partial_footprint_says_that_it_is_partial(name, whole, partial, tmp_path, capsys):
    def printed(path):
        given = {"target": str(tmp_path / "l.lock"), "whole": whole}
        assert main([part.format(path, **given) for part in COMMANDS[name]]) == 0
        return capsys.readouterr().out

    assert PARTIAL in printed(partial)
    if "compare" not in name and name != "series":
        assert "ofullständig" not in printed(whole)


def test_a_change_that_is_partial_says_so_in_its_sentences_and_calls_nothing_gone(whole, partial, capsys):
    assert main(["compare", whole, partial]) == 0
    out = capsys.readouterr().out
    assert "Klimatbokslut 2024 är ofullständig: 2 av 3 rader saknar svar, och deras utsläpp ingår inte i förändringen." in " ".join(
        out.split()
    )
    assert "borta?" in out
    assert main(["compare", whole, partial, "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["before_complete"], record["after_complete"]) == (True, False)
    assert {item["state"] for item in record["sources"]} == {"", "gone?"}
    assert "2 av 3 rader saknar svar" in record["text"]
    assert main(["compare", whole, whole]) == 0
    assert "ofullständig" not in capsys.readouterr().out


def test_no_column_of_another_sheet_is_named(whole, capsys):
    main(["check", whole])
    out = " ".join(capsys.readouterr().out.split())
    assert "Luftfartyg" not in out
    assert "det vanliga slaget antas: national. Är det ett annat, välj ett mer exakt ord ur listan." in out


def test_places_and_sentences_have_the_headers_and_words_of_the_sheet(tmp_path, capsys):
    rows = {
        "Energi": [{"kind": "El", "amount": 310, "unit": "MW"}, {"kind": "El", "unit": "kWh"}],
        "Hotell": [{"region": "Tyskland", "amount": 8, "unit": "rum"}],
        "Flyg": [{"origin": "LLA", "destination": "ARN", "passengers": 2, "period": "2023-12"}],
        "Narkosgaser": [{"kind": "Desfluran", "amount": -250, "unit": "ml"}],
    }
    main(["check", book(tmp_path / "bok.xlsx", **rows)])
    out = " ".join(capsys.readouterr().out.split())
    assert (
        "bok.xlsx#Energi, rad 6, kolumn Mängd 310 MW är effekt, vilket inte går på den här raden. "
        "Välj en annan enhet ur listan, eller rätta vad raden gäller." in out
    )
    assert "bok.xlsx#Energi, rad 7, kolumn Mängd mängden saknas. Skriv den, eller ta bort raden." in out
    assert "enheten 'rum' är okänd. Välj en ur listan." in out
    assert "bok.xlsx#Flyg, rad 6, kolumn Period 2023-12 ligger utanför" in out
    assert "Dra av den från mängden på raden som den rättar, och ta bort den här." in out
    assert "kolumnen corrects" not in out


@pytest.mark.parametrize("other", [[], [{"sector": "C21 Läkemedel", "amount": 3, "unit": "tkr", "vat": "0 %"}]])
def test_the_custom_of_the_country_holds_in_the_cell_of_the_amount_whatever_stands_in_other_rows(other, tmp_path):
    medicine = {"sector": "C21 Läkemedel", "amount": "48 Mkr", "vat": "0 %"}
    found = Inventory.open(book(tmp_path / "bok.xlsx", Inköp=[medicine, *other])).footprint()
    whole = Inventory.open(
        book(tmp_path / "hel.xlsx", Inköp=[medicine | {"amount": 48_000_000 + 3000 * len(other), "unit": "SEK"}])
    ).footprint()
    assert found.complete
    assert found.co2e_kg == pytest.approx(whole.co2e_kg)
    assert "'Mkr' was read as MSEK, as is the custom in SE." in {item.message for item in found.findings if item.code == "unit_custom"}
