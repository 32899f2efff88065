"""Default spreads: each bound of the IPCC is that of one printed row, and each median is that of what Base Carbone ships."""

import csv
import re
import runpy
from pathlib import Path

import pytest

import carbon
from carbon.analysis.defaults import factor_spread

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "emission_factors"
GASES = {"co2": "CO2", "co2_biogenic": "CO2", "ch4_fossil": "CH4", "ch4_biogenic": "CH4", "n2o": "N2O"}


def read(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


PRINTED = {(row["table"], row["row"], row["gas"]): row for row in read(Path(__file__).with_name("ipcc_2006_bounds.csv"))}
"""Default, lower and upper as read in the IPCC's own pages, apart from the copy that the factors come from."""
DEFAULTS = read(FOLDER / "parameters" / "uncertainty.csv")
BOUNDS = [row for row in DEFAULTS if row["unit"] == "kg/TJ_net"]
ADEME = read(FOLDER / "ademe" / "V23.6" / "factors.csv")
TOOL = runpy.run_path(str(ROOT / "tools" / "datasets" / "uncertainty_defaults.py"))


def cited(row):
    """The printed rows that a locator names."""
    gas = GASES[row["name"].split(" ")[0]]
    return [PRINTED[(*re.fullmatch(r"Table ([\d.]+), (.+)", place).groups(), gas)] for place in row["locator"].split("; ")]


def test_every_bound_is_that_of_the_row_that_it_cites():
    assert len(BOUNDS) > 800
    for row in BOUNDS:
        for printed in cited(row):
            ours = [float(row[name]) for name in ("value", "lowest", "highest")]
            assert ours == [float(printed[name]) for name in ("value", "lower", "upper")], (row["item"], row["name"], row["locator"])


def test_bounds_of_the_ipccs_own_factors_are_as_printed():
    found = list(TOOL["bounds"](FOLDER))
    assert len(found) > 680
    for bound in found:
        for printed in cited({"name": bound.gas, "locator": bound.locator}):
            assert (float(bound.value), float(bound.low), float(bound.high)) == tuple(
                float(printed[name]) for name in ("value", "lower", "upper")
            )


def test_every_fuel_gas_and_sector_has_its_bound_and_the_widest_is_named():
    names = {(row["item"], row["name"]): row for row in BOUNDS}
    found = {}
    for bound in TOOL["bounds"](FOLDER):
        found.setdefault((bound.key, bound.gas), []).append(bound)
        assert (bound.key, f"{bound.gas} sector={bound.sector}") in names
    for (key, gas), bounds in found.items():
        row = names[key, gas]
        width = (float(row["highest"]) - float(row["lowest"])) / float(row["value"])
        assert width == max(bound.width[0] for bound in bounds), (key, gas)
        assert re.match(r"of sector [a-z ]+.*, for factors that name no sector$", row["note"]), row


def test_widths_in_per_cent_and_times_are_those_of_the_text():
    by_hand = {
        (row["item"], row["name"]): row
        for row in DEFAULTS
        if row["locator"].startswith(("section", "Table 3.5.3", "Table 3.6.5")) and row["unit"] != "kg/TJ_net"
    }
    assert {key: (row["value"], row["unit"], row["lowest"], row["highest"]) for key, row in by_hand.items()} == {
        ("road.*", "ch4_fossil"): ("3", "times", "", ""),
        ("road.*", "n2o"): ("3", "times", "", ""),
        ("air.*", "ch4_fossil"): ("78.5", "%", "-57", "100"),
        ("air.*", "n2o"): ("110", "%", "-70", "150"),
        ("sea.*", "ch4_fossil"): ("50", "%", "-50", "50"),
        ("sea.*", "n2o"): ("90", "%", "-40", "140"),
    }  # fmt: skip


def judged(result, gas):
    line = next(line for answer in result.plan.answers for line in answer.lines if line.stage == "combustion" and gas in line.gases)
    return factor_spread(line, gas)


@pytest.mark.parametrize(
    ("asked", "gas", "low", "high", "said"),
    [
        # British diesel names no sector: CH4 3 kg/TJ between 1 and 10 in Tables 2.2 and 2.3, wider than 10 between 3 and 30 in 2.4 and 2.5.
        ({"kind": "diesel", "amount": "1 l", "region": "GB", "period": 2019}, "ch4_fossil", 2 / 3, 7 / 3, "Table 2.2, Gas/Diesel Oil: of sector energy industries, the widest of 8 rows"),
        # New Zealand's road diesel is of the road: 3.9 kg/TJ between 1.6 and 9.5 in Table 3.2.2.
        ({"kind": "fuel", "fuel": "diesel", "volume": "1 l", "sector": "road", "region": "NZ", "period": 2026}, "ch4_fossil", 1 - 1.6 / 3.9, 9.5 / 3.9 - 1, "Table 3.2.2, Gas/Diesel Oil: road"),
    ],
    ids=["no sector", "road"],
)  # fmt: skip
def test_a_factor_takes_the_bounds_of_its_sector_and_says_whose_they_are(asked, gas, low, high, said):
    found = judged(carbon.calculate([asked]), gas)
    assert found.default
    assert (found.spread.low, found.spread.high) == pytest.approx((low, high))
    assert said in found.source


# Element of Base Carbone V23.6 and its column Incertitude, one of each value, read in the publisher's own workbook apart from the importer.
STATED = {
    43013: 10, 20795: 100, 24283: 11, 34676: 12, 34916: 15, 34674: 19, 20718: 20, 22827: 24, 34943: 25, 22825: 26, 22826: 29, 36435: 30,
    20927: 33, 20758: 35, 27037: 40, 24275: 400, 22829: 44, 20587: 45, 26696: 5, 27017: 50, 28231: 60, 43654: 70, 43496: 80,
}  # fmt: skip


@pytest.mark.parametrize(("element", "half"), STATED.items())
def test_half_widths_of_base_carbone_are_as_printed(element, half):
    found = {row["uncertainty"] for row in ADEME if re.match(rf"element {element},", row["locator"])}
    assert found == {f"±{half} %"}


def test_every_value_that_base_carbone_states_is_among_them():
    assert {row["uncertainty"] for row in ADEME if row["uncertainty"]} == {f"±{half} %" for half in STATED.values()}
