"""Scenarios that cannot be are refused, each with its measure; what is only assumed of new factors is said."""

import json

import pytest

import carbon
from carbon.analysis.scenario_file import Scenario, scenario_of
from carbon.analysis.scenario_measure import Measure
from carbon.cli.main import main
from carbon.core.errors import CarbonError

pytestmark = pytest.mark.usefixtures("calculated_once")

BUSES = {"sources": ["County bus traffic"]}
HVO = {"fuel": "hvo", "blend": "", "consumption": "0.345 l/km"}
RME = {"fuel": "biodiesel", "consumption": "0.36 l/km"}
DIESEL = {"fuel": "diesel", "blend": "reduction_duty", "consumption": "0.33 l/km"}


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open("examples/norrbotten-2019").footprint()


def made(*measures, **head):
    named = [{"name": f"measure {number}"} | measure for number, measure in enumerate(measures, 1)]
    return scenario_of({"name": "test", "measures": named} | head, "test.toml")


def diesel_to(to, fuel="diesel", **more):
    return BUSES | {"where": {"fuel": fuel}, "to": to} | more


@pytest.mark.parametrize(
    ("measures", "head", "sentence"),
    [
        ([diesel_to({"kind": "rail"})], {}, "measure 'measure 1': rail has no amount. Give passengers and distance."),
        ([diesel_to({"feul": "hvo"})], {}, "measure 'measure 1': contracted_bus has no field 'feul'. Nearest: fuel."),
        ([diesel_to({})], {}, "measure 'measure 1' does nothing."),
        ([diesel_to({"fuel": "diesel"})], {}, "measure 'measure 1' puts in the place of things what they are already."),
        ([diesel_to({"kind": "rail", "passengers": 0, "distance": "1 km"})], {}, "what comes in its place has an amount of 0."),
        ([diesel_to(HVO), diesel_to(RME, "hvo"), diesel_to(DIESEL, "biodiesel")], {}, "'measure 3' undoes 'measure 1'."),
        ([BUSES | {"change": change} for change in ("-50 %", "60 %", "25 %")], {}, "'measure 3' undoes 'measure 1'."),
        (
            [BUSES | {"change": "-5 %", "per_year": "-2 %"}],
            {"year": 2022},
            "beside change, which acts from the scenario's year alone. Write start =",
        ),
        ([diesel_to(HVO, share=0.6)], {}, "test.toml: measures.1.share is 0.6. Write it in quotes, with its unit."),
        ([{"sources": "Electricity", "change": "-5 %"}], {}, "measures.1.sources is no list. Write it in brackets: sources = [ … ]"),
    ],
)
def test_what_cannot_be_is_a_sentence_with_its_measure(footprint, measures, head, sentence):
    with pytest.raises(CarbonError) as error:
        carbon.scenario(footprint, made(*measures, **head))
    assert sentence in str(error.value)


def test_what_is_moved_the_other_way_at_another_site_undoes_nothing(footprint):
    heat = {"sources": ["District heating"]}
    there = heat | {"sites": ["boden"], "where": {"network": "boden"}, "to": {"network": "luleå"}}
    back = heat | {"sites": ["sunderbyn"], "where": {"network": "luleå"}, "to": {"network": "boden"}}
    found = carbon.scenario(footprint, made(there, back))
    assert found.in_order == pytest.approx(found.alone)


def test_a_scenario_made_in_python_is_checked_as_a_file(footprint):
    undone = (Measure(name="less", change="-20 %"), Measure(name="more", change="25 %"))
    with pytest.raises(CarbonError, match="'more' undoes 'less'"):
        carbon.scenario(footprint, Scenario(name="both", measures=undone))
    with pytest.raises(CarbonError, match="none has no measure"):
        carbon.scenario(footprint, Scenario(name="none"))


ATLANTIS = """name = "Another network"
[[measures]]
name = "heat"
sources = ["District heating"]
where = { network = "luleå" }
to = { network = "atlantis" }
"""


def test_what_is_assumed_of_a_new_factor_is_said(tmp_path, capsys):
    """A network that no factor knows is calculated by the country's mean: that is no fact of the network."""
    path = tmp_path / "atlantis.toml"
    path.write_text(ATLANTIS, encoding="utf-8")
    assert main(["scenario", "examples/norrbotten-2019", str(path)]) == 0
    assert "network 'atlantis' has no factor." in capsys.readouterr().err
    assert main(["scenario", "examples/norrbotten-2019", str(path), "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert "network 'atlantis' has no factor." in " ".join(item["message"] for item in found["findings"])
