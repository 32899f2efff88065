"""Digital meetings, visits, devices and data centres by hand; what they replace stands excluded from totals."""

from __future__ import annotations

import json
from math import isclose

import pytest
from pydantic import ValidationError

import carbon
from carbon.cli.main import main

AR5 = carbon.Policy(gwp_set="ar5_100")


@pytest.fixture
def half(tmp_path):
    """Electricity of 0.5 kg CO2e/kWh and nothing else."""
    path = tmp_path / "own.csv"
    path.write_text("key,stages,region,unit,mass,co2e,gwp_set,locator\nelectricity.grid,generation,world,kWh,kg,0.5,ar5_100,example\n")
    return carbon.Catalogue.read(path)


def test_a_meeting_by_hand(half):
    """8 × 1.5 h × 60 W = 0.72 kWh of devices; 8 × 1.5 h × 1.5 GB/h × 0.06 kWh/GB (Aslan et al. 2018, abstract) = 1.08 kWh of network."""
    meeting = carbon.DigitalMeeting(participants=8, duration="1.5 h", power="60 W", data="1.5 GB/h")
    result = carbon.calculate(meeting, catalogue=half, policy=AR5)
    assert isclose(result.co2e_kg, (0.72 + 1.08) * 0.5, rel_tol=1e-12)
    booked = {(scope, category): kg for scope, category, kg in result.by("scope", "category").rows()}
    assert isclose(booked[2, None], 0.36, rel_tol=1e-12)
    assert isclose(booked[3, 1], 0.54, rel_tol=1e-12)


def test_a_meeting_without_data_says_that_the_network_is_out(half):
    result = carbon.calculate(carbon.DigitalMeeting(participants=8, duration="1.5 h", power="60 W"), catalogue=half, policy=AR5)
    assert "network_missing" in {finding.code for finding in result.findings}


def test_care_visits_by_hand(half):
    """1 000 × 1/3 h × 2 devices × 60 W = 40 kWh; the network 1 000 × 1/3 h × 2 × 1.5 GB/h × 0.02 kWh/GB = 20 kWh; devices 2 × 0.01 kg."""
    visits = carbon.DigitalCareVisit(
        visits=1000,
        duration="20 min",
        power="60 W",
        data="1.5 GB/h",
        network_intensity="0.02 kWh/GB",
        device_factor="0.01 kg CO2e/participant_hour",
        evidence="life cycle assessment",
    )
    result = carbon.calculate(visits, catalogue=half, policy=AR5)
    assert isclose(result.co2e_kg, (40 + 20) * 0.5 + 1000 / 3 * 2 * 0.01, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 1, pytest.approx(result.co2e_kg))]


def test_data_centres_and_devices_by_hand(half):
    centre = carbon.calculate(carbon.DataCentre(energy="10 MWh", pue=1.4), catalogue=half, policy=AR5)
    assert isclose(centre.co2e_kg, 10_000 * 1.4 * 0.5, rel_tol=1e-12)
    devices = carbon.calculate(carbon.DeviceUse(devices=100, duration="1800 h", power="30 W"), catalogue=half, policy=AR5)
    assert isclose(devices.co2e_kg, 100 * 1800 * 0.030 * 0.5, rel_tol=1e-12)


def test_avoided_travel_by_hand():
    """UK 2019 flat file: average car of unknown fuel 0.17710 kg CO2e/km (row 1138); 1 000 trips of 80 km, 90 % replaced, 1.5 a car."""
    trip = carbon.AvoidedTravel(trips=1000, distance="80 km", mode="car", occupancy=1.5, replaced=0.9, region="GB", period=2019)
    result = carbon.calculate(trip, gwp_set="ar4_100").outside_totals("avoided").where(stage="combustion")
    assert isclose(result.co2e_kg, 1000 * 80 * 0.9 / 1.5 * 0.1771, rel_tol=4e-3)


BESIDE = [
    carbon.AvoidedTravel(trips=1000, distance="80 km", mode="car", region="GB", period=2019),
    carbon.AvoidedEmissions(emissions="12 t CO2e", comparison="grid electricity", evidence="report"),
    carbon.Removal(mass="100 t", method_of="biochar", storage="100 years", evidence="certificate"),
]
MEETING = carbon.DigitalMeeting(participants=8, duration="1.5 h", power="60 W", data="1.5 GB/h", region="GB", period=2019)


