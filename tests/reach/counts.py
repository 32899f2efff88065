"""All factors of the index, which of them are reached, and what is allowed not to be."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

from carbon.factors.catalogue import catalogue
from carbon.factors.model import EmissionFactor
from reach.reaching import Outcome, outcome
from reach.sums import Row, rows, whole

HERE = Path(__file__).parent
FEWEST, FEWEST_OF_ALL = 0.95, 0.98
"""Shares that are to be reached: of each publisher and key root, and over all."""


class Group(NamedTuple):
    """A publisher and the first part of a key."""

    publisher: str
    root: str


class Tried(NamedTuple):
    """A factor with the outcome of the questions for its primary unit form, and of those for all forms that were asked for."""

    factor: EmissionFactor
    outcome: Outcome
    of_forms: Outcome

    @property
    def group(self) -> Group:
        """The publisher and key root of the factor."""
        return group_of(self.factor)


def group_of(factor: EmissionFactor) -> Group:
    """Return publisher, without the edition's office in brackets, and key root of a factor."""
    return Group(factor.publication.publisher.partition(" (")[0], factor.key.partition(".")[0])


def factors(key_part: str = "") -> Iterator[EmissionFactor]:
    """Return all shipped factors whose key begins so."""
    shipped = catalogue()
    for key in shipped.all_keys():
        if key.startswith(key_part):
            yield from (factor for _, factor in shipped.by_key(key))


def tried(chosen: Iterable[EmissionFactor], *, all_forms: bool = False) -> Iterator[Tried]:
    """Ask for factors; of all forms, the first that is not reached tells.

    Parameters: chosen; all_forms, whether every unit form is asked for, or the primary one alone.
    """
    shipped = catalogue()
    for factor in chosen:
        found = [outcome(factor, form, shipped) for form in (factor.forms if all_forms else factor.forms[:1])]
        yield Tried(factor, found[0], next((item for item in found if not item.reached), Outcome(True)))


def sample(seed: int, of_each: int) -> list[EmissionFactor]:
    """Return some factors of each publisher and key root, the same ones for a seed."""
    groups: dict[Group, list[EmissionFactor]] = {}
    for factor in factors():
        groups.setdefault(group_of(factor), []).append(factor)
    chance = random.Random(seed)
    return [factor for _, found in sorted(groups.items()) for factor in chance.sample(found, min(of_each, len(found)))]


def unreached(results: Iterable[Tried], *, all_forms: bool = False) -> Counter[Group]:
    """Return how many factors of each publisher and key root are not reached, in their primary unit form or in any of all forms."""
    return Counter(item.group for item in results if not (item.of_forms if all_forms else item.outcome).reached)


def unsummed(chosen: Iterable[EmissionFactor]) -> list[tuple[Row, Outcome]]:
    """Return the end users' rows whose parts an answer does not hold, all of them and nothing else, with the cause."""
    shipped = catalogue()
    found = [(row, whole(row, shipped)) for row in rows(chosen)]
    return [(row, result) for row, result in found if not result.reached]


@cache
def allowed(what: str = "factors") -> dict[Group, int]:
    """Return how much of each publisher and key root may be missed: never more than was (`unreached.csv`).

    Parameters: what, `factors` that no question chooses in their primary unit form, `forms`, those with a form that none chooses,
    or `sums` of rows that no answer comes to.
    """
    with (HERE / "unreached.csv").open(encoding="utf-8", newline="") as file:
        return {Group(row["publisher"], row["root"]): int(row[what]) for row in csv.DictReader(file)}


@cache
def reasons() -> tuple[tuple[str, str], ...]:
    """Return (pattern of a factor's id, reason) of what need not be reached (`reasons.csv`)."""
    with (HERE / "reasons.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["factors"], row["reason"]) for row in csv.DictReader(file))


def reason_of(factor: EmissionFactor) -> str | None:
    """Return why a factor need not be reached, or None."""
    return next((reason for pattern, reason in reasons() if fnmatchcase(factor.id, pattern)), None)
