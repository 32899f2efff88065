"""`materiality`: where an error would matter, a sample to check, and what its errors mean."""

from __future__ import annotations

import csv
import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from carbon.analysis.ledger import Emissions
from carbon.analysis.materiality import Projection, RowWeight, Sample, as_record, factor_weights, projected, row_weights, sample
from carbon.analysis.opening import opened
from carbon.cli.notice import print_head
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, table, tonnes
from carbon.core.errors import CarbonError
from carbon.core.numbers import parse_number
from carbon.core.sentences import say
from carbon.inventory.footprint import input_files
from carbon.tables.formulas import harmless
from carbon.tables.outputs import check_output, written_aside

_COLUMNS = ("number", "file", "row", "id", "source", "kg", "right_kg")
_SHOWN = 10


def materiality(given: Sequence[str]) -> int:
    """Print where an error would matter and a sample to check; 1 when the checked sample leaves a material error open.

    Parameters: given, the inventory and options.
    """
    parser = Parser(
        "materiality",
        "The error of each row and factor that would move the total by a share; a sample to check, and what its errors mean for the total.",
        ("materiality examples/norrbotten-2019", "materiality 2019.lock -o sample.csv", "materiality 2019.lock --checked sample.csv"),
    )
    parser.add_argument("inventory", help="folder with inventory.toml, or a lock")
    parser.add_argument("--share", type=float, default=0.05, help="share of the total that is material (default: 0.05)")
    parser.add_argument("--size", type=int, help="number of rows to draw (default: as many as 95 %% confidence needs)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the sample (default: 1)")
    parser.add_argument("-o", "--output", help="write the sample to this CSV file, with an empty column right_kg to fill in")
    parser.add_argument("--checked", metavar="FILE", help="a sample whose column right_kg was filled in: project its errors to the total")
    add_format(parser)
    space = parser.read(given)
    found = opened(space.inventory)
    drawn = sample(found, space.share, size=space.size, seed=space.seed)
    projection = projected(drawn, _checked(Path(space.checked), drawn)) if space.checked else None
    if space.output:
        check_output(Path(space.output), [*input_files(found), *([Path(space.checked)] if space.checked else [])])
        _write(Path(space.output), drawn)
    if space.format == "json":
        extra = {"projection": vars(projection) | {"material": projection.material}} if projection else {}
        print(json.dumps(as_record(found, drawn, space.share) | extra, indent=2, ensure_ascii=False))
    else:
        print_head(found)
        _print(found, drawn, space)
        if projection:
            _print_projection(projection)
    return int(projection is not None and projection.material)


def _print(found: Emissions, drawn: Sample, space: Namespace) -> None:
    out = console()
    rows = row_weights(found, space.share)
    body = [[_place(item), item.source or "-", tonnes(item.kg), f"±{item.error:.0%}"] for item in rows[:_SHOWN]]
    heads = ["row", "source", ">t CO2e", f">error that moves the total {space.share:.0%}"]
    out.print(table(f"rows, the largest {min(_SHOWN, len(rows))} of {len(rows)}", heads, body))
    factors = factor_weights(found, space.share)
    lines = [[item.factor, tonnes(item.kg), tonnes(item.led) if item.led else "", f"±{item.error:.0%}"] for item in factors[:_SHOWN]]
    out.print(
        table(f"factors, the largest {min(_SHOWN, len(factors))} of {len(factors)}", ["factor", heads[2], ">and follows", heads[3]], lines)
    )
    out.print(plain(str(drawn)))
    if space.output:
        out.print(plain(f"sample written to {space.output}. Fill in right_kg, then: --checked {space.output}"))


def _place(item: RowWeight) -> str:
    return f"{item.file or ''} {f'row {item.line}' if item.line else f'number {item.row}'} {item.id or ''}".strip()


def _print_projection(found: Projection) -> None:
    out = console()
    out.print(f"{found.checked} rows checked, {found.wrong} wrong; the total is most likely overstated by {_signed(found.likely)} t")
    bounds = f"{_signed(found.low)} and {_signed(found.high)} t"
    out.print(f"with 95 % confidence on each side between {bounds}; tolerable is {tonnes(found.tolerable)} t")
    out.print(
        "[red]a material error is possible: check more rows, or fix what is wrong[/]" if found.material else "[green]no material error[/]"
    )


def _signed(kilograms: float) -> str:
    return f"{'+' if kilograms >= 0 else '−'}{tonnes(abs(kilograms))}"


def _write(path: Path, drawn: Sample) -> None:
    with written_aside(path) as aside, aside.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows((item.row, *map(harmless, (item.file, item.line, item.id, item.source)), repr(item.kg), "") for item in drawn.rows)


def _checked(path: Path, drawn: Sample) -> dict[int, float]:
    """Row → right kg, of the rows that were filled in; one that is not is not checked, and that is said."""
    if not path.is_file():
        raise CarbonError(say("{path} is not there. Write a sample first with -o.", path=path), code="file_missing", field="checked")
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"number", "right_kg"} <= set(rows[0]):
        raise CarbonError(
            say("{path_name} has no columns number and right_kg. Write a sample first with -o.", path_name=path.name), code="sample_invalid"
        )
    empty = [row["number"] for row in rows if not (row["right_kg"] or "").strip()]
    missing = len({item.row for item in drawn.rows} - {int(row["number"]) for row in rows})
    if empty or missing:
        count = len(empty) + missing
        message = say(
            "{path_name}: right_kg of {count} rows of the sample is empty. Fill in all of them; a row that is right has its kg.",
            path_name=path.name,
            count=count,
        )
        raise CarbonError(message, code="sample_open")
    return {int(row["number"]): parse_number(row["right_kg"]) for row in rows}
