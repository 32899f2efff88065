"""The tools that import datasets, asked as on their command line, in this process: to load the library anew takes longer than they do."""

from __future__ import annotations

import importlib
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

TOOLS = Path(__file__).parents[1] / "tools" / "datasets"
if str(TOOLS) not in sys.path:
    sys.path.append(str(TOOLS))


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def asked(tool: str, *arguments: object) -> Done:
    """What a tool of tools/datasets returns and prints."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = importlib.import_module(tool).main([str(argument) for argument in arguments])
    return Done(code, out.getvalue(), err.getvalue())
