"""`update` and `series`: what newer data would change, and many years beside one another."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console

from carbon.analysis.opening import titled
from carbon.analysis.thawing import thaw
from carbon.analysis.updating import Update, UpdatedLine
from carbon.analysis.updating import update as updated
from carbon.analysis.years import Series
from carbon.analysis.years import series as years_of
from carbon.cli.language import named, speak_as
from carbon.cli.notice import print_incomplete
from carbon.cli.parser import Parser, add_format
from carbon.cli.progress import shown_opening
from carbon.cli.render import console, percent, plain, signed, table, tonnes
from carbon.core.sentences import joined, say, term


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
    now = shown_opening(space.inventory)
    speak_as(space.language, now)
    found = updated(thaw(space.lock), now)
    if space.format == "json":
        print(json.dumps(found.to_dict(), indent=2, ensure_ascii=False))
    else:
        _print_update(found, space.lock, everything=space.all)
        print_incomplete(now)
    return int(space.check and found.recalculates)


_SHOWN = 20


def _print_update(found: Update, lock: str, *, everything: bool) -> None:
    out = console()
    out.print(plain(say("{lock}: datasets {old} → {new}", lock=lock, old=found.datasets[0], new=found.datasets[1])))
    _print_lines(out, found, found.lines if everything else found.lines[:_SHOWN])
    out.print(plain(found.sentence))
    if found.inputs:
        out.print(
            plain(
                say(
                    "not looked at: files that are not those that were frozen ({files}); compare shows what they move",
                    files=", ".join(found.inputs),
                )
            )
        )
    if found.unmatched:
        out.print(
            say(
                "{count} questions are asked by only one of the two and are left out here; compare shows what they move",
                count=found.unmatched,
            )
        )


def _print_lines(out: Console, found: Update, shown: Sequence[UpdatedLine]) -> None:
    if not shown:
        out.print(say("no line would move"))
        return
    body = [
        [
            ", ".join(line.sources),
            term(line.stage),
            line.why,
            say("{value:.5g}", value=line.per_unit_before),
            say("{value:.5g}", value=line.per_unit_after),
            line.unit,
            signed(line.effect_kg),
        ]
        for line in shown
    ]
    more = say(", the largest {shown} of {count}", shown=len(shown), count=len(found.lines)) if len(shown) < len(found.lines) else ""
    heads = ["source", "stage", "why", ">kg per unit", ">then", "unit", ">t CO2e"]
    out.print(table(say("lines that would move{more}", more=more), heads, body))
    for line in shown:
        out.print(plain(f"  {line.factor_before or '-'} → {line.factor_after or '-'}"))


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
    found = years_of(*(shown_opening(path) for path in space.years))
    speak_as(space.language, found.years[-1].result)
    cells = found.cells(space.by)
    if space.format == "json":
        print(json.dumps(found.to_dict() | {"by": space.by, "co2e_kg": cells}, indent=2, ensure_ascii=False))
    else:
        _print_series(found, space.by, cells)
        print_incomplete(*(year.result for year in found.years))
    return 0


def _print_series(found: Series, by: str, cells: dict[str, dict[int, float]]) -> None:
    years = [year.year for year in found.years]
    body = [[name, *(tonnes(values.get(year)) for year in years)] for name, values in cells.items()]
    footer = [say("total"), *(tonnes(year.restated) for year in found.years)]
    out, base = console(), found.base.result
    said = {"by": named(by), "basis": term(base.basis), "gwp_set": base.plan.policy.gwp_set}
    out.print(
        table(
            say("t CO2e by {by}, {basis}-based, in {gwp_set}", **said),
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
        table(
            say("stated and restated"),
            ["year", "inventory", ">stated", ">restated", "why they differ", say(">since {year}", year=found.base.year)],
            rows,
        )
    )
    verdict = say("the base year is restated") if found.recalculated else say("the base year stays as stated")
    shares = {"weight": found.weight, "threshold": found.threshold, "verdict": verdict}
    out.print(say("changes of {weight:.1%} of the base year, threshold {threshold:.0%}: {verdict}", **shares))
    for notice in dict.fromkeys(notice for year in found.years if (notice := titled(year.result) and _notice(year.result))):
        out.print(f"[italic]{plain(notice)}[/]")


def _notice(result: object) -> str:
    settings = getattr(result, "settings", None)
    return str(settings.inventory.notice) if settings else ""


def _reasons(reasons: dict[str, float]) -> str:
    parts = [
        say("{cause} {change} t", cause=named(cause.replace("_", " ")), change=signed(kilograms)) for cause, kilograms in reasons.items()
    ]
    return joined(parts, ", ") if parts else "-"


def _since(found: Series, kilograms: float) -> str:
    base = found.base.restated if found.recalculated else found.base.stated
    return percent(kilograms / base - 1.0, "+.1%") if base else ""
