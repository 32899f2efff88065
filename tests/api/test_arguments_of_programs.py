"""What a program hands over by mistake: refused by the library's own error, in a sentence with the field and the next step."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon

RAIL = {"kind": "rail", "distance": "100 km", "region": "SE", "period": 2024}
ONE = carbon.calculate(RAIL).co2e_kg


@pytest.mark.parametrize("wrong", ["factors.csv", {"key": "fuel.diesel"}, object(), 0, False])
def test_another_type_where_a_catalogue_goes(wrong):
    name = type(wrong).__name__
    said = f"catalogue= takes a Catalogue, not {name}. Write carbon.Catalogue.read('own.csv') | carbon.catalogue()."
    for call in (
        lambda: carbon.calculate("diesel", "4 l", catalogue=wrong),
        lambda: carbon.calculate([RAIL], catalogue=wrong),
        lambda: carbon.plan("diesel", "4 l", catalogue=wrong),
        lambda: carbon.match("diesel", "4 l", catalogue=wrong),
        lambda: carbon.factor("uk-2019/electricity.grid/GB/2019/generation", catalogue=wrong),
    ):
        with pytest.raises(carbon.CarbonError) as refused:
            call()
        assert (str(refused.value), refused.value.code, refused.value.field) == (said, "argument_type", "catalogue")


@pytest.mark.parametrize("number", [2, 2.0, "2", np.int64(2), np.int8(2), np.float32(2), np.float64(2), Decimal(2), Fraction(2)])
def test_a_number_of_any_library_is_a_number(number):
    assert carbon.calculate({**RAIL, "passengers": number}).co2e_kg == pytest.approx(2 * ONE)


@pytest.mark.parametrize("given", [True, False, np.bool_(True), [1], (1, 2, 3), {"a": 1}, {1}])
def test_what_is_no_number_is_refused_and_never_counted_as_one(given):
    with pytest.raises(carbon.CarbonError) as refused:
        carbon.calculate({**RAIL, "passengers": given})
    assert (str(refused.value), refused.value.code) == (f"passengers: {given!r} is not a number. Write it as 1234.5.", "number_invalid")
    with pytest.raises(carbon.CarbonError) as refused:
        carbon.calculate({**RAIL, "distance": given})
    said = f"distance: '{given}' is not an amount. Write a number and a unit, such as '40 km'."
    assert (str(refused.value), refused.value.code) == (said, "amount_invalid")


def test_true_beside_a_word_is_no_amount():
    with pytest.raises(carbon.CarbonError, match="^'True' is not an amount. Write a number and a unit, such as '40 l'.$"):
        carbon.calculate("diesel", True)
    with pytest.raises(carbon.CarbonError, match="^True is not a number. Write it as 1234.5.$"):
        carbon.calculate("diesel", (True, "l"))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.decimals() | st.complex_numbers() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=5,
)


@given(value=ANYTHING, field=st.sampled_from(["passengers", "distance", "region", "period", "type", "source", "uncertainty"]))
def test_whatever_a_request_holds_it_is_answered_or_refused_by_the_librarys_error(value, field):
    with contextlib.suppress(carbon.CarbonError):
        carbon.calculate({**RAIL, field: value})


def test_an_unknown_key_is_told_by_what_is_near_and_once_by_all():
    result = carbon.calculate(RAIL)
    with pytest.raises(carbon.CarbonError, match="^'sourc' is not a key of this result. Nearest: source. Known: [^:]*$"):
        result.by("sourc")
    with pytest.raises(carbon.CarbonError) as refused:
        result.by("cabin class")
    assert str(refused.value).count("Known: ") == 1


def test_a_folder_that_is_hidden_is_no_hint(tmp_path):
    for name in (".cache", "acme-2019"):
        (tmp_path / name).mkdir()
    with pytest.raises(carbon.CarbonError, match="Nearest: acme-2019.$"):
        carbon.Inventory.open(tmp_path / "acme-2018")
    with pytest.raises(carbon.CarbonError, match="nowhere is not there. Known: acme-2019.$"):
        carbon.Inventory.open(tmp_path / "nowhere")
