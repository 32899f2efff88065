"""`calculate` for tables larger than memory: the plan first, then totals, then the rows, piece by piece."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from carbon.cli.given import catalogue_of, policy_of, print_result, with_unused
from carbon.cli.language import told
from carbon.cli.reading_options import mapping_of
from carbon.cli.render import console, plain
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.engine.plan.combinations import of_table
from carbon.engine.plan.plan import Plan
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.rejects import rejected_rows
from carbon.engine.roads.table import calculate_planned, calculate_table
from carbon.reading.large import Styled, Wishes, styled
from carbon.reading.mapping import Column, TableMapping, check_headers, columns_of
from carbon.reading.unused import unused_columns
from carbon.tables.engines import opened
from carbon.tables.outputs import check_output
from carbon.tables.pieces import Piece, check_target, pieces_of, stamp_of, write_lazy, write_pieces
from carbon.tables.read import Table
from carbon.tables.scan import files_of, read_errors, scan
from carbon.tables.whole_columns import first_rows


def calculate_large(space: Namespace) -> int:
    """Calculate a table in pieces; 1 when rows stay unanswered.

    Parameters: space, the arguments of `calculate`.
    """
    files = files_of(space.file)
    if space.output:
        check_target(Path(space.output))
        check_output(Path(space.output), files)
    with read_errors(files):
        result, how = _result(files, space)
        unanswered = result.unanswered
    if space.save_plan:
        result.plan.save(space.save_plan)
    if space.output:
        _write(result, files, Path(space.output), how)
    if space.format == "json":
        print(json.dumps(result.to_dict(), indent=2, ensure_ascii=False))
    else:
        print_result(result, space, of_table(result.plan.combinations).columns)
    return int(unanswered > 0 or result.co2e_kg is None)


def _result(files: list[Path], space: Namespace) -> tuple[Emissions, Styled]:
    table, mapping = scan(files), mapping_of(space)
    _check(mapping)
    wishes = Wishes(mapping.decimal, mapping.sums, mapping.reading, mapping.region_codes)
    if space.plan:
        if space.map or space.set:
            raise CarbonError(say("--plan says which columns are which fields; leave --map and --set out."), code="argument")
        plan = Plan.load(space.plan)
        how = styled(table, of_table(plan.combinations).columns, wishes)
        return _with_notes(calculate_planned(opened(how.applied(table)), plan), how, files), how
    names = table.collect_schema().names()
    check_headers(mapping, names, files[0].name)
    constants, mapped = mapping.constants, columns_of(mapping, names, mapping.constants)
    how = styled(table, {name: column.names[0] for name, column in mapped.items()}, wishes)
    sample = Table(files[0].name, first_rows(table, _LOOKED_AT), [])
    how = replace(how, findings=(*how.findings, *unused_columns(sample, mapping, mapped, constants)))
    columns = {name: _given(name, column) for name, column in mapped.items()}
    fields = {**columns, **constants, "_constants": frozenset(constants)}
    known = catalogue_of(space)
    found = calculate_table(opened(how.applied(table)), fields, known, policy_of(space))
    return with_unused(_with_notes(found, how, files), space, known), how


_LOOKED_AT = 2000
"""Rows by which a column is named that no field takes."""


def _with_notes(result: Emissions, how: Styled, files: Sequence[Path]) -> Emissions:
    name = files[0].name if len(files) == 1 else None
    return replace(result, notes=(*result.notes, *(item.at(name, item.row) for item in how.findings)))


def _check(mapping: TableMapping) -> None:
    """Refuse what is said of cells and rows one by one, which a large table is not read by: it would be left out in silence."""
    said = [name for name in sorted(mapping.model_fields_set & TableMapping.model_fields.keys()) if name not in _OF_LARGE]
    if said := [name for name in said if getattr(mapping, name)]:
        message = say("{said}: a large table is read as it stands. Leave it out, or give CSV or XLSX of up to 20 MB.", said=", ".join(said))
        raise CarbonError(message, code="argument", field=said[0])


_OF_LARGE = ("columns", "map_names", "headers", "decimal", "sums", "reading", "region_codes")


def _given(name: str, column: Column) -> object:
    """The column of a field, with its unit where one is given.

    Raises: CarbonError for what is read of small tables only: two columns of a period, and a form of days.
    """
    if len(column.names) > 1 or (column.form and name == "period"):
        raise CarbonError(
            say(
                "{name}: a large table takes one column of days or years as they stand. Make such a column before, or split the file.",
                name=name,
            ),
            code="argument",
            field=name,
        )
    return (column.names[0], unit(column.form).name) if column.form else column.names[0]


def _write(result: Emissions, files: list[Path], target: Path, how: Styled) -> None:
    pieces = pieces_of(files)
    tables = [calculate_planned(opened(how.applied(piece.table())), result.plan).to_frame() for piece in pieces]
    for _ in _shown(write_pieces(tables, target, stamp_of(files, result.plan.fingerprint)), pieces):
        pass
    out = console(to_stderr=True)
    out.print(plain(say("rows with results: {file}", file=target)))
    if result.unanswered:
        beside = target.with_name(f"{target.name.removesuffix(target.suffix)}.findings.parquet")
        write_lazy(rejected_rows(result), beside)
        out.print(plain(say("rows without an answer, with their reasons: {file}", file=beside)))


def _shown(done: Iterable[int], pieces: Sequence[Piece]) -> Iterator[int]:
    """A bar with rows, rate and time left on a terminal; nothing in a pipe."""
    rows = [piece.rows or 0 for piece in pieces]
    counted = all(rows)
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(told(say("rows") if counted else say("files"))),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(to_stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=sum(rows) if counted else len(pieces), rate="")
        for number in done:
            bar.update(task, advance=rows[number] if counted else 1)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, rate=f"{speed:,.0f}/s" if speed else "")
            yield number
