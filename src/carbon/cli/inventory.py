"""`footprint` and `check`: the main job."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from carbon.analysis.thawing import thaw
from carbon.cli.aims import goals_record, print_indicators
from carbon.cli.given import add_per, print_per
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, print_findings, table, tonnes
from carbon.core.booking import BESIDE, CATEGORIES
from carbon.core.errors import CarbonError
from carbon.core.formatting import mass, number
from carbon.core.sentences import say
from carbon.engine.result.grouping import grouped
from carbon.inventory.base_year import changes_in_words
from carbon.inventory.completeness import reported_categories
from carbon.inventory.exclusions import Excluded
from carbon.inventory.figures import own_figures
from carbon.inventory.footprint import Footprint, entity_table, input_files
from carbon.inventory.footprint_record import EntityRow
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
    parser.add_argument("-o", "--output", help="write rows with their results to this file (.csv, .parquet, .xlsx)")
    add_format(parser)
    space = parser.read(given)
    found = _footprint(space)
    if space.output:
        from carbon.tables.outputs import check_output
        from carbon.tables.write import write_frame

        check_output(Path(space.output), input_files(found))
        write_frame(found.to_frame(), Path(space.output))
    if space.format == "json":
        print(json.dumps(found.to_dict() | goals_record(found), indent=2, ensure_ascii=False))
    elif space.explain:
        print(found.explain())
    else:
        _print(found, [key.strip() for key in space.by.split(",")], space.basis)
        print_per(found, [*(own_figures(found.settings) if found.settings else ()), *space.per], space.basis)
        print_findings(found.findings, everything=space.findings)
    return exit_code(found)


def _footprint(space: Namespace) -> Footprint:
    """The footprint of the folder, or of the lock: one of them is given."""
    if (space.folder is None) == (space.frozen is None):
        raise CarbonError(say("footprint takes a folder, or --frozen LOCK. Give one of them."), code="argument")
    if space.folder is not None:
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
        out.print(f"[bold]{plain(head.name)}[/], {plain(head.organisation)}, {head.period}, {head.consolidation.replace('_', ' ')}")
        if head.notice:
            out.print(f"[italic]{plain(head.notice)}[/]")
        out.print()
    _print_controls(out, found)
    _print_entities(out, found)
    out.print(cells)
    out.print()
    _print_totals(out, found)
    _print_beyond(out, found)
    _print_rows(out, found)
    _print_instruments(out, found)
    _print_base_year(out, found)
    print_indicators(found)
    for item in found.exclusions:
        out.print(plain(f"excluded: {_exclusion(item, found)}"))


def _by_scope(found: Footprint, keys: list[str], basis: str) -> Table:
    """Rows by the keys, columns by scope; t CO2e."""
    cells = grouped(found, [*keys, "scope"], basis)
    rows: dict[tuple[object, ...], dict[int, float]] = {}
    for place, scope, value in zip(zip(*(cells[key] for key in keys), strict=True), cells["scope"], cells["co2e_kg"], strict=True):
        rows.setdefault(place, {})[scope] = value
    total = found.total_kg(basis) or 0.0
    body = []
    for place, scopes in rows.items():
        mine = sum(scopes.values())
        share = f"{mine / total:.1%}" if total else ""
        names = ["-" if part is None else part for part in place]
        body.append([*names, *(tonnes(scopes.get(scope)) for scope in _SCOPES), tonnes(mine), share])
    sums = [sum(scopes.get(scope, 0.0) for scopes in rows.values()) for scope in _SCOPES]
    footer = ["total", *[""] * (len(keys) - 1), *(tonnes(value) for value in sums), tonnes(total), "100.0%"]
    columns = [*keys, *(f">scope {scope}" for scope in _SCOPES), ">t CO2e", ">share"]
    return table(f"t CO2e by {', '.join(keys)} and scope, {basis}-based", columns, body, footer=footer)


def _print_totals(out: Console, found: Footprint) -> None:
    location, market = found.total_kg("location"), found.total_kg("market")
    if location is None or market is None:
        out.print("[red]no answer[/]: no row could be calculated")
        return
    out.print(f"total, location-based scope 2: [bold]{tonnes(location)} t CO2e[/] ({found.contents})")
    out.print(f"total, market-based scope 2:   [bold]{tonnes(market)} t CO2e[/] (another view of the same, not to be added)")
    if biogenic := found.biogenic_kg():
        parts = ", ".join(f"{_booked(place)} {tonnes(mass)} t" for place, mass in biogenic.items())
        out.print(f"biogenic CO2, beside the scopes, where published: {parts}")
    for what in BESIDE:
        if any(line.basis == what for _, line in found.plan.lines):
            out.print(f"{what}, excluded from totals: {tonnes(found.outside_totals(what).co2e_kg)} t CO2e")
    states = found.states
    out.print("rows: " + ", ".join(f"{count} {state}" for state, count in states.items() if count or state != "zero"))
    if not found.complete:
        out.print(f"[red]{found.completeness}[/]")
    elif found.complete_but_for:
        out.print(found.completeness)


def _print_controls(out: Console, found: Footprint) -> None:
    for control in found.controls:
        mark = "[green]met[/]" if control.met else "[red]missed[/]"
        out.print(
            f"control total {mark}: {plain(control.name)}: {number(control.expected)} {control.unit} ± {control.tolerance:.0%}, "
            f"the inventory gives {number(control.found, 5)} {control.unit} ({control.difference:+.1%})"
        )
        out.print(plain(f"  perimeter: {control.perimeter}"))


def _print_beyond(out: Console, found: Footprint) -> None:
    """What the full total holds beside the perimeter of a control total of all emissions."""
    for control in found.controls:
        total = found.total_kg()
        if control.measure == "co2e" and control.unit == "t" and total is not None and total / 1000 - control.found > 0.5:
            beyond = tonnes(total - control.found * 1000)
            out.print(plain(f"the full total adds {beyond} t to the perimeter of '{control.name}' ({tonnes(control.found * 1000)} t)"))


def _print_rows(out: Console, found: Footprint) -> None:
    """What was read is what was answered, not answered and excluded: of all tables, and of each that was not answered whole."""
    counts = {item.file: (item.answered, item.unanswered, item.excluded + item.left_out) for item in found.tables}
    if counts:
        answered, unanswered, excluded = (sum(parts) for parts in zip(*counts.values(), strict=True))
        read = answered + unanswered + excluded
        tables = f"{len(counts)} tables" if len(counts) > 1 else next(iter(counts))
        out.print(plain(f"{tables}: {read} rows read = {answered} answered + {unanswered} unanswered + {excluded} excluded"))
    for file, parts in counts.items():
        if len(counts) > 1 and any(parts[1:]):
            out.print(plain(f"  {file}: {sum(parts)} = {' + '.join(map(str, parts))}"))


def _booked(place: tuple[int, int | None]) -> str:
    scope, category = place
    return f"category {category}" if category else f"scope {scope}"


def _print_entities(out: Console, found: Footprint) -> None:
    """The boundary: what share of each entity counts inside it, and beside it in scope 3."""
    entities = entity_table(found.settings) if found.settings else []
    if entities:
        rows = [
            [item["name"], item["type"].replace("_", " "), item["owner"] or "-", *_shares(item), item["outside_as"] or ""]
            for item in entities
        ]
        out.print(table("entities", ["name", "type", "owner", ">equity", ">inside", ">in scope 3", "as"], rows))
        out.print()


def _shares(item: EntityRow) -> list[str]:
    return ["-" if share is None else f"{share:.4g}" for share in (item["equity"], item["inside"], item["outside"])]


def _print_instruments(out: Console, found: Footprint) -> None:
    """What market-based scope 2 rests on, once an instrument is used."""
    if found.settings and (found.settings.contracts or found.settings.certificates_sold):
        rows = [
            [item["level"].replace("_", " "), item["instrument"] or "-", number(item["energy_kwh"] / 1000), tonnes(item["co2e_kg"])]
            for item in found.instruments()
        ]
        out.print(table("market-based scope 2 by level", ["level", "instrument", ">MWh", ">t CO2e"], rows))


def _print_base_year(out: Console, found: Footprint) -> None:
    base = found.base_year
    if base is None:
        return
    weight = f"changes of {base.weight:.1%} of it, threshold {base.threshold:.1%}"
    verdict = f"restated [bold]{tonnes(base.restated_kg)} t[/]" if base.recalculated else "not restated"
    out.print(f"base year {base.year}, {base.basis}-based: stated {tonnes(base.stated_kg)} t CO2e, {verdict} ({weight})")
    if base.changes:
        out.print(f"  {plain(changes_in_words(base.changes))}")
    if (total := found.total_kg(base.basis)) is not None:
        out.print(f"  since then {total / base.restated_kg - 1.0:+.1%}{'' if found.complete else ', of an incomplete total'}")


def _exclusion(item: Excluded, found: Footprint) -> str:
    reported = reported_categories(found)
    names = [f"{number} {CATEGORIES[number]}{', in part' if number in reported else ''}" for number in item.categories]
    parts = [f"category {'; '.join(names)}"] if names else []
    parts += [f"{item.rows} row{'s' if item.rows > 1 else ''}"] if item.rows else []
    parts += [f"{mass(item.co2e_kg)} CO2e not in the total"] if item.co2e_kg is not None else []
    beside = f" ({', '.join(parts)})" if parts else ""
    return f"{item.what}{beside}: {item.reason}"
