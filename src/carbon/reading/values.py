"""What stands in the cells → what it means, as the mapping says: 'Diesel B7' is diesel, 'Ekonomi' economy."""

from __future__ import annotations

from collections.abc import Mapping

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.sentences import say
from carbon.engine.asking.mapping import known_fields
from carbon.reading.prepared import Prepared


def with_values(table: Prepared, values: Mapping[str, Mapping[str, str]]) -> Prepared:
    """Return the table with the values of some fields in the library's words; what is not listed stays as it is.

    Parameters: table; values, field → cell → word; with a star a cell that begins so. Capital letters and spaces around make no difference.
    Raises: CarbonError for a field that is none, or that no column or constant of the table gives.
    """
    changed = dict[str, list[str]]()
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
        meant = {cell: _meant(folded, words) or cell for cell, folded in there.items()}
        changed[field] = [meant[cell] for cell in table.cells[field]]
        unused = [cell for cell in words if not cell.endswith(_STAR) and _folded(cell) not in there.values()]
        if unused:
            message = say("values.{field} names {map_}, which no cell holds.", field=field, map_=", ".join(map(repr, unused)))
            table = table.said(Finding("value_unused", "info", message, column=table.columns[field]))
    return table.with_cells(changed)


def left_out(table: Prepared, cells: Mapping[str, tuple[str, ...]]) -> Prepared:
    """Return the table without the rows that have certain cells, with a finding that counts them.

    Parameters: table; cells, column → what stands in the rows that are left out.
    Raises: CarbonError for a column that is not there.
    """
    for column, texts in cells.items():
        if column not in table.labels:
            raise CarbonError(
                say("leave_out: column '{column}' is not in the table.{near}", column=column, near=did_you_mean(column, table.labels)),
                code="column_unknown",
                field="leave_out",
            )
        wanted = dict.fromkeys(texts, column)
        there = {cell for cell in set(table.labels[column]) if _meant(_folded(cell), wanted)}
        gone = [place for place, cell in enumerate(table.labels[column]) if cell in there]
        names = ", ".join(f"'{text}'" for text in texts)
        rows = say("1 row") if len(gone) == 1 else say("{count} rows", count=len(gone))
        message = say("{rows} with {names} in column {column} left out, as the mapping says.", rows=rows, names=names, column=column)
        table = table.without(gone, say("column {column} says so", column=column)).said(
            Finding("rows_left_out", "info", message, column=column)
        )
    return table


_STAR = "*"


def _meant(cell: str, words: Mapping[str, str]) -> str | None:
    """The word of a cell: of the same text, else of the longest beginning that it has; an empty cell has none."""
    known = {_folded(text): word for text, word in words.items()}
    if cell in known or not cell:
        return known.get(cell)
    begun = [text for text in known if text.endswith(_STAR) and cell.startswith(text.removesuffix(_STAR))]
    return known[max(begun, key=len)] if begun else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
