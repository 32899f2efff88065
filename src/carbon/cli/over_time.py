"""`update` and `series`: what newer data would change, and many years beside one another."""

from __future__ import annotations

import json
from collections.abc import Sequence

from carbon.analysis.opening import opened, titled
from carbon.analysis.thawing import thaw
from carbon.analysis.updating import Update
from carbon.analysis.updating import update as updated
from carbon.analysis.years import Series
from carbon.analysis.years import series as years_of
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, table, tonnes


def update(given: Sequence[str]) -> int:
    """Print what the newest datasets would change against a lock; with --check 1 when a base year would be restated.

    Parameters: given, the lock, the inventory and options.
    """
    parser = Parser(
        "update",
        "What the newest datasets would change compared with a lock, line by line. Nothing is written.",
        ("update 2019.lock examples/norrbotten-2019",),
    )
    parser.add_argument("lock", help="file that freeze wrote")
    parser.add_argument("inventory", help="folder of the same inventory")
    parser.add_argument("--all", action="store_true", help="show every line, not only the largest")
    parser.add_argument("--check", action="store_true", help="exit code 1 when the changes pass the threshold of the base year")
    add_format(parser)
    space = parser.read(given)
    found = updated(thaw(space.lock), opened(space.inventory))
    if space.format == "json":
        print(json.dumps(found.to_dict(), indent=2, ensure_ascii=False))
    else:
        _print_update(found, space.lock, everything=space.all)
    return int(space.check and found.recalculates)


_SHOWN = 20


def _print_update(found: Update, lock: str, *, everything: bool) -> None:
    out = console()
    out.print(plain(f"{lock}: datasets {found.datasets[0]} → {found.datasets[1]}"))
    shown = found.lines if everything else found.lines[:_SHOWN]
    if shown:
        body = [
            [
                ", ".join(line.sources),
                line.stage,
                line.why,
                f"{line.per_unit_before:.5g}",
                f"{line.per_unit_after:.5g}",
                line.unit,
                _signed(line.effect_kg),
            ]
            for line in shown
        ]
        more = f", the largest {len(shown)} of {len(found.lines)}" if len(shown) < len(found.lines) else ""
        out.print(table(f"lines that would move{more}", ["source", "stage", "why", ">kg per unit", ">then", "unit", ">t CO2e"], body))
        for line in shown:
            out.print(plain(f"  {line.factor_before or '-'} → {line.factor_after or '-'}"))
    else:
        out.print("no line would move")
    out.print(plain(str(found)))
    if found.inputs:
        out.print(
            plain(f"not looked at: files that are not those that were frozen ({', '.join(found.inputs)}); compare shows what they move")
        )
    if found.unmatched:
        out.print(f"{found.unmatched} questions are asked by only one of the two and are left out here; compare shows what they move")


def series(given: Sequence[str]) -> int:
    """Print many years of one organisation, stated beside restated.

    Parameters: given, the years and options.
    """
    parser = Parser(
        "series",
        "The years of one organisation, as stated at the time and as restated now, with the reason for each difference.",
        ("series examples/norrbotten-2018 examples/norrbotten-2019", "series 2018.lock examples/norrbotten-2018 examples/norrbotten-2019"),
    )
    parser.add_argument("years", nargs="+", help="folders or locks; give a lock and its folder to see a year as stated and as restated")
    parser.add_argument("--by", default="source", help="key for the rows of the table: source, scope, category, stage or gas")
    add_format(parser)
    space = parser.read(given)
    found = years_of(*space.years)
    cells = found.cells(space.by)
    if space.format == "json":
        print(json.dumps(found.to_dict() | {"by": space.by, "co2e_kg": cells}, indent=2, ensure_ascii=False))
    else:
        _print_series(found, space.by, cells)
    return 0


def _print_series(found: Series, by: str, cells: dict[str, dict[int, float]]) -> None:
    years = [year.year for year in found.years]
    body = [[name, *(tonnes(values.get(year)) for year in years)] for name, values in cells.items()]
    footer = ["total", *(tonnes(year.restated) for year in found.years)]
    out = console()
    out.print(
        table(
            f"t CO2e by {by}, {found.base.result.basis}-based, in {found.base.result.plan.policy.gwp_set}",
            [by, *(f">{year}" for year in years)],
            body,
            footer=footer,
        )
    )
    rows = [
        [str(year.year), year.name, tonnes(year.stated), tonnes(year.restated), _reasons(year.reasons), _since(found, year.restated)]
        for year in found.years
    ]
    out.print(
        table("stated and restated", ["year", "inventory", ">stated", ">restated", "why they differ", f">since {found.base.year}"], rows)
    )
    verdict = "the base year is restated" if found.recalculated else "the base year stays as stated"
    out.print(f"changes of {found.weight:.1%} of the base year, threshold {found.threshold:.0%}: {verdict}")
    for notice in dict.fromkeys(notice for year in found.years if (notice := titled(year.result) and _notice(year.result))):
        out.print(f"[italic]{plain(notice)}[/]")


def _notice(result: object) -> str:
    settings = getattr(result, "settings", None)
    return str(settings.inventory.notice) if settings else ""


def _reasons(reasons: dict[str, float]) -> str:
    return ", ".join(f"{cause.replace('_', ' ')} {_signed(kilograms)} t" for cause, kilograms in reasons.items()) or "-"


def _since(found: Series, kilograms: float) -> str:
    base = found.base.restated if found.recalculated else found.base.stated
    return f"{kilograms / base - 1.0:+.1%}" if base else ""


def _signed(kilograms: float) -> str:
    return f"{'+' if kilograms >= 0 else '−'}{tonnes(abs(kilograms))}"
