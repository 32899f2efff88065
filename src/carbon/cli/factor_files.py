"""`factors coverage` and `factors template`: what of each publication is in the catalogue, and a file to begin one's own with."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO, TypedDict

from carbon.cli.output import add_output, check_free
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, percent, plain, table
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue
from carbon.factors.model import EmissionFactor
from carbon.tables.formulas import harmless

_TEMPLATE = (
    *("key", "qualifiers", "stages", "region", "valid_from", "valid_to", "unit", "mass", "gwp_set"),
    *("co2", "ch4_fossil", "n2o", "co2_biogenic", "co2e"),
    *("publication", "locator", "licence", "status", "derivation", "uncertainty", "note"),
)
_MOST = 40


def coverage(given: Sequence[str]) -> int:
    """Print how many published values of each dataset are mapped, and which are not and why.

    Parameters: given, a dataset and options.
    """
    parser = Parser(
        "factors coverage",
        "Published values that are mapped to factors, and those that are not, with the reason.",
        ("factors coverage", "factors coverage uk-2025"),
    )
    parser.add_argument("dataset", nargs="?", help="one dataset, such as uk-2025, with everything that was left out of it")
    add_format(parser)
    space = parser.read(given)
    return _one(space.dataset, space.format) if space.dataset else _every(space.format)


def _every(form: str) -> int:
    rows = [_share(name, mapped, left) for name, mapped, left in _counts()]
    if form == "json":
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    total = _share(say("total"), sum(row["mapped"] for row in rows), sum(row["unmapped"] for row in rows))
    columns = ["dataset", ">mapped values", ">not mapped", ">share mapped"]
    shown = [[row["dataset"], row["mapped"], row["unmapped"], percent(row["share"])] for row in [*rows, total]]
    console().print(table(say("published values"), columns, shown[:-1], footer=shown[-1]))
    return 0


def _counts() -> list[tuple[str, int, int]]:
    sql = """SELECT name, sum(cited), sum(left_out) FROM (
             SELECT publication AS name, cells AS cited, 0 AS left_out FROM factor JOIN form ON form.factor = factor.number
             UNION ALL SELECT publication, 0, cells FROM unmapped) GROUP BY name ORDER BY name"""
    return [(str(name), int(mapped), int(left)) for name, mapped, left in store().rows(sql)]


class Share(TypedDict):
    """Published values of a dataset: how many are factors, how many are left out, and the share of the first."""

    dataset: str
    mapped: int
    unmapped: int
    share: float


def _share(name: str, mapped: int, left: int) -> Share:
    return {"dataset": name, "mapped": mapped, "unmapped": left, "share": mapped / (mapped + left) if mapped + left else 1.0}


def _one(name: str, form: str) -> int:
    known = [row[0] for row in _counts()]
    if name not in known:
        near = did_you_mean(name, known) or say(" List them with python -m carbon factors coverage.")
        raise CarbonError(say("dataset '{name}' is unknown.{near}", name=name, near=near), code="argument")
    sql = "SELECT place, reason, cells FROM unmapped WHERE publication = ? ORDER BY cells DESC, place"
    rows = [dict(zip(("place", "reason", "values"), row, strict=True)) for row in store().rows(sql, name)]
    summary = next(_share(*row) for row in _counts() if row[0] == name)
    if form == "json":
        print(json.dumps(summary | {"left_out": rows}, indent=2, ensure_ascii=False))
        return 0
    out = console()
    said = {"mapped": summary["mapped"], "unmapped": summary["unmapped"], "share": summary["share"]}
    out.print(say("{name}: {mapped} published values are mapped, {unmapped} are not ({share:.1%} mapped)", name=name, **said))
    if rows:
        out.print()
        out.print(
            table(say("not mapped"), [">values", "reason", "place"], [[row["values"], row["reason"], row["place"]] for row in rows[:_MOST]])
        )
    if len(rows) > _MOST:
        out.print(say("and {count} more places; --format json has all", count=len(rows) - _MOST))
    return 0


def template(given: Sequence[str]) -> int:
    """Write a file for own factors: its header, and a row like a factor of the catalogue.

    Parameters: given, options.
    """
    parser = Parser(
        "factors template",
        "A CSV file for own factors: the header, and with --like a row to change. Use it with --factors FILE.",
        ("factors template -o own.csv --like uk-2025/fuel.diesel/blend=average/GB/2025/combustion",),
    )
    add_output(parser, "file to write (default: the terminal)")
    parser.add_argument("--like", metavar="ID", action="append", default=[], help="a row like this factor, to change; repeatable")
    space = parser.read(given)
    rows = [_template_row(_known(name)) for name in space.like]
    if space.output:
        check_free(Path(space.output), space, filled_in=True)
        if not Path(space.output).parent.is_dir():
            raise CarbonError(
                say("folder {parent} does not exist. Create it first.", parent=Path(space.output).parent), code="file_missing"
            )
        with Path(space.output).open("w", encoding="utf-8", newline="") as file:
            _write(file, rows)
        console(to_stderr=True).print(
            plain(say("{file} written. Fill a row a factor, then: python -m carbon verify-factors {file}", file=space.output))
        )
    else:
        _write(sys.stdout, rows)
    return 0


def _known(name: str) -> EmissionFactor:
    found = catalogue().factor(name)
    if found is None:
        raise CarbonError(
            say("factor '{name}' is not in the catalogue. Find it with python -m carbon factors WORDS.", name=name), code="factor_missing"
        )
    return found


def _write(file: TextIO, rows: list[dict[str, object]]) -> None:
    writer = csv.DictWriter(file, _TEMPLATE, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)


def _template_row(item: EmissionFactor) -> dict[str, object]:
    """The factor's place in the catalogue, without its numbers and source: those are the user's own."""
    record = item.as_dict()
    kept = ("key", "qualifiers", "stages", "region", "valid_from", "valid_to", "unit")
    return {name: record[name] or "" for name in kept} | {"mass": "kg"}
