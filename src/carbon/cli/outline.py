"""What stands around the totals of a footprint: entities, instruments, base year, exclusions."""

from __future__ import annotations

from rich.console import Console

from carbon.cli.render import plain, table, tonnes
from carbon.core.booking import CATEGORIES
from carbon.core.formatting import mass, number
from carbon.core.sentences import joined, say, term
from carbon.inventory.base_year import changes_in_words
from carbon.inventory.completeness import reported_categories
from carbon.inventory.exclusions import Excluded
from carbon.inventory.footprint import Footprint, entity_table
from carbon.inventory.footprint_record import EntityRow


def print_entities(out: Console, found: Footprint) -> None:
    """Print the boundary: what share of each entity counts inside it, and beside it in scope 3.

    Parameters: out; found.
    """
    entities = entity_table(found.settings) if found.settings else []
    if entities:
        rows = [[item["name"], term(item["type"]), item["owner"] or "-", *_shares(item), item["outside_as"] or ""] for item in entities]
        out.print(table(say("entities"), ["name", "type", "owner", ">equity", ">inside", ">in scope 3", "as"], rows))
        out.print()


def _shares(item: EntityRow) -> list[str]:
    return ["-" if share is None else f"{share:.4g}" for share in (item["equity"], item["inside"], item["outside"])]


def print_instruments(out: Console, found: Footprint) -> None:
    """Print what market-based scope 2 rests on, once an instrument is used.

    Parameters: out; found.
    """
    if found.settings and (found.settings.contracts or found.settings.certificates_sold):
        rows = [
            [term(item["level"]), item["instrument"] or "-", number(item["energy_kwh"] / 1000), tonnes(item["co2e_kg"])]
            for item in found.instruments()
        ]
        out.print(table(say("market-based scope 2 by level"), ["level", "instrument", ">MWh", ">t CO2e"], rows))


def print_base_year(out: Console, found: Footprint) -> None:
    """Print the base year, stated and restated, and the change since then.

    Parameters: out; found.
    """
    base = found.base_year
    if base is None:
        return
    weight = say("changes of {weight:.1%} of it, threshold {threshold:.1%}", weight=base.weight, threshold=base.threshold)
    verdict = say("restated [bold]{tonnes} t[/]", tonnes=tonnes(base.restated_kg)) if base.recalculated else say("not restated")
    said = {"basis": term(base.basis), "stated": tonnes(base.stated_kg), "verdict": verdict, "weight": weight}
    out.print(say("base year {year}, {basis}-based: stated {stated} t CO2e, {verdict} ({weight})", year=base.year, **said))
    if base.changes:
        out.print(f"  {plain(changes_in_words(base.changes))}")
    if (total := found.total_kg(base.basis)) is not None:
        more = "" if found.complete else say(", of an incomplete total")
        out.print(say("  since then {change:+.1%}{more}", change=total / base.restated_kg - 1.0, more=more))


def exclusion_line(item: Excluded, found: Footprint) -> str:
    """Return what is left out, with its categories and rows, and why.

    Parameters: item; found.
    """
    reported = reported_categories(found)
    parts = list[str]()
    if item.categories:
        names = (_category(number, in_part=number in reported) for number in item.categories)
        parts.append(say("category {names}", names=joined(names, "; ")))
    if item.rows:
        parts.append(say("1 row") if item.rows == 1 else say("{count} rows", count=item.rows))
    if item.co2e_kg is not None:
        parts.append(say("{mass} CO2e not in the total", mass=mass(item.co2e_kg)))
    beside = say(" ({parts})", parts=joined(parts, ", ")) if parts else ""
    return say("{what}{beside}: {reason}", what=item.what, beside=beside, reason=item.reason)


def _category(number: int, *, in_part: bool) -> str:
    name = say("{number} {name}", number=number, name=term(CATEGORIES[number]))
    return say("{name}, in part", name=name) if in_part else name
