"""Columns of an input beside its labels: kept as they stand in its tables, and put together when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, eq=False)
class InputColumns(Mapping[str, Sequence[Any]]):
    """Columns by name, each as long as the rows; a table that lacks one has None there.

    Parameters: blocks, (first row, columns) of each table; count of rows; order, the rows that are taken, all of them without it.

    >>> columns = InputColumns(((0, {"a": ["x"]}), (1, {"b": ["y", "z"]})), 3)
    >>> columns["b"], list(columns.taken([2, 0])["a"])
    ([None, 'y', 'z'], [None, 'x'])
    """

    blocks: tuple[tuple[int, Mapping[str, Sequence[Any]]], ...] = ()
    count: int = 0
    order: Sequence[int] | None = None

    def __getitem__(self, name: str) -> list[Any]:
        """Return the cells of a column.

        Raises: KeyError for a name that no table has.
        """
        if name not in self.names:
            raise KeyError(name)
        cells: list[Any] = [None] * self.count
        for start, columns in self.blocks:
            if name in columns:
                part = columns[name]
                cells[start : start + len(part)] = part
        return cells if self.order is None else [cells[row] for row in self.order]

    @property
    def names(self) -> dict[str, None]:
        """The names, in the order of the tables."""
        return dict.fromkeys(name for _, columns in self.blocks for name in columns)

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.names)

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self.names)

    def taken(self, rows: Sequence[int]) -> InputColumns:
        """Return the columns of some rows.

        Parameters: rows, their numbers, in the order that is wanted.
        """
        return InputColumns(((0, self),), self.count if self.order is None else len(self.order), rows) if self.blocks else self

    def followed_by(self, other: InputColumns, rows: int, more: int) -> InputColumns:
        """Return these columns with those of further rows below.

        Parameters: other; rows of these; more, rows of the other.
        """
        return InputColumns(((0, self), (rows, other)), rows + more) if self.blocks or other.blocks else self
