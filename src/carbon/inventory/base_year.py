"""The base year: recalculated for what changed the boundary or the method, never for growth; restated beside stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from carbon.core.errors import CarbonError
from carbon.core.quantities import parse_amount
from carbon.core.sentences import say
from carbon.inventory.parts import BaseYear, BaseYearChange

_ORGANIC = frozenset({"organic_growth", "organic_decline"})
_DOWN, _UP = frozenset({"divestment", "outsourcing"}), frozenset({"acquisition", "insourcing"})


@dataclass(frozen=True)
class Recalculation:
    """A base year as stated and as restated [kg CO2e].

    Parameters: year; basis; stated_kg; effect_kg, of all changes but growth, signed; weight, those effects without their signs as a
    share of the stated total; threshold; changes.
    """

    year: int
    basis: str
    stated_kg: float
    effect_kg: float
    weight: float
    threshold: float
    changes: tuple[BaseYearChange, ...]

    @property
    def recalculated(self) -> bool:
        """Whether the changes together pass the threshold."""
        return self.weight > self.threshold

    @property
    def restated_kg(self) -> float:
        """The base year to compare with [kg CO2e]: with the changes where they are significant, else as stated."""
        return self.stated_kg + self.effect_kg if self.recalculated else self.stated_kg

    def to_dict(self) -> dict[str, object]:
        """Return the recalculation as plain values."""
        return {
            "year": self.year,
            "basis": self.basis,
            "stated_kg": self.stated_kg,
            "restated_kg": self.restated_kg,
            "recalculated": self.recalculated,
            "weight_of_changes": self.weight,
            "threshold": self.threshold,
            "changes": [change.model_dump() | {"counts": counts(change)} for change in self.changes],
        }


def recalculate_base_year(stated_kg: float, policy: BaseYear) -> Recalculation:
    """Return the base year stated and restated under a recalculation policy.

    Parameters: stated_kg, the base year's total [kg CO2e]; policy, with threshold and changes.
    Changes count together and in both directions: an acquisition does not hide a divestment, so their sizes are added before they meet
    the threshold, and their signed effects after. Organic growth and decline never count.
    Raises: CarbonError for a change whose sign contradicts its kind, or a stated total that is not positive.
    Source: GHG Protocol Corporate Standard (2004), ch. 5; Appendix E (2005).

    >>> bought = BaseYearChange(name="C", kind="acquisition", co2e="15 t")
    >>> recalculate_base_year(50_000.0, BaseYear(year=1, threshold="5%", changes=(bought,))).restated_kg
    65000.0
    """
    if stated_kg <= 0:
        raise CarbonError(
            say("the base year comes to {stated_kg:g} kg; a share of it means nothing. Give its total.", stated_kg=stated_kg),
            code="base_year_invalid",
        )
    effects = [_effect(change) for change in policy.changes if counts(change)]
    weight = fsum(abs(effect) for effect in effects) / stated_kg
    return Recalculation(policy.year, policy.basis, stated_kg, fsum(effects), weight, policy.threshold, tuple(policy.changes))


def counts(change: BaseYearChange) -> bool:
    """Return whether a change is one that the base year is recalculated for: growth and decline are not.

    Parameters: change.
    """
    return change.kind not in _ORGANIC


def _effect(change: BaseYearChange) -> float:
    """The effect on the base year [kg], checked against its kind."""
    effect = parse_amount(change.co2e).to("kg")
    wrong_way = effect > 0 if change.kind in _DOWN else effect < 0 and change.kind in _UP
    if wrong_way:
        raise CarbonError(
            say(
                "base year change '{name}' is {kind} of {co2e}. Write what it adds to the base year: more for "
                "what came, less (with a minus) for what went.",
                name=change.name,
                kind=change.kind,
                co2e=change.co2e,
            ),
            code="base_year_invalid",
        )
    return effect


def stated_total(policy: BaseYear, total_kg: float | None) -> float:
    """Return the base year's stated total [kg CO2e]: as written, or that of its inventory.

    Parameters: policy; total_kg, of the inventory in its folder.
    Raises: CarbonError when there is none, or when both are given.
    """
    if (policy.co2e is None) == (policy.folder is None):
        raise CarbonError(say("base_year: give co2e, as '24 000 t', or folder, one of them."), code="base_year_invalid")
    if policy.co2e is not None:
        return parse_amount(policy.co2e).to("kg")
    if total_kg is None:
        raise CarbonError(say("base_year: the inventory in {folder} has no answer.", folder=policy.folder), code="base_year_invalid")
    return total_kg


def changes_in_words(changes: Sequence[BaseYearChange]) -> str:
    """Return changes as one line of text.

    Parameters: changes.
    """
    return "; ".join(
        f"{change.name} ({change.kind.replace('_', ' ')}) {change.co2e}{'' if counts(change) else ', not counted'}" for change in changes
    )
