"""The report as Markdown: what a person wrote stays text, whatever signs it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carbon.reporting.content import Section, Table, line_table, named, sections, title
from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras
from carbon.reporting.language.words import Words

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|!~&$=@]|:(?=\S))")
"""Signs that are markup; a colon is one where a word follows at once, as in an address."""
_SPACES = re.compile(r"[^\S\xa0]+")
_MARK = "<!-- carbon -->"
"""That a file is a report: a comment that no reader of Markdown shows."""
_LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def markdown(facts: Facts, words: Words, extras: Extras) -> str:
    """Return the report as Markdown.

    Parameters: facts; words; extras, what further analysis gives.
    """
    head = [f"# {plain(title(facts, words))}", plain(named(facts))]
    notice = [f"> {plain(facts.notice)}"] if facts.notice else []
    parts = [part for section in sections(facts, words, extras) for part in _section(section)]
    return "\n\n".join([*head, *notice, *parts, *_table(line_table(facts, words)), _MARK]) + "\n"


def plain(text: str) -> str:
    """Return text in which no sign is markup; it stays on its line.

    >>> plain("a|b").count(chr(92))
    1
    """
    flat = _SPACES.sub(" ", text).strip()
    return _LEADING.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", flat))


def _section(section: Section) -> Iterator[str]:
    yield f"## {plain(section.title)}"
    yield from (plain(sentence) for sentence in section.sentences)
    for table in section.tables:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"### {plain(table.title)}"
    marks = ("--:" if number in table.numbers else "---" for number in range(len(table.columns)))
    rows = [" | ".join(plain(cell) for cell in row) for row in (table.columns, *table.rows)]
    yield "\n".join(f"| {row} |" for row in (rows[0], " | ".join(marks), *rows[1:]))