def test_no_total_holds_what_stands_beside():
    alone = carbon.calculate(MEETING)
    both = carbon.calculate([MEETING, *BESIDE])
    assert both.complete
    for basis in ("location", "market"):
        assert both.total_kg(basis) == alone.total_kg(basis)
        assert both.view(basis).co2e_kg == alone.view(basis).co2e_kg
    assert both.by("scope").equals(alone.by("scope"))
    assert both.by("stage", "gas").equals(alone.by("stage", "gas"))
    assert set(both.by("basis")["basis"]) == set(alone.by("basis")["basis"])
    assert both.contents == alone.contents
    assert {gas: kg for gas, kg in both.gases_kg().items() if kg} == {gas: kg for gas, kg in alone.gases_kg().items() if kg}
    assert both.row_kg().tolist()[1:] == [0.0, 0.0, 0.0]


def test_what_stands_beside_has_tables_of_its_own():
    both = carbon.calculate([MEETING, *BESIDE])
    removed, avoided = both.outside_totals("removal"), both.outside_totals("avoided")
    assert isclose(removed.co2e_kg, 100_000, rel_tol=1e-12)
    assert avoided.by("kind")["kind"].to_list() == ["avoided_travel", "avoided_emissions"]
    record = both.to_dict()
    assert set(record["beside"]) == {"avoided", "removal"}
    assert isclose(record["beside"]["avoided"]["co2e_kg"], avoided.co2e_kg, rel_tol=1e-12)
    assert {line["basis"] for line in record["lines"]} <= {None, "location", "market"}
    assert "avoided, excluded from totals" in avoided.contents


def test_results_of_two_kinds_have_no_sum():
    both = carbon.calculate([MEETING, *BESIDE])
    with pytest.raises(carbon.CarbonError, match="have no sum"):
        both + both.outside_totals("avoided")
    with pytest.raises(carbon.CarbonError, match="Known: avoided, removal, projected"):
        both.outside_totals("saved")


def test_the_command_line_prints_it_apart(capsys):
    assert main(["avoided_travel", "80 km", "--trips", "1000", "--mode", "car", "--region", "GB", "--period", "2019"]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("avoided, excluded from totals")
    assert main(["removal", "100 t", "--method-of", "biochar", "--evidence", "certificate", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["co2e_kg"] == 0
    assert record["beside"]["removal"]["co2e_kg"] == 100_000


def test_break_even_distance_by_hand():
    """1.85 kg CO2e per hour (Holmner et al. 2014, figure 3, lower scenario) over the car's emissions per km."""
    visit = carbon.calculate("reported_emissions", "1.85 kg CO2e", purpose="service", evidence="Holmner et al. 2014")
    trip = carbon.AvoidedTravel(distance="100 km", mode="car", region="GB", period=2019)
    per_km = carbon.calculate(trip).outside_totals("avoided").co2e_kg / 100
    assert isclose(carbon.break_even_distance(visit, trip), 1.85 / per_km, rel_tol=1e-12)
    many = carbon.AvoidedTravel(trips=10, distance="100 km", mode="car", region="GB", period=2019)
    assert isclose(carbon.break_even_distance(visit, many), 1.85 / per_km / 10, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (lambda: carbon.DataCentre(energy="1 kWh", pue=0.9), "number_impossible", "Write 1 or more"),
        (lambda: carbon.AvoidedTravel(distance="1 km", mode="car", occupancy=0), "number_impossible", "at least one person is in the car"),
        (lambda: carbon.AvoidedTravel(distance="1 km", mode="bus", occupancy=2), "fields_contradict", "Leave occupancy out"),
        (lambda: carbon.AvoidedTravel(distance="1 km", mode="car", replaced=1.2), "share_invalid", "Write 0 to 1"),
        (lambda: carbon.AvoidedTravel(distance="1 km", mode="ca"), "word_unknown", "car"),
        (lambda: carbon.DeviceUse(devices=1, duration="1 h", power="0 W"), "number_impossible", "power is 0"),
        (lambda: carbon.DigitalCareVisit(visits=1, duration="1 h", power="1 W", participants=1), "number_impossible", "patient and staff"),
        (lambda: carbon.DigitalMeeting(duration="1 h", power="1 W", data="3 kg/h"), "dimension", "expected data per duration"),
    ],
)
def test_bad_digital_rows_say_what_to_write(call, code, words):
    with pytest.raises((ValidationError, carbon.CarbonError)) as raised:
        call()
    inner = raised.value if isinstance(raised.value, carbon.CarbonError) else raised.value.errors()[0]["ctx"]["error"]
    assert inner.code == code
    assert words in str(inner)
