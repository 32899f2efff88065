"""Exclusions: rows that are left out for a reason, counted and weighed beside the total; not missing, and not zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carbon.core.errors import Finding, did_you_mean
from carbon.core.sentences import joined, say
from carbon.inventory.parts import Exclusion
from carbon.inventory.portions import Portion


@dataclass(frozen=True)
class Excluded:
    """An exclusion with what it leaves out: number of rows, and what they would have been [kg CO2e], if that is known."""

    what: str
    reason: str
    categories: tuple[int, ...] = ()
    rows: int = 0
    co2e_kg: float | None = None


def excluded(portions: Iterable[Portion], exclusions: Sequence[Exclusion]) -> tuple[list[Portion], dict[int, list[Portion]]]:
    """Return the portions that stay, and number of the exclusion → the portions it leaves out; the first that fits takes a row.

    Parameters: portions; exclusions.
    """
    kept, left = list[Portion](), dict[int, list[Portion]]()
    if not exclusions:
        return [*portions], left
    for portion in portions:
        number = next((place for place, item in enumerate(exclusions) if _takes(item, portion)), None)
        if number is None:
            kept.append(portion)
        else:
            left.setdefault(number, []).append(portion)
    return kept, left


def _takes(exclusion: Exclusion, portion: Portion) -> bool:
    """Whether a row lies in the perimeter of an exclusion; one without perimeter is a statement and takes no row."""
    given = _perimeter(exclusion)
    return bool(given) and all(_label(portion, name) in names for name, names in given.items())


def _perimeter(exclusion: Exclusion) -> dict[str, tuple[str, ...]]:
    given = {"source": exclusion.sources, "site": exclusion.sites, "kind": exclusion.kinds, "entity": exclusion.entities}
    return {name: names for name, names in given.items() if names is not None}


def _label(portion: Portion, name: str) -> str | None:
    value: str | None = getattr(portion.activity, name)
    return value


def unused_exclusions(exclusions: Sequence[Exclusion], left: dict[int, list[Portion]], kept: Sequence[Portion]) -> list[Finding]:
    """Return a finding for each exclusion whose perimeter no row lies in: it may be misspelt.

    Parameters: exclusions; left, the portions each leaves out; kept, those that stay.
    """
    found = list[Finding]()
    for number, exclusion in enumerate(exclusions):
        perimeter = _perimeter(exclusion)
        if perimeter and number not in left:
            known = {name: {label for portion in kept if (label := _label(portion, name))} for name in perimeter}
            hints = [did_you_mean(word, known[name]) for name, words in perimeter.items() for word in words if word not in known[name]]
            words = "; ".join(f"{name} {', '.join(words)}" for name, words in perimeter.items())
            message = say(
                "exclusion '{what}' leaves out no row: none has {words}.{hints}", what=exclusion.what, words=words, hints=joined(hints)
            )
            found.append(Finding("exclusion_unused", "warning", message, "inventory.toml"))
    return found
