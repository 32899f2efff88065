"""What moved between two results and why: amount, structure, factor and its source, GWP set, boundary. The effects sum to the change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import NamedTuple, cast

from carbon.analysis.compared_fields import alike
from carbon.analysis.decomposition import Item, decomposed
from carbon.analysis.ledger import Emissions, Line, grouped, line_rows
from carbon.analysis.opening import check_comparable, titled
from carbon.analysis.records import ComparisonRecord, EffectRecord, MovedRecord
from carbon.analysis.restating import with_gwp_set
from carbon.analysis.uncertainty import Uncertainty, uncertainty
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import in_tonnes, mass
from carbon.core.html_table import html_table
from carbon.core.sentences import say
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import scale, unit
from carbon.engine.result.subject import check_results
from carbon.tables.frames import frame
from carbon.tables.types import Table

CAUSES = ("amount", "structure", "factor", "factor_source", "gwp_set", "boundary")
"""`factor_source`: another publisher answers than before, so that the change of the factor is none of the world."""
_KEYS = ("source", "kind", "cause")


class Effect(NamedTuple):
    """A part of the change [kg CO2e]: source, kind of activity, cause."""

    source: str | None
    kind: str
    cause: str
    kg: float


class Moved(NamedTuple):
    """A source in both results [kg CO2e]: before, after, effect of each cause, and whether it is new or gone."""

    source: str | None
    before: float
    after: float
    causes: dict[str, float]
    state: str


class _Known(NamedTuple):
    """An activity's amount in base units, its emissions [kg CO2e] and who published its factors."""

    amount: float = 0.0
    kg: float = 0.0
    publishers: frozenset[str] = frozenset()


class _Group(NamedTuple):
    """What is added up as one amount: a source's activities of one kind, in units of one dimension."""

    source: str | None
    kind: str
    dimensions: tuple[str, ...]


_Items = dict[_Group, dict[tuple[object, ...], _Known]]


@dataclass(frozen=True)
class Comparison:
    """The change from one result to another, split into effects.

    Parameters: before, after: the totals [kg CO2e]; effects, which sum to their difference; first and second, the results.
    """

    before: float
    after: float
    effects: tuple[Effect, ...]
    first: Emissions = field(repr=False)
    second: Emissions = field(repr=False)

    @property
    def change_kg(self) -> float:
        """After less before [kg CO2e]."""
        return self.after - self.before

    @property
    def residual_kg(self) -> float:
        """The part of the change that the effects do not explain [kg CO2e], which is rounding."""
        return self.change_kg - fsum(effect.kg for effect in self.effects)

    @cached_property
    def sure(self) -> Uncertainty:
        """How certain the change is: errors that both years share cancel out."""
        return uncertainty(self.second) - uncertainty(self.first)

    @property
    def causes(self) -> dict[str, float]:
        """Effect of each cause [kg CO2e], those that moved nothing left out."""
        sums = {cause: fsum(effect.kg for effect in self.effects if effect.cause == cause) for cause in CAUSES}
        return {cause: kilograms for cause, kilograms in sums.items() if kilograms}

    @property
    def sources(self) -> tuple[Moved, ...]:
        """Each source before and after with its causes, the largest change first."""
        before, after = (_by_source(result) for result in (self.first, self.second))
        # A row without an answer may have no source, so a year that is not whole says nothing of what it lacks.
        new = say("new") if self.first.complete else say("new?")
        gone = say("gone") if self.second.complete else say("gone?")
        found = []
        for source in dict.fromkeys((*before, *after)):
            causes = {cause: fsum(e.kg for e in self.effects if (e.source, e.cause) == (source, cause)) for cause in CAUSES}
            state = new if source not in before else gone if source not in after else ""
            found.append(Moved(source, before.get(source, 0.0), after.get(source, 0.0), causes, state))
        return tuple(sorted(found, key=lambda moved: -abs(moved.after - moved.before)))

    def by(self, *keys: str) -> Table:
        """Return the change [kg CO2e] by source, kind or cause, as a table.

        Raises: CarbonError naming the nearest key.
        """
        for key in keys or ("",):
            if key not in _KEYS:
                raise CarbonError(
                    say("'{key}' is not a key of a comparison.{near}", key=key, near=did_you_mean(key, _KEYS)),
                    code="key_unknown",
                    field=key,
                )
        sums: dict[tuple[object, ...], list[float]] = {}
        for effect in self.effects:
            sums.setdefault(tuple(getattr(effect, key) for key in keys), []).append(effect.kg)
        columns = {key: [place[number] for place in sums] for number, key in enumerate(keys)}
        return frame(columns | {"change_kg": [fsum(values) for values in sums.values()]})

    def to_dict(self) -> ComparisonRecord:
        """Return everything as plain values, for JSON."""
        low, high = self.sure.interval()
        return {
            "before": titled(self.first, "before"),
            "after": titled(self.second, "after"),
            "before_kg": self.before,
            "after_kg": self.after,
            "before_complete": self.first.complete,
            "after_complete": self.second.complete,
            "change_kg": self.change_kg,
            "change_interval_kg": [low, high],
            "change_mean_kg": self.sure.mean,
            "residual_kg": self.residual_kg,
            "causes": self.causes,
            "sources": [cast("MovedRecord", moved._asdict()) for moved in self.sources],
            "effects": [cast("EffectRecord", effect._asdict()) for effect in self.effects],
        }

    def __repr__(self) -> str:
        return f"<Comparison {self}>"

    def _repr_html_(self) -> str:
        rows = [[one[0] or "-", *map(in_tonnes, one[1:3]), in_tonnes(one.after - one.before, "+")] for one in self.sources]
        return html_table(str(self), ["source", ">before [t]", ">after [t]", ">change [t]"], rows)

    def __str__(self) -> str:
        words = ", ".join(f"{cause.replace('_', ' ')} {_signed(kilograms)}" for cause, kilograms in self.causes.items())
        return f"{mass(self.before)} → {mass(self.after)} CO2e ({_signed(self.change_kg)}): {words or 'nothing moved'}"


