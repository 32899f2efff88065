"""Tables in the terminal. Wide content folds; in a pipe there are no colours and no cutting."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from carbon.core.causes import by_cause
from carbon.core.errors import Finding

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_PIPE_WIDTH = 1000
"""So wide that no id and no sentence is broken for who reads a pipe."""


def console(*, to_stderr: bool = False) -> Console:
    """Return a console for stdout or stderr; in a pipe it is wide, so that nothing is broken."""
    stream = sys.stderr if to_stderr else sys.stdout
    width = shutil.get_terminal_size().columns if stream.isatty() else _PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, emoji=False, soft_wrap=not stream.isatty())


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, footer: Sequence[Any] | None = None) -> Table:
    """Return a table, all text in it as it stands; columns whose name starts with > are numbers, set to the right.

    Parameters: title; columns; rows; footer, a last row for totals.
    """
    found = Table(title=Text(title), title_justify="left", title_style="bold", show_footer=footer is not None, box=None, pad_edge=False)
    for number, name in enumerate(columns):
        right = name.startswith(">")
        text = Text("" if footer is None else str(footer[number]))
        found.add_column(Text(name.lstrip(">")), justify="right" if right else "left", footer=text, overflow="fold", no_wrap=right)
    for row in rows:
        found.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    return found


def tonnes(kilograms: float | None) -> str:
    """Return kg as tonnes for a table: no digits that nobody can know.

    >>> tonnes(1234567.0), tonnes(267.6), tonnes(None)
    ('1 235', '0.27', '')
    """
    if kilograms is None:
        return ""
    value = kilograms / 1000
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    return f"{value:,.{digits}f}".replace(",", " ")


def print_findings(findings: Sequence[Finding], *, everything: bool) -> None:
    """Print findings to stderr: the first errors of each code; of the rest one line per code unless everything is wanted."""
    out = console(to_stderr=True)
    errors = [finding for finding in findings if finding.severity == "error"]
    shown, more = (findings, {}) if everything else _first_of_each(errors)
    for finding in shown:
        place = _place(finding)
        times = f" ({_times(finding)})" if finding.count > 1 else ""
        mark = f"[{_COLOURS[finding.severity]}]{finding.severity}[/] {finding.code}:"
        out.print(f"{mark} {place}{plain(finding.message)}{times}")
    for code, count in more.items():
        out.print(f"[{_COLOURS['error']}]error[/] {code}: {count} more. See them all with --findings.")
    if not everything:
        _print_summary(out, [finding for finding in findings if finding.severity != "error"])


def _first_of_each(errors: Sequence[Finding]) -> tuple[list[Finding], dict[str, int]]:
    """The first errors of each code, and how many of it follow."""
    shown, seen = list[Finding](), dict[str, int]()
    for finding in errors:
        seen[finding.code] = seen.get(finding.code, 0) + 1
        if seen[finding.code] <= _FULL:
            shown.append(finding)
    return shown, {code: count - _FULL for code, count in seen.items() if count > _FULL}


_FULL = 20
"""Errors of one code that are printed one by one."""


def _times(finding: Finding) -> str:
    """How often, and the first rows of a table that is calculated whole."""
    first = f", first in rows {', '.join(map(str, finding.rows))}" if len(finding.rows) > 1 else ""
    return f"{finding.count} times{first}"


def _print_summary(out: Console, findings: Sequence[Finding]) -> None:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in by_cause(findings):
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    for (severity, code), members in groups.items():
        count = f"{len(members)} different, first: " if len(members) > 1 else ""
        out.print(f"[{_COLOURS[severity]}]{severity}[/] {code}: {count}{plain(members[0].message)}")


def _place(finding: Finding) -> str:
    parts = [
        finding.file or "",
        f"row {finding.row}" if finding.row is not None else "",
        f"column {finding.column}" if finding.column else "",
    ]
    text = ", ".join(part for part in parts if part)
    return f"{plain(text)}: " if text else ""


def plain(text: str) -> str:
    """Return text that is printed as it stands: what looks like markup in it is none.

    >>> plain("Bilar [/Sthlm]").count("[/Sthlm]")
    1
    """
    return _MARKUP.sub(lambda found: f"{found[1] * 2}\\[", text)


_MARKUP = re.compile(r"(\\*)\[")
