"""What a sentence says to write, as an option of the command line: `--region SE` for region=SE."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Collection

from carbon.cli.language import told
from carbon.core.sentences import say

_NEXT_STEP = re.compile(r"\b(?:[Ww]rite|[Gg]ive|[Nn]ame|[Ss]kriv|[Aa]nge)\b.*", re.DOTALL)
_FIELD = re.compile(r"(?<![\w/+=-])([a-z][a-z0-9_]*)=('[^']*'|[^\s,;:.'/+=]*(?:[.:][^\s,;:.'/+=]+)*)(?![/+=\w])")


def as_options(message: str, fields: Collection[str]) -> str:
    """Return a message whose next step names options of the command line in place of fields of Python.

    Parameters: message; fields that have an option. What is no field, as a part of the id of a factor, stays as it is.

    >>> as_options("no region given. Write region=SE.", {"region"})
    'no region given. Write --region SE.'
    >>> as_options("Write kind spend with sector='office supplies'.", {"sector"})
    "Write `spend --sector 'office supplies'`."
    """

    def option(name: str, value: str) -> str | None:
        return f"--{name.replace('_', '-')} {value}".rstrip() if name in fields else None

    return rewritten(message, option, _command)


def rewritten(message: str, field: Callable[[str, str], str | None], kind: Callable[[str, str, str], str | None]) -> str:
    """Return a message in whose next step each field with its value is written otherwise.

    Parameters: message; field, (name, value) → what is written for name=value; kind, (kind, name, value) → what is written for a kind with
    a field. What they have no word for, None, stays as it is.
    """

    def step(found: re.Match[str]) -> str:
        kinds = _kind_with_field().sub(lambda one: kind(*one.groups()) or one[0], found[0])
        return _FIELD.sub(lambda one: field(*one.groups()) or one[0], kinds)

    return _NEXT_STEP.sub(step, message)


def _kind_with_field() -> re.Pattern[str]:
    """What is written as a kind with a field, in the language that is printed."""
    said = re.escape(told(say("kind {kind} with {preset}", kind="<", preset=">")))
    return re.compile(said.replace("<", "([a-z][a-z0-9_]*)").replace(">", _FIELD.pattern))


def _command(kind: str, name: str, value: str) -> str:
    """A kind and its option as they are typed."""
    given = f" {shlex.quote(value.strip(chr(39)))}" if value else ""
    return f"`{kind} --{name.replace('_', '-')}{given}`"
