"""A file and its mapping → rows: find the table, read each column as a whole, then each row by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from carbon.activities.framework.field_facts import field_facts
from carbon.core.errors import CarbonError, Finding
from carbon.core.periods import parse_period
from carbon.core.sentences import reworded, say
from carbon.core.units.scales import unit
from carbon.engine.asking.credit_notes import net_credits
from carbon.engine.asking.questions import Refused
from carbon.engine.asking.rows import ReadRows, read_rows
from carbon.factors.catalogue import Catalogue
from carbon.reading.customs import with_customs
from carbon.reading.dates import is_open_day, joined
from carbon.reading.day_columns import iso_column, open_day, two_forms
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.mapping import Column, TableMapping, check_headers, columns_of
from carbon.reading.mapping_constants import check_constants
from carbon.reading.melting import melted
from carbon.reading.numbers import open_number, plain_column, seen_in, style_of
from carbon.reading.power import treat_power
from carbon.reading.prepared import Prepared
from carbon.reading.registers import treat_registers
from carbon.reading.states import treat_states
from carbon.reading.sums import treat_sums
from carbon.reading.times import time_column, with_times
from carbon.reading.units_beside import without_unit
from carbon.reading.unused import unused_columns
from carbon.reading.values import left_out, with_values
from carbon.tables.grid import text_of
from carbon.tables.read import Table, read_tables


def read_source(path: Path, mapping: TableMapping) -> list[Table]:
    """Return the tables of a file that a mapping asks for: one of each sheet."""
    header = mapping.header or None
    return [table for sheet in mapping.wanted_sheets for table in read_tables(path, sheet, header, mapping.area)]


def without_rows(table: Table) -> Finding:
    """Return what is said of a table that has a header and no rows: beside others it counts nothing and stops none of them.

    Parameters: table.
    """
    message = say("the table has a header and no rows; nothing is counted of it. Fill it in below its header, or leave it out.")
    return Finding("table_empty", "warning", message, table.name)


def prepare(
    table: Table,
    mapping: TableMapping,
    *,
    defaults: Mapping[str, object] | None = None,
    constants: Mapping[str, object] | None = None,
    year_start: str | None = None,
) -> Prepared:
    """Return a table with its fields known and its columns read as a whole.

    Parameters: table; mapping; defaults, field → value where neither a column nor the mapping gives one; constants, those of the
    mapping without them; year_start, the day the financial year starts, as 07-01.
    Raises: CarbonError for what concerns the table as a whole: a column that is not there, days of two readings.
    """
    given = mapping.constants if constants is None else constants
    check_constants(given, table.name)
    check_headers(mapping, list(table.columns), table.name)
    if not table.row_numbers:
        raise CarbonError(say("{table_name} has a header and no rows.", table_name=table.name), code="table_empty")
    columns = columns_of(mapping, list(table.columns), given)
    unused = unused_columns(table, mapping, columns, given.keys())
    series: tuple[str, ...] = ()
    if mapping.melt:
        found = melted(table, mapping.melt, {name: str(column) for name, column in columns.items()})
        table, series = found.table, found.series
        columns |= {name: Column((label,)) for name, label in found.fields.items()}
    labels = {name: [cell if type(cell) is str else text_of(cell) for cell in cells] for name, cells in table.columns.items()}
    start = Prepared(
        table.name,
        labels,
        {field: labels[column.names[0]] for field, column in columns.items()},
        {field: str(column) for field, column in columns.items()},
        {**{name: value for name, value in (defaults or {}).items() if name not in given}, **given},
        table.row_numbers,
        (*(item for item in table.findings if item.row is None or item.severity != "error"), *unused),
        _shifted(table),
        series=series,
    )
    return _read(start, table, columns, mapping, year_start)


def _read(start: Prepared, table: Table, columns: dict[str, Column], mapping: TableMapping, year_start: str | None) -> Prepared:
    """A table whose fields are known, read column by column: numbers, periods, values, units and places, then its sums and registers."""
    numbered = _with_numbers(left_out(start, mapping.leave_out), table, columns, mapping)
    dated = _with_periods(numbered, columns, mapping, year_start)
    meant = with_values(dated, mapping.values)
    placed = treat_states(with_customs(_with_units(meant, columns)), mapping.region_codes)
    return treat_registers(treat_power(treat_sums(placed, mapping.sums), mapping.reading), mapping.reading)


def _shifted(table: Table) -> dict[int, Finding]:
    """Rows whose cells stand under other headers than their own."""
    wrong = {item.row: item for item in table.findings if item.row is not None and item.severity == "error"}
    return {place: wrong[number] for place, number in enumerate(table.row_numbers) if number in wrong} if wrong else {}


def _with_numbers(prepared: Prepared, table: Table, columns: Mapping[str, Column], mapping: TableMapping) -> Prepared:
    """The numbers of each column in one style; those that the file itself states as numbers have none."""
    changed, findings, refused = dict[str, list[str]](), list[Finding](), dict[int, Finding]()
    for name in sorted(field_facts().numbers & columns.keys()):
        column = columns[name].names[0]
        decimal, said = style_of(seen_in(table.columns[column]), column, mapping.decimal)
        findings += said
        stated = {text_of(cell) for cell in table.columns[column] if not isinstance(cell, str)}
        # A number that the file states is in plain digits already, and the style of the texts beside it is not its own.
        cells = prepared.cells[name]
        changed[name] = cells if len(stated) == len(set(cells)) and stated == set(cells) else _plain(cells, stated, decimal)
        asked = {} if decimal else {text: say_so for text in {*cells} - stated if (say_so := open_number(text, decimal))}
        refused |= _refused(prepared, cells, asked, "number_ambiguous", column) if asked else {}
    return prepared.with_cells(changed).said(*findings).refusing(refused)


def _refused(prepared: Prepared, cells: Sequence[str], asked: Mapping[str, str], code: str, column: str) -> dict[int, Finding]:
    """Rows that are not read until a person says what their cell means."""
    return {
        place: Finding(code, "error", asked[cell], prepared.name, prepared.row_numbers[place], _place(prepared, place, column))
        for place, cell in enumerate(cells)
        if cell in asked
    }


def _place(prepared: Prepared, row: int, column: str) -> str:
    """The column that a cell stands in: of columns side by side its own, not all of them."""
    return prepared.series[row] if prepared.series and column == prepared.columns.get("amount") else column


def _plain(cells: list[str], stated: set[str], decimal: str | None) -> list[str]:
    read = dict(zip(texts := [text for text in dict.fromkeys(cells) if text not in stated], plain_column(texts, decimal), strict=True))
    return [read.get(cell, cell) for cell in cells]


def _with_periods(prepared: Prepared, columns: Mapping[str, Column], mapping: TableMapping, year_start: str | None) -> Prepared:
    if "period" not in columns:
        return prepared
    column = columns["period"]
    both = [text for name in column.names for text in prepared.labels[name]] if len(column.names) > 1 else []
    parts = [iso_column(prepared.labels[name], name, column.form, both, mapping.date_format) for name in column.names]
    cells = parts[0] if len(parts) == 1 else [joined(*pair) for pair in zip(*parts, strict=True)]
    if mapping.time:
        cells = with_times(cells, prepared.labels[time_column(mapping.time, column.names, prepared.labels)])
    if year_start is not None:
        known = {text: _financial(text, year_start) for text in set(cells)}
        cells = [known[text] for text in cells]
    read, refused = prepared.with_cells({"period": cells}), dict[int, Finding]()
    for name, days in zip(column.names, parts, strict=True):
        asked = {text: open_day(text) for text in set(days) if is_open_day(text)}
        refused |= _refused(prepared, days, asked, "date_ambiguous", name) if asked else {}
    return read.said(*_two_forms(prepared, column, mapping)).refusing(refused)


def _two_forms(prepared: Prepared, column: Column, mapping: TableMapping) -> Iterator[Finding]:
    for name in column.names if not (column.form or mapping.date_format) else ():
        if found := two_forms(prepared.labels[name]):
            message = say(
                "days are written in two forms, as {day_first} and {month_first}; each cell was read by itself. Write them in one.",
                day_first=found[0],
                month_first=found[1],
            )
            yield Finding("date_forms", "warning", message, column=name)


def _financial(text: str, year_start: str) -> str:
    try:
        period = parse_period(text, year_start) if text else None
    except CarbonError:
        return text
    return text if period is None or _reads(text) else f"{period.start}/{period.end}"


def _reads(text: str) -> bool:
    try:
        return parse_period(text) is not None
    except CarbonError:
        return False


def _with_units(prepared: Prepared, columns: Mapping[str, Column]) -> Prepared:
    """Numbers with the unit of their column: given in the mapping, else of the heading where nothing else gives one."""
    changed, findings = dict[str, list[str]](), list[Finding]()
    has_unit = "unit" in columns or "unit" in prepared.constants
    for name in sorted(field_facts().numbers & columns.keys()):
        form = columns[name].form
        cells = prepared.cells[name]
        if form:
            changed[name] = [f"{cell} {unit(form).name}" if _is_bare(cell) else cell for cell in cells]
        elif has_unit and (name == "amount" or "amount" not in columns):
            changed[name], said = without_unit(prepared, cells) if name == "amount" else (cells, [])
            findings += said
        elif (known := unit_in_heading(columns[name].names[0])) and _takes(name, known.dimension) and any(map(_is_bare, cells)):
            changed[name] = [f"{cell} {known.name}" if _is_bare(cell) else cell for cell in cells]
            message = say(
                "the unit {known_name} was taken from the heading '{names}'.", known_name=known.name, names=columns[name].names[0]
            )
            findings.append(Finding("unit_from_heading", "info", message, column=columns[name].names[0]))
    return prepared.with_cells(changed).said(*findings)


def _is_bare(cell: str) -> bool:
    return bool(cell) and not any(sign.isalpha() and sign not in "eE" for sign in cell) and "%" not in cell


def _takes(name: str, dimension: str) -> bool:
    return name == "amount" or dimension in field_facts().measured.get(name, ())


def rows_of(prepared: Prepared, catalogue: Catalogue | None = None) -> ReadRows:
    """Return the activities of a table; a row that cannot be read is a finding and stops no other.

    Parameters: prepared table; catalogue, whose own factors may bring words.
    """
    found = read_rows(prepared.cells, prepared.constants, prepared.row_numbers, file=prepared.name, catalogue=catalogue)
    found.refused = [Refused(item.row, _in_column(prepared, item)) for item in found.refused]
    if prepared.refused:
        found = without(found, prepared.refused)
    return net_credits(found, prepared.name, prepared.row_numbers, catalogue)


def _in_column(prepared: Prepared, refused: Refused) -> Finding:
    """The finding with the name that its column has in the file, and with its cell as it is written there."""
    finding = refused.finding
    field = finding.column or ("amount" if finding.code.startswith(("amount_", "number_", "unit_", "dimension")) else None)
    if field is None or field not in prepared.columns:
        return finding
    column = prepared.columns[field]
    read, written = prepared.cells[field][refused.row], prepared.labels.get(column, prepared.cells[field])[refused.row]
    message = finding.message
    if read:
        message = reworded(message, message.replace(f"'{read}'", f"'{written}'"), read, written)
    return replace(finding, column=_place(prepared, refused.row, column), message=message)


def without(found: ReadRows, refused: Mapping[int, Finding]) -> ReadRows:
    """Return rows without those that are refused.

    Parameters: found; refused, position → why.
    """
    kept = [place for place, row in enumerate(found.rows) if row not in refused]
    return ReadRows(
        [found.activities[place] for place in kept],
        [found.rows[place] for place in kept],
        sorted(
            [*(item for item in found.refused if item.row not in refused), *(Refused(*item) for item in refused.items())],
            key=lambda item: item.row,
        ),
        [item for item in found.credits if item[0] not in refused],
        found.notes,
    )
