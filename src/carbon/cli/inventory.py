"""`footprint`: the emissions of an inventory by source and scope, its control totals and findings."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from rich.console import Console
from rich.table import Table

from carbon.analysis.plausibility import plausibility
from carbon.analysis.thawing import thaw
from carbon.cli.aims import goals_record, print_indicators
from carbon.cli.as_columns import teller
from carbon.cli.findings import print_findings
from carbon.cli.given import add_per, print_per
from carbon.cli.language import named, speak_as, told
from carbon.cli.outline import exclusion_line, print_base_year, print_entities, print_instruments
from carbon.cli.output import add_output, check_free
from carbon.cli.parser import Parser, add_format
from carbon.cli.progress import working
from carbon.cli.render import barred, console, part, percent, plain, tonnes
from carbon.cli.steps import print_steps
from carbon.core.booking import BESIDE
from carbon.core.errors import CarbonError
from carbon.core.formatting import number
from carbon.core.sentences import joined, say, term
from carbon.engine.result.grouping import grouped
from carbon.inventory.figures import own_figures
from carbon.inventory.footprint import Footprint, input_files
from carbon.inventory.inventory import Inventory

_SCOPES = (1, 2, 3)


def footprint(given: Sequence[str]) -> int:
    """Print the footprint of an inventory by source and scope; 1 when it has errors.

    Parameters: given, the folder and options.
    """
    parser = Parser(
        "footprint",
        "The footprint of an inventory: by source and scope, control totals, findings.",
        ("footprint examples/norrbotten-2019",),
    )
    parser.add_argument("folder", nargs="?", help="folder with inventory.toml, or a workbook of the template")
    parser.add_argument("--frozen", metavar="LOCK", help="print the footprint that a lock holds")
    parser.add_argument("--by", default="source", help="keys for the rows of the table, such as source,site (default: source)")
    parser.add_argument("--basis", choices=("location", "market"), default="location", help="scope 2 view of the table")
    add_per(parser)
    parser.add_argument("--explain", action="store_true", help="show every step, factor and source of every question")
    parser.add_argument("--findings", action="store_true", help="show every finding, not one line for each cause")
    add_output(parser, "write rows with their results to this file (.csv, .parquet, .xlsx)")
    add_format(parser)
    space = parser.read(given)
    found = _footprint(space)
    speak_as(space.language, found)
    if space.output:
        from carbon.tables.write import write_frame

        check_free(Path(space.output), space, input_files(found))
        write_frame(found.to_frame(), Path(space.output))
    if space.format == "json":
        print(json.dumps(found.to_dict() | goals_record(found), indent=2, ensure_ascii=False))
    elif space.explain:
        print_steps(found.explain())
    else:
        _print(found, [key.strip() for key in space.by.split(",")], space.basis)
        print_per(found, [*(own_figures(found.settings) if found.settings else ()), *space.per], space.basis)
        print_findings(found.findings, everything=space.findings, tell=teller(found))
        _print_further(found, space.folder)
    return exit_code(found)


_CHECKED = 100_000
"""Rows up to which the checks of `check` are asked too: they take a second at the most."""


def _print_further(found: Footprint, folder: str | None) -> None:
    """Say how many errors and warnings only `check` prints."""
    if folder is None or found.rows > _CHECKED:
        return
    count = sum(item.severity != "info" for item in plausibility(found))
    if count:
        command = f"python -m carbon check {quote(folder)}"
        message = (
            say("1 further warning is in: {command}", command=command)
            if count == 1
            else say("{count} further warnings are in: {command}", count=count, command=command)
        )
        console(to_stderr=True).print(plain(message))


def _footprint(space: Namespace) -> Footprint:
    """The footprint of the folder, or of the lock: one of them is given."""
    if (space.folder is None) == (space.frozen is None):
        raise CarbonError(say("footprint takes a folder, or --frozen LOCK. Give one of them."), code="argument")
    if space.folder is not None:
        with working(told(say("calculating {folder} …", folder=space.folder))):
            return Inventory.open(space.folder).footprint()
    found = thaw(space.frozen)
    if not isinstance(found, Footprint):
        raise CarbonError(
            say("{frozen} holds a calculation and no inventory. Read it in Python with carbon.thaw.", frozen=space.frozen),
            code="lock_format",
        )
    return found


def exit_code(found: Footprint) -> int:
    """Return 1 for a footprint with errors or without an answer, else 0."""
    return int(any(finding.severity == "error" for finding in found.findings) or found.co2e_kg is None)


def _print(found: Footprint, keys: list[str], basis: str) -> None:
    out, cells = console(), _by_scope(found, keys, basis)
    head = found.settings.inventory if found.settings else None
    if head:
        names = ", ".join(
            dict.fromkeys([f"[bold]{plain(head.name)}[/]", *([plain(head.organisation)] if head.organisation != head.name else [])])
        )
        out.print(say("{names}, {period}, {consolidation}", names=names, period=head.period, consolidation=term(head.consolidation)))
        if head.notice:
            out.print(f"[italic]{plain(head.notice)}[/]")
        out.print()
    _print_controls(out, found)
    print_entities(out, found)
    if found.co2e_kg is not None:
        out.print(cells)
        out.print()
    _print_totals(out, found)
    _print_beyond(out, found)
    _print_rows(out, found)
    print_instruments(out, found)
    print_base_year(out, found)
    print_indicators(found)
    for item in found.exclusions:
        out.print(plain(say("excluded: {exclusion}", exclusion=exclusion_line(item, found))))


def _by_scope(found: Footprint, keys: list[str], basis: str) -> Table:
    """Rows by the keys, columns by scope; t CO2e."""
    # The columns are by scope already: it is a row only where nothing else is asked for.
    keys = [key for key in keys if key != "scope"] or keys
    cells = grouped(found, list(dict.fromkeys((*keys, "scope"))), basis)
    rows: dict[tuple[object, ...], dict[int, float]] = {}
    for place, scope, value in zip(zip(*(cells[key] for key in keys), strict=True), cells["scope"], cells["co2e_kg"], strict=True):
        rows.setdefault(place, {})[scope] = value
    total = found.total_kg(basis) or 0.0
    body = []
    for place, scopes in rows.items():
        mine = sum(scopes.values())
        share = part(mine / total) if total else ""
        names = ["-" if name is None else name for name in place]
        body.append([*names, *(tonnes(scopes.get(scope)) for scope in _SCOPES), tonnes(mine), share])
    sums = [sum(scopes.get(scope, 0.0) for scopes in rows.values()) for scope in _SCOPES]
    footer = [say("total"), *[""] * (len(keys) - 1), *(tonnes(value) for value in sums), tonnes(total), percent(1.0)]
    columns = [*keys, *(f">scope {scope}" for scope in _SCOPES), ">t CO2e", ">share"]
    others = ", ".join(named(key) for key in keys if key != "scope")
    by = say("{keys} and scope", keys=others) if others else named("scope")
    title = say("t CO2e by {by}, {basis}-based", by=by, basis=term(basis))
    sizes = [sum(scopes.values()) for scopes in rows.values()]
    return barred(columns, body, sizes, title=title, footer=footer)


def _print_totals(out: Console, found: Footprint) -> None:
    location, market = found.total_kg("location"), found.total_kg("market")
    if location is None or market is None:
        out.print(say("[red]no answer[/]: no row could be calculated"))
        return
    out.print(say("total, location-based scope 2: [bold]{tonnes} t CO2e[/] ({contents})", tonnes=tonnes(location), contents=found.contents))
    out.print(
        say("total, market-based scope 2:   [bold]{tonnes} t CO2e[/] (another view of the same, not to be added)", tonnes=tonnes(market))
    )
    if biogenic := found.biogenic_kg():
        parts = joined((say("{booked} {tonnes} t", booked=_booked(place), tonnes=tonnes(kg)) for place, kg in biogenic.items()), ", ")
        out.print(say("biogenic CO2, beside the scopes, where published: {parts}", parts=parts))
    for what in BESIDE:
        if any(line.basis == what for _, line in found.plan.lines):
            out.print(
                say("{what}, excluded from totals: {tonnes} t CO2e", what=term(what), tonnes=tonnes(found.outside_totals(what).co2e_kg))
            )
    states = found.states
    counts = (say("{count} {state}", count=count, state=term(state)) for state, count in states.items() if count or state != "zero")
    out.print(say("rows: {counts}", counts=joined(counts, ", ")))
    if not found.complete:
        out.print(f"[red]{plain(found.completeness)}[/]")
    elif found.complete_but_for:
        out.print(found.completeness)


def _print_controls(out: Console, found: Footprint) -> None:
    for control in found.controls:
        said = {
            "mark": say("[green]met[/]") if control.met else say("[red]missed[/]"),
            "name": plain(control.name),
            "unit": control.unit,
            "expected": number(control.expected),
            "found": number(control.found, 5),
        }
        message = say(
            "control total {mark}: {name}: {expected} {unit} ± {tolerance:.0%}, the inventory gives {found} {unit} ({difference:+.1%})",
            tolerance=control.tolerance,
            difference=control.difference,
            **said,
        )
        out.print(message)
        out.print(plain(say("  perimeter: {perimeter}", perimeter=control.perimeter)))


def _print_beyond(out: Console, found: Footprint) -> None:
    """What the full total holds beside the perimeter of a control total of all emissions."""
    for control in found.controls:
        total = found.total_kg()
        if control.measure == "co2e" and control.unit == "t" and total is not None and total / 1000 - control.found > 0.5:
            said = {"beyond": tonnes(total - control.found * 1000), "name": control.name, "inside": tonnes(control.found * 1000)}
            out.print(plain(say("the full total adds {beyond} t to the perimeter of '{name}' ({inside} t)", **said)))


def _print_rows(out: Console, found: Footprint) -> None:
    """What was read is what was answered, not answered and excluded: of all tables, and of each that was not answered whole."""
    counts = {item.file: (item.answered, item.unanswered, item.excluded + item.left_out) for item in found.tables}
    if counts:
        answered, unanswered, excluded = (sum(parts) for parts in zip(*counts.values(), strict=True))
        read = answered + unanswered + excluded
        tables = say("{count} tables", count=len(counts)) if len(counts) > 1 else next(iter(counts))
        said = {"tables": tables, "read": read, "answered": answered, "unanswered": unanswered, "excluded": excluded}
        message = say("{tables}: {read} rows read = {answered} answered + {unanswered} unanswered + {excluded} excluded", **said)
        out.print(plain(message))
    for file, parts in counts.items():
        if len(counts) > 1 and any(parts[1:]):
            out.print(plain(f"  {file}: {sum(parts)} = {' + '.join(map(str, parts))}"))
    for file in found.unread:
        out.print(plain(say("  {file}: not read; its rows are not known", file=file)))


def _booked(place: tuple[int, int | None]) -> str:
    scope, category = place
    return say("category {category}", category=category) if category else say("scope {scope}", scope=scope)
