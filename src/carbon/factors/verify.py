"""Checks of the catalogue that a slip of grams for kilograms, of carbon for CO2, or of one digit cannot pass unseen.

Each check looks at every factor: `verification.alone` at what it says itself, `verification.among` at its neighbours. What is
known to differ stands in emission_factors/exceptions.csv with its reason; an exception that nothing needs is itself a problem.
"""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from carbon.core.store.read import store
from carbon.factors.model import EmissionFactor
from carbon.factors.verification.alone import alone
from carbon.factors.verification.among import among
from carbon.factors.verification.gases import released
from carbon.factors.verification.limits import Problem
from carbon.factors.verification.neighbours import Neighbours, family_of, neighbours
from carbon.factors.verification.seals import broken_seals

__all__ = ["Neighbours", "Problem", "exceptions", "faults", "neighbours", "past_review", "problems", "problems_among"]


def problems(factors: Iterable[EmissionFactor]) -> list[Problem]:
    """Return what the checks refuse, but for the exceptions that are listed with a reason, and the exceptions that nothing needs.

    Parameters: factors, all that ship, looked at together.

    >>> {problem.check for problem in problems([])}
    {'exception'}
    """
    known, listed = list(factors), exceptions()
    found, used = _refused(known, neighbours(known), listed)
    stale = [item for number, item in enumerate(listed) if number not in used]
    return [
        *broken_seals(),
        *found,
        *(Problem(name, "exception", f"no factor needs it for check '{check}'. Delete it.") for name, check, _ in stale),
    ]


def problems_among(factors: Iterable[EmissionFactor], others: Iterable[EmissionFactor]) -> list[Problem]:
    """Return what the checks refuse of some factors, looked at among others.

    Parameters: factors, as those of a supplier; others, as those that ship.
    """
    known = list(factors)
    families = {family_of(factor.key) for factor in known}
    near = [factor for factor in others if family_of(factor.key) in families]
    return _refused(known, neighbours([*near, *known]), exceptions())[0]


def _refused(factors: list[EmissionFactor], around: Neighbours, listed: list[tuple[str, str, str]]) -> tuple[list[Problem], set[int]]:
    """What is refused, and the numbers of the exceptions that were needed."""
    used, found = set[int](), list[Problem]()
    for factor in factors:
        for fault in faults(factor, around):
            excuse = _excuse(fault, listed)
            used |= excuse
            if not excuse:
                found.append(fault)
    return found, used


def faults(factor: EmissionFactor, around: Neighbours) -> list[Problem]:
    """Return all that the checks say of one factor, exceptions or not.

    Parameters: factor; around, the neighbours it is compared with.
    """
    return [*alone(factor), *released(factor), *among(factor, around)]


def exceptions() -> list[tuple[str, str, str]]:
    """Return (id or pattern, check, reason) of what is known to differ."""
    return [(row[0], row[1], row[2]) for row in store().rows("SELECT id, check_name, reason FROM exception")]


def _excuse(fault: Problem, listed: list[tuple[str, str, str]]) -> set[int]:
    """The exceptions that cover a fault, by their number."""
    return {number for number, (name, check, _) in enumerate(listed) if check == fault.check and fnmatchcase(fault.factor_id, name)}


def past_review(factors: Iterable[EmissionFactor], today: str) -> list[EmissionFactor]:
    """Return the factors whose day of review has passed, the oldest first.

    Parameters: factors; today, as 2026-01-31.
    """
    due = [factor for factor in factors if factor.review_by and factor.review_by < today]
    return sorted(due, key=lambda factor: (factor.review_by or "", factor.id))
