"""What a workbook for people consists of, as plain records: sheets, columns, the sheet of the organisation, hidden lines."""

from __future__ import annotations

from dataclasses import dataclass

EXAMPLE_ROW, HEADER_ROW = 4, 5
"""Rows of a sheet of activities, counted from 1: title, guide, totals, example, header; the rows of a person follow."""
LAST_ROW = 5000
"""The last row with drop-downs and in the totals."""
SITES = "sites"
"""The drop-down that holds the sites of the organisation's sheet."""


@dataclass(frozen=True)
class BookColumn:
    """A column that a person fills.

    Parameters: header; note, shown over the header; example, above it; width [characters]; number, whether it holds numbers; text,
    whether its cells are kept as typed (a spreadsheet makes a day of 2019-03); required; choices of its drop-down, or `sites`;
    unit of its sum, where the column has one unit alone; counted, whether it is summed.
    """

    header: str
    note: str
    example: str
    width: int
    number: bool = False
    text: bool = False
    required: bool = False
    choices: tuple[str, ...] | str = ()
    unit: str | None = None
    counted: bool = False


@dataclass(frozen=True)
class BookSheet:
    """A sheet of activities.

    Parameters: name; guide; columns; units, the column of units, counted from 0, where rows have one each.
    """

    name: str
    guide: str
    columns: tuple[BookColumn, ...]
    units: int | None = None

    @property
    def counted(self) -> int | None:
        """The column that is summed, counted from 0."""
        return next((place for place, column in enumerate(self.columns) if column.counted), None)


@dataclass(frozen=True)
class HeadField:
    """A line of the organisation's sheet: its label, explanation, drop-down and what stands in it at first."""

    header: str
    note: str
    required: bool = False
    choices: tuple[str, ...] = ()
    given: str = ""
    number: bool = False


@dataclass(frozen=True)
class Head:
    """The sheet of the organisation: lines of values, then a table of sites."""

    name: str
    title: str
    guide: str
    values: tuple[str, ...]
    fields: tuple[HeadField, ...]
    sites_title: str
    sites_guide: str
    sites: tuple[BookColumn, ...]

    @property
    def sites_row(self) -> int:
        """The row of the sites' headers, counted from 1."""
        return len(self.fields) + 8


@dataclass(frozen=True)
class Overview:
    """The first sheet: what to do, and a table of all sheets with their totals."""

    name: str
    title: str
    intro: tuple[str, ...]
    commands: str
    steps: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """Words on each sheet: of the totals, the way back, the example, and of what is typed beside a list or instead of a number."""

    filled: str
    back: str
    example: str
    not_listed: tuple[str, str]
    no_number: tuple[str, str]


@dataclass(frozen=True)
class Book:
    """A whole workbook; mapping is the lines of its hidden sheet, which say how it is read."""

    overview: Overview
    head: Head
    sheets: tuple[BookSheet, ...]
    said: Said
    mapping_sheet: str
    mapping: tuple[str, ...]
    properties: dict[str, str]
