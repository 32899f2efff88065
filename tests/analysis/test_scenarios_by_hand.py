"""The three scenarios of the example by hand, from the numbers that docs/scenarios.md prints."""

import csv
import json
import shutil
from pathlib import Path

import pytest

import carbon
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenarios import scenario
from carbon.cli.main import main

EXAMPLE = Path("examples/norrbotten-2019")
PAGE = Path("docs/scenarios.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open(EXAMPLE).footprint()


def printed(kilograms):
    return f"{kilograms:,.0f}".replace(",", " ") + " kg"


def test_buses(footprint):
    saved = 6_448_000 * 0.60 * (0.33 * (1.944 + 0.757) - 0.345 * 0.476)
    assert scenario(footprint, EXAMPLE / "scenarios/buses.toml").in_order == (pytest.approx(-saved, rel=1e-9),)
    assert printed(saved) in PAGE


def test_flights(footprint):
    pkm = 1378.379277
    trip = pkm * (0.08291 + 4e-7 * 28 + 2.617449664e-6 * 265) + pkm * 0.08291 * 0.9 + pkm * 0.01734
    rail = 2360 * 0.007
    video, train, alone = 13_026 * 0.2 * trip, 13_026 * 0.8 * 0.25 * (trip - rail), 13_026 * 0.25 * (trip - rail)
    found = scenario(footprint, EXAMPLE / "scenarios/short_flights.toml")
    assert found.in_order == pytest.approx((-video, -train), rel=1e-9)
    assert found.alone == pytest.approx((-video, -alone), rel=1e-9)
    for kilograms in (video, train, alone):
        assert printed(kilograms) in PAGE


def test_nitrous_oxide(footprint):
    saved = [mass * 0.5 * 0.98 * 265 for mass in (500, 230)]
    assert scenario(footprint, EXAMPLE / "scenarios/nitrous_oxide.toml").in_order == pytest.approx([-kg for kg in saved], rel=1e-12)
    for kilograms in saved:
        assert printed(kilograms + 0.01) in PAGE


def test_the_digital_visit_pays_from_short_journeys(footprint):
    entries = {
        "name": "visits",
        "sources": ["Patient travel"],
        "where": {"mode": "own_car"},
        "share": "10 %",
        "trip": "80 km",
        "to": {"kind": "digital_care_visit", "visits": 1, "duration": "20 min", "power": "60 W", "data": "1.5 GB/h"},
    }
    (found,) = scenario(footprint, scenario_of({"name": "test", "measures": [entries]}, "test.toml")).abatement
    power = carbon.calculate("electricity", "1 kWh", region="SE", period=2019, gwp_set="ar5_100").co2e_kg
    # 20 min × 2 devices × (60 W + 1.5 GB/h × 0.06 kWh/GB) = 0.1 kWh.
    lines = [line for line in footprint.to_dict()["lines"] if line["kind"] == "patient_travel" and "road.car" in line["factor_id"]]
    driven = sum({line["factor_id"]: line["amount"] for line in lines}.values())
    per_km = sum(line["co2e_kg"] for line in lines) / driven
    assert found.distance == pytest.approx(0.1 * power / per_km, rel=0.01)
    assert found.distance < 0.1
    # Holmner et al. (2014), PLoS ONE 9(9), e105040, figure 3, lower scenario: 1.85 kg an hour.
    with_equipment = 1.85 / 3 / per_km
    assert round(with_equipment) == 4, "as docs/scenarios.md says"


def test_another_supplier_is_seen_in_the_market_based_view_alone(footprint):
    measure = {"name": "wind", "sources": ["Electricity"], "to": {"supply": "nowhere"}}
    (one,) = scenario(footprint, scenario_of({"name": "test", "measures": [measure]}, "test.toml")).abatement
    assert one.in_order == 0
    assert one.words == "not seen here: a supplier counts in the market-based view. Take --basis market, in Python footprint.view('market')"


def test_half_the_power_from_another_supplier_by_hand(tmp_path, capsys):
    """48 923 800 kWh; residual mix 338.53 g/kWh, the contract 12 g/kWh."""
    folder = tmp_path / "norrbotten"
    shutil.copytree(EXAMPLE, folder)
    row = {"key": "electricity.contract", "qualifiers": "contract=wind", "stages": "generation", "region": "SE", "unit": "kWh", "mass": "g"}
    row |= {
        "valid_from": "2019-01-01",
        "valid_to": "2019-12-31",
        "value_basis": "mass_of_gas",
        "gwp_set": "ar5_100",
        "co2e": "12",
        "locator": "bill",
    }
    with (folder / "factors.csv").open(newline="", encoding="utf-8") as file:
        names = csv.DictReader(file).fieldnames
    with (folder / "factors.csv").open("a", newline="", encoding="utf-8") as file:
        csv.DictWriter(file, names, restval="").writerow(row | {"publication": "supplier", "licence": "CC0"})
    measure = '[[measures]]\nname = "half"\nsources = ["Electricity"]\nshare = "50 %"\nto = { supply = "wind" }\n'
    (tmp_path / "wind.toml").write_text(f'name = "wind"\n{measure}', encoding="utf-8")
    assert main(["scenario", str(folder), str(tmp_path / "wind.toml"), "--basis", "market", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["basis"] == "market"
    assert found["measures"][0]["in_order_kg"] == pytest.approx(-48_923_800 * 0.5 * (0.33853 - 0.012), rel=1e-9)
