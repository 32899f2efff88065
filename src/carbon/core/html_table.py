"""A small table as HTML, for a notebook: text in it is text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_CELL = "padding:.15em .8em .15em 0;border-bottom:1px solid #8884;vertical-align:top"


def html_table(head: str, columns: Sequence[str], rows: Iterable[Sequence[object]], notes: Iterable[str] = ()) -> str:
    """Return a headline, a table and notes; columns whose name starts with > are numbers, set to the right.

    Parameters: head; columns; rows; notes, sentences below the table.

    >>> html_table("a <b>", [], []).count("&lt;b&gt;")
    1
    """
    parts = [f"<p><strong>{escape(head)}</strong></p>"]
    if columns:
        sides = ["right" if name.startswith(">") else "left" for name in columns]
        top = "".join(_cell("th", name.lstrip(">"), side) for name, side in zip(columns, sides, strict=True))
        body = ["".join(_cell("td", cell, side) for cell, side in zip(row, sides, strict=True)) for row in rows]
        lines = "".join(f"<tr>{row}</tr>" for row in body)
        parts.append(f'<table style="border-collapse:collapse"><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>')
    parts += [f'<p style="opacity:.75;overflow-wrap:anywhere">{escape(note)}</p>' for note in notes if note]
    return "".join(parts)


def _cell(tag: str, value: object, side: str) -> str:
    # A figure stays on one line; a heading may take several.
    whole = ";white-space:nowrap" if tag == "td" and side == "right" else ""
    return f'<{tag} style="text-align:{side};{_CELL}{whole}">{escape("" if value is None else str(value))}</{tag}>'
