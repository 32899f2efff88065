"""Grid intensities of one place from several compilations: their years form no trend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.engine.answering.lines import Line

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


def _span(years: set[int]) -> str:
    return ", ".join(str(year) for year in sorted(years)) or say("newest")
