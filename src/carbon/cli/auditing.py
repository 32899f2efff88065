"""`materiality`: where an error would matter, a sample to check, and what its errors mean."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from carbon.analysis.ledger import Emissions
from carbon.analysis.materiality import Projection, RowWeight, Sample, as_record, factor_weights, projected, row_weights, sample
from carbon.cli.language import told
from carbon.cli.notice import print_head
from carbon.cli.output import add_output, check_free
from carbon.cli.parser import RESULT_OF, Parser, add_format
from carbon.cli.progress import shown_opening
from carbon.cli.render import console, percent, plain, signed, table, tonnes
from carbon.cli.sample_file import drawn_as, read_sample, right_of, write_sample
from carbon.core.sentences import joined, say
from carbon.inventory.footprint import input_files

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
    parser.add_argument("inventory", help=RESULT_OF)
    parser.add_argument("--share", type=float, help="share of the total that is material (default: 0.05)")
    parser.add_argument("--size", type=int, help="number of rows to draw (default: as many as 95%% confidence needs)")
    parser.add_argument("--seed", type=int, help="seed of the sample (default: 1)")
    add_output(parser, "write the sample to this CSV file, with an empty column right_kg to fill in")
    parser.add_argument("--checked", metavar="FILE", help="a sample whose column right_kg was filled in: project its errors to the total")
    add_format(parser)
    space = parser.read(given)
    found = shown_opening(space.inventory)
    drawn, projection = _drawn(found, space)
    if space.output:
        read = [*input_files(found), *([Path(space.checked)] if space.checked else [])]
        check_free(Path(space.output), space, read, filled_in=True)
        write_sample(Path(space.output), drawn)
    if space.format == "json":
        extra = {"projection": vars(projection) | {"material": projection.material}} if projection else {}
        print(json.dumps(as_record(found, drawn, drawn.share) | extra, indent=2, ensure_ascii=False))
    else:
        print_head(found, space.language)
        _print(found, drawn, space)
        if projection:
            _print_projection(projection)
    return int(projection is not None and projection.material)


def _drawn(found: Emissions, space: Namespace) -> tuple[Sample, Projection | None]:
    """The sample as it is asked for, or as the file of a checked one says, and what its errors mean."""
    if not space.checked:
        how = {"seed": space.seed, "size": space.size, "share": space.share}
        return _sample(found, {name: value for name, value in how.items() if value is not None}), None
    path = Path(space.checked)
    rows = read_sample(path)
    drawn = _sample(found, drawn_as(rows, space, path.name))
    return drawn, projected(drawn, right_of(rows, drawn, path.name))


def _sample(found: Emissions, how: Mapping[str, float]) -> Sample:
    size = how.get("size")
    return sample(found, how.get("share", 0.05), size=None if size is None else int(size), seed=int(how.get("seed", 1)))


def _print(found: Emissions, drawn: Sample, space: Namespace) -> None:
    out = console()
    rows = row_weights(found, drawn.share)
    body = [[_place(item), item.source or "-", tonnes(item.kg), _error(item.error)] for item in rows[:_SHOWN]]
    heads = ["row", "source", ">t CO2e", f">{told(say('error that moves the total by {share:.0%}', share=drawn.share))}"]
    out.print(table(say("rows, the largest {shown} of {all}", shown=min(_SHOWN, len(rows)), all=len(rows)), heads, body))
    factors = factor_weights(found, drawn.share)
    lines = [[item.factor, tonnes(item.kg), tonnes(item.led) if item.led else "", _error(item.error)] for item in factors[:_SHOWN]]
    title = say("factors, the largest {shown} of {all}", shown=min(_SHOWN, len(factors)), all=len(factors))
    out.print(table(title, ["factor", heads[2], ">and follows", heads[3]], lines))
    out.print(plain(str(drawn)))
    if space.output:
        out.print(plain(say("sample written to {file}. Fill in right_kg, then: --checked {file}", file=space.output)))


def _error(share: float) -> str:
    return joined(["±", percent(share, ",.0%")])


def _place(item: RowWeight) -> str:
    line = say("row {row}", row=item.line) if item.line else say("number {row}", row=item.row)
    return joined([part for part in (item.file, line, item.id) if part], " ")


def _print_projection(found: Projection) -> None:
    out = console()
    way = say("too high") if found.likely >= 0 else say("too low")
    said = {"checked": found.checked, "wrong": found.wrong, "likely": tonnes(abs(found.likely)), "way": way}
    none = say("{checked} rows checked, none of them wrong", checked=found.checked)
    some = say("{checked} rows checked, {wrong} wrong; the total is most likely {likely} t {way}", **said)
    out.print(some if found.wrong else none)
    bounds = {"low": signed(found.low), "high": signed(found.high), "tolerable": tonnes(found.tolerable)}
    out.print(say("with 95% confidence on each side between {low} and {high} t; tolerable is {tolerable} t", **bounds))
    verdict = say("a material error is possible: check more rows, or fix what is wrong") if found.material else say("no material error")
    out.print(verdict, style="red" if found.material else "green")
