"""The findings of a workbook, written into a copy of it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from carbon.core.errors import Finding
from carbon.tables.marking.listing import Mark, Words
from carbon.tables.marking.marks import write_marked
from carbon.workbook.opening import headers_of, language_of
from carbon.workbook.shape import texts


def write_checked(
    source: str | Path,
    target: str | Path,
    findings: Sequence[Finding],
    sentence: Callable[[str, Finding], str] = lambda _language, finding: finding.message,
) -> list[str]:
    """Write a copy of a workbook in which each finding is a coloured cell with a comment, and a sheet lists them with links.

    Parameters: source, the workbook, which stays as it is; target; findings, with the sheet in their file, as book.xlsx#Energy; sentence,
    (language, finding) → what it says in the language of the workbook.
    Returns what the copy could not keep of the original (charts, shapes, macros …), in words.
    Raises: CarbonError for a target that is the source, another type of file, and a file that cannot be read or written.
    """
    source, target = Path(source), Path(target)
    language = language_of(source)
    said = texts(language)["findings"]
    words = Words(said["sheet"], said["title"], tuple(said["headers"]), said["severities"], said["nothing"], said["whole"])
    headers = headers_of(source)
    spoken = [replace(finding, message=_said(finding, language, sentence)) for finding in findings]
    return write_marked(source, target, sorted((_mark(finding, source.name, headers) for finding in spoken), key=_order), words)


def _said(finding: Finding, language: str, sentence: Callable[[str, Finding], str]) -> str:
    """What a finding says: first what to do in the workbook, then the sentence with its values."""
    advice, said = _advice().get(finding.code, {}).get(language), sentence(language, finding)
    return f"{advice}. [{said}]" if advice else said


@cache
def _advice() -> dict[str, dict[str, str]]:
    """Code → language → what a person who fills in a workbook is told of a row."""
    text = files(__package__).joinpath("advice.csv").read_text(encoding="utf-8")
    return {row["code"]: row for row in csv.DictReader(text.splitlines())}


def _mark(finding: Finding, name: str, headers: Mapping[str, Mapping[str, str]]) -> Mark:
    """A finding at its cell: under the header that the sheet gives its field."""
    _, _, sheet = (finding.file or "").partition(f"{name}#")
    field = finding.column or ("amount" if finding.code.startswith("amount") else None)
    column = headers.get(sheet, {}).get(field or "", finding.column)
    return Mark(finding.severity, finding.message, finding.code, sheet or None, finding.row or None, column, finding.count)


def _order(mark: Mark) -> tuple[int, str, str, int]:
    """Errors in the order of the sheet, other marks by their code: what is alike is read together."""
    severity = ("error", "warning", "info").index(mark.severity)
    return severity, mark.code if severity else "", mark.sheet or "", mark.row or 0
