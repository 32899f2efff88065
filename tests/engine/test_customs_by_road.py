"""A unit of a country's custom is read alike in a dict, a frame of any library and a file, and each says so."""

from __future__ import annotations

import csv
import json

import pandas as pd
import polars as pl
import pytest

import carbon
from carbon.cli.main import main
from carbon.core.regions import region
from carbon.core.units import customs
from carbon.core.units.scales import unit

KINDS = {
    "length": {"kind": "car_travel", "fuel": "diesel"},
    "volume": {"kind": "petrol"},
    "mass": {"kind": "steel"},
    "freight": {"kind": "freight", "mode": "road"},
    "money": {"kind": "spend", "sector": "hotels"},
}
DIMENSIONS = {"distance": "length", "volume": "volume", "mass": "mass", "freight": "freight"}
RATES = (
    {"kind": "mileage_claim", "reimbursement": "12000 kr", "rate": "25 kr/mil", "fuel": "diesel", "region": "SE"},
    {"kind": "car_travel", "distance": "100 mi", "consumption": "25 mpg", "fuel": "petrol", "region": "US"},
    {"kind": "steel", "amount": "12 ton", "factor": "2 ton CO2e/ton", "region": "SE"},
)


def rows():
    for name, countries in customs._CUSTOMS.items():
        for country, meant in countries.items():
            asked = KINDS[DIMENSIONS.get(unit(meant).dimension, "money")]
            yield {**asked, "amount": 12.5, "unit": name, "region": country, "period": "2019"}
    for rate in RATES:
        yield {**rate, "period": "2023"}


def said(findings):
    return sorted(
        (str(one["message"]), one.get("count") or 1) if isinstance(one, dict) else (str(one.message), one.count)
        for one in findings
        if (one["code"] if isinstance(one, dict) else one.code) == "unit_custom"
    )


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: f"{row.get('unit', row['kind'])}-{row['region']}")
def test_every_road_reads_a_custom_alike(row, tmp_path, capsys):
    wanted = carbon.calculate([row, row])
    assert wanted.co2e_kg
    assert said(wanted.findings)
    columns = {name: [value, value] for name, value in row.items()}
    for frame in (pl.DataFrame(columns), pl.DataFrame(columns).lazy(), pd.DataFrame(columns)):
        found = carbon.calculate(frame, map_names=True)
        assert found.co2e_kg == pytest.approx(wanted.co2e_kg, rel=1e-12)
        assert said(found.findings) == said(wanted.findings)
    path = tmp_path / "rows.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerows([list(row), row.values(), row.values()])
    assert main(["calculate", str(path), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["co2e_kg"] == pytest.approx(wanted.co2e_kg, rel=1e-9)
    assert {message for message, _ in said(record["findings"])} == {message for message, _ in said(wanted.findings)}


def test_a_unit_for_the_whole_table_is_read_by_the_region_of_each_row():
    frame = pl.DataFrame({"litres": [10.0, 20.0, 30.0], "where": ["US", "GB", "CA"]})
    for given in ({"amount": "litres", "unit": "gal"}, {"volume": ("litres", "gal")}):
        found = carbon.calculate(frame, kind="petrol", region="where", period=2022, **given)
        rows = [
            carbon.calculate("petrol", f"{amount} {name}", region=place, period=2022).co2e_kg
            for amount, name, place in ((10, "us_gallon", "US"), (20, "imperial_gallon", "GB"))
        ]
        assert found.co2e_kg == pytest.approx(sum(rows))
        assert [finding.code for finding in found.findings if finding.severity == "error"] == ["unit_ambiguous"]
        assert len(said(found.findings)) == 2


def test_a_saved_plan_says_how_its_cells_were_read(tmp_path):
    frame = pl.DataFrame({"kind": ["petrol"] * 3, "amount": [1.0, 2.0, 3.0], "unit": ["gal", "gal", "l"], "region": ["US", "US", "US"]})
    found = carbon.calculate(frame, map_names=True, period=2022)
    found.plan.save(tmp_path / "plan.json")
    again = carbon.calculate(frame, plan=carbon.Plan.load(tmp_path / "plan.json"))
    assert again.co2e_kg == found.co2e_kg
    assert said(again.findings) == said(found.findings) == [("'gal' was read as us_gallon, as is the custom in US.", 2)]


def test_customs_are_of_countries():
    assert all(region(country).kind == "country" for countries in customs._CUSTOMS.values() for country in countries)
