"""What stands in the cells → what it means, as the mapping says: 'Diesel B7' is diesel, 'Ekonomi' economy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from carbon.core.errors import CarbonError, Finding, did_you_mean, nearest
from carbon.core.formatting import number, shortened
from carbon.core.sentences import Sentence, joined, say
from carbon.engine.asking.mapping import known_fields
from carbon.reading.prepared import Prepared
from carbon.reading.unknown_words import kind_named, refusing_words


def with_values(table: Prepared, values: Mapping[str, Mapping[str, str]]) -> Prepared:
    """Return the table with the values of some fields in the library's words; what is not listed stays as it is.

    Parameters: table; values, field → cell → word; with a star a cell that begins so. Capital letters and spaces around make no difference.
    Raises: CarbonError for a field that is none, or that no column or constant of the table gives.
    """
    changed, unused = dict[str, list[str]](), dict[str, list[str]]()
    for field, words in values.items():
        if field not in known_fields():
            raise CarbonError(
                say("values: '{field}' is not a field.{near}", field=field, near=did_you_mean(field, known_fields())),
                code="field_unknown",
                field=field,
            )
        if field not in table.cells:
            raise CarbonError(
                say("values: no column is mapped to {field}. Map one, or leave values.{field} out.", field=field),
                code="column_unknown",
                field=field,
            )
        there = {cell: _folded(cell) for cell in set(table.cells[field])}
        means = {cell: _meant(folded, words) or cell for cell, folded in there.items()}
        changed[field] = [means[cell] for cell in table.cells[field]]
        unused[field] = [cell for cell in words if not cell.endswith(_STAR) and _folded(cell) not in there.values()]
    read = table.with_cells(changed)
    for field, words in values.items():
        if refused := _unlisted(read, field, words):
            read = read.refusing(refused)
        elif unused[field]:
            message = say("values.{field} names {cells}, which no cell holds.", field=field, cells=", ".join(map(repr, unused[field])))
            read = read.said(Finding("value_unused", "info", message, column=table.columns[field]))
    return read


def _unlisted(table: Prepared, field: str, listed: Mapping[str, str]) -> dict[int, Finding]:
    """Rows whose cell is neither listed nor a word of the field: what a person may write there are the words that the table lists."""
    if field == "kind":
        return {}
    asked, column = list(zip(table.values("kind"), table.cells[field], strict=True)), table.columns[field]
    known = {pair: refusing_words(kind_named(pair[0]), field, pair[1]) for pair in {*asked} if pair[1]}
    said = {pair: _offering(column, pair[1], listed, words) for pair, words in known.items() if words is not None}
    return {
        place: Finding("word_unknown", "error", said[pair], table.name, number, column)
        for place, (pair, number) in enumerate(zip(asked, table.row_numbers, strict=True))
        if pair in said
    }


def _offering(column: str, cell: str, listed: Mapping[str, str], known: Iterable[str]) -> Sentence:
    """What is near, among the table's own words or else the library's, and the table's own words."""
    own, shown = tuple(listed), [*listed][:_SHOWN]
    words = own if nearest(cell, own) else tuple(known)
    return say(
        "{column} '{cell}' is unknown.{near} Words of this table: {own}.",
        column=column,
        cell=cell,
        near=did_you_mean(cell, words) if nearest(cell, words) else "",
        own=", ".join([*shown, *(["…"] if len(listed) > len(shown) else [])]),
    )


_SHOWN = 20
"""Words of a table that are told."""


def left_out(table: Prepared, cells: Mapping[str, tuple[str, ...]], amounts: Sequence[float | None] | None = None) -> Prepared:
    """Return the table without the rows that have certain cells, with a finding that counts them and says how much they come to.

    Parameters: table; cells, column or field → what stands in the rows that are left out; amounts of the rows, where they are known.
    Raises: CarbonError for a column that is not there.
    """
    for name, texts in cells.items():
        column = name if name in table.labels else table.columns.get(name, name)
        if column not in table.labels:
            raise CarbonError(
                say("leave_out: column '{column}' is not in the table.{near}", column=column, near=did_you_mean(column, table.labels)),
                code="column_unknown",
                field="leave_out",
            )
        wanted = {text: text for text in texts}
        by = {cell: text for cell in set(table.labels[column]) if (text := _meant(_folded(cell), wanted))}
        gone = {place: by[cell] for place, cell in enumerate(table.labels[column]) if cell in by}
        known = _come_to(table, gone, amounts) if amounts else {}
        names = joined(known.values(), ", ") if known else shortened(", ".join(f"'{text}'" for text in texts))
        rows = say("1 row") if len(gone) == 1 else say("{count} rows", count=len(gone))
        message = say("{rows} with {names} in column {column} left out, as the mapping says.", rows=rows, names=names, column=column)
        amounts = [amount for place, amount in enumerate(amounts) if place not in gone] if amounts else None
        table = table.without(gone, say("column {column} says so", column=column)).said(
            Finding("rows_left_out", "info", message, column=column)
        )
    return table


def _come_to(table: Prepared, gone: Mapping[int, str], amounts: Sequence[float | None]) -> dict[str, Sentence]:
    """What the rows of each cell come to, where all have one unit."""
    units = {unit for place, unit in enumerate(table.values("unit")) if place in gone and amounts[place] is not None}
    if len(units) != 1 or not (unit := units.pop()):
        return {}
    sums = dict.fromkeys(sorted(gone.values()), 0.0)
    for place, text in gone.items():
        sums[text] += amounts[place] or 0.0
    return {text: say("'{text}' ({total} {unit})", text=text, total=number(round(total, 2)), unit=unit) for text, total in sums.items()}


_STAR = "*"


def meant(text: str, words: Mapping[str, str]) -> str | None:
    """Return what a cell means by the words of a field, None where none is of it.

    Parameters: text of the cell; words, cell → meaning.
    """
    return _meant(_folded(text), words)


def _meant(cell: str, words: Mapping[str, str]) -> str | None:
    """The word of a cell: of the same text, else of the longest beginning that it has; an empty cell has none."""
    known = {_folded(text): word for text, word in words.items()}
    if cell in known or not cell:
        return known.get(cell)
    begun = [text for text in known if text.endswith(_STAR) and cell.startswith(text.removesuffix(_STAR))]
    return known[max(begun, key=len)] if begun else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
