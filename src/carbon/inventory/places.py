"""The findings of a footprint at the rows they are about, so that each can be shown where a person wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from carbon.core.errors import Finding
from carbon.inventory.footprint import Footprint


def placed_findings(found: Footprint) -> list[Finding]:
    """Return all findings with file and row: an error of a question at each of its rows, another at the first, with their count.

    Parameters: found, the footprint of an inventory or a workbook.
    """
    order = {"error": 0, "warning": 1, "info": 2}
    findings = [*found.notes, *(item.finding for item in found.refused), *_of_questions(found)]
    return sorted(dict.fromkeys(found.told(findings)), key=lambda finding: order[finding.severity])


def _of_questions(found: Footprint) -> Iterator[Finding]:
    files, numbers = found.labels["file"], found.labels["row"]
    _, row_question, row, _ = found.input.portions
    places = np.argsort(row_question, kind="stable")
    ends = np.cumsum(np.bincount(row_question, minlength=len(found.plan.answers)))
    for answer, rows in zip(found.plan.answers, np.split(places, ends[:-1]) if len(ends) else (), strict=True):
        where = sorted({int(row[place]) for place in rows})
        for finding in answer.findings if where else ():
            shown = where if finding.severity == "error" else where[:1]
            count = 1 if finding.severity == "error" else len(where)
            yield from (replace(finding.at(files[at], numbers[at]), count=count) for at in shown)
