"""`template`: a workbook for people to fill in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from carbon.cli.output import add_output, check_free
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain
from carbon.core.sentences import say
from carbon.workbook.shape import LANGUAGES, contract_sheet, sectors, subjects
from carbon.workbook.template import write_template


def template(given: Sequence[str]) -> int:
    """Write an empty workbook to be filled in.

    Parameters: given, the options.
    """
    parser = Parser(
        "template",
        "An empty workbook to fill in: a sheet for each subject, drop-downs, examples, totals. Once filled in, it is read as an inventory.",
        ("template -o climate.xlsx", "template --sector region --language sv -o klimatdata.xlsx", "footprint klimatdata.xlsx"),
    )
    parser.add_argument("--sector", choices=tuple(sectors()), default="office", help="which sheets to include (default: office)")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="language of the workbook (default: en)")
    add_output(parser, "workbook to write, such as climate.xlsx", required=True)
    add_format(parser)
    space = parser.read(given)
    path = Path(space.output)
    check_free(path, space, filled_in=True)
    write_template(path, space.sector, space.language)
    names = [part.name for part in (*subjects(space.sector, space.language), contract_sheet(space.language))]
    if space.format == "json":
        print(json.dumps({"workbook": str(path), "sector": space.sector, "language": space.language, "sheets": names}, ensure_ascii=False))
    else:
        console().print(plain(f"{path}: {', '.join(names)}"))
        console().print(plain(say("Fill it in, then: python -m carbon footprint {path}", path=path)))
    return 0
