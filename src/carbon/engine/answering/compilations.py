"""Grid intensities of one place from several compilations: their years form no trend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.core.store.read import store
from carbon.engine.answering.lines import Line
from carbon.factors.catalogue import catalogue
from carbon.factors.policy import OWN
from carbon.factors.ranking import COMPILATION

GRID = "electricity.grid"


def compiler(line: Line) -> str:
    """Return who compiled the grid intensity of a line; empty for every other line."""
    grid = line.factor.key == GRID and line.stage == "generation"
    return line.factor.publication.publisher.partition(" (")[0] if grid else ""


def compilation_findings(lines: Iterable[Line]) -> Iterator[Finding]:
    """Yield, for each place, that its grid intensities are of several compilations, with their years.

    Parameters: lines of a result.
    """
    found: dict[str, dict[str, set[int]]] = {}
    for line in lines:
        if line.wanted and (name := compiler(line)):
            years = found.setdefault(line.wanted.region, {}).setdefault(name, set())
            years.update([line.wanted.year] if line.wanted.year else [])
    for place, compilers in found.items():
        if len(compilers) > 1:
            told = joined((f"{name} ({_span(years)})" for name, years in sorted(compilers.items())), say(" and "))
            message = say(
                "grid electricity of {place} is of {told}. What changes between them is no change of the grid", place=place, told=told
            )
            yield Finding(
                "compilation_differs",
                "warning",
                say("{message}: name one for all years (compilation=, or the policy's sources).", message=message),
            )


def offered(lines: Iterable[tuple[int, Line]]) -> tuple[Finding, frozenset[int]] | None:
    """Return that direct figures are shipped of places and years whose power is counted over its life cycle, and the questions it is of.

    Beside a factor of the user's own nothing is offered: it goes before the shipped ones, which its catalogue may not even hold.

    Parameters: lines of a result, each with the number of its question.
    """
    found: dict[str, dict[str, set[int]]] = {}
    questions = set[int]()
    for question, line in lines:
        own = line.factor.publication.name.startswith(OWN)
        if line.wanted and line.wanted.year and not own and compiler(line) and _LIFE_CYCLE in line.factor.stages:
            for name in _direct(line.factor.region, line.wanted.year) if COMPILATION not in line.factor.qualifiers else ():
                found.setdefault(name, {}).setdefault(line.factor.region, set()).add(line.wanted.year)
                questions.add(question)
    if not found:
        return None
    ways = joined((f"compilation={name} ({_places(places)})" for name, places in sorted(found.items())), say(" and "))
    message = say(
        "power is counted over its life cycle, and figures of its direct emissions are shipped too: {ways}. Write that on the activity, "
        "or name the publication in the policy's sources, to take them.",
        ways=ways,
    )
    return Finding("compilation_offered", "info", message), frozenset(questions)


def _places(places: dict[str, set[int]]) -> str:
    return "; ".join(f"{place} {_span(years)}" for place, years in sorted(places.items()))


@lru_cache(maxsize=4096)
def _direct(place: str, year: int) -> tuple[str, ...]:
    """The compilations of direct emissions that are shipped of a place and year."""
    rows = store().rows("SELECT DISTINCT value FROM qualifier WHERE key = ? AND qualifier = ?", GRID, COMPILATION)
    names = {str(row[0]) for row in rows} - {_SECOND_OF_LIFE_CYCLE}
    pairs = tuple(f"{COMPILATION}={name}" for name in sorted(names))
    there = [item for _, item in catalogue().candidates(GRID, "generation", (place,), {}, pairs) if item.qualifiers.keys() == {COMPILATION}]
    known = [item for item in there if item.year and item.year <= year <= (item.last_year or item.year)]
    return tuple(sorted({item.qualifiers[COMPILATION] for item in known} & names))


_LIFE_CYCLE = "infrastructure"
"""The stage that tells a figure of the life cycle from one of what is burned."""
_SECOND_OF_LIFE_CYCLE = "ember"
"""A compilation that is of the life cycle too."""


def _span(years: set[int]) -> str:
    return ", ".join(str(year) for year in sorted(years)) or say("newest")
