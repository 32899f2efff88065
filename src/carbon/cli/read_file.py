"""`read`: what would be read of a file, and a mapping for it, to be confirmed by a person."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from carbon.cli.language import named, told
from carbon.cli.output import add_output, check_free
from carbon.cli.parser import Parser, add_format
from carbon.cli.progress import working
from carbon.cli.reading_options import add_place, place_of
from carbon.cli.render import console, plain, table
from carbon.core.errors import CarbonError
from carbon.core.sentences import joined, say
from carbon.reading.mapping import TableMapping
from carbon.reading.shipped import exports, fitting
from carbon.reading.trial import Trial, trial_of
from carbon.tables.outputs import check_output, write_text
from carbon.workbook.recognised import is_template


def read(given: Sequence[str]) -> int:
    """Print what would be read of a file; 1 when something must be said before it can be read.

    Parameters: given, the file and options.
    """
    parser = Parser(
        "read",
        "What would be read from a file: sheet, header, each column and why, rows left out, the first activities; and a mapping for it.",
        ("read export.xlsx", "read export.xlsx --sheet Feb -o mapping.toml", "calculate export.xlsx --mapping mapping.toml"),
    )
    parser.add_argument("file", help="CSV, XLSX, ODS, XLS, Parquet, SIE or Green Button XML")
    add_place(parser)
    add_output(parser, "write the mapping to this file, of several tables to FILE-SHEET.toml", metavar="FILE.toml")
    add_format(parser)
    space = parser.read(given)
    path = Path(space.file)
    if space.output:
        check_output(Path(space.output), [path])
    if is_template(path) and not (space.sheet or space.header or space.area):
        way = say("python -m carbon footprint {path}. Name a --sheet to see one", path=path)
        message = say("{path} is a workbook of the template and says itself how it is read: {way}.", path=path, way=way)
        raise CarbonError(message, code="argument", field="file")
    with working(told(say("reading {file} …", file=path))):
        trials = trial_of(path, TableMapping(**place_of(space)))
    if space.format == "json":
        print(json.dumps([item.as_dict() for item in trials], indent=2, ensure_ascii=False))
    else:
        for item in trials:
            _print(item)
    if space.output:
        _write_mappings(trials, space, path)
    return int(any(item.proposal.open for item in trials))


def _write_mappings(trials: Sequence[Trial], space: Namespace, path: Path) -> None:
    """Write the mapping of each table that was read of a file, of several each to a file of its own, and say what comes next."""
    target = Path(space.output)
    if len(trials) == 1:
        check_free(target, space, [path], filled_in=True)
        write_text(trials[0].toml, target)
        told = say("mapping: {output}. Read it, answer what is open, then: calculate {path} --mapping {output}", output=target, path=path)
    else:
        files = [target.with_name(f"{target.stem}-{name}{target.suffix}") for name in _names(trials)]
        for file in files:
            check_free(file, space, [path], filled_in=True)
        for trial, file in zip(trials, files, strict=True):
            write_text(trial.toml, file)
        told = say(
            'mappings: {files}. Read them, answer what is open, and name each in an inventory.toml: [[tables]] with path = "{path}", '
            "mapping = the file, and source = what the rows are of.",
            files=joined(map(str, files), ", "),
            path=path.name,
        )
    console(to_stderr=True).print(plain(told))


def _names(trials: Sequence[Trial]) -> list[str]:
    """What the mapping of each table is called: its sheet and area, or the number of the table where that does not tell it from others."""
    places = [f"{trial.proposal.table.name.partition('#')[2]} {trial.proposal.table.area}".strip() for trial in trials]
    names = [re.sub(r"[^\w.-]+", "-", place) for place in places]
    return [name if name and names.count(name) == 1 else f"{name}{number}" for number, name in enumerate(names, start=1)]


def _print(item: Trial) -> None:
    out, found = console(), item.proposal
    name, rows = f"[bold]{plain(f'{found.table.name} {found.table.area}'.strip())}[/]", found.table.header
    if len(rows) == 1:
        out.print(say("{name}: header in row {row}, {count} rows", name=name, row=rows[0], count=item.rows))
    else:
        out.print(say("{name}: header in rows {rows}, {count} rows", name=name, rows=", ".join(map(str, rows)), count=item.rows))
    body = [[column.name, column.field or "-", column.why, column.style, ", ".join(column.samples)[:50]] for column in found.columns]
    out.print(table(say("columns"), ["column", "field", "why", "numbers", "first cells"], body))
    for number, why in item.left_out:
        out.print(plain(say("row {row} is left out: {why}", row=number, why=why)))
    for finding in item.findings:
        out.print(plain(f"{named(finding.severity)} {finding.code}: {told(finding.message)}"))
    for line in item.first:
        out.print(plain(line))
    for export in fitting(found.table.columns):
        message = say(
            'known: {title}. Read it with: python -m carbon calculate FILE --mapping {name}, or mapping = "{name}" in [[tables]].',
            title=exports()[export]["export"]["title"],
            name=export,
        )
        out.print(plain(message))
    for question in found.open:
        out.print(f"[yellow]{named('open')}[/] {plain(question)}")
    out.print()
    out.print(plain(item.toml))
