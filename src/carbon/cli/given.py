"""What the arguments of `calculate` say: fields and columns, factors and policy, and how a result is printed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from carbon.cli.findings import print_findings
from carbon.cli.gwp import gwp_set_of
from carbon.cli.parser import Parser
from carbon.cli.render import console, percent, plain, table, tonnes
from carbon.cli.sources import sources_of
from carbon.core.errors import CarbonError
from carbon.core.formatting import reading
from carbon.core.sentences import say, term
from carbon.core.units.words import unit_said
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.grouping import grouped
from carbon.engine.result.intensity import per, with_shares
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.policy import Policy
from carbon.inventory.unused_factors import unused_factors


def pairs(given: Sequence[str], option: str) -> dict[str, str]:
    """Return the pairs of a repeated option.

    Raises: CarbonError for one without =.
    """
    found = dict[str, str]()
    for text in given:
        name, sign, value = (part.strip() for part in text.partition("="))
        if not sign:
            raise CarbonError(say("{option} {text}: write FIELD=VALUE, as amount=qty.", option=option, text=text), code="argument")
        if name in found:
            message = say(
                "{option} gives {name} twice: '{found}' and '{value}'. Write it once.",
                option=option,
                name=name,
                found=found[name],
                value=value,
            )
            raise CarbonError(message, code="field_twice", field=name)
        found[name] = value
    return found


def catalogue_of(space: Namespace) -> Catalogue:
    """Return the catalogue of a command: own factors before the shipped ones."""
    return Catalogue.read(space.factors, mapping=space.factors_mapping) | catalogue() if space.factors else catalogue()


def with_unused(result: Emissions, space: Namespace, known: Catalogue) -> Emissions:
    """Return a result that says which own factors it does not use, where their file was named.

    Parameters: result; space, the arguments; known, the catalogue it was calculated with.
    """
    if not space.factors:
        return result
    return replace(result, notes=(*result.notes, *unused_factors(result, known, Path(space.factors).name)))


def policy_of(space: Namespace) -> Policy:
    """Return the policy of a command."""
    return Policy(gwp_set=gwp_set_of(space), sources=sources_of(space), future_factors=space.future_factors)


def print_result(result: Emissions, space: Namespace, columns: Mapping[str, str], excluded: int = 0) -> None:
    """Print columns used, totals by the wanted keys, the balance of rows and the findings.

    Parameters: result; space, the arguments; columns, field → column; excluded, how many rows were read and left out.
    """
    out = console()
    used = ", ".join(f"{name} ← {column}" for name, column in columns.items())
    out.print(plain(say("columns used: {columns}", columns=used)))
    keys = [key.strip() for key in space.by.split(",")]
    if result.co2e_kg is None:
        out.print(say("[red]no answer[/]: no row could be calculated"))
    else:
        _print_groups(result, keys)
        out.print(say("{contents}; market-based {tonnes} t", contents=result.contents, tonnes=tonnes(result.total_kg("market"))))
        print_per(result, space.per)
    answered = result.rows - result.unanswered
    out.print(
        say(
            "{rows} rows read = {answered} answered + {unanswered} unanswered + {excluded} excluded",
            rows=result.rows + excluded,
            answered=answered,
            unanswered=result.unanswered,
            excluded=excluded,
        )
    )
    if not result.complete:
        out.print(f"[red]{plain(result.completeness)}[/]")
    elif result.complete_but_for:
        out.print(result.completeness)
    print_findings(result.findings, everything=space.findings)


def _print_groups(result: Emissions, keys: list[str]) -> None:
    """Totals by the keys, each with its share of the sum; the two views of scope 2 have no sum and no shares."""
    cells = with_shares(grouped(result, keys, "location"))
    parts = ["" if share is None or "basis" in keys else percent(share) for share in cells["share"]]
    places = zip(*(cells[key] for key in keys), strict=True)
    body = [
        [*("-" if part is None else part for part in place), tonnes(value), share]
        for place, value, share in zip(places, cells["co2e_kg"], parts, strict=True)
    ]
    footer = [say("total"), *[""] * (len(keys) - 1), tonnes(result.co2e_kg), "" if "basis" in keys else percent(1.0)]
    console().print(table(say("t CO2e by {keys}", keys=", ".join(keys)), [*keys, ">t CO2e", ">share"], body, footer=footer))


def add_per(parser: Parser) -> None:
    """Add the option that asks for emissions per something."""
    parser.add_argument(
        "--per",
        action="append",
        default=[],
        metavar="AMOUNT",
        help="also print the total per one of these, such as '1 200 000 passengers', '12 500 m2', '430 FTE'; repeatable",
    )


def print_per(result: Emissions, amounts: Sequence[str], basis: str = "location") -> None:
    """Print the total per one unit of each amount.

    Parameters: result; amounts, such as '430 FTE'; basis, location or market.
    """
    for given in amounts:
        if found := per(result, given, basis):
            value, amount = found
            console().print(
                say(
                    "{kg} kg CO2e per {unit} ({given}, {basis}-based)",
                    kg=reading(value),
                    unit=say("FTE") if str(given).endswith(" FTE") else unit_said(amount.unit),
                    given=given,
                    basis=term(basis),
                )
            )
