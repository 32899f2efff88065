"""Rows without an answer, with what is wrong with each: what is not calculated goes back to whom it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.plan.combinations import not_in_plan
from carbon.engine.table.rows import TableRows
from carbon.engine.table.scan import AMOUNT_WORDS
from carbon.tables.engines import PLACE, key_table
from carbon.tables.problems import rejected

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions


def rejected_rows(result: Emissions) -> object:
    """Return the rows of a table that have no full answer, with row number, code and message, as a lazy table.

    Parameters: result of a polars table, eager or lazy.
    Raises: CarbonError for a result of activities, or of an engine without row numbers.
    """
    rows = result.input
    scan = rows.scan if isinstance(rows, TableRows) else None
    if scan is None or (scan.table.library != "polars" and not scan.table.eager):
        raise CarbonError(say("rows have numbers in tables of polars, pandas and pyarrow only."), code="subject")
    known, plan = scan.known, result.plan
    codes: list[str | None] = [None] * len(known.cells)
    messages: list[str | None] = [None] * len(known.cells)
    for item in known.refused:
        codes[item.row], messages[item.row] = item.finding.code, item.finding.message
    for place, question in zip(known.portion_combination.tolist(), known.portion_question.tolist(), strict=True):
        error = next((item for item in plan.answers[question].findings if item.severity == "error"), None)
        if not plan.answered[question] and error:
            codes[place], messages[place] = error.code, error.message
    beside = key_table(known.keys, known.cells, {PLACE: np.arange(len(known.cells)), "finding_code": codes, "finding_message": messages})
    words = {code: text.format(0.0).replace(", as 0", "").replace("is 0, more", "is more") for code, text in AMOUNT_WORDS.items()}
    return rejected(scan.table, known.keys, known.amount, beside, words | {"not_in_plan": not_in_plan().message})
