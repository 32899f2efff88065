"""Tables in the terminal: as wide as it is, words folded and ids whole; in a pipe there are no colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, TextIO, cast

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from carbon.cli.language import named, told
from carbon.core.formatting import styled, tonnes_style, unbroken
from carbon.core.patterns import pattern
from carbon.core.sentences import Sentence, say

_UNBOUNDED = 1000
"""The width where no terminal is near: no id and no sentence is broken for a program that reads a pipe."""


_NO_BREAK, _SPACE = "\ufdd0", "\ufdd1"
"""Signs that Unicode keeps for use within a program: a no-break space and a space within a number until they are printed, for rich breaks
lines at every space."""


def held(text: str) -> str:
    """Return text that is not broken within a number, nor between it and its unit, until a console prints it.

    Parameters: text.

    >>> len(held("5 % of 23 318 t").split())
    3
    """
    return unbroken(text, _SPACE).replace("\N{NO-BREAK SPACE}", _NO_BREAK)


def released(text: str) -> str:
    """Return text that was held with its spaces as they are.

    Parameters: text.
    """
    return text.replace(_NO_BREAK, "\N{NO-BREAK SPACE}").replace(_SPACE, " ")


class _Released:
    """A stream that prints the spaces that were held as they are."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, its spaces as they are."""
        return self._stream.write(released(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


class _Console(Console):
    """A console that fits tables to its width also in a pipe; sentences stay whole there, so that they can be searched."""

    def print(self, *parts: Any, **how: Any) -> None:
        """Print; of a table the width holds."""
        if tables := [part for part in parts if isinstance(part, Table)]:
            how |= {"soft_wrap": False, "crop": False, "width": min(self._room(one) for one in tables)}
        said = [held(told(part)) if isinstance(part, str) else part for part in parts]
        if self.is_terminal:
            super().print(*said, **how)
            return
        # What fills a column on a screen is no text: in a pipe or a file no line ends in spaces.
        with self.capture() as printed:
            super().print(*said, **how)
        self.file.write("\n".join(line.rstrip(" ") for line in printed.get().split("\n")))

    def natural(self, shown: Table) -> int:
        """The width of a table that nothing narrows."""
        return self._widest(shown, _UNBOUNDED)

    def _room(self, shown: Table) -> int:
        """The width that a table is given to be no wider than the screen; on one too narrow its lines break, and no figure is lost."""
        tried = range(self.width, self.width - _TRIED, -1)
        return next((width for width in tried if self._widest(shown, width) <= self.width), self.width)

    def _widest(self, shown: Table, width: int) -> int:
        text = "".join(segment.text for segment in self.render(shown, self.options.update(width=width, no_wrap=False)))
        title = 1 if shown.title else 0  # It stands on one line, whatever its length.
        return max((len(line.rstrip(" ")) for line in text.split("\n")[title:]), default=0)


_TRIED = 8
"""Widths that are tried: where columns keep their longest word, a table may come out wider than it was asked to be."""


def console(*, to_stderr: bool = False) -> _Console:
    """Return a console for stdout or stderr, as wide as COLUMNS or the terminal says."""
    stream = sys.stderr if to_stderr else sys.stdout
    return _Console(file=cast("TextIO", _Released(stream)), width=_width(), highlight=False, emoji=False, soft_wrap=not stream.isatty())


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
    heading = Text(held(told(title)), no_wrap=True, overflow="ignore") if title else None
    found = Table(title=heading, title_justify="left", title_style="bold", show_footer=footer is not None, box=None, pad_edge=False)
    cells = [["" if cell is None else held(told(cell)) for cell in row] for row in rows]
    for number, name in enumerate(columns):
        right, last = name.startswith(">"), "" if footer is None else held(told(footer[number]))
        shown = [*(row[number] for row in cells if number < len(row)), last]
        # A figure is whole, and what names the row is broken between its words alone; a heading may take several lines.
        word = _longest_word([_heading(name)])
        least = max([*map(len, shown), word if word <= _WORD else 0]) if right else _longest_word(shown) if number == 0 else None
        one_word = number == 0 and not any(" " in text for text in shown)
        head, foot = Text(_heading(name)), Text(last)
        found.add_column(head, justify="right" if right else "left", footer=foot, overflow="fold", min_width=least, no_wrap=one_word)
    for row in cells:
        found.add_row(*map(Text, row))
    return found


def barred(columns: Sequence[str], rows: Sequence[Sequence[object]], sizes: Sequence[float], **more: Any) -> Table:
    """Return a table with a bar for the size of each row, where a terminal has room for them; a pipe has the figures alone.

    Parameters: columns; rows; sizes, one of each row; more, title and footer as of `table`.
    """
    out, footer = console(), more.pop("footer")
    bare = table(columns=columns, rows=rows, footer=footer, **more)
    room, most = min(out.width - out.natural(bare) - 2, _BAR), max(sizes, default=0.0)
    if not out.is_terminal or room < _BAR // 2 or most <= 0.0:
        return bare
    drawn = [[*row, "█" * round(room * max(size, 0.0) / most)] for row, size in zip(rows, sizes, strict=True)]
    return table(columns=[*columns, ""], rows=drawn, footer=[*footer, ""], **more)


_BAR = 24
"""Letters of the longest bar where there is room; with less than half of them there are no bars."""
_WORD = 10
"""Letters of a word of a heading that is not broken."""


def _longest_word(texts: Iterable[str]) -> int:
    return max((len(word) for text in texts for word in text.split(" ")), default=0)


def _heading(name: str) -> str:
    """A heading in the language that is printed, without the sign of a column of numbers."""
    return held(told(name).lstrip(">") if isinstance(name, Sentence) else named(name.lstrip(">")))


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


def part(share: float) -> Sentence:
    """Return a part of a whole as per cent; one that is there, however small, is not nothing.

    >>> part(0.0525), part(0.0001), part(0.0)
    ('5.2%', '<0.1%', '0.0%')
    """
    return percent(0.001, sign="<") if 0.0 < share < _LEAST else percent(share)


_LEAST = 5e-4


def plain(text: str) -> str:
    """Return text that is printed as it stands: what looks like markup in it is none.

    >>> plain("Bilar [/Sthlm]").count("[/Sthlm]")
    1
    """
    return _MARKUP.sub(lambda found: f"{found[1] * 2}\\[", told(text))


_MARKUP = pattern(r"(\\*)\[")
