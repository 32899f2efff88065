"""Activities → Emissions: the two functions that everything goes through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import build
from carbon.core.collector import collector_paused
from carbon.core.errors import CarbonError, Finding
from carbon.core.kernel import Indices
from carbon.core.units.customs import by_custom
from carbon.engine.asking.questions import Asked, LabelColumns, Refused, ask
from carbon.engine.plan.making import plan_of
from carbon.engine.plan.rows import Portions
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.memory import MemoryRows
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy


@collector_paused()
def emissions_of(
    activities: Sequence[Activity],
    catalogue: Catalogue,
    policy: Policy,
    *,
    rows: Sequence[int] | None = None,
    row_count: int | None = None,
    labels: Mapping[str, Sequence[Any]] | None = None,
    refused: tuple[Refused, ...] = (),
    notes: tuple[Finding, ...] = (),
    like: object = None,
) -> Emissions:
    """Return the emissions of activities.

    Parameters: activities; catalogue; policy; rows, the input row of each activity, where some were refused; row_count of the
    input; labels, input columns; refused rows; notes about the whole; like, the input frame.
    """
    asked = ask(activities)
    row = asked.row if rows is None else _rows(asked, rows)
    portions = Portions(asked.amounts, asked.row_question, row, refused)
    count = len(activities) if row_count is None else row_count
    held = MemoryRows(portions, count, LabelColumns(activities) if labels is None else labels, like)
    return Emissions(plan_of(asked, catalogue, policy), held, notes)


def emissions_of_word(text: str, fields: Mapping[str, object], catalogue: Catalogue, policy: Policy) -> Emissions:
    """Return the emissions of a kind or word whose fields are given as arguments: a wrong word among them stops it.

    Parameters: text, a kind or word; fields; catalogue; policy.
    Raises: CarbonError `word_unknown` or `word_ambiguous`, naming what may be meant; in a table it is the finding of its row.
    """
    read, notes = by_custom(fields)
    activity = build(text, read)
    result = emissions_of([activity], catalogue, policy, notes=notes)
    given = [name for name in type(activity).question_fields() if getattr(activity, name) is not None]
    wrong = next((finding for finding in result.findings if finding.code in _WRONG_WORDS and finding.column in given), None)
    if wrong:
        raise CarbonError(wrong.message, code=wrong.code, field=wrong.column)
    return result


_WRONG_WORDS = ("word_unknown", "word_ambiguous")


def _rows(asked: Asked, rows: Sequence[int]) -> Indices:
    import numpy as np

    return np.array(rows, dtype=np.intp)[asked.row]
