"""Findings in the terminal: by cause, errors first, with their place, count and next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from carbon.cli.language import named, told, told_of
from carbon.cli.render import console, plain
from carbon.core.causes import by_cause
from carbon.core.errors import Finding
from carbon.core.formatting import few_factors
from carbon.core.sentences import joined, say

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def _told(finding: Finding) -> str:
    return told_of(finding)


def print_findings(findings: Sequence[Finding], *, everything: bool, tell: Callable[[Finding], str] = _told) -> None:
    """Print findings to stderr: by cause, errors first, ten lines at most with the count and first place of each; all of them if wanted.

    Parameters: findings; everything; tell, finding → its sentence as it is printed.
    """
    out = console(to_stderr=True)
    if everything:
        for finding in findings:
            out.print(_line(finding, tell, whole=True))
        return
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in _alike(by_cause(findings)):
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    ordered = sorted(groups.values(), key=lambda members: list(_COLOURS).index(members[0].severity))
    # What is one cause takes one line, while there is room for its places.
    room = max(1, (_MOST - len(ordered)) // max(1, sum(members[0].severity == "error" for members in ordered)))
    lines = [line for members in ordered for line in _lines(members, room, tell)]
    for line in lines[:_MOST] if len(lines) > _MOST else lines:
        out.print(line)
    if len(lines) > _MOST:
        count = len(lines) - _MOST
        more = say("1 more line") if count == 1 else say("{count} more lines", count=count)
        out.print(say("and {more} of findings. See all {count} with --findings.", more=more, count=len(findings)))


_MOST = 10
"""Lines of findings under a result."""


def _alike(findings: Sequence[Finding]) -> list[Finding]:
    """Rows that say the same of one column, as of a misspelt word, as one finding with their count and first rows."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for item in findings:
        groups.setdefault((item.severity, item.code, item.message, item.file, item.column), []).append(item)
    found = list[Finding]()
    for members in groups.values():
        rows = tuple(item.row for item in members if item.row is not None)[:5] if len(members) > 1 else members[0].rows
        found.append(replace(members[0], count=sum(item.count for item in members), rows=rows))
    return found


def _lines(members: Sequence[Finding], room: int, tell: Callable[[Finding], str]) -> list[str]:
    """The line of a cause: its first place, what is wrong and what to do, and how many there are; of errors the first ones each."""
    first = members[0]
    shown = members[:room] if first.severity == "error" else members[:1]
    lines = [_line(item, tell) for item in shown]
    if more := len(members) - len(shown):
        lines[-1] += told(say(" ({count} more like it)", count=more))
    return lines


def _line(finding: Finding, tell: Callable[[Finding], str], *, whole: bool = False) -> str:
    """A finding with its place and count, as markup."""
    message = tell(finding)
    times = f" ({_times(finding)})" if finding.count > 1 else ""
    return f"{mark(finding)}: {_place(finding)}{plain(message if whole else few_factors(message))}{times}"


def mark(finding: Finding) -> str:
    """Return the severity and code of a finding, as markup.

    >>> mark(Finding("stage_missing", "warning", "no factor."))
    '[yellow]warning[/] stage_missing'
    """
    return f"[{_COLOURS[finding.severity]}]{named(finding.severity)}[/] {finding.code}"


def _times(finding: Finding) -> str:
    """How often, and the first rows of a table that is calculated whole."""
    rows = ", ".join(map(str, finding.rows))
    first = say(", first in rows {rows}", rows=rows) if len(finding.rows) > 1 else ""
    return told(say("{count} times{first}", count=finding.count, first=first))


def _place(finding: Finding) -> str:
    # A table that is not a file of its own, as the rows of several together, has no header to count from.
    where = say("row {row}", row=finding.row) if finding.file else say("row {row} counted from 0", row=finding.row)
    row = where if finding.row is not None else ""
    column = say("column {column}", column=finding.column) if finding.column else ""
    text = joined(filter(None, (finding.file, row, column)), ", ")
    return f"{plain(text)}: " if text else ""
