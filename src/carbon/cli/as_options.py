"""What a sentence says to write, as an option of the command line: `--region SE` for region=SE."""

from __future__ import annotations

import re
from collections.abc import Collection

_NEXT_STEP = re.compile(r"\b(?:[Ww]rite|[Gg]ive|[Nn]ame|[Ss]kriv|[Aa]nge)\b.*", re.DOTALL)
_FIELD = re.compile(r"(?<![\w/+=-])([a-z][a-z0-9_]*)=('[^']*'|[^\s,;:.'/+=]*(?:[.:][^\s,;:.'/+=]+)*)(?![/+=\w])")


def as_options(message: str, fields: Collection[str]) -> str:
    """Return a message whose next step names options of the command line in place of fields of Python.

    Parameters: message; fields that have an option. What is no field, as a part of the id of a factor, stays as it is.

    >>> as_options("no region given. Write region=SE.", {"region"})
    'no region given. Write --region SE.'
    """

    def option(found: re.Match[str]) -> str:
        name, value = found.groups()
        return f"--{name.replace('_', '-')} {value}".rstrip() if name in fields else found[0]

    return _NEXT_STEP.sub(lambda step: _FIELD.sub(option, step[0]), message)
