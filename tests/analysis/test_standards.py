"""Results in the rows of standards: everything once, nothing twice."""

import math

import pytest

import carbon
from carbon.analysis.sfs_2009_907 import sfs_2009_907
from carbon.analysis.standards import ISO_14064_1, booked, esrs_e1_6, iso_14064_1
from carbon.core.errors import CarbonError

ROWS = [
    {"kind": "diesel", "amount": "100 l"},
    {"kind": "electricity", "amount": "10 MWh"},
    {"kind": "rail", "amount": "640 km"},
    {"kind": "flight", "origin": "LHR", "destination": "MAN"},
    {"kind": "flight", "origin": "LHR", "destination": "JFK"},
    {"kind": "car_travel", "amount": "120 km", "fuel": "petrol"},
    {"kind": "fuel", "fuel": "wood_pellets", "amount": "1 t"},
]


@pytest.fixture(scope="module")
def result():
    return carbon.calculate([row | {"region": "GB", "period": 2019} for row in ROWS])


def test_iso_categories_partition_the_total(result):
    table = iso_14064_1(result)
    assert math.fsum(table["co2e_kg"]) == pytest.approx(result.co2e_kg, rel=1e-12)
    assert table["category"].to_list() == list(ISO_14064_1)


def test_every_scope_3_category_has_one_iso_category():
    places = [place for places in ISO_14064_1.values() for place in places]
    assert sorted(places, key=str) == sorted([(1, None), (2, None), *((3, number) for number in range(1, 16))], key=str)


def test_esrs_totals_are_the_sums_of_their_scopes(result):
    table = esrs_e1_6(result)
    tonnes = dict(zip(table["label"], table["t_co2e"], strict=True))
    scopes = [tonnes[f"Gross {name} GHG emissions"] for name in ("Scope 1", "location-based Scope 2")]
    assert math.fsum([*scopes, tonnes["Total Gross indirect (Scope 3) GHG emissions"]]) == pytest.approx(
        tonnes["Total GHG emissions (location-based)"]
    )
    assert tonnes["Total GHG emissions (location-based)"] == pytest.approx(result.co2e_kg / 1000)
    assert tonnes["Total GHG emissions (market-based)"] == pytest.approx(result.total_kg("market") / 1000)
    categories = [value for label, value in tonnes.items() if label.startswith("Scope 3 category")]
    assert math.fsum(categories) == pytest.approx(tonnes["Total Gross indirect (Scope 3) GHG emissions"])


def test_biogenic_carbon_stands_beside(result):
    table = esrs_e1_6(result)
    beside = dict(zip(table["element"], table["t_co2_biogenic"], strict=True))
    expected = math.fsum(line.kg for line in booked(result, "location") if line.gas == "co2_biogenic" and line.scope == 1)
    assert beside["GrossScope1GreenhouseGasEmissions"] == pytest.approx(expected / 1000)
    assert expected > 1000, "a tonne of pellets gives more than a tonne of biogenic CO2"


def test_an_unknown_set_of_standards_is_a_sentence(result):
    with pytest.raises(CarbonError, match="ESRS set '2030' is unknown. Known: 2023."):
        esrs_e1_6(result, "2030")


def test_the_swedish_annex_counts_co2_and_splits_flights_at_500_km(result):
    table = sfs_2009_907(result, full_time_equivalents=50)
    kilograms = dict(zip(table["row"], table["kg_co2"], strict=True))
    # UK Government factors 2019: rail 0.03694 + CH4, N2O; the CO2 of it alone is counted.
    train = result.where(kind="rail", stage="combustion").gases_kg()["co2"]
    assert kilograms["train"] == pytest.approx(train)
    short = result[3].where(stage="combustion").gases_kg()["co2"]
    assert kilograms["flights under 500 km"] == pytest.approx(short)
    assert kilograms["flights over 500 km"] == pytest.approx(result[4].where(stage="combustion").gases_kg()["co2"])
    parts = [value for row, value in kilograms.items() if row not in ("sum", "flights over 500 km")]
    assert kilograms["sum"] == pytest.approx(math.fsum(parts))
    assert table["kg_co2_per_fte"].to_list() == pytest.approx([value / 50 for value in table["kg_co2"]])


def test_no_full_time_equivalents_is_a_sentence(result):
    with pytest.raises(CarbonError, match="full_time_equivalents must be above 0"):
        sfs_2009_907(result, 0)
