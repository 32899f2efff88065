"""An error of a list of activities says which one it is of."""

import pytest

import carbon
from carbon.core.errors import CarbonError

GOOD, BAD = {"kind": "diesel", "amount": "3 L"}, {"kind": "flight", "origin": "LLA"}


@pytest.mark.parametrize(("given", "begins"), [([GOOD, GOOD, BAD], "item 2 (counted from 0): flight needs a route."), ([BAD], "item 0 "), (BAD, "flight needs"), (iter([GOOD, 3]), "item 1 (counted from 0): 3 is not")])  # fmt: skip
def test_an_error_names_its_item(given, begins):
    with pytest.raises(CarbonError) as caught:
        carbon.calculate(given, region="GB", period=2019)
    assert str(caught.value).startswith(begins)
    assert caught.value.code in {"amount_missing", "subject"}
