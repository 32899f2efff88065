"""`report`: what people see, as a page, a workbook or a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carbon.cli.language import speak_as, told
from carbon.cli.output import add_output, check_free
from carbon.cli.parser import RESULT_OF, Parser
from carbon.cli.progress import shown_opening, working
from carbon.core.sentences import say
from carbon.inventory.footprint import input_files
from carbon.reporting.make import report as write_report
from carbon.reporting.reading import ROWS


def report(given: Sequence[str]) -> int:
    """Write the report of an inventory; 1 when it has errors.

    Parameters: given, the inventory and options.
    """
    parser = Parser(
        "report",
        "The report of an inventory as one file: .html (a self-contained page), .xlsx, .docx, .md, .csv or .json.",
        (
            "report examples/norrbotten-2019 -o report.html",
            "report examples/norrbotten-2019 --language sv -o rapport.html",
            "report examples/norrbotten-2019 --compare examples/norrbotten-2018 -o report.xlsx",
        ),
    )
    parser.add_argument("folder", help=RESULT_OF)
    add_output(parser, "file to write (default: report.html)", default="report.html")
    parser.add_argument("--language", help="en or sv (default: the inventory's language, then CARBON_LANGUAGE, then English)")
    parser.add_argument("--rows", choices=ROWS, default="none", help="how much of the input to show: none, summed questions, or all rows")
    parser.add_argument("--compare", metavar="LAST_YEAR", help="an earlier year, a folder or a lock: also show the change by cause")
    space = parser.read(given)
    found = shown_opening(space.folder)
    speak_as(space.language, found)
    check_free(Path(space.output), space, input_files(found))
    with working(told(say("writing {file} …", file=space.output))):
        path = write_report(found, space.output, language=space.language, rows=space.rows, compare=space.compare)
    print(path)
    errors = [finding for finding in found.findings if finding.severity == "error"]
    if errors:
        # Here, because what prints findings takes a while to import, and most reports have no error to print.
        from carbon.cli.findings import print_findings

        print_findings(errors, everything=False)
    return int(bool(errors) or found.co2e_kg is None)
