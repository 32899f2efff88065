"""The door of the command line: a command, else a kind or word of activity."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence

from carbon.core.errors import CarbonError, nearest

COMMANDS = {
    "footprint": "the footprint of an inventory, by source and scope",
    "check": "the findings of an inventory only",
    "freeze": "write a footprint as a lock: the same numbers years later",
    "verify": "check a lock: every total calculated anew",
    "calculate": "a table of activities (CSV, XLSX, Parquet)",
    "factors": "find emission factors",
    "verify-factors": "check every emission factor",
    "kinds": "the kinds of activity and their fields",
    "schema": "the JSON Schema of a kind",
}
"""Commands. A word of emission_factors/taxonomy/ may not be one of them."""

_EXAMPLES = """examples:
  python -m carbon diesel 40 L
  python -m carbon electricity 10 MWh --region SE --period 2019
  python -m carbon flight LLA ARN --cabin economy --passengers 2 --round-trip
  python -m carbon sevoflurane 250 ml --explain
  python -m carbon footprint examples/norrbotten-2019
  python -m carbon factors "grid electricity" --region SE

A first word that is no command is a kind or word of activity: `python -m carbon kinds` lists them,
`python -m carbon flight --help` shows one's options."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 for no or a faulty answer, 2 for a wrong argument.

    Parameters: arguments, those of the process without them.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # å ä ö must not stop a report on a terminal whose encoding lacks them.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        return _run(given)
    except CarbonError as error:
        print(f"carbon: {error}", file=sys.stderr)
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
        return _command(given[0])(given[1:])
    from carbon.cli.quick import run

    try:
        return run(given)
    except CarbonError as error:
        near = nearest(given[0], COMMANDS, 1) if error.code == "kind_unknown" else []
        if not near:
            raise
        raise CarbonError(f"{error} Or is the command {near[0]} meant?", code=error.code, field=error.field) from None


_MODULES = {"freeze": "locks", "verify": "locks"}
"""Commands that are functions of their own name, and the module of each."""


def _command(name: str) -> Callable[[list[str]], int]:
    """Only the command asked for is loaded: a quick calculation shall not pay for the others."""
    if name in _MODULES:
        found: Callable[[list[str]], int] = getattr(importlib.import_module(f"carbon.cli.{_MODULES[name]}"), name)
        return found
    if name in ("footprint", "check"):
        from carbon.cli import inventory

        return {"footprint": inventory.footprint, "check": inventory.check}[name]
    if name == "calculate":
        from carbon.cli import table

        return table.calculate
    if name in ("kinds", "schema"):
        from carbon.cli import kinds

        return {"kinds": kinds.kinds_list, "schema": kinds.schema}[name]
    if name == "verify-factors":
        from carbon.cli import verify

        return verify.verify
    from carbon.cli import catalogue

    return catalogue.factors


def _help() -> str:
    rows = "\n".join(f"  {name:<16}{text}" for name, text in COMMANDS.items())
    return (
        "usage: python -m carbon COMMAND | KIND | WORD [options]\n\n"
        "Greenhouse gas emissions of activities and organisations, with factor, source and reason of every number.\n\n"
        f"commands:\n{rows}\n\n{_EXAMPLES}"
    )
