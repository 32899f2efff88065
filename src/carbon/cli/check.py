"""`check`: the findings of an inventory, printed, or written into its workbook."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

from carbon.analysis.opening import opened
from carbon.analysis.plausibility import plausibility
from carbon.cli.as_columns import as_columns, teller
from carbon.cli.findings import mark
from carbon.cli.inventory import exit_code
from carbon.cli.language import speak_as, told
from carbon.cli.output import add_output, check_free
from carbon.cli.parser import Parser, add_format
from carbon.cli.progress import working
from carbon.cli.render import console, held, plain, table
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import joined, say
from carbon.inventory.footprint import Footprint
from carbon.inventory.inventory import Inventory
from carbon.inventory.places import placed_findings
from carbon.reporting.language.older import message
from carbon.reporting.language.words import Words
from carbon.workbook.checking import write_checked
from carbon.workbook.recognised import is_workbook


def check(given: Sequence[str]) -> int:
    """Print all findings of an inventory; 1 when there are errors.

    Parameters: given, the folder and options.
    """
    parser = Parser(
        "check",
        "All findings of an inventory, errors first. The exit code is 1 if there are errors.",
        (
            "check examples/norrbotten-2019",
            "check examples/norrbotten-2019 --against examples/norrbotten-2018 --strict",
            "check climate.xlsx -o checked.xlsx",
        ),
    )
    parser.add_argument("folder", help="folder with inventory.toml, or a workbook of the template")
    parser.add_argument("--against", metavar="LAST_YEAR", help="also report what has changed sharply since this inventory or lock")
    parser.add_argument("--strict", action="store_true", help="exit code 1 for warnings too")
    add_output(parser, "write a copy of the workbook with each finding as a coloured cell and a comment")
    add_format(parser)
    space = parser.read(given)
    with working(told(say("calculating {folder} …", folder=space.folder))):
        found = Inventory.open(space.folder).footprint()
    speak_as(space.language, found)
    found = replace(found, notes=(*found.notes, *plausibility(found, opened(space.against) if space.against else None)))
    lost = _checked(found, space) if space.output else []
    if space.format == "json":
        print(json.dumps([finding.as_dict() for finding in found.findings], indent=2, ensure_ascii=False))
    else:
        _print(found)
        if space.output:
            lacks = say(". The copy lacks {parts}", parts=", ".join(lost)) if lost else ""
            console().print(plain(say("{output}: the workbook with its findings{lacks}", output=space.output, lacks=lacks)))
    warned = space.strict and any(finding.severity == "warning" for finding in found.findings)
    return int(warned or exit_code(found))


def _checked(found: Footprint, space: Namespace) -> list[str]:
    """Write the workbook with its findings, and return what the copy lacks."""
    source = Path(space.folder)
    if not is_workbook(source):
        raise CarbonError(
            say("{source} is not a workbook; -o writes findings into a copy of one. Leave -o out, or name a workbook.", source=source),
            code="argument",
        )
    check_free(Path(space.output), space, [source])

    def sentence(language: str, finding: Finding) -> str:
        text = message(Words(language), finding.code, finding.message)
        return as_columns(text, finding, found.book) if found.book else text

    return write_checked(source, space.output, placed_findings(found), sentence)


def _print(found: Footprint) -> None:
    out = console()
    if found.settings and found.settings.inventory.notice:
        for line in _wrapped(told(found.settings.inventory.notice), min(out.width, _WIDEST)):
            out.print(f"[italic]{line}[/]")
    counts = [[part.file, part.read, part.answered, part.unanswered, part.excluded, part.left_out] for part in found.tables]
    counts += [[file, say("not known"), "", "", "", ""] for file in found.unread]
    out.print(table(say("rows by table"), ["table", ">rows read", ">answered", ">unanswered", ">excluded", ">left out beside"], counts))
    out.print()
    out.print(f"[bold]{told(say('{rows} rows, {unanswered} unanswered', rows=found.rows, unanswered=found.unanswered))}[/]")
    tell = teller(found)
    for finding in found.findings:
        for line in _lines(replace(finding, message=tell(finding)), min(out.width, _WIDEST)):
            out.print(line)
    errors = sum(finding.severity == "error" for finding in found.findings)
    out.print()
    out.print(say("errors: {errors}, further findings: {count}", errors=errors, count=len(found.findings) - errors))


_WIDEST = 120
"""Columns that a sentence is read over, at most; a pipe is as wide."""


def _lines(finding: Finding, width: int) -> Iterator[str]:
    """A finding as markup: its severity, code and place, and below them its sentence in whole words."""
    times = f" ({told(say('{count} times', count=finding.count))})" if finding.count > 1 else ""
    place = f": {plain(_place(finding))}" if _place(finding) else ""
    yield f"{mark(finding)}{place}{times}"
    yield from (f"  {line}" for line in _wrapped(finding.message, width - 2))


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of whole words as markup; an id that is longer than a line stands on its own."""
    return [plain(line) for line in wrap(held(told(text)), width, break_long_words=False, break_on_hyphens=False)]


def _place(finding: Finding) -> str:
    row = say("row {row}", row=finding.row) if finding.row is not None else ""
    column = say("column {column}", column=finding.column) if finding.column else ""
    return told(joined(filter(None, (finding.file, row, column)), ", "))
