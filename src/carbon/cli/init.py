"""`init`: from files to the folder of an inventory, with a question beside each thing that only a person knows."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from shlex import quote

from carbon.cli.language import told
from carbon.cli.parser import Parser, add_format
from carbon.cli.progress import working
from carbon.cli.render import console, plain, table
from carbon.core.sentences import joined, say
from carbon.reporting.starting import StartedInventory, start_inventory


def init(given: Sequence[str]) -> int:
    """Write an inventory that begins with files; 1 when something must be said before it can be calculated.

    Parameters: given, the folder, files and options.
    """
    parser = _parser()
    space = parser.read(given)
    with working(told(say("reading {file} …", file=joined(space.files, ", ")))):
        started = start_inventory(
            space.folder,
            space.files,
            region=space.region,
            period=space.period,
            organisation=space.organisation,
            name=space.name,
            language=space.language,
            force=space.force,
        )
    for path in started.replaced:
        print(told(say("replacing {path}, which is there already", path=path)), file=sys.stderr)
    if space.format == "json":
        print(json.dumps(_record(started), indent=2, ensure_ascii=False))
    else:
        _print(started)
    return int(bool(started.open))


def _parser() -> Parser:
    parser = Parser(
        "init",
        "Begin an inventory from files: a folder with inventory.toml, which says how each table is read, and a copy of each file. "
        "What only a person knows is asked beside its table. No file is changed.",
        (
            "init kommunen-2023 energi.csv resor.xlsx --region SE --period 2023",
            'init kommunen-2023 bok.se --organisation "Kommunen" --language sv',
            "footprint kommunen-2023",
        ),
    )
    parser.add_argument("folder", help="folder to make")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="CSV, XLSX, ODS, XLS, Parquet, SIE, Green Button XML, or a filled template"
    )
    parser.add_argument("--region", help="where the activities are, such as SE (default: what all rows say)")
    parser.add_argument("--period", help="year of the inventory, such as 2023 (default: that of all rows)")
    parser.add_argument("--organisation", metavar="NAME", help="the organisation (default: the folder's name)")
    parser.add_argument("--name", help="name of the inventory (default: organisation and period)")
    parser.add_argument("--language", help="language of the comments and of reports: en or sv")
    parser.add_argument("--force", action="store_true", help="replace an inventory.toml and files that are in the folder already")
    add_format(parser)
    return parser


def _record(started: StartedInventory) -> dict[str, object]:
    """What was written, for other programs."""
    return {
        "folder": str(started.folder),
        "written": [str(path) for path in started.written],
        "tables": [
            {"path": one.path, "rows": one.rows, "of": one.of, "left_out": one.left_out, "open": list(one.open)} for one in started.tables
        ],
        "open": [{"line": one.line, "text": one.text} for one in started.open],
    }


def _print(started: StartedInventory) -> None:
    out, folder = console(), quote(str(started.folder))
    out.print(plain(say("written: {files}", files=joined(map(str, started.written), ", "))))
    body = [[one.path, "" if one.rows is None else str(one.rows), told(one.of), str(len(one.open) or "")] for one in started.tables]
    out.print(table(say("tables"), ["table", "rows", "what", "open"], body))
    for question in started.open:
        out.print(plain(say("{file}, line {line}: {question}", file=started.file, line=question.line, question=question.text)))
    calculated = say("python -m carbon footprint {folder}, then python -m carbon report {folder} -o report.html", folder=folder)
    if started.open:
        message = say("Answer what is open in {file} ({count}). Next: {way}", count=len(started.open), file=started.file, way=calculated)
    else:
        message = say("Nothing is open. Next: {way}", way=calculated)
    out.print(plain(message))
