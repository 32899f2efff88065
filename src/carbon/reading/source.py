"""A file and its mapping → rows: find the table, read each column as a whole, then each row by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from carbon.activities.framework.field_facts import field_facts
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import reworded, say
from carbon.core.units.scales import unit
from carbon.engine.asking.credit_notes import net_credits
from carbon.engine.asking.questions import ReadRows, Refused
from carbon.engine.asking.rows import read_rows
from carbon.factors.catalogue import Catalogue
from carbon.reading.accounts import of_chart, with_accounts
from carbon.reading.customs import with_customs
from carbon.reading.debit_credit import with_credit
from carbon.reading.found_sums import Key, Sum, certain_sums, sum_labels
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.mapping import Column, TableMapping, check_headers, columns_of
from carbon.reading.mapping_constants import check_constants
from carbon.reading.melting import melted
from carbon.reading.multiplied import with_multiplied
from carbon.reading.numbers import open_number, plain_column, seen_in, style_of
from carbon.reading.period_column import with_periods
from carbon.reading.power import treat_power
from carbon.reading.prepared import Prepared
from carbon.reading.rates import with_rates
from carbon.reading.registers import treat_registers
from carbon.reading.routings import ROUTING, with_routing
from carbon.reading.states import treat_states
from carbon.reading.sums import treat_sums
from carbon.reading.units_beside import is_bare, is_without_unit, no_unit, without_unit
from carbon.reading.unused import unused_columns
from carbon.reading.values import left_out, with_values
from carbon.reading.waste_codes import with_waste_codes
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
    said = of_chart(table, mapping, columns) if mapping.charts else ()
    unused = (*said, *unused_columns(table, mapping, columns, given.keys()))
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
    kept = left_out(start, mapping.leave_out, _amounts(start, table, columns, mapping)) if mapping.leave_out else start
    placed = _placed(kept, table, columns, mapping, year_start)
    whole = dict[Key, Sum]()
    if len(kept.row_numbers) < len(start.row_numbers) and sum_labels(kept):
        # Sums only: what is wrong with rows that are left out concerns nobody.
        with suppress(CarbonError):
            whole = certain_sums(_placed(start, table, columns, mapping, year_start))
    placed = treat_sums(with_rates(placed, multiplied=mapping.multiply_by is not None), mapping.sums, whole)
    return treat_registers(treat_power(with_accounts(placed, mapping) if mapping.charts else placed, mapping.reading), mapping.reading)


def _amounts(start: Prepared, table: Table, columns: Mapping[str, Column], mapping: TableMapping) -> list[float | None] | None:
    """The amounts of all rows, those too that are left out; None where they cannot be read."""
    with suppress(CarbonError):
        if "amount" in columns:
            read = _with_numbers(start, table, {"amount": columns["amount"]}, mapping)
            return with_credit(read, table, mapping).numbers("amount")
    return None


def _placed(start: Prepared, table: Table, columns: Mapping[str, Column], mapping: TableMapping, year_start: str | None) -> Prepared:
    """A table with its numbers, periods, values, units and places read."""
    counted = with_multiplied(with_credit(_with_numbers(start, table, columns, mapping), table, mapping), table, mapping)
    dated = with_periods(counted, columns, mapping, year_start)
    words = {name: given for name, given in mapping.values.items() if name != ROUTING}
    meant = with_values(with_waste_codes(with_routing(dated, mapping), words), words)
    return treat_states(with_customs(_with_units(meant, columns)), mapping.region_codes)


def _shifted(table: Table) -> dict[int, Finding]:
    """Rows whose cells stand under other headers than their own."""
    wrong = {item.row: item for item in table.findings if item.row is not None and item.severity == "error"}
    return {place: wrong[number] for place, number in enumerate(table.row_numbers) if number in wrong} if wrong else {}


def _with_numbers(prepared: Prepared, table: Table, columns: Mapping[str, Column], mapping: TableMapping) -> Prepared:
    """The numbers of each column in one style; those that the file itself states as numbers have none."""
    changed, findings, refused = dict[str, list[str]](), list[Finding](), dict[int, Finding]()
    for name in sorted(field_facts().numbers & columns.keys()):
        column = columns[name].names[0]
        beside = table.columns.get(mapping.credit or "", []) if name == "amount" else []
        decimal, said = style_of(seen_in([*table.columns[column], *beside]), column, mapping.decimal)
        findings += said
        stated = {text_of(cell) for cell in table.columns[column] if not isinstance(cell, str)}
        # A number that the file states is in plain digits already, and the style of the texts beside it is not its own.
        cells = prepared.cells[name]
        changed[name] = cells if stated and stated == set(cells) else plain_column(cells, decimal, stated)
        asked = {} if decimal else {text: say_so for text in {*cells} - stated if (say_so := open_number(text, decimal))}
        refused |= prepared.asking(cells, asked, "number_ambiguous", column) if asked else {}
    return prepared.with_cells(changed).said(*findings).refusing(refused)


def _with_units(prepared: Prepared, columns: Mapping[str, Column]) -> Prepared:
    """Numbers with the unit of their column: given in the mapping, else of the heading where nothing else gives one."""
    changed, findings = dict[str, list[str]](), list[Finding]()
    has_unit = "unit" in columns or "unit" in prepared.constants
    for name in sorted(field_facts().numbers & columns.keys()):
        form = columns[name].form
        cells = prepared.cells[name]
        if form:
            changed[name] = [f"{cell} {unit(form).name}" if is_bare(cell) else cell for cell in cells]
        elif has_unit and (name == "amount" or "amount" not in columns):
            changed[name], prepared = without_unit(prepared, cells) if name == "amount" else (cells, prepared)
        elif (known := unit_in_heading(columns[name].names[0])) and _takes(name, known.dimension) and any(map(is_bare, cells)):
            changed[name] = [f"{cell} {known.name}" if is_bare(cell) else cell for cell in cells]
            message = say(
                "the unit {known_name} was taken from the heading '{names}'.", known_name=known.name, names=columns[name].names[0]
            )
            findings.append(Finding("unit_from_heading", "info", message, column=columns[name].names[0]))
    return prepared.with_cells(changed).said(*findings)


def _takes(name: str, dimension: str) -> bool:
    return name == "amount" or dimension in field_facts().measured.get(name, ())


def rows_of(prepared: Prepared, catalogue: Catalogue | None = None) -> ReadRows:
    """Return the activities of a table; a row that cannot be read is a finding and stops no other.

    Parameters: prepared table; catalogue, whose own factors may bring words.
    """
    found = read_rows(prepared.cells, prepared.constants, prepared.row_numbers, file=prepared.name, catalogue=catalogue)
    found.refused = [Refused(item.row, _in_column(prepared, item)) for item in found.refused]
    customs = Counter(replace(said, file=prepared.name, column=prepared.columns.get(said.column or "")) for _, said in found.customs)
    found.notes += [replace(said, count=count) for said, count in customs.items()]
    noted = {**prepared.noted}
    for row, said in found.customs:
        noted[row] = (*noted.get(row, ()), said.code)
    if prepared.refused:
        found = without(found, prepared.refused)
    done = net_credits(found, prepared.name, prepared.row_numbers, catalogue)
    done.noted = noted
    return done


def _in_column(prepared: Prepared, refused: Refused) -> Finding:
    """The finding with the name that its column has in the file, and with its cell as it is written there."""
    finding = refused.finding
    field = finding.column or ("amount" if finding.code.startswith(("amount_", "number_", "unit_", "dimension")) else None)
    if field is None or field not in prepared.columns:
        return finding
    column = prepared.columns[field]
    if finding.code == "unit_missing" and field == "amount" and is_without_unit(prepared):
        return replace(finding, column=column, message=no_unit(column, prepared.values("kind")[refused.row]))
    read, written = prepared.cells[field][refused.row], prepared.labels.get(column, prepared.cells[field])[refused.row]
    message = finding.message
    if read:
        message = reworded(message, message.replace(f"'{read}'", f"'{written}'"), read, written)
    return replace(finding, column=prepared.place_of(refused.row, column), message=message)


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
