"""Pieces of one sort meet factors of that sort alone: visits are no meals, and a number without a unit is asked for the unit of its thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.kinds import kinds
from carbon.activities.framework.placing import amount_fields
from carbon.core.errors import CarbonError
from carbon.core.units.dimensions import COUNTED
from carbon.core.units.scales import unit

RIGHT = [
    ("meal", "10 meals", {"type": "moyen"}, 20.4),
    ("lunch", "10 portions", {"type": "moyen"}, 20.4),
    ("laptop", "2 devices", {}, 312.0),
]


@pytest.mark.parametrize(("word", "amount", "fields", "kg"), RIGHT)
def test_pieces_of_the_right_sort_are_counted_as_pieces(word, amount, fields, kg):
    found = carbon.calculate(word, amount, region="FR", period=2023, **fields).co2e_kg
    assert found == pytest.approx(kg, rel=1e-9)
    assert found == carbon.calculate(word, f"{amount.split()[0]} pieces", region="FR", period=2023, **fields).co2e_kg


@pytest.mark.parametrize(
    ("word", "amount"), [("meal", "10 visits"), ("laptop", "3 trips"), ("t-shirt", "3 portions"), ("inhaler", "2 cylinders")]
)
def test_pieces_of_another_sort_are_refused_with_what_is_counted(word, amount):
    with pytest.raises(CarbonError, match="is not what is counted here. Write the amount in .*piece"):
        carbon.calculate(word, amount, region="FR", period=2023)


@given(counted=st.sampled_from(COUNTED), per=st.sampled_from((*COUNTED, "piece")))
def test_an_own_factor_per_one_sort_answers_no_other(counted, per):
    def asked():
        return carbon.calculate("something", f"3 {counted}", factor=f"2 kg CO2e/{per}")

    if per in (counted, "piece"):
        assert asked().co2e_kg == 6.0
    else:
        with pytest.raises(CarbonError, match="Write both in one unit"):
            asked()


def test_every_spelling_of_a_sort_is_one_piece():
    assert {(unit(name).dimension, unit(name).scale) for name in (*COUNTED, "besök", "flaskor", "repas", "inhalatorer", "each")} == {
        ("pieces", 1.0)
    }


@pytest.mark.parametrize("kind", [name for name, cls in kinds().items() if any("pieces" in dims for dims in amount_fields(cls).values())])
def test_no_kind_of_pieces_takes_every_sort_but_those_with_a_factor_of_the_users(kind):
    """A kind names the sorts that it counts; where the factor is the user's own, the factor does."""
    free = {"generic", "supplier_product", "hybrid_product", "processing"}
    cls = kinds()[kind]
    taken = {name for name in COUNTED for field in amount_fields(cls) if _takes(cls, field, name)}
    assert kind in free or len(taken) < len(COUNTED)


def _takes(cls, field, name):
    from carbon.activities.framework.describing import field_reader

    try:
        field_reader(cls, field).read(f"3 {name}")
    except CarbonError:
        return False
    return True


def test_a_number_without_a_unit_is_asked_for_the_unit_that_its_thing_is_counted_in():
    with pytest.raises(CarbonError) as caught:
        carbon.calculate("laptop", "1")
    assert "as '1 piece'." in str(caught.value)
