"""Say which shipped factors a typed question chooses: `python tools/reached.py [KEY] [--forms] [--write]`."""

from __future__ import annotations

import csv
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from reach.counts import FEWEST, FEWEST_OF_ALL, HERE, Group, Tried, factors, group_of, reason_of, tried, unreached, unsummed  # noqa: E402
from reach.sums import rows  # noqa: E402

PAGE = ROOT / "docs" / "reach.md"
HEAD = """# Factors that a question reaches

Written by `python tools/reached.py --write`. Each shipped factor is asked for by a kind with fields of controlled words, in its region
and year and in its own unit; it counts as reached when it is the factor chosen and comes to its printed value. The kind `generic` does
not count. Rows that a publisher prints in parts (fuel, its upstream, losses) come to their sum when an answer holds all of the row's parts
and no line of another. The questions are made by `tests/reach/ways.csv`; what need not be reached stands in `tests/reach/reasons.csv`.

"""


def main() -> int:
    """Ask for all factors of keys that begin so; print the causes of those that are not reached, or write page and counts."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("key", nargs="?", default="", help="only keys that begin so, as road.car")
    parser.add_argument("--forms", action="store_true", help="every unit form, not the primary one alone")
    parser.add_argument("--sums", type=int, default=5, help="how many of the rows are printed that do not come to their printed sum")
    parser.add_argument("--write", action="store_true", help="write docs/reach.md and tests/reach/unreached.csv")
    given = parser.parse_args()
    results = list(tried(factors(given.key), all_forms=given.forms or given.write))
    sums = unsummed(factors(given.key))
    if given.write:
        _write(results, Counter(group_of(row[0]) for row, _ in sums))
    else:
        results = [item._replace(outcome=item.of_forms) for item in results]
        print(causes(results))
        print(*(f"      sum of {row[0].id}: {found.cause} {found.detail[:160]}" for row, found in sums[: given.sums]), sep="\n")
    reached = sum(item.outcome.reached for item in results)
    print(f"{reached} of {len(results)} reached, {reached / max(len(results), 1):.1%}; wanted are {FEWEST_OF_ALL:.0%}.")
    return 0


def _write(results: list[Tried], sums: Counter[Group]) -> None:
    PAGE.write_text(page(results, sums), encoding="utf-8")
    missed, of_forms = unreached(results), unreached(results, all_forms=True)
    groups = sorted({item.group for item in results})
    with (HERE / "unreached.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(
            [
                ("publisher", "root", "factors", "forms", "sums"),
                *((*group, missed[group], of_forms[group], sums[group]) for group in groups),
            ]
        )


def page(results: list[Tried], sums: Counter[Group]) -> str:
    """Return the page: reached n of m of each publisher and key root, and why the rest is not."""
    of_all, missed = Counter(item.group for item in results), unreached(results)
    of_sums = Counter(group_of(row[0]) for row in rows(factors()))
    lines = [_row(group, missed[group], of_all[group], sums[group], of_sums[group]) for group in sorted(of_all)]
    whole = _row(Group("all", ""), missed.total(), len(results), sums.total(), of_sums.total())
    listed = Counter(reason_of(item.factor) or "no question yet" for item in results if not item.outcome.reached)
    why = "\n".join(f"| {reason} | {number:,} |" for reason, number in sorted(listed.items()))
    head = ["| publisher | key | reached | of | | rows in parts | come to their sum |", "|---|---|---|---|---|---|---|"]
    table = "\n".join([*head, *lines, whole])
    named = sum(item.outcome.named for item in results)
    by_name = f"{named:,} of them are reached only where the policy names their publication (`sources`, `--publication`)."
    forms = f"In all their unit forms, {len(results) - unreached(results, all_forms=True).total():,} of {len(results):,} are reached."
    return f"{HEAD}{table}\n\n{by_name}\n\n{forms}\n\n| why not | factors |\n|---|---|\n{why}\n"


def _row(group: Group, missed: int, of_all: int, unsummed: int, of_sums: int) -> str:
    share = (of_all - missed) / of_all
    mark = "" if share >= FEWEST else " below"
    parts = f"{of_sums:,} | {of_sums - unsummed:,}" if of_sums else " | "
    return f"| {group.publisher} | {group.root} | {of_all - missed:,} | {of_all:,} | {share:.1%}{mark} | {parts} |"


def causes(results: list[Tried]) -> str:
    """Return the causes of what is not reached, by key, publisher and qualifiers, each with one example."""
    found: dict[tuple[str, ...], list[Tried]] = {}
    for item in results:
        if not item.outcome.reached:
            words = "+".join(sorted(item.factor.qualifiers))
            place = (item.factor.key, item.group.publisher, words, item.outcome.cause, re.sub(r"[\d.]+", "#", item.outcome.detail)[:60])
            found.setdefault(place, []).append(item)
    most = sorted(found.items(), key=lambda pair: (pair[0][0], -len(pair[1])))
    return "\n".join(
        f"{len(items):5} {place[0]} {place[1]} {place[2]}: {place[3]}\n      {items[0].factor.id}: {items[0].outcome.detail[:200]}"
        for place, items in most
    )


if __name__ == "__main__":
    raise SystemExit(main())
