"""A table with its fields known: the cells of each field as text, and what is left out or refused before a row is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from carbon.core.errors import CarbonError, Finding
from carbon.core.written import parse_number


class Numbers(dict[str, float | None]):
    """Text → its number; each is read when it is first asked for, and once."""

    def __missing__(self, text: str) -> float | None:
        number = self[text] = number_in(text)
        return number


@dataclass(frozen=True)
class Prepared:
    """A table on its way to rows; each step returns another one.

    Parameters
    ----------
    name: the file, with its sheet.
    labels: column → text of its cells, as they stand.
    cells: field → text of its cells, as they are read.
    columns: field → name of its column, for messages.
    constants: field → value for all rows.
    row_numbers: those of the file.
    findings: of the whole table.
    refused: position → why the row is not read.
    left_out: (row number, why) of rows that are no activity.
    series: what tells amounts of one row apart, as the columns side by side that were made into rows; '' without such.
    read: the numbers of those texts that were asked for.
    noted: position → codes of what is said of how its cells were read.
    """

    name: str
    labels: Mapping[str, list[str]]
    cells: Mapping[str, list[str]]
    columns: Mapping[str, str]
    constants: Mapping[str, object]
    row_numbers: Sequence[int]
    findings: tuple[Finding, ...] = ()
    refused: Mapping[int, Finding] = field(default_factory=dict)
    left_out: tuple[tuple[int, str], ...] = ()
    series: Sequence[str] = ()
    read: Numbers = field(default_factory=Numbers, repr=False, compare=False)
    noted: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def said(self, *findings: Finding) -> Prepared:
        """Return the table with findings of it, each with the file as its place."""
        placed = tuple(replace(finding, file=self.name) for finding in findings)
        return replace(self, findings=(*self.findings, *placed))

    def noting(self, places: Iterable[int], code: str) -> Prepared:
        """Return the table with the code of a finding at the rows that it is of.

        Parameters: places, positions of the rows; code.
        """
        return replace(self, noted={**self.noted, **{place: (*self.noted.get(place, ()), code) for place in places}})

    def with_cells(self, changed: Mapping[str, list[str]]) -> Prepared:
        """Return the table with other cells of some fields."""
        return replace(self, cells={**self.cells, **changed})

    def refusing(self, refused: Mapping[int, Finding]) -> Prepared:
        """Return the table with rows that are not read."""
        return replace(self, refused={**refused, **self.refused})

    def asking(self, cells: Sequence[str], asked: Mapping[str, str], code: str, column: str) -> dict[int, Finding]:
        """Return the rows that are not read until a person says what their cell means.

        Parameters: cells of the field; asked, cell → question; code of the finding; column, its name.
        """
        return {
            place: Finding(code, "error", asked[cell], self.name, self.row_numbers[place], self.place_of(place, column))
            for place, cell in enumerate(cells)
            if cell in asked
        }

    def place_of(self, row: int, column: str) -> str:
        """Return the column that a cell stands in: of columns side by side its own, not all of them."""
        return self.series[row] if self.series and column == self.columns.get("amount") else column

    def without(self, positions: Collection[int], why: str | Callable[[int], str]) -> Prepared:
        """Return the table without some rows, each with the reason."""
        gone = set(positions)
        if not gone:
            return self
        kept = [place for place in range(len(self.row_numbers)) if place not in gone]
        reasons = [(self.row_numbers[place], why if isinstance(why, str) else why(place)) for place in sorted(gone)]
        moved = {old: new for new, old in enumerate(kept)}
        return replace(
            self,
            labels={name: [values[place] for place in kept] for name, values in self.labels.items()},
            cells={name: [values[place] for place in kept] for name, values in self.cells.items()},
            row_numbers=[self.row_numbers[place] for place in kept],
            refused={moved[place]: finding for place, finding in self.refused.items() if place in moved},
            noted={moved[place]: codes for place, codes in self.noted.items() if place in moved},
            left_out=(*self.left_out, *reasons),
            series=[self.series[place] for place in kept] if self.series else (),
        )

    def numbers(self, name: str) -> list[float | None]:
        """Return the numbers of a field, None where a cell holds none; a unit behind a number is left out."""
        return list(map(self.read.__getitem__, self.cells[name]))

    def values(self, name: str) -> list[str]:
        """Return what each row says of a field: its cell, or the constant, '' without one."""
        given = str(self.constants.get(name, ""))
        cells = self.cells.get(name)
        return [given] * len(self.row_numbers) if cells is None else [cell or given for cell in cells] if "" in cells else list(cells)


def number_in(text: str) -> float | None:
    """Return the number that a cell in plain digits begins with."""
    try:
        return parse_number(text.partition(" ")[0]) if text else None
    except CarbonError:
        return None
