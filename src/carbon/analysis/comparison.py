"""What moved between two results and why: amount, structure, factor and its source, GWP set, boundary. The effects sum to the change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum, log
from typing import Any, NamedTuple

from carbon.analysis.restating import with_gwp_set
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import mass
from carbon.engine.answering.compilations import compiler
from carbon.engine.result.grouping import line_rows
from carbon.engine.result.result import Result
from carbon.tables.frames import frame

CAUSES = ("amount", "structure", "factor", "factor_source", "gwp_set", "boundary")
"""`factor_source`: grid intensity that another compilation answers than before, so that its change is none of the grid."""
_KEYS = ("source", "kind", "cause")


class Effect(NamedTuple):
    """A part of the change [kg CO2e]: source, kind of activity, cause."""

    source: str | None
    kind: str
    cause: str
    kg: float


class _Item(NamedTuple):
    """An activity's amount, its emissions [kg CO2e] and who compiled its grid intensity."""

    amount: float = 0.0
    kg: float = 0.0
    compilers: frozenset[str] = frozenset()


class _Group(NamedTuple):
    """What is added up as one amount: a source's activities of one kind in one unit."""

    source: str | None
    kind: str
    units: tuple[str, ...]


_Items = dict[_Group, dict[tuple[object, ...], "_Item"]]


@dataclass(frozen=True)
class Comparison:
    """The change from one result to another in its effects.

    Parameters: before, after: the totals [kg CO2e]; effects, which sum to their difference.
    """

    before: float
    after: float
    effects: tuple[Effect, ...]

    @property
    def change_kg(self) -> float:
        """After less before [kg CO2e]."""
        return self.after - self.before

    def by(self, *keys: str) -> Any:
        """Return the change [kg CO2e] by source, kind or cause, as a table.

        Raises: CarbonError naming the nearest key.
        """
        for key in keys or ("",):
            if key not in _KEYS:
                raise CarbonError(f"'{key}' is no key of a comparison.{did_you_mean(key, _KEYS)}", code="key_unknown", field=key)
        sums: dict[tuple[Any, ...], list[float]] = {}
        for effect in self.effects:
            sums.setdefault(tuple(getattr(effect, key) for key in keys), []).append(effect.kg)
        columns = {key: [place[number] for place in sums] for number, key in enumerate(keys)}
        return frame(columns | {"change_kg": [fsum(values) for values in sums.values()]})

    def __str__(self) -> str:
        causes = {cause: fsum(effect.kg for effect in self.effects if effect.cause == cause) for cause in CAUSES}
        words = ", ".join(f"{cause.replace('_', ' ')} {_signed(kilograms)}" for cause, kilograms in causes.items() if kilograms)
        return f"{mass(self.before)} → {mass(self.after)} CO2e ({_signed(self.change_kg)}): {words or 'nothing moved'}"


def _signed(kilograms: float) -> str:
    return f"{'+' if kilograms >= 0 else '−'}{mass(abs(kilograms))}"


def compare(before: Result, after: Result) -> Comparison:
    """Return what moved from one result to another, by cause.

    Within a source and kind, emissions are amount × share of each activity × kg per unit: the logarithmic mean weighs the three. A
    change of GWP set is taken first; a source that only one result has is boundary.
    Parameters: before and after, emissions or footprints.
    Raises: CarbonError when one has no answer, or their totals are of different scope 2 views.
    Source: Ang (2015), LMDI decomposition approach: a guide for implementation, Energy Policy 86, additive LMDI-I, equations 4 to 7.

    >>> import carbon
    >>> first = carbon.calculate("diesel", "40 L", region="GB", period=2018, source="Car")
    >>> second = carbon.calculate("diesel", "44 L", region="GB", period=2019, source="Car")
    >>> moved = compare(first, second)
    >>> abs(sum(effect.kg for effect in moved.effects) - moved.change_kg) < 1e-9
    True
    """
    _check(before, after)
    old_total, new_total = before.total_kg(before.basis), after.total_kg(after.basis)
    assert old_total is not None
    assert new_total is not None
    restated = with_gwp_set(before, after.plan.policy.gwp_set)
    effects = [*_reweighed(_items(before), _items(restated)), *_moved(_items(restated), _items(after))]
    return Comparison(old_total, new_total, tuple(effect for effect in effects if effect.kg))


