"""The commands: what stands here is in the help, is refused as a word of activity, and is run."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import NamedTuple

from carbon.core.collector import collector_paused


class Command(NamedTuple):
    """A command: one line of help, and the function that runs it, as module:function.

    The function takes the arguments after the command and returns the exit code. It is loaded when it is run: a quick
    calculation shall not pay for the others.
    """

    text: str
    function: str

    def run(self, given: list[str]) -> int:
        """Run the command and return its exit code.

        Parameters: given, the arguments after it.
        """
        module, _, name = self.function.partition(":")
        # What is loaded stays to the end: there is no garbage to search for meanwhile.
        with collector_paused():
            function: Callable[[list[str]], int] = getattr(importlib.import_module(module), name)
        return function(given)


COMMANDS = {
    "footprint": Command("the footprint of an inventory, by source and scope", "carbon.cli.inventory:footprint"),
    "report": Command("the report of an inventory: one page for people", "carbon.cli.report:report"),
    "check": Command("the findings of an inventory only", "carbon.cli.check:check"),
    "template": Command("an empty workbook for people to fill in; footprint and check take it", "carbon.cli.template:template"),
    "freeze": Command("write a footprint as a lock: the same numbers years later", "carbon.cli.locks:freeze"),
    "verify": Command("check a lock: recalculate every total", "carbon.cli.locks:verify"),
    "uncertainty": Command("how certain a footprint is, and why", "carbon.cli.intervals:uncertainty"),
    "compare": Command("what changed between two years, and why", "carbon.cli.comparing:compare"),
    "goals": Command("indicators and goals: met, on track or off track", "carbon.cli.aims:goals"),
    "series": Command("several years: as stated and as restated", "carbon.cli.over_time:series"),
    "update": Command("what newer data would change compared with a lock", "carbon.cli.over_time:update"),
    "scenario": Command("what if: an inventory after measures", "carbon.cli.what_if:scenario"),
    "materiality": Command("where an error would matter, and a sample to check", "carbon.cli.auditing:materiality"),
    "choices": Command("the total under other choices", "carbon.cli.choosing:choices"),
    "init": Command("begin an inventory from files: its folder, and what is open", "carbon.cli.init:init"),
    "read": Command("what would be read from a file, and a mapping for it", "carbon.cli.read_file:read"),
    "calculate": Command("a table of activities (CSV, XLSX, Parquet)", "carbon.cli.table:calculate"),
    "factors": Command("find emission factors", "carbon.cli.catalogue:factors"),
    "verify-factors": Command("check every emission factor", "carbon.cli.verify_factors:verify_factors"),
    "kinds": Command("the kinds of activity and their fields", "carbon.cli.kinds:kinds_list"),
    "schema": Command("the JSON Schema of a kind", "carbon.cli.kinds:schema"),
}
"""Commands by name. A word of emission_factors/taxonomy/ may not be one of them."""
