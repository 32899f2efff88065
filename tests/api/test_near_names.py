"""A name that the package has not: the error names what is near, and is an AttributeError as any other."""

from __future__ import annotations

import pytest

import carbon


@pytest.mark.parametrize(
    ("name", "near"),
    [("Hotel", "HotelStay"), ("Flights", "Flight"), ("Car", "CarTravel"), ("Electricty", "Electricity"), ("Train", "Rail")],
)
def test_a_near_name_is_told(name, near):
    with pytest.raises(AttributeError, match=near):
        getattr(carbon, name)


def test_every_kind_is_found_by_the_beginning_of_its_name():
    for name in carbon.__all__:
        if name[0].isupper() and len(name) > 4 and not hasattr(carbon, name[:-1]):
            with pytest.raises(AttributeError, match=f"'{name[:-1]}'. Nearest: "):
                getattr(carbon, name[:-1])


def test_names_with_an_underscore_are_looked_for_nowhere():
    assert not hasattr(carbon, "_Hotel")
    assert not hasattr(carbon, "__wrapped__")