def _check(before: Result, after: Result) -> None:
    if before.total_kg(before.basis) is None or after.total_kg(after.basis) is None:
        raise CarbonError("one of the results has no answer, so nothing can be compared.", code="no_answer")
    if before.basis != after.basis:
        raise CarbonError(
            f"a {before.basis}-based and a {after.basis}-based result cannot be compared. Take view('{after.basis}') of both.",
            code="basis_differs",
        )


def _items(result: Result) -> _Items:
    """Amount and kg CO2e of each question of each source, those of one amount together."""
    found: _Items = {}
    for labels, line, number, amount in line_rows(result):
        if line.basis not in (None, result.basis):
            continue
        asked = result.plan.answers[result.plan.lines[number][0]].question
        members = found.setdefault(_Group(labels["source"], asked.kind, asked.units), {})
        known = members.get(asked.fields, _Item())
        kilograms = known.kg + amount * float(result.plan.co2e_per_unit[number])
        members[asked.fields] = _Item(amount, kilograms, (known.compilers | {compiler(line)}) - {""})
    return found


def _reweighed(old: _Items, new: _Items) -> Iterator[Effect]:
    for group, members in old.items():
        for fields, item in members.items():
            yield Effect(group.source, group.kind, "gwp_set", new[group][fields].kg - item.kg)


def _moved(old: _Items, new: _Items) -> Iterator[Effect]:
    shared = {group.source for group in old} & {group.source for group in new}
    for group in dict.fromkeys((*old, *new)):
        one, other = old.get(group, {}), new.get(group, {})
        if group.source not in shared:
            kilograms = fsum(item.kg for item in other.values()) - fsum(item.kg for item in one.values())
            yield Effect(group.source, group.kind, "boundary", kilograms)
            continue
        amounts = fsum(item.amount for item in one.values()), fsum(item.amount for item in other.values())
        for fields in dict.fromkeys((*one, *other)):
            for cause, kilograms in _decomposed(one.get(fields, _Item()), other.get(fields, _Item()), amounts):
                yield Effect(group.source, group.kind, cause, kilograms)


def _decomposed(old: _Item, new: _Item, amounts: tuple[float, float]) -> Iterator[tuple[str, float]]:
    """One activity's change: V = amount of the group × share in it × kg per unit."""
    (old_amount, old_kg, _), (new_amount, new_kg, _) = old, new
    factor = "factor" if old.compilers == new.compilers else "factor_source"
    if not old_kg or not new_kg:
        # The limit where something goes to zero: all of the change is of that which does.
        gone = "amount" if not amounts[0] or not amounts[1] else "structure" if not old_amount or not new_amount else factor
        yield gone, new_kg - old_kg
        return
    weight = logarithmic_mean(new_kg, old_kg)
    # Differences of logarithms cancel exactly in the sum of the three, also where a quotient would underflow.
    whole = log(amounts[1]) - log(amounts[0])
    part = log(new_amount) - log(old_amount)
    yield "amount", weight * whole
    yield "structure", weight * (part - whole)
    yield factor, weight * (log(new_kg) - log(old_kg) - part)


def logarithmic_mean(one: float, other: float) -> float:
    """Return L(a, b) = (a − b) / ln(a / b), and a where they are equal.

    Source: Ang (2015), equation 5.

    >>> logarithmic_mean(2.0, 2.0)
    2.0
    """
    ratio = log(one) - log(other)
    return (one - other) / ratio if ratio else one
