"""Balances: an amount summed from stocks, purchases and returns before anything else is asked."""

from collections.abc import Mapping, Sequence
from math import fsum
from typing import ClassVar

from pydantic import model_validator

from carbon.activities.fields.common import AmountOf
from carbon.activities.framework.base import Activity
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say
from carbon.core.units.dimensions import DIMENSIONS


class Balanced(Activity):
    """An activity whose amount may be given as the balance of stocks, purchases and returns."""

    balance_into: ClassVar[Mapping[str, str]] = {"mass": "mass"}
    """Dimension of the balance → field of the amount."""
    balance_needs: ClassVar[tuple[str, ...]] = ()
    """The terms that every balance has."""
    balance_pairs: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Terms that go together: one of them alone would count the whole as lost, or as gained."""

    @model_validator(mode="before")
    @classmethod
    def _balance(cls, given: object) -> object:
        if isinstance(given, dict):
            for first, second in cls.balance_pairs:
                _together(given, first, second)
        return balanced(given, cls.balance_into, cls.balance, cls.balance_needs)


def _together(given: Mapping[str, object], first: str, second: str) -> None:
    absent = [name for name in (first, second) if given.get(name) is None]
    if len(absent) == 1:
        there = second if absent[0] == first else first
        raise CarbonError(
            say(
                "{given} is given without {absent}. Empty is not zero: give {absent}, as 0 kg if there was none.",
                given=there,
                absent=absent[0],
            ),
            code="field_missing",
        )


def balanced(given: object, targets: Mapping[str, str], terms: Mapping[str, int], needed: tuple[str, ...]) -> object:
    """Return the fields with their balance in the field of its dimension; without any term of a balance, as they are.

    Parameters: given, the fields; targets, dimension → the amount's field; terms, field → +1 or −1; needed, the terms that every
    balance has: a stock that is not given is not zero.
    Raises: CarbonError for a missing term, terms of two dimensions, a negative balance, or one beside another amount.

    >>> balanced({"bought": "5 kg", "left": "2 kg"}, {"mass": "mass"}, {"bought": 1, "left": -1}, ())["mass"]
    Amount(value=3.0, unit='kg')
    """
    if not isinstance(given, dict) or not any(given.get(name) is not None for name in terms):
        return given
    _check_needed(given, needed)
    reader = AmountOf(tuple(targets), "piece" if "pieces" in targets else None, ("cylinder",))
    amounts = {name: reader.read(given[name]) for name in terms if given.get(name) is not None}
    dimension = _dimension(amounts)
    unit, target = DIMENSIONS[dimension], targets[dimension]
    values = {name: amount.to(unit) for name, amount in amounts.items()}
    found = Amount(fsum(terms[name] * value for name, value in values.items()), unit)
    _check_sign(found, values, terms)
    if given.get(target) is not None and reader.read(given[target]) != found:
        raise CarbonError(
            say("{target} and a balance of {found} are both given. Write one of them.", target=target, found=found), code="amount_twice"
        )
    return given | {target: found}


def _check_needed(given: Mapping[str, object], needed: Sequence[str]) -> None:
    if missing := [name for name in needed if given.get(name) is None]:
        message = say(
            "the balance needs {missing}. Empty is not zero: give each, such as 0 kg if there was none.",
            missing=joined(missing, say(" and ")),
        )
        raise CarbonError(message, code="field_missing")


def _check_sign(found: Amount, values: Mapping[str, float], terms: Mapping[str, int]) -> None:
    if found.value < 0:
        message = say(
            "the balance {total} = {found} is below zero. Check {left}: more went out than came in.",
            total=_sum(values, terms),
            found=found,
            left=", ".join(name for name in values if terms[name] < 0),
        )
        raise CarbonError(message, code="balance_negative")


def _dimension(amounts: Mapping[str, Amount]) -> str:
    found = {amount.dimension: name for name, amount in amounts.items()}
    if len(found) > 1:
        parts = joined((f"{name} ({dimension})" for dimension, name in found.items()), say(" and "))
        raise CarbonError(say("the balance mixes {parts}. Write all of it in one dimension, such as kg.", parts=parts), code="dimension")
    return next(iter(found))


def _sum(values: Mapping[str, float], terms: Mapping[str, int]) -> str:
    parts = [f"{'+' if terms[name] > 0 else '−'} {name} {value:,.6g}" for name, value in values.items()]
    return " ".join(parts).removeprefix("+ ")
