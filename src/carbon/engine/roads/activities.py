"""The road of activities: they are asked, answered, and held as rows; one that is given by its word is read before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import build_by_custom
from carbon.core.collector import collector_paused
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, point_read
from carbon.engine.asking.questions import LabelColumns, Refused, ask
from carbon.engine.plan.plan import plan_of
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.memory import MemoryRows, Origin, PlainRows
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy


@dataclass(frozen=True, slots=True, eq=False)
class RowsRead:
    """The rows of an input that activities were read from.

    Parameters: places, the row of each activity; count of rows; labels, column → its cells; refused rows, which are no activity; like, the
    input as a frame; origin, the files that they stand in; said, row → codes of what is said of how it was read.
    """

    places: Sequence[int]
    count: int
    labels: Mapping[str, Sequence[Any]]
    refused: tuple[Refused, ...]
    like: object
    origin: Origin | None = None
    said: Mapping[int, Sequence[str]] = field(default_factory=dict)


def emissions_of(
    activities: Sequence[Activity],
    catalogue: Catalogue,
    policy: Policy,
    *,
    notes: tuple[Finding, ...] = (),
    read: RowsRead | None = None,
    said: Mapping[int, Sequence[str]] | None = None,
) -> Emissions:
    """Return the emissions of activities.

    Parameters: activities; catalogue; policy; notes about the whole; read, the rows that they were read from, where each is not a row of
    its own; said, row → codes of the notes that are of it.
    """
    # One activity makes too few objects to keep the collector from.
    with collector_paused() if len(activities) > 1 else nullcontext():
        asked = ask(activities, catalogue)
        if read is None:
            plain = PlainRows(asked.amounts, asked.row_question, asked.row, ())
            held = MemoryRows(plain, len(activities), LabelColumns(activities), said=said or {})
        else:
            plain = PlainRows(asked.amounts, asked.row_question, [read.places[place] for place in asked.row], read.refused)
            held = MemoryRows(plain, read.count, read.labels, read.like, origin=read.origin, said=read.said)
        return Emissions(plan_of(asked, catalogue, policy), held, notes)


def points_read(activity: Activity, fields: Mapping[str, object]) -> tuple[Finding, ...]:
    """Return a finding for each amount whose text may have thousands where its point is read as the decimal sign, as 12.500 l.

    Parameters: activity; fields it was read of, as they were written.
    """
    return tuple(found for found in point_read(fields) if _is_amount(activity, str(found.column)))


def _is_amount(activity: Activity, field: str) -> bool:
    return field == "amount" or isinstance(getattr(activity, field, None), Amount)


def emissions_of_word(text: str, fields: Mapping[str, object], catalogue: Catalogue, policy: Policy) -> Emissions:
    """Return the emissions of a kind or word whose fields are given as arguments: a wrong word among them stops it.

    Parameters: text, a kind or word; fields; catalogue; policy.
    Raises: CarbonError `word_unknown` or `word_ambiguous`, naming what may be meant; in a table it is the finding of its row.
    """
    activity, customs = build_by_custom(text, fields, catalogue)
    notes = (*points_read(activity, fields), *customs)
    result = emissions_of([activity], catalogue, policy, notes=notes, said={0: [note.code for note in notes]} if notes else None)
    said = (finding for answer in result.plan.answers if answer.solution.in_doubt for finding in answer.findings)
    wrong = [finding for finding in said if finding.code in _WRONG_WORDS and _is_given(activity, finding.column)]
    if wrong:
        first = min(wrong, key=lambda finding: finding.severity != "error")
        raise CarbonError(first.message, code=first.code, field=first.column)
    return result


def _is_given(activity: Activity, field: str | None) -> bool:
    return field in type(activity).question_fields() and getattr(activity, str(field)) is not None


_WRONG_WORDS = ("word_unknown", "word_ambiguous")
