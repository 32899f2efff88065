"""What moved and why: effects sum to the change, each cause is found where it alone moves."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.comparison import CAUSES, compare
from carbon.analysis.decomposition import Item, decomposed, logarithmic_mean
from carbon.analysis.freezing import freeze
from carbon.analysis.restating import with_gwp_set
from carbon.analysis.thawing import thaw
from carbon.analysis.wording import decision_text
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from inventories import HEAD, TABLE, make

pytestmark = pytest.mark.usefixtures("calculated_once")

AMOUNTS = st.floats(0.0, 1e5)
ROWS = st.lists(st.tuples(st.sampled_from(["diesel", "petrol"]), AMOUNTS, st.sampled_from(["Car", "Boat"])), min_size=1, max_size=6)


def fuels(rows, period=2019, **settings):
    made = [{"kind": fuel, "amount": (amount, "l"), "region": "GB", "period": period, "source": source} for fuel, amount, source in rows]
    return carbon.calculate(made, **settings)


def causes(moved):
    return {cause: math.fsum(effect.kg for effect in moved.effects if effect.cause == cause) for cause in CAUSES}


@given(ROWS, ROWS)
def test_effects_sum_to_the_change(before, after):
    one, other = fuels(before, 2018, gwp_set="ar5_100"), fuels(after, 2022, gwp_set="ar6_100")
    moved = compare(one, other)
    assert math.fsum(effect.kg for effect in moved.effects) == pytest.approx(moved.change_kg, rel=1e-9, abs=1e-6)


def test_an_amount_alone():
    moved = compare(fuels([("diesel", 100.0, "Car")]), fuels([("diesel", 110.0, "Car")]))
    found = causes(moved)
    assert found["amount"] == pytest.approx(moved.change_kg)
    assert found["factor"] == pytest.approx(0.0, abs=1e-9)


def test_a_factor_alone():
    moved = compare(fuels([("diesel", 100.0, "Car")], 2018), fuels([("diesel", 100.0, "Car")], 2022))
    assert causes(moved)["factor"] == pytest.approx(moved.change_kg)
    assert causes(moved)["amount"] == pytest.approx(0.0, abs=1e-9)


def test_structure_alone():
    before, after = [("diesel", 60.0, "Car"), ("petrol", 40.0, "Car")], [("diesel", 40.0, "Car"), ("petrol", 60.0, "Car")]
    found = causes(compare(fuels(before), fuels(after)))
    assert found["amount"] == pytest.approx(0.0, abs=1e-9)
    assert found["structure"] == pytest.approx(20 * (fuels([("petrol", 1.0, "Car")]).co2e_kg - fuels([("diesel", 1.0, "Car")]).co2e_kg))


def test_a_source_of_one_year_alone_is_boundary():
    moved = compare(fuels([("diesel", 10.0, "Car")]), fuels([("diesel", 10.0, "Car"), ("diesel", 5.0, "Boat")]))
    assert causes(moved)["boundary"] == pytest.approx(fuels([("diesel", 5.0, "Boat")]).co2e_kg)
    assert moved.by("source", "cause")["source"].to_list() == ["Boat"]


def test_a_gwp_set_alone():
    one = carbon.calculate("nitrous_oxide", "2 kg", gwp_set="ar5_100", source="Gas")
    other = carbon.calculate("nitrous_oxide", "2 kg", gwp_set="ar6_100", source="Gas")
    moved = compare(one, other)
    # 2 kg × (273 − 265): AR6 WGI Table 7.SM.7 and AR5 WGI Table 8.A.1
    assert causes(moved)["gwp_set"] == pytest.approx(16.0)
    assert moved.change_kg == pytest.approx(16.0)
    assert str(moved) == "530.00 kg → 546.00 kg CO2e (+16.00 kg): gwp set +16.00 kg"


def test_the_three_factors_by_hand():
    # V = Q × f with Q 100 → 200 and one activity: L(V_T, V_0) ln 2 for the amount, the rest is the factor.
    one, other = fuels([("diesel", 100.0, "Car")], 2018), fuels([("diesel", 200.0, "Car")], 2022)
    mean = logarithmic_mean(other.co2e_kg, one.co2e_kg)
    assert causes(compare(one, other))["amount"] == pytest.approx(mean * math.log(2))
    assert logarithmic_mean(3.0, 3.0) == 3.0


def test_wrong_keys_and_results_are_sentences():
    one = fuels([("diesel", 1.0, "Car")])
    with pytest.raises(CarbonError, match="'causes' is not a key of a comparison. Nearest: cause"):
        compare(one, one).by("causes")
    with pytest.raises(CarbonError, match="after has no answer, so nothing can be compared. Fix the errors that check prints."):
        compare(one, carbon.calculate([{"kind": "fuel", "fuel": "unobtainium", "volume": "1 l"}]))
    with pytest.raises(CarbonError, match="a location-based and a market-based result cannot be compared"):
        compare(one, one.view("market"))


def test_a_gas_that_a_set_lacks_is_never_zero():
    gas = carbon.calculate("sevoflurane", "250 ml", gwp_set="ar5_100")
    assert with_gwp_set(gas, "ar6_100").co2e_kg == pytest.approx(gas.co2e_kg * 195 / 216)
    with pytest.raises(CarbonError, match="ar4_100 has no GWP of sevoflurane. Choose a set that has, as ar6_100."):
        with_gwp_set(gas, "ar4_100")


SIZES = st.one_of(st.just(0.0), st.floats(1e-9, 1e9), st.floats(-1e9, -1e-9))


@given(st.floats(1e-6, 1e9), st.floats(1e-6, 1e9), st.floats(1e-6, 1.0), st.floats(1e-6, 1.0), SIZES, SIZES)
def test_any_change_is_the_sum_of_its_effects(whole, more, share, other, old, new):
    found = decomposed(Item(whole, whole * share, old), Item(more, more * other, new))
    assert math.fsum(found) == pytest.approx(new - old, rel=1e-9, abs=1e-9 * (abs(old) + abs(new)))


@given(st.floats(1.0, 1e3), st.floats(1.0, 1e3), st.floats(0.1, 10.0))
def test_a_change_of_sign_in_both_directions_mirrors(old, new, ratio):
    one, other = Item(100.0, 50.0, -old), Item(100.0 * ratio, 50.0 * ratio, new)
    back = decomposed(other, one)
    for forth, there in zip(decomposed(one, other), back, strict=True):
        assert forth == pytest.approx(-there, rel=1e-9, abs=1e-9)


def test_emissions_below_zero_in_both_years():
    # Twice the amount of a sink: all of it is amount.
    assert decomposed(Item(100.0, 100.0, -50.0), Item(200.0, 200.0, -100.0)) == pytest.approx((-50.0, 0.0, 0.0))


@given(ROWS, ROWS)
def test_the_residual_of_any_two_inventories_is_rounding(before, after):
    moved = compare(fuels(before, 2018, gwp_set="ar5_100"), fuels(after, 2022, gwp_set="ar6_100"))
    assert abs(moved.residual_kg) <= 1e-9 * max(1.0, abs(moved.before), abs(moved.after))
    assert math.fsum(item.after - item.before for item in moved.sources) == pytest.approx(moved.change_kg, rel=1e-9, abs=1e-6)


def test_the_two_sectors_of_an_industry():
    # Additive LMDI-I (Ang 2015, equations 4 to 7) by hand: L of each sector times the logarithm of each ratio.
    one, other = decomposed(Item(50, 10, 30), Item(80, 40, 80)), decomposed(Item(50, 40, 20), Item(80, 40, 16))
    first, second = 50 / math.log(80 / 30), -4 / math.log(16 / 20)
    assert one.amount + other.amount == pytest.approx((first + second) * math.log(1.6))
    assert one.structure + other.structure == pytest.approx(first * math.log(2.5) + second * math.log(0.625))
    assert one.factor + other.factor == pytest.approx(first * math.log(2 / 3) + second * math.log(0.8))
    assert math.fsum((*one, *other)) == pytest.approx(46)


def test_litres_and_cubic_metres_are_one_amount():
    one = carbon.calculate("diesel", "1000 l", region="GB", period=2019, source="Car")
    other = carbon.calculate("diesel", "1.1 m3", region="GB", period=2019, source="Car")
    found = causes(compare(one, other))
    assert found["amount"] == pytest.approx(0.1 * one.co2e_kg)
    assert found["structure"] == pytest.approx(0.0, abs=1e-9)


def test_new_and_gone_sources_are_named():
    moved = compare(fuels([("diesel", 10.0, "Car"), ("diesel", 2.0, "Boat")]), fuels([("diesel", 10.0, "Car"), ("petrol", 3.0, "Mower")]))
    assert {item.source: item.state for item in moved.sources} == {"Mower": "new", "Boat": "gone", "Car": ""}


def test_another_publisher_is_a_cause_of_its_own(tmp_path):
    (tmp_path / "own.csv").write_text(
        "key,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,locator,publication\n"
        "fuel.diesel,combustion,GB,2019-01-01,2019-12-31,l,kg,mass_of_gas,3,row 2,supplier\n"
    )
    own = carbon.Catalogue.read(tmp_path / "own.csv") | carbon.catalogue()
    one, other = fuels([("diesel", 10.0, "Car")]), fuels([("diesel", 10.0, "Car")], catalogue=own)
    assert set(compare(one, other).causes) == {"factor_source"}


def test_the_interval_of_a_change_lets_shared_factors_cancel():
    moved = compare(fuels([("diesel", 100.0, "Car")], 2018), fuels([("diesel", 100.0, "Car")], 2019))
    low, high = moved.sure.interval()
    assert low <= moved.change_kg <= high
    assert high - low < 0.1 * abs(moved.after), "the factor's own error is the same in both years"


def test_a_lock_is_compared_as_its_inventory(tmp_path):
    before, after = fuels([("diesel", 100.0, "Car")], 2018, gwp_set="ar5_100"), fuels([("diesel", 90.0, "Car")], 2022)
    frozen = thaw(freeze(before, tmp_path / "2018.lock"))
    assert compare(frozen, after).effects == compare(before, after).effects


def test_two_organisations_or_boundaries_are_not_two_years(tmp_path):
    made = {}
    for name, head in {
        "one": HEAD,
        "other": HEAD.replace('organisation = "Test"', 'organisation = "Else"'),
        "equity": HEAD + 'consolidation = "equity_share"\n',
    }.items():
        (tmp_path / name).mkdir()
        made[name] = make(tmp_path / name, head + TABLE, t_csv="volume\n10 l\n").footprint()
    with pytest.raises(CarbonError, match="Test is of Test and Test of Else. Two organisations are not compared as years of one."):
        compare(made["one"], made["other"])
    with pytest.raises(
        CarbonError,
        match='drawn by operational_control and Test by equity_share. Calculate one of them again with consolidation = "equity_share"',
    ):
        compare(made["one"], made["equity"])


def test_the_sentences_say_what_moved_and_label_a_reconstruction(capsys):
    assert main(["compare", "examples/norrbotten-2018", "examples/norrbotten-2019"]) == 0
    text = capsys.readouterr().out
    for words in (
        "County bus traffic",
        "687 t (2.9%) less than",
        "is due to emission factors",
        "not certain that emissions fell",
        "Reconstruction: the region's",
    ):
        assert words in text
    assert main(["compare", "examples/norrbotten-2018", "examples/norrbotten-2019", "--language", "sv", "--format", "json"]) == 0
    import json

    record = json.loads(capsys.readouterr().out)
    assert "687 ton (2,9\N{NO-BREAK SPACE}%) mindre än" in record["text"]
    assert "Anmärkning: Rekonstruktion" in record["text"]
    assert abs(record["residual_kg"]) < 1e-6
    assert sum(record["causes"].values()) == pytest.approx(record["change_kg"])
    assert main(["compare", "examples/norrbotten-2018", "examples/norrbotten-2019", "--language", "no"]) == 2


def test_an_unchanged_year_says_so():
    one = fuels([("diesel", 10.0, "Car")])
    assert decision_text(compare(one, one)) == "after: 0.03 t CO2e, as before."


def test_numbers_of_a_swedish_decision_text_have_a_comma():
    text = decision_text(compare(fuels([("diesel", 5200.0, "Car")]), fuels([("diesel", 4500.0, "Car")])), "sv")
    assert "ton" in text
    assert not re.search(r"\d\.\d", text), text
    assert re.search(r"\d,\d ton", text), text
