"""`-o` and `--force`, alike in every command: what carbon wrote is written anew and said, anything else is not replaced unasked."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from carbon.cli.language import told
from carbon.cli.parser import Parser
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.outputs import check_output, is_output


def add_output(parser: Parser, what: str, *, default: str | None = None, required: bool = False, metavar: str | None = None) -> None:
    """Add the options of a file to write to a parser.

    Parameters: what, the help; default, its name without -o; required; metavar.
    """
    parser.add_argument("-o", "--output", default=default, required=required, metavar=metavar, help=what)
    parser.add_argument("--force", action="store_true", help="replace the file of -o, whoever wrote it or filled it in")


def check_free(target: Path, space: Namespace, inputs: Sequence[Path] = (), *, filled_in: bool = False) -> None:
    """Refuse to replace a file that is read, and without --force one that carbon did not write or that people fill in; else say it.

    Parameters: target; space, the options; inputs, what is read; filled_in, whether people write into such a file.
    Raises: CarbonError `output_is_input`, `file_exists`.
    """
    check_output(target, inputs)
    if not target.is_file():
        return
    if not space.force and filled_in:
        message = say("{path} is there already, and may be filled in. Name another file, or write --force to replace it.", path=target)
        raise CarbonError(message, code="file_exists", field="output")
    if not space.force and not is_output(target):
        message = say(
            "{path} is there already, and carbon did not write it. Name another file, or write --force to replace it.", path=target
        )
        raise CarbonError(message, code="file_exists", field="output")
    print(told(say("replacing {path}, which is there already", path=target)), file=sys.stderr)
