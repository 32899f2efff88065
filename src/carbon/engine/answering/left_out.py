"""What an answer is complete but for: stages, gases and splits that its factors and its method do not give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Method
from carbon.core.booking import BESIDE
from carbon.engine.answering.lines import Line

_OF_CARBON_ALONE = ("release", "process")
"""Stages that can be of CO2 alone: a gas set free, a reaction."""
_SHOWN = 8


def absent_stages(activity: Activity, lines: Sequence[Line]) -> list[str]:
    """Return the stages that the kind expects and no line covers, as "wtt of electricity".

    Parameters: activity; lines of its answer.
    """
    covered = {stage for line in lines for stage in line.factor.stages}
    return [f"{_words(stage)} of {_words(activity.kind_name())}" for stage in activity.expected if stage not in covered]


def left_out(activity: Activity, method: Method, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return all that an answered question is complete but for, in words.

    Parameters: activity; method of its kind; lines of its answer.
    """
    return tuple(dict.fromkeys([*absent_stages(activity, lines), *method.left_out, *_of_lines(activity, lines)]))


def _of_lines(activity: Activity, lines: Iterable[Line]) -> Iterator[str]:
    kind = _words(activity.kind_name())
    for line in lines:
        factor = line.factor
        if line.basis == "market" or line.basis in BESIDE:
            continue
        if factor.per_gas and not factor.all_gases and factor.forms[0].gases.get("co2") and line.stage not in _OF_CARBON_ALONE:
            yield f"CH4 and N2O of {_words(line.stage)} of {kind}"
        if len(factor.stages) > 1:
            *first, last = (_words(stage) for stage in factor.stages)
            yield f"the split of {', '.join(first)} and {last} of {kind}"


def _words(name: str) -> str:
    return name.replace("_", " ")


def state(complete: bool, unanswered: int, rows: int, parts: Sequence[str]) -> str:
    """Return in words whether a result is complete.

    Parameters: complete, whether every row has an answer; unanswered rows of all rows; parts that answered rows are complete but for.

    >>> state(True, 0, 3, ["wtt of electricity"])
    'complete but for wtt of electricity'
    """
    if not complete:
        return f"incomplete: {unanswered} of {rows} rows unanswered"
    said = _together(parts)
    more = f"; and {len(said) - _SHOWN} more (complete_but_for of --format json)" if len(said) > _SHOWN else ""
    return "complete" + (f" but for {'; '.join(said[:_SHOWN])}{more}" if parts else "")


def _together(parts: Sequence[str]) -> list[str]:
    """What is lacking of several kinds, said once: "transmission of electricity and storage".

    >>> _together(["wtt of fuel", "transmission of electricity", "wtt of rail"])
    ['wtt of fuel and rail', 'transmission of electricity']
    """
    kinds: dict[str, list[str]] = {}
    for part in parts:
        what, _, kind = part.rpartition(" of ")
        kinds.setdefault(what, []).append(kind)
    return [f"{what} of {', '.join(those[:-1])}{' and ' * bool(those[1:])}{those[-1]}" for what, those in kinds.items()]
