"""A scenario is the inventory edited by hand, composed in order; what cannot be done is a sentence."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenarios import scenario
from carbon.analysis.uncertainty import uncertainty
from carbon.cli.main import main
from carbon.core.errors import CarbonError

SHARES = st.integers(0, 100)
LITRES = st.floats(0.1, 1e5)
FUELS = ("diesel", "petrol", "lpg")


def fleet(amounts, **labels):
    """Rows of fuel: (fuel, litres, source, site)."""
    return carbon.calculate(
        [
            {"kind": "fuel", "fuel": fuel, "volume": f"{litres!r} l", "source": source, "site": site, "region": "GB", "period": 2019}
            | labels
            for fuel, litres, source, site in amounts
        ]
    )


def made(*measures, **head):
    return scenario_of({"name": "test", "measures": list(measures)} | head, "test.toml")


def shift(share="50 %", **changes):
    return {"name": "shift", "sources": ["Cars"], "where": {"fuel": "diesel"}, "share": share, "to": {"fuel": "petrol"}} | changes


@given(
    st.lists(st.tuples(st.sampled_from(FUELS), LITRES, st.sampled_from(["Cars", "Boats"]), st.sampled_from(["a", "b"])), max_size=5),
    LITRES,
    SHARES,
    SHARES,
)
def test_a_scenario_is_the_inventory_edited_by_hand(rows, litres, first, second):
    rows = [("diesel", litres, "Cars", "a"), *rows]
    found = scenario(fleet(rows), made(shift(f"{first} %"), {"name": "less", "where": {"fuel": "petrol"}, "change": f"-{second} %"}))
    by_hand = []
    for fuel, amount, source, site in rows:
        moved = amount * first / 100 if (fuel, source) == ("diesel", "Cars") else 0.0
        less = 1 - second / 100
        by_hand += [
            (fuel, max(amount - moved, 0.0) * (less if fuel == "petrol" else 1.0), source, site),
            ("petrol", moved * less, source, site),
        ]
    edited = fleet(by_hand)
    assert found.after.co2e_kg == pytest.approx(edited.co2e_kg, rel=1e-9)
    for key in ("source", "site", "scope"):
        wanted = {tuple(row): kg for *row, kg in edited.by(key).sort(key).iter_rows()}
        for *row, kg in found.after.by(key).sort(key).iter_rows():
            assert kg == pytest.approx(wanted[tuple(row)], rel=1e-9, abs=1e-9)


def test_measures_are_composed_in_their_order_and_alone_beside():
    found = scenario(
        fleet([("diesel", 100.0, "Cars", "a")]), made({"name": "less", "sources": ["Cars"], "change": "-50 %"}, shift("100 %"))
    )
    whole = scenario(fleet([("diesel", 100.0, "Cars", "a")]), made(shift("100 %")))
    assert found.in_order[1] == pytest.approx(found.alone[1] / 2)
    assert found.alone[1] == pytest.approx(whole.in_order[0])
    assert sum(found.in_order) == pytest.approx(found.moved.change_kg)


def test_a_condition_on_a_column_joins_the_grouping():
    rows = fleet([("diesel", 100.0, "Cars", "a"), ("diesel", 300.0, "Cars", "b")])
    found = scenario(rows, made(shift("100 %", sites=["b"])))
    assert {
        answer.question.fields[3]: amount for answer, amount in zip(found.after.plan.answers, found.after.question_amounts, strict=True)
    }["diesel"] == pytest.approx(100.0)
    noted = fleet([("diesel", 100.0, "Cars", "a"), ("diesel", 300.0, "Cars", "b")], note="x")
    assert scenario(noted, made(shift("100 %", where={"note": "x", "fuel": "diesel"}))).after.question_amounts[0] == pytest.approx(0.0)


def test_another_kind_of_activity_takes_its_own_amount():
    flights = carbon.calculate("flight", origin="LLA", destination="ARN", passengers=10, region="GB", period=2019, source="Air")
    found = scenario(
        flights,
        made({"name": "train", "sources": ["Air"], "share": "50 %", "to": {"kind": "rail", "passengers": 1, "distance": "1180 km"}}),
    )
    train = carbon.calculate("rail", passengers=5, distance="1180 km", region="GB", period=2019)
    assert found.after.co2e_kg == pytest.approx(flights.co2e_kg / 2 + train.co2e_kg, rel=1e-9)


def test_a_change_every_year():
    rows = fleet([("diesel", 100.0, "Cars", "a")])
    with pytest.raises(CarbonError, match="per_year needs year = … in the scenario, and an inventory"):
        scenario(rows, made({"name": "less", "per_year": "-2 %"}))
    footprint = carbon.Inventory.open("examples/norrbotten-2019").footprint()
    found = scenario(footprint, made({"name": "less", "per_year": "-2 %"}, year=2024))
    assert found.after.co2e_kg == pytest.approx(footprint.co2e_kg * 0.98**5)
    with pytest.raises(CarbonError, match="test is for 2017, before the inventory's 2019. Write a later year."):
        scenario(footprint, made({"name": "less", "per_year": "-2 %"}, year=2017))


def test_the_error_of_an_amount_stays_its_own_where_it_is_moved():
    rows = [
        {"kind": "fuel", "fuel": "diesel", "volume": "100 l", "source": "Cars", "region": "GB", "period": 2019, "uncertainty": "±40 %"}
    ] * 3
    found = scenario(carbon.calculate(rows), made(shift("100 %")))
    bare = {"defaults": False, "draws": 4_000}
    change = uncertainty(found.after, **bare) - uncertainty(found.before, **bare)
    # The change is the same amount times the difference of two factors that count as known: its error is the amount's.
    assert np.std(change.draws) / abs(change.total) == pytest.approx(
        np.std(uncertainty(found.before, **bare).draws) / found.before.co2e_kg, rel=1e-6
    )


def test_costs():
    found = scenario(
        fleet([("diesel", 10_000.0, "Cars", "a")]), made({"name": "less", "sources": ["Cars"], "change": "-50 %", "cost": "2 MSEK"})
    )
    measure = found.to_dict()["measures"][0]
    assert measure["cost_per_t"] == pytest.approx(2_000_000 / (-found.in_order[0] / 1000))


@pytest.mark.parametrize(
    ("measure", "message"),
    [
        (shift("120 %"), "measure 'shift': share is 120 %, outside 0% to 100%"),
        (shift("half"), "measure 'shift': share is 'half' and no share. Write it as '60%'"),
        (shift(sources=["Crs"]), "measure 'shift': no row has source 'Crs'. Known: Cars"),
        (shift(to={"fuel": "unobtainium"}), "measure 'shift': fuel 'unobtainium' has no factor"),
        (shift(where={"fuell": "diesel"}), "measure 'shift': 'fuell' is no field and no column that was kept. Nearest: fuel"),
        (shift(where={"fuel": "lpg"}), "measure 'shift': no row has fuel 'lpg'. Known: diesel"),
        (shift(cost="1.2"), "measure 'shift': cost '1.2' has no currency. Write it as '1.2 MSEK'"),
        (shift(cost="5 kg"), "measure 'shift': cost '5 kg' has no currency"),
        (shift(kinds=["flght"]), "measure 'shift': no row is of kind 'flght'"),
        ({"name": "nothing", "sources": ["Cars"]}, "measure 'nothing' does nothing. Write to = "),
        (shift(shares="5 %"), "measures.1.shares is no entry. Nearest: share"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(measure, message):
    with pytest.raises(CarbonError, match=message.replace("(", r"\(")):
        scenario(fleet([("diesel", 100.0, "Cars", "a")]), made(measure))


def test_measures_that_undo_one_another_are_refused():
    back = {"name": "back", "sources": ["Cars"], "where": {"fuel": "petrol"}, "to": {"fuel": "diesel"}}
    with pytest.raises(CarbonError, match="'back' undoes 'shift'. Leave one of them out, or change the share."):
        made(shift(), back)
    with pytest.raises(CarbonError, match="'more' undoes 'less'"):
        made({"name": "less", "sources": ["Cars"], "change": "-20 %"}, {"name": "more", "sources": ["Cars"], "change": "+25 %"})
    made({"name": "less", "sources": ["Cars"], "change": "-20 %"}, {"name": "more", "sources": ["Boats"], "change": "+25 %"})
    # Told apart only when they meet the rows: the second names the fuel by its source alone.
    all_back = {"name": "all back", "sources": ["Cars"], "to": {"fuel": "diesel"}}
    with pytest.raises(CarbonError, match="'all back' undoes 'shift'. Leave one of them out, or change the share."):
        scenario(fleet([("diesel", 100.0, "Cars", "a")]), made(shift(), all_back))
    with pytest.raises(CarbonError, match="has no measure. Write"):
        made()


def test_the_three_files_of_the_example(capsys, tmp_path):
    assert main(["scenario", "examples/norrbotten-2019"]) == 0
    text = capsys.readouterr().out
    for words in (
        "Reconstruction:",
        "Buses on HVO100",
        "Fossil-free share of bus kilometres: 38 → 75.2%",
        "Gällivare",
        "night train",
    ):
        assert words in text
    assert main(["scenario", "examples/norrbotten-2019", "examples/norrbotten-2019/scenarios/buses.toml", "--format", "json"]) == 0
    change = json.loads(capsys.readouterr().out)[0]["change"]
    # By hand: 60 % of 6 448 000 km × (0.33 l × (1.944 + 0.757) kg − 0.345 l × HVO's wtt, as the inventory's own lines have them).
    footprint = carbon.Inventory.open("examples/norrbotten-2019").footprint()
    lines = [line for line in footprint.to_dict()["lines"] if line["source"] == "County bus traffic"]
    per = {name: sum(line["co2e_kg"] for line in lines if name in line["factor_id"]) for name in ("fuel.diesel", "fuel.hvo")}
    assert change["change_kg"] == pytest.approx(0.6 * (6_448_000 * per["fuel.hvo"] / 3_120_000 - per["fuel.diesel"]), rel=1e-9)
    assert main(["scenario", "examples/norrbotten-2018"]) == 2
    assert "has no scenarios/*.toml. Write one (docs/scenarios.md), or name it: python -m carbon scenario " in capsys.readouterr().err
    assert main(["scenario", "examples/norrbotten-2019", str(tmp_path / "x.toml")]) == 2


@pytest.mark.parametrize(("given", "written"), [('where = { kind = "diesel" }', "where"), ('kinds = ["diesel"]', "kinds")])
def test_a_word_that_is_no_kind_leads_to_its_field(tmp_path, given, written):
    """Diesel is a fuel: what a person calls the rows by is told from their kind."""
    path = tmp_path / "less.toml"
    path.write_text(f'name = "Less"\n[[measures]]\nname = "x"\n{given}\nchange = "-10 %"\n', encoding="utf-8")
    with pytest.raises(carbon.CarbonError, match=r"'diesel' is of kind 'fuel'. Write where = \{ fuel = \"diesel\" \}."):
        scenario(carbon.Inventory.open("examples/norrbotten-2019").footprint(), path)
    assert written in given
