"""What stands in the cells → what it means, as the mapping says: 'Diesel B7' is diesel, 'Ekonomi' economy."""

from __future__ import annotations

from collections.abc import Mapping

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.engine.asking.mapping import known_fields
from carbon.reading.prepared import Prepared


def with_values(table: Prepared, values: Mapping[str, Mapping[str, str]]) -> Prepared:
    """Return the table with the values of some fields in the library's words; what is not listed stays as it is.

    Parameters: table; values, field → cell → word. Capital letters and spaces around a cell make no difference.
    Raises: CarbonError for a field that is none, or that no column or constant of the table gives.
    """
    changed = dict[str, list[str]]()
    for field, words in values.items():
        if field not in known_fields():
            raise CarbonError(f"values: '{field}' is no field.{did_you_mean(field, known_fields())}", code="field_unknown", field=field)
        if field not in table.cells:
            raise CarbonError(
                f"values: no column is mapped to {field}. Map one, or leave values.{field} out.", code="column_unknown", field=field
            )
        known = {_folded(cell): word for cell, word in words.items()}
        changed[field] = [known.get(_folded(cell), cell) for cell in table.cells[field]]
        unused = [cell for cell in words if _folded(cell) not in {_folded(text) for text in table.cells[field]}]
        if unused:
            message = f"values.{field} names {', '.join(map(repr, unused))}, which no cell holds."
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
                f"leave_out: column '{column}' is not in the table.{did_you_mean(column, table.labels)}",
                code="column_unknown",
                field="leave_out",
            )
        wanted = {_folded(text) for text in texts}
        gone = [place for place, cell in enumerate(table.labels[column]) if _folded(cell) in wanted]
        names = ", ".join(f"'{text}'" for text in texts)
        message = f"{len(gone)} row{'s' if len(gone) != 1 else ''} with {names} in column {column} left out, as the mapping says."
        table = table.without(gone, f"column {column} says so").said(Finding("rows_left_out", "info", message, column=column))
    return table


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
