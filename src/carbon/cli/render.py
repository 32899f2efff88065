"""Tables in the terminal: as wide as it is, words folded and ids whole; in a pipe there are no colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from carbon.cli.language import named, told
from carbon.core.causes import by_cause
from carbon.core.errors import Finding
from carbon.core.formatting import few_factors, styled, tonnes_style
from carbon.core.patterns import pattern
from carbon.core.sentences import Sentence, joined, say

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_UNBOUNDED = 1000
"""The width where no terminal is near: no id and no sentence is broken for a program that reads a pipe."""


class _Console(Console):
    """A console that fits tables to its width also in a pipe; sentences stay whole there, so that they can be searched."""

    def print(self, *parts: Any, **how: Any) -> None:
        """Print; of a table the width holds."""
        if any(isinstance(part, Table) for part in parts):
            how["soft_wrap"] = False
        said = [told(part) if isinstance(part, str) else part for part in parts]
        if self.is_terminal:
            super().print(*said, **how)
            return
        # What fills a column on a screen is no text: in a pipe or a file no line ends in spaces.
        with self.capture() as printed:
            super().print(*said, **how)
        self.file.write("\n".join(line.rstrip(" ") for line in printed.get().split("\n")))


def console(*, to_stderr: bool = False) -> Console:
    """Return a console for stdout or stderr, as wide as COLUMNS or the terminal says."""
    stream = sys.stderr if to_stderr else sys.stdout
    return _Console(file=stream, width=_width(), highlight=False, emoji=False, soft_wrap=not stream.isatty())


def _width() -> int:
    """COLUMNS, else the width of the terminal that any of the three streams is: of `carbon … | less` it is that of stderr."""
    if (said := os.environ.get("COLUMNS", "")).isdecimal() and int(said):
        return int(said)
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with suppress(AttributeError, ValueError, OSError):
            if columns := os.get_terminal_size(stream.fileno()).columns:  # type: ignore[union-attr]
                return columns
    return _UNBOUNDED


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, footer: Sequence[object] | None = None) -> Table:
    """Return a table, all text in it as it stands; columns whose name starts with > are numbers, set to the right.

    Parameters: title; columns; rows; footer, a last row for totals.
    """
    heading = Text(told(title), no_wrap=True, overflow="ignore") if title else None
    found = Table(title=heading, title_justify="left", title_style="bold", show_footer=footer is not None, box=None, pad_edge=False)
    cells = [["" if cell is None else told(cell) for cell in row] for row in rows]
    for number, name in enumerate(columns):
        right = name.startswith(">")
        text = Text("" if footer is None else told(footer[number]))
        # The first column names the row: what is copied from it is whole.
        whole = right or (number == 0 and not any(" " in row[0] for row in cells))
        found.add_column(Text(_heading(name)), justify="right" if right else "left", footer=text, overflow="fold", no_wrap=whole)
    for row in cells:
        found.add_row(*map(Text, row))
    return found


def _heading(name: str) -> str:
    """A heading in the language that is printed, without the sign of a column of numbers."""
    return told(name).lstrip(">") if isinstance(name, Sentence) else named(name.lstrip(">"))


def print_with_ids(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], ids: str) -> None:
    """Print a table one of whose columns holds ids or sources, each whole: where there is no room, they follow below by number.

    Parameters: title; columns; rows; ids, the name of their column.
    """
    out, place = console(), list(columns).index(ids)
    whole = table(title, columns, rows)
    if Measurement.get(out, out.options.update(max_width=_UNBOUNDED), whole).maximum <= out.width:
        out.print(whole)
        return
    numbered = [[number, *row[:place], *row[place + 1 :]] for number, row in enumerate(rows, 1)]
    out.print(table(title, [">", *columns[:place], *columns[place + 1 :]], numbered))
    out.print()
    wide = len(str(len(rows)))
    for number, row in enumerate(rows, 1):
        print(f"{number:>{wide}}  {told(row[place])}" if row[place] else "", file=out.file)


def tonnes(kilograms: float | None) -> str:
    """Return kg as tonnes for a table: no digits that nobody can know.

    >>> tonnes(1234567.0), tonnes(267.6), tonnes(None)
    ('1 235', '0.27', '')
    """
    if kilograms is None:
        return ""
    value = kilograms / 1000
    return styled(value, tonnes_style(value))


def signed(kilograms: float) -> Sentence:
    """Return kg as tonnes with their sign, as a change is printed.

    Parameters: kilograms.

    >>> signed(-1234567.0), signed(0.0)
    ('−1 235', '+0.00')
    """
    return say("{sign}{tonnes}", sign="+" if kilograms >= 0 else "−", tonnes=tonnes(abs(kilograms)))


def percent(share: float, style: str = ".1%", sign: str = "") -> Sentence:
    """Return a share as per cent.

    Parameters: share; style of `format`; sign that stands before it, as ±.

    >>> percent(0.0525), percent(0.0525, ".0%", "±")
    ('5.2%', '±5%')
    """
    return Sentence(f"{sign}{format(share, style)}", f"{sign}{{share:{style}}}", (("share", share),))


def _told(finding: Finding) -> str:
    return told(finding.message)


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


def plain(text: str) -> str:
    """Return text that is printed as it stands: what looks like markup in it is none.

    >>> plain("Bilar [/Sthlm]").count("[/Sthlm]")
    1
    """
    return _MARKUP.sub(lambda found: f"{found[1] * 2}\\[", told(text))


_MARKUP = pattern(r"(\\*)\[")
