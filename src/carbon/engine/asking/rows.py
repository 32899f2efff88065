"""Cells of a table → activities: rows that ask the same are read once; what cannot be read is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat

from carbon.activities.fields.reader import Reader
from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import build_by_custom
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.written import LARGEST, is_missing
from carbon.engine.asking.alike import LONGEST_CELL, Label, Template, label_readers, read_label, template_of
from carbon.engine.asking.mapping import named_amounts, unit_for_named
from carbon.engine.asking.questions import ReadRows, Refused
from carbon.factors.catalogue import Catalogue

Cells = Mapping[str, Sequence[object]]
"""Field → its cells, one of each row; an empty one is None or ''."""
_Outcome = Activity | CarbonError
_PLAIN = re.compile(r"(\d+(?:\.\d+)?)(?: ([^\W\d_].*))?")
_NOT_ASKED = frozenset({*LABELS, "corrects"})
_OF_WORDS = frozenset(
    {"kind_missing", "kind_unknown", "field_unknown", "word_unknown", "word_ambiguous", "region_unknown", "region_ambiguous"}
)
"""Codes of errors that are found in the words of a row, whatever its numbers are."""


def read_rows(
    cells: Cells,
    constants: Mapping[str, object],
    numbers: Sequence[int],
    *,
    columns: Mapping[str, str] | None = None,
    file: str | None = None,
    catalogue: Catalogue | None = None,
) -> ReadRows:
    """Return the activities of rows of cells; a row that cannot be read becomes a finding and stops no other.

    Parameters: cells of each field; constants, field → value for all rows; numbers, one of each row, and file, its place for findings;
    columns, field → name of its column, where it is another; catalogue, whose own factors may bring words.
    """
    found, alike = ReadRows(), RowsAlike(cells, constants, len(numbers), catalogue)
    for position, outcome in enumerate(alike.read()):
        if isinstance(outcome, Activity):
            found.activities.append(outcome)
            found.rows.append(position)
            found.customs += [(position, said) for said in alike.customs.get(position, ())]
            if counts := _counts(type(outcome)):
                found.notes += _empty_counts(outcome, counts, alike.fields(position), cells, (file, numbers[position]), columns or {})
            continue
        name = (columns or {}).get(outcome.field or "", outcome.field) if outcome.field in cells else None
        found.refused.append(Refused(position, Finding(outcome.code, "error", outcome.sentence, file, numbers[position], name)))
        if outcome.code == "amount_negative":
            found.credits.append((position, alike.fields(position)))
    return found


def _empty_counts(
    activity: Activity,
    counts: Sequence[str],
    given: Mapping[str, object],
    cells: Cells,
    place: tuple[str | None, int],
    columns: Mapping[str, str],
) -> Iterable[Finding]:
    """A count that has a column and no value in this row is 1, and the row says so: an empty cell may have been forgotten."""
    for name in counts:
        if name in cells and name not in given:
            text = say("{name} is empty; {default} is counted. Write the number.", name=name, default=activity.amount_default(name))
            yield Finding("count_empty", "info", text, *place, columns.get(name, name))


@cache
def _counts(cls: type[Activity]) -> tuple[str, ...]:
    """The fields that an amount of a kind is multiplied by, and that are 1 where they are not given; a time has its own default."""
    names = (name for form in cls.amounts if len(form) > 1 for name in form if name != "duration")
    return tuple(name for name in dict.fromkeys(names) if cls.amount_default(name) is not None)


class RowsAlike:
    """The rows of a table, read by what they ask.

    Parameters: cells, field → cell of each row; constants, field → value for all rows; count of rows; catalogue, whose
    own factors may bring words.
    """

    def __init__(
        self, cells: Mapping[str, Sequence[object]], constants: Mapping[str, object], count: int, catalogue: Catalogue | None = None
    ) -> None:
        self._cells = {name: _cleaned(column) for name, column in cells.items()}
        self._constants, self._count, self._catalogue = constants, count, catalogue
        self._labels = [name for name in LABELS if name in self._cells]
        self._shapes, self._numbers = dict[str, list[object]](), dict[str, list[float | None]]()
        for name, column in self._cells.items():
            if name == "amount" or name in named_amounts():
                parts = list(map(_parted, column))
                self._shapes[name], self._numbers[name] = [shape for shape, _ in parts], [number for _, number in parts]
        self._known: dict[tuple[str, Reader[object]], Label] = {}
        self._found: list[_Outcome | None] = [None] * count
        self.customs: dict[int, tuple[Finding, ...]] = {}
        """Units that were read by the custom of a row's region, by row."""

    def fields(self, row: int) -> dict[str, object]:
        """Return the fields of a row, as they are written.

        Parameters: row, its position.
        """
        return {**self._constants, **{name: value for name, column in self._cells.items() if (value := column[row]) is not None}}

    def read(self) -> Iterator[_Outcome]:
        """Yield the activity of each row, or what is wrong with it, in their order."""
        for rows in self._alike():
            self._read(self._labelled(rows, Activity))
        for row, outcome in enumerate(self._found):
            yield self._alone(row) if outcome is None else outcome

    def _alike(self) -> Iterable[list[int]]:
        """The rows of each question, as far as cells tell it that were not read: words, units, and which labels there are."""
        words = [column for name, column in self._cells.items() if name not in self._shapes and name not in _NOT_ASKED]
        there = [[value is None for value in column] for name in self._labels if None in (column := self._cells[name])]
        asked, groups = [*words, *self._shapes.values(), *there], dict[object, list[int]]()
        for row, key in enumerate(zip(*asked, strict=True) if asked else repeat((), self._count)):
            groups.setdefault(key, []).append(row)
        return groups.values()

    def _alone(self, row: int) -> _Outcome:
        outcome, said = read_activity(self.fields(row), self._catalogue)
        self._found[row] = outcome
        if said:
            self.customs[row] = said
        return outcome

    def _read(self, rows: Sequence[int]) -> None:
        """Read rows by themselves until one of them is an activity, and the others after it."""
        before: tuple[int, CarbonError] | None = None
        for place, row in enumerate(rows, start=1):
            outcome = self._alone(row)
            if isinstance(outcome, Activity):
                return self._read_after(outcome, row, rows[place:]) if place < len(rows) else None
            if before is not None and self._is_of_all(*before, outcome, row):
                for other in rows[place:]:
                    self._found[other] = outcome
                return None
            before = row, outcome
        return None

    def _is_of_all(self, before: int, said: CarbonError, error: CarbonError, row: int) -> bool:
        """Whether what is wrong with two rows is so of all that are alike: it is said alike of two numbers, or there is none."""
        same = (said.code, said.field, said.sentence) == (error.code, error.field, error.sentence)
        numbers = [(column[before], column[row]) for column in self._numbers.values() if column[row] is not None]
        if not same or error.code == "row_invalid" or error.field in LABELS or any(one == other for one, other in numbers):
            return False
        return not numbers or error.code in _OF_WORDS

    def _read_after(self, first: Activity, row: int, rest: Sequence[int]) -> None:
        """Read rows that ask what the first asks, but for what only its kind says is part of a question."""
        numbers = {name: column[row] for name, column in self._numbers.items()}
        template = template_of(first, {name: number for name, number in numbers.items() if number is not None})
        readers = label_readers(type(first))
        further = [self._cells[name] for name in (*template.further, *(name for name in self._labels if name not in readers))]
        parts: dict[object, list[int]] = {}
        for other in rest:
            parts.setdefault(tuple(column[other] for column in further), []).append(other)
        self._make(template, row, parts.pop(tuple(column[row] for column in further), []))
        for others in parts.values():
            self._read(others)

    def _make(self, template: Template, first: int, rows: Sequence[int]) -> None:
        """Make the activities of rows that ask what the template asks; one that does not fit is left to be read by itself."""
        readers = label_readers(type(template.activity))
        labels = [name for name in self._labels if name in readers and self._cells[name][first] is not None]
        rows = self._labelled(rows, type(template.activity))
        columns: list[Iterable[object]] = [map(self._label(name, readers[name]).values.__getitem__, rows) for name in labels]
        for name, (_, unit) in template.amounts.items():
            numbers = self._numbers[name]
            columns.append([Amount(number, unit) for row in rows if (number := numbers[row]) is not None])
        names = [*labels, *(field for field, _ in template.amounts.values())]
        values = zip(*columns, strict=True) if columns else repeat((), len(rows))
        for row, made in zip(rows, template.all_made(names, values), strict=True):
            self._found[row] = made
        if said := self.customs.get(first):
            self.customs |= dict.fromkeys(rows, said)

    def _labelled(self, rows: Sequence[int], cls: type[Activity]) -> Sequence[int]:
        """The rows whose labels can be read; what is wrong with the others is said of each by itself."""
        for name, reader in label_readers(cls).items():
            if name in self._cells and (unread := self._label(name, reader).unread):
                rows = [row for row in rows if row not in unread]
        return rows

    def _label(self, name: str, reader: Reader[object]) -> Label:
        """A label of each row; those of one text are read once."""
        if (name, reader) not in self._known:
            self._known[name, reader] = read_label(self._cells[name], reader)
        return self._known[name, reader]


