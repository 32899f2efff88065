"""The text of an inventory.toml that is begun: its head, a table for each of the files, and the questions beside what they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from carbon.core.sentences import say
from carbon.core.toml_text import comment, toml_lines
from carbon.inventory.start_head import HeadEntry
from carbon.inventory.start_tables import StartTable
from carbon.reading.unknown_words import commented


class Question(NamedTuple):
    """What a person must say: the line of inventory.toml that asks it, and what to write."""

    line: int
    text: str


class _Line(NamedTuple):
    """A line of the file, with the question that it asks."""

    text: str
    question: str = ""


def start_text(head: Sequence[HeadEntry], tables: Sequence[StartTable], tell: Callable[[str], str] = str) -> tuple[str, list[Question]]:
    """Return the text of an inventory.toml, and its questions with their lines.

    Parameters: head, the entries of `[inventory]`; tables; tell, sentence → the same in the language of the comments.
    """
    lines = list(_lines(head, tables))
    text = "\n".join(_told(line.text, tell) for line in lines) + "\n"
    return text, [Question(number, of_entry(tell(line.question))) for number, line in enumerate(lines, start=1) if line.question]


def of_entry(text: str) -> str:
    """Return a sentence that names sections of a mapping with the names that they have in an inventory.toml.

    Parameters: text.

    >>> of_entry("Write it above [columns], or in [values.kind].")
    'Write it above [tables.columns], or in [tables.values.kind].'
    """
    return text.replace("[columns]", "[tables.columns]").replace("[values.", "[tables.values.")


def _told(line: str, tell: Callable[[str], str]) -> str:
    return of_entry(tell(line)) if line.startswith("#") else line


def _lines(head: Sequence[HeadEntry], tables: Sequence[StartTable]) -> Iterator[_Line]:
    count = sum(bool(entry.question) for entry in head) + sum(len(table.open) for table in tables)
    yield _Line(
        comment(say("Open questions: {count}. Each is marked '# open:' below, next to what it is about.", count=count) if count else _READY)
    )
    yield _Line(
        comment(
            say(
                "What is the same for all rows of a table, such as its kind, stands above [columns]; below it each entry names a column. "
                "A value that [inventory] has need not stand in a table."
            )
        )
    )
    yield from (_Line(""), _Line("[inventory]"))
    for entry in head:
        yield from _of_head(entry)
    for table in tables:
        yield _Line("")
        yield from _of_table(table)


_READY = say("Nothing is open: python -m carbon footprint reads this folder.")


def _of_head(entry: HeadEntry) -> Iterator[_Line]:
    (line,) = toml_lines({entry.name: entry.value})
    if entry.question:
        yield _asked(entry.question)
        yield _Line(f"# {line}")
        return
    if entry.note:
        yield _Line(comment(entry.note))
    yield _Line(line)


def _asked(question: str) -> _Line:
    return _Line(comment(say("open: {question}", question=question)), question)


def _of_table(table: StartTable) -> Iterator[_Line]:
    yield _Line(comment(_title(table)))
    yield from (_Line(comment(note)) for note in table.notes)
    yield from map(_asked, table.open)
    if not table.left_out:
        lines = toml_lines({"tables": [{"path": table.path, **table.entries}]})
        yield from map(_Line, [*lines[1:], *commented(table.unknown)])


def _title(table: StartTable) -> str:
    if table.rows is None or table.left_out:
        return say("{path}: {what}", path=table.path, what=table.of)
    return say("{path}: {count} rows, {what}", path=table.path, count=table.rows, what=table.of)
