"""The sheet of the organisation → the entries `[inventory]` and `[sites]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.periods import parse_period
from carbon.core.regions import region
from carbon.core.sentences import joined, say
from carbon.core.written import parse_number
from carbon.reading.dates import pattern_of
from carbon.tables.grid import Grid, address, is_empty, text_of
from carbon.workbook.own_mapping import OrganisationMapping, SitesMapping
from carbon.workbook.sheets import find_row, plain_cell

OF_TABLES = ("decimal", "date_format")
"""Lines of the sheet that say how the cells of all other sheets are written."""
_NUMBERS = ("employees", "inhabitants", "floor_area")
_REQUIRED = ("name", "organisation", "period", "region")


def head_of(file: str, grid: Grid, given: OrganisationMapping, sites: SitesMapping) -> dict[str, object]:
    """Return the entry `[inventory]`.

    Parameters: file, its name; grid of the sheet; given, the labels and values of the workbook's own mapping; sites, its part on sites.
    Raises: CarbonError naming the cell that is empty or cannot be read, and a label that is not there.
    """
    end = find_row(grid, list(sites.columns.values()))
    lines = {text_of(cells[0]).casefold(): row for row, cells in enumerate(grid.rows[:end]) if cells and text_of(cells[0])}
    found: dict[str, object] = {}
    problems = list[CarbonError]()
    # The decimal sign is read first: the numbers beside it are written with it.
    for field, label in sorted(given.fields.items(), key=lambda item: item[0] not in OF_TABLES):
        row = lines.get(label.casefold())
        if row is None:
            message = say(
                "{file}: sheet '{sheet}' has no line '{label}'.{near} Put it back.",
                file=file,
                sheet=given.sheet,
                label=label,
                near=did_you_mean(label.casefold(), lines),
            )
            raise CarbonError(message, code="template_changed", field=field)
        cells = grid.rows[row]
        cell = cells[1] if len(cells) > 1 else ""
        place = say("{file}: sheet '{sheet}', cell {address} ({label})", file=file, sheet=given.sheet, address=address(row, 1), label=label)
        if not is_empty(cell):
            sign = found.get("decimal")
            found |= _read_or_said(field, cell, given.values.get(field, {}), place, problems, None if sign is None else str(sign))
        elif field in _REQUIRED:
            problems.append(CarbonError(say("{place} is empty. Fill it in.", place=place), code="field_missing", field=field))
    _refuse(problems)
    return found


def _read_or_said(
    field: str, cell: object, words: Mapping[str, str], place: str, problems: list[CarbonError], decimal: str | None
) -> dict[str, object]:
    """The value of a field, or none and what is wrong with it among the problems."""
    try:
        return {field: _read(field, cell, words, place, decimal)}
    except CarbonError as error:
        problems.append(error)
        return {}


def _refuse(problems: Sequence[CarbonError]) -> None:
    """Refuse all cells that are wrong at once, so that they are corrected at once."""
    if problems:
        told = problems[0].sentence if len(problems) == 1 else joined([problem.sentence for problem in problems], "\n")
        raise CarbonError(told, code=problems[0].code, field=problems[0].field)


def sites_of(file: str, grid: Grid, given: SitesMapping, decimal: str | None = None) -> dict[str, dict[str, object]]:
    """Return the entry `[sites]`: name → floor area, employees, region and where they are known from.

    Parameters: file, its name; grid of the sheet; given, the part on sites of the workbook's own mapping; decimal, the sign that the
    workbook states.
    Raises: CarbonError naming a header that is not there, a cell that cannot be read, and a site that stands twice.
    """
    wanted = given.columns
    row = find_row(grid, list(wanted.values()))
    texts = [text_of(cell) for cell in grid.rows[row]] if row is not None else []
    if row is None or (gone := [header for header in wanted.values() if header not in texts]):
        missing = f"'{gone[0]}'" if row is not None else f"'{given.title}'"
        raise CarbonError(
            say("{grid_name}: the headers of the sites are not there: {missing}. Put them back.", grid_name=grid.name, missing=missing),
            code="template_changed",
        )
    columns = {field: texts.index(header) for field, header in wanted.items()}
    found: dict[str, dict[str, object]] = {}
    problems = list[CarbonError]()
    for number, cells in enumerate(grid.rows[row + 1 :], start=row + 1):
        filled = {field: cells[at] for field, at in columns.items() if at < len(cells) and not is_empty(cells[at])}
        if not filled:
            continue
        name = text_of(filled.pop("name", ""))
        place = say("{file}: sheet '{sheet}', row {number}", file=file, sheet=grid.name.rpartition("#")[2], number=number + 1)
        if not name:
            message = say("{place}: the site has no name. Write one in the column '{wanted}'.", place=place, wanted=wanted["name"])
            problems.append(CarbonError(message, code="field_missing"))
            continue
        if name in found:
            problems.append(CarbonError(say("{place}: site '{name}' stands twice. Delete one.", place=place, name=name), code="site_twice"))
        read = found.setdefault(name, {})
        for field, cell in filled.items():
            where = say("{place} ({column})", place=place, column=wanted[field])
            read |= _read_or_said(field, cell, {}, where, problems, decimal)
    _refuse(problems)
    return found


def _read(field: str, cell: object, words: Mapping[str, str], place: str, decimal: str | None) -> object:
    text = text_of(cell)
    known = {label.casefold(): word for label, word in words.items()}
    if text.casefold() in known:
        return known[text.casefold()]
    try:
        return _READERS.get(field, str)(plain_cell(cell, decimal, field) if field in _NUMBERS else text)
    except CarbonError as error:
        raise CarbonError(say("{place}: {error}", place=place, error=error), code=error.code, field=field) from error


def _area(text: str) -> str:
    number = text.casefold().removesuffix("m2").removesuffix("m²")
    return f"{parse_number(number)!r} m2"


def _period(text: str) -> str:
    parse_period(text)
    return text


def _decimal(text: str) -> str:
    if text not in (",", "."):
        message = say("'{text}' is no decimal sign. Write a comma or a point, or choose from the list.", text=text)
        raise CarbonError(message, code="argument")
    return text


def _date_format(text: str) -> str:
    pattern_of(text)
    return text


_READERS: dict[str, Callable[[str], object]] = {
    "period": _period,
    "region": lambda text: region(text).code,
    "employees": parse_number,
    "inhabitants": parse_number,
    "floor_area": _area,
    "decimal": _decimal,
    "date_format": _date_format,
}
"""Fields that are more than text, and what reads each."""
