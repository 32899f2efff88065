"""Columns of one unit and several years are years of one thing, whose kind is asked; a heading of one thing names it."""

from __future__ import annotations

import pytest

from carbon.reading.heading_units import unit_in_heading
from carbon.reading.mapping import TableMapping
from carbon.reading.source import prepare, read_source, rows_of
from carbon.reading.trial import trial_of


def _tried(folder, text, name="uppgifter.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (found,) = trial_of(path, TableMapping())
    return found.proposal, path


@pytest.mark.parametrize("heading", ["MWh {}", "Förbrukning {} (MWh)", "{} MWh"])
def test_years_side_by_side_are_melted_by_their_year(heading, tmp_path):
    names = [heading.format(year) for year in (2022, 2023)]
    proposal, path = _tried(tmp_path, f"Fastighet;{names[0]};{names[1]}\nSunderbyn;12 400;11 900\nPiteå;5 300;5 100\n")
    assert proposal.entries["melt"]["columns"] == {
        name: {"period": year, "unit": "MWh"} for name, year in zip(names, ("2022", "2023"), strict=True)
    }
    assert [question.partition(":")[0] for question in proposal.open] == ["kind", "region"]
    mapping = TableMapping(**{**proposal.entries, "kind": "district_heating", "region": "SE", "map_names": False})
    (table,) = read_source(path, mapping)
    rows = [(one.site, str(one.period), one.amount[0]) for one in rows_of(prepare(table, mapping)).activities]
    assert sorted(rows) == [
        ("Piteå", "2022", 5300.0),
        ("Piteå", "2023", 5100.0),
        ("Sunderbyn", "2022", 12400.0),
        ("Sunderbyn", "2023", 11900.0),
    ]


def test_columns_of_two_units_are_still_asked_about(tmp_path):
    proposal, _ = _tried(tmp_path, "Fastighet;MWh 2022;GJ 2023\nSunderbyn;12 400;11 900\n")
    assert "melt" not in proposal.entries
    assert any(question.startswith("amount:") for question in proposal.open)


def test_a_heading_of_one_person_or_thing_is_no_count(tmp_path):
    """1001 is who drove, and not how many; the distance is the column of mil."""
    proposal, _ = _tried(tmp_path, "Anställd;Månad;Mil\n1001;2023-01;45\n1002;2023-01;120\n", "resor med bil.csv")
    assert proposal.entries["columns"] == {"period": "Månad", "distance": "Mil"}
    assert [unit_in_heading(text) and unit_in_heading(text).name for text in ("Anställda", "Nätter", "Flaskor", "Antal anställda")] == [
        "employee",
        "night",
        "cylinder",
        "employee",
    ]
    assert [unit_in_heading(text) for text in ("Anställd", "Natt", "Flaska", "Resa", "Trip", "Employee")] == [None] * 6
