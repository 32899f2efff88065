"""What an answer is complete but for: stages, gases and splits that its factors and its method do not give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Method
from carbon.core.booking import BESIDE
from carbon.core.sentences import Sentence, joined, say, term
from carbon.engine.answering.lines import Line

_OF_CARBON_ALONE = ("release", "process")
"""Stages that can be of CO2 alone: a gas set free, a reaction."""
_SHOWN = 8


def absent_stages(activity: Activity, method: Method, lines: Sequence[Line]) -> list[str]:
    """Return the stages that no line covers and the kind expects, or that power it takes lacks, as "wtt of electricity".

    Parameters: activity; method of its kind; lines of its answer.
    """
    of_power = ("transmission",) if any(demand.stage == "transmission" and _is_power(demand.key) for demand in method.demands) else ()
    covered = {stage for line in lines for stage in line.factor.stages}
    kind = term(activity.kind_name())
    wanted = dict.fromkeys((*activity.expected, *of_power))
    return [say("{what} of {kinds}", what=term(stage), kinds=kind) for stage in wanted if stage not in covered]


def _is_power(key: str) -> bool:
    return key.startswith("electricity.")


def left_out(activity: Activity, method: Method, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return all that an answered question is complete but for, in words.

    Parameters: activity; method of its kind; lines of its answer.
    """
    return tuple(dict.fromkeys([*absent_stages(activity, method, lines), *method.left_out, *_of_lines(activity, lines)]))


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
        return say("incomplete: {unanswered} of {rows} rows unanswered", unanswered=unanswered, rows=rows)
    if not parts:
        return say("complete")
    said = _together(parts)
    more = say("; and {count} more (complete_but_for of --format json)", count=len(said) - _SHOWN) if len(said) > _SHOWN else ""
    return say("complete but for {parts}{more}", parts=joined(said[:_SHOWN], "; "), more=more)


def _together(parts: Sequence[str]) -> list[Sentence]:
    """What is lacking of several kinds, said once: "transmission of electricity and storage".

    >>> _together(["wtt of fuel", "transmission of electricity", "wtt of rail"])
    ['wtt of fuel and rail', 'transmission of electricity']
    """
    kinds: dict[str, list[str]] = {}
    for part in parts:
        what, _, kind = part.rpartition(" of ")
        kinds.setdefault(what, []).append(kind)
    return [say("{what} of {kinds}", what=_what(what), kinds=_listed(those)) for what, those in kinds.items()]


def _what(text: str) -> Sentence:
    """What is lacking, in words: a stage, gases of a stage, the split of stages."""
    if text.startswith(_SPLIT):
        return say("the split of {stages}", stages=_listed(re.split(r", | and ", text.removeprefix(_SPLIT))))
    if text.startswith(_GASES):
        return say("CH4 and N2O of {stage}", stage=term(text.removeprefix(_GASES)))
    return term(text)


_SPLIT, _GASES = "the split of ", "CH4 and N2O of "


def _listed(names: Sequence[str]) -> Sentence:
    """Names in a row, the last one after an and."""
    first = joined(map(term, names[:-1]), ", ")
    return say("{names} and {last}", names=first, last=term(names[-1])) if first else term(names[-1])
