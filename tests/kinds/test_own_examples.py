"""What a refusal shows is of the kind that was asked for: its customary unit, an amount of it, its networks."""

import re

import pytest

import carbon
from carbon.activities.framework.kinds import build, kinds
from carbon.activities.framework.placing import amount_fields
from carbon.core.errors import CarbonError
from carbon.core.quantities import parse_amount

BARE = [cls for cls in kinds().values() if cls.positionals == ("amount",)]


@pytest.mark.parametrize("cls", BARE, ids=lambda cls: cls.kind_name())
def test_the_example_of_an_amount_is_one_that_the_kind_takes(cls):
    """No train is told to write litres: the amount that is shown can be placed in the kind."""
    with pytest.raises(CarbonError, match="is not an amount") as caught:
        build(cls.kind_name(), {"amount": "Stockholm Göteborg"})
    shown = re.search(r"as '(.+)'\.$", str(caught.value))
    assert shown
    assert parse_amount(shown[1]).dimension in {dimension for taken in amount_fields(cls).values() for dimension in taken}


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("sevofluran", "250 ml"),
        ("desflurane", "250 ml"),
        ("lustgas", "250 kg"),
        ("diesel", "250 l"),
        ("el", "250 kWh"),
        ("fjärrvärme", "250 kWh"),
    ],
)
def test_the_customary_unit_is_offered_first(word, first):
    with pytest.raises(CarbonError, match=f"Write the number with its unit, as '{first}'"):
        build(word, {"amount": "250"})


def test_an_unknown_network_that_is_near_none_says_how_to_list_them():
    listed = r"network 'luleå' has no factor\. List those that have one: `python -m carbon factors heat.district --region SE`"
    with pytest.raises(CarbonError, match=listed):
        carbon.calculate("fjärrvärme", "10 MWh", region="SE", network="Luleå")
    assert len(carbon.search("heat.district", region="SE")) > 10


@pytest.mark.parametrize("word", ["tjänstebil", "company cars", "voiture de fonction", "voiture de société"])
def test_whose_car_it_is_is_asked_and_control_answers(word):
    where = {"region": "SE", "period": 2022}
    with pytest.raises(CarbonError, match="has two meanings"):
        carbon.calculate(word, "1000 km", **where)
    owned, hired = (carbon.calculate(word, "1000 km", control=control, **where) for control in ("owned", "purchased"))
    assert {str(line.booking) for _, line in owned.plan.lines} == {"scope 1", "scope 3.3"}
    assert {str(line.booking) for _, line in hired.plan.lines} == {"scope 3.6"}
    leased = carbon.calculate("leasingbil", "1000 km", **where)
    assert leased.co2e_kg == owned.co2e_kg
    assert [str(line.booking) for _, line in leased.plan.lines] == [str(line.booking) for _, line in owned.plan.lines]
    with pytest.raises(CarbonError, match="has two meanings"):
        carbon.calculate(word, "1000 km", factor="0.1 kg CO2e/km")
    own = carbon.calculate(word, "1000 km", factor="0.1 kg CO2e/km", control="owned")
    assert {str(line.booking) for _, line in own.plan.lines} == {"scope 1"}