def _cleaned(column: Sequence[object]) -> Sequence[object]:
    """The cells without spaces around them, None for an empty one: empty is not zero."""
    return [(cell.strip() or None) if isinstance(cell, str) else None if is_missing(cell) else cell for cell in column]


def _parted(cell: object) -> tuple[object, float | None]:
    """A plain number above zero without the number, in brackets of a tuple, and the number; of any other cell itself, and none."""
    if isinstance(cell, str):
        digits, unit = match.groups() if (match := _PLAIN.fullmatch(cell)) else ("0", None)
        number = float(digits)
        return ((unit,), number) if 0.0 < number <= LARGEST else (cell, None)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool) and 0 < cell <= LARGEST
    return ((None,), float(cell)) if is_number and isinstance(cell, int | float) else (cell, None)


def read_activity(fields: Mapping[str, object], catalogue: Catalogue | None = None) -> tuple[_Outcome, tuple[Finding, ...]]:
    """Return the activity of the fields of a row, or what is wrong with it; and what was read by the custom of its region.

    Parameters: fields; catalogue, whose own factors may bring words.
    """
    given = {name: value for name, value in fields.items() if name != "corrects"}
    kind = given.pop("kind", None)
    if kind is None:
        text = say("the row has no kind. Map a column to kind, or give one kind for the table.")
        return CarbonError(text, code="kind_missing", field="kind"), ()
    if "amount" not in given and "unit" in given:
        given = unit_for_named(given)
    try:
        _check_lengths(fields)
        return build_by_custom(str(kind), given, catalogue)
    except CarbonError as error:
        return error, ()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a row is told of it, and stops no other
        words = ", ".join(f"{name} '{value}'" for name, value in fields.items())
        text = say(
            "the row cannot be read ({name}: {error}): {words}. Correct its cells.", name=type(error).__name__, error=error, words=words
        )
        return CarbonError(text, code="row_invalid"), ()


def _check_lengths(fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if isinstance(value, str) and len(value) > LONGEST_CELL:
            message = say(
                "{name}: the cell has {count} characters, from '{value}…'. Write at most {longest}, the most of a spreadsheet.",
                name=name,
                count=len(value),
                value=value[:20],
                longest=LONGEST_CELL,
            )
            raise CarbonError(message, code="cell_too_long", field=name)
