"""The door of the command line: a command, else a kind or word of activity."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from carbon.cli.as_options import as_options
from carbon.cli.commands import COMMANDS
from carbon.cli.language import own_language, speak, told
from carbon.core.collector import collector_paused
from carbon.core.errors import CarbonError, nearest
from carbon.core.patterns import pattern
from carbon.core.sentences import say

_EXAMPLES = """examples:
  python -m carbon diesel 40 L
  python -m carbon electricity 10 MWh --region SE --period 2019
  python -m carbon flight LLA ARN --cabin economy --passengers 2 --round-trip
  python -m carbon sevoflurane 250 ml --explain
  python -m carbon footprint examples/norrbotten-2019
  python -m carbon report examples/norrbotten-2019 -o report.html
  python -m carbon factors "grid electricity" --region SE

A first word that is not a command is a kind or word of activity: `python -m carbon kinds` lists them,
`python -m carbon flight --help` shows one's options."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 for no or a faulty answer, 2 for a wrong argument.

    Parameters: arguments, those of the process without them.
    """
    given = [_readable(argument) for argument in sys.argv[1:]] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        # å ä ö must not stop a report on a terminal whose encoding lacks them.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    with own_language():
        return _answered(given)


def _answered(given: list[str]) -> int:
    try:
        return _run(given)
    except CarbonError as error:
        if error.language and not any(word.startswith("--language") for word in given):
            speak(None, error.language)
        print(f"carbon: {told(error.sentence)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(given: list[str]) -> int:
    if not given or given[0] in ("-h", "--help", "help"):
        print(_help())
        return 0 if given else 2
    if given[0] in ("-V", "--version"):
        import carbon

        print(carbon.__version__)
        return 0
    if given[0] in COMMANDS:
        return COMMANDS[given[0]].run(given[1:])
    try:
        return _quick(given)
    except CarbonError as error:
        near = nearest(given[0], COMMANDS, 1) if error.code == "kind_unknown" else ()
        meant = say(" Or is the command {near} meant?", near=near[0]) if near else ""
        said = as_options(told(error.sentence), {"factor", "sector", "gwp_set", "stage", "control"})
        raise CarbonError(said + told(meant), code=error.code, field=error.field) from None


# What is loaded and made for one activity stays to the end: searched for garbage again and again, it would take a tenth longer.
@collector_paused()
def _quick(given: list[str]) -> int:
    # A command must not load what only a quick calculation needs.
    from carbon.cli.quick import run

    return run(given)


def _readable(argument: str) -> str:
    """An argument whose letters beyond ASCII arrive as bytes in disguise, as in a C locale: UTF-8, but for the name of a file."""
    if argument.isascii() or not _DISGUISED.search(argument) or os.path.exists(argument):  # noqa: PTH110 - a name, never a path yet
        return argument
    return os.fsencode(argument).decode("utf-8", "replace")


_DISGUISED = pattern("[\udc80-\udcff]")


def _help() -> str:
    rows = "\n".join(f"  {name:<16}{command.text}" for name, command in COMMANDS.items())
    return (
        "usage: python -m carbon COMMAND | KIND | WORD [options]\n\n"
        "Greenhouse gas emissions of activities and organisations, with factor, source and reason of every number.\n\n"
        f"commands:\n{rows}\n\n{_EXAMPLES}"
    )