def _signed(kilograms: float) -> str:
    return f"{'+' if kilograms >= 0 else '−'}{mass(abs(kilograms))}"


def _by_source(result: Emissions) -> dict[str | None, float]:
    cells = grouped(result, ["source"], result.basis)
    return dict(zip(cells["source"], cells["co2e_kg"], strict=True))


def compare(before: Emissions, after: Emissions) -> Comparison:
    """Return what moved from one result to another, by cause.

    Within a source and kind, emissions are amount × share of each activity × kg per unit: the logarithmic mean weighs the three. A
    change of GWP set is taken first; a source that only one result has is boundary; a factor of another publisher is factor_source.
    Parameters: before and after, emissions or footprints.
    Raises: CarbonError when one has no answer, their totals are of different scope 2 views, or they are inventories of two organisations or
    of two kinds of boundary.
    Source: Ang (2015), LMDI decomposition approach: a guide for implementation, Energy Policy 86, additive LMDI-I, equations 4 to 7.

    >>> import carbon
    >>> first = carbon.calculate("diesel", "40 L", region="GB", period=2018, source="Car")
    >>> second = carbon.calculate("diesel", "44 L", region="GB", period=2019, source="Car")
    >>> abs(compare(first, second).residual_kg) < 1e-9
    True
    """
    check_results("compare", before, after)
    check_comparable(before, after)
    old_total, new_total = before.total_kg(before.basis), after.total_kg(after.basis)
    assert old_total is not None
    assert new_total is not None
    old, restated = _items(before), _items(with_gwp_set(before, after.plan.policy.gwp_set))
    effects = [*_reweighed(old, restated), *_moved(restated, _items(after))]
    return Comparison(old_total, new_total, tuple(effect for effect in effects if effect.kg), before, after)


def _items(result: Emissions) -> _Items:
    """Amount and kg CO2e of each question of each source, those of one amount together."""
    found: _Items = {}
    seen: dict[tuple[_Group, tuple[object, ...]], dict[int, float]] = {}
    for labels, line, number, amount in line_rows(result):
        if line.basis not in (None, result.basis):
            continue
        question = int(result.plan.line_question[number])
        asked = result.plan.answers[question].question
        group, factor = _dimensions(labels["source"], asked.kind, asked.units)
        members, fields = found.setdefault(group, {}), alike(asked, result.basis)
        known = members.get(fields, _Known())
        # A question in two units or years is one activity: its amounts add, its lines do not.
        amounts = seen.setdefault((group, fields), {})
        amounts[question] = amount * factor
        kilograms = known.kg + amount * float(result.plan.co2e_per_unit[number])
        members[fields] = _Known(fsum(amounts.values()), kilograms, known.publishers | {_publisher(line)})
    return found


def _publisher(line: Line) -> str:
    """The publisher's short name: that of the publication without its edition."""
    name = line.factor.publication.name
    return name.rpartition("-")[0] or name


def _dimensions(source: str | None, kind: str, units: tuple[str, ...]) -> tuple[_Group, float]:
    """What an amount is added up with, and how many base units its own are."""
    names = tuple(unit(name).dimension for name in units)
    factor = 1.0
    for name, dimension in zip(units, names, strict=True):
        factor *= scale(name, DIMENSIONS[dimension]) if dimension in DIMENSIONS else 1.0
    return _Group(source, kind, tuple(name if name in DIMENSIONS else own for name, own in zip(names, units, strict=True))), factor


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
        wholes = fsum(item.amount for item in one.values()), fsum(item.amount for item in other.values())
        for fields in dict.fromkeys((*one, *other)):
            first, second = one.get(fields, _Known()), other.get(fields, _Known())
            found = decomposed(Item(wholes[0], first.amount, first.kg), Item(wholes[1], second.amount, second.kg))
            for cause, kilograms in zip(_causes(first, second), found, strict=True):
                yield Effect(group.source, group.kind, cause, kilograms)


def _causes(one: _Known, other: _Known) -> tuple[str, str, str]:
    same = one.publishers == other.publishers or not one.publishers or not other.publishers
    return "amount", "structure", "factor" if same else "factor_source"
