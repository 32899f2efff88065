"""What an edition changes against the one before it: factors added, removed, and values moved by more than a tenth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edition import read

from carbon.factors.index.columns import ABOUT

MOVED = 0.10
"""A value is named when it moved by more than this share."""
_SHOWN = 25
_IDENTITY = ("key", "qualifiers", "stages", "region", "unit")
_TEXT = {*ABOUT} - {"biogenic_share"}
"""Columns that hold no number to be compared."""


class Changes(NamedTuple):
    """Names of unit forms added, removed and newly 0, and (share, name, gas, before, after) of values moved, the largest first."""

    added: list[str]
    removed: list[str]
    moved: list[tuple[float, str, str, float, float]]
    zeros: list[str]


def last_edition(publisher: Path, edition: str) -> str | None:
    """Return the newest edition of a publisher before this one that is held as a whole: against a part of one, all else would be new."""
    whole = [path.parent.name for path in publisher.glob("*/factors.csv") if not _partial(path.parent)]
    return max((name for name in whole if name < edition), default=None)


def _partial(edition: Path) -> bool:
    return bool(json.loads((edition / "datapackage.json").read_text(encoding="utf-8")).get("partial"))


def changes(before: list[dict[str, str]], after: list[dict[str, str]]) -> Changes:
    """Return what changed between the rows of two editions.

    Parameters: rows of factors.csv of the earlier and the later edition.
    """
    old, new = (_by_name(rows) for rows in (before, after))
    moved = [item for name in old.keys() & new.keys() for item in _moved(name, old[name], new[name])]
    zeros = sorted(name for name, row in new.items() if _zero(row) and not (name in old and _zero(old[name])))
    return Changes(sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys()), sorted(moved, key=lambda item: -abs(item[0])), zeros)


def changes_against(publisher: Path, edition: str) -> str:
    """Return in words what an edition changes against the one before it."""
    last = last_edition(publisher, edition)
    if last is None:
        return f"{publisher.name}/{edition} is the first edition: nothing to compare it with."
    found = changes(*(read(publisher / name / "factors.csv") for name in (last, edition)))
    head = (
        f"against {last}: {len(found.added)} added, {len(found.removed)} removed, {len(found.moved)} values moved by more than {MOVED:.0%}"
    )
    if found.zeros:
        head += f"; {len(found.zeros)} are 0 and were not before: look whether 0 is printed for what is not published"
    return "\n".join([head, *_lines(found)])


def _lines(found: Changes) -> Iterator[str]:
    moved = [f"{share:+.0%} {gas} of {name}: {after:g} after {before:g}" for share, name, gas, before, after in found.moved]
    for mark, names in (("+", found.added), ("-", found.removed), ("0", found.zeros), ("~", moved)):
        yield from (f"  {mark} {name}" for name in names[:_SHOWN])
        if len(names) > _SHOWN:
            yield f"  {mark} … and {len(names) - _SHOWN} more"


def _zero(row: dict[str, str]) -> bool:
    """Whether all that a row prints is 0."""
    values = [row[name] for name in row if name not in _TEXT and row[name]]
    return bool(values) and not any(float(value) for value in values)


def _by_name(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    """Unit forms by name; with their year where one edition holds several years of a factor."""
    names = [" ".join(row[part] for part in _IDENTITY if row[part]) for row in rows]
    several = len(set(names)) < len(names)
    return {f"{name} {row['valid_from'][:4]}" if several else name: row for name, row in zip(names, rows, strict=True)}


def _moved(name: str, old: dict[str, str], new: dict[str, str]) -> Iterator[tuple[float, str, str, float, float]]:
    """The total if both print it, else every gas; a value that was or is 0 has no share and is named as a whole."""
    shared = [gas for gas in new if gas not in _TEXT and new[gas] and old.get(gas)]
    for gas in ["co2e"] if "co2e" in shared else shared:
        before, after = float(old[gas]), float(new[gas])
        share = (after - before) / before if before else (float("inf") if after else 0.0)
        if abs(share) > MOVED:
            yield share, name, gas, before, after
