"""The rows of each table of an inventory: read = answered + unanswered + excluded, and what was no row of activity beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RowCounts:
    """How many rows one table has.

    Parameters: file, with its sheet; read, rows of activity; answered, with those whose answer is 0; unanswered; excluded; left_out, rows
    of the file that are no activity, such as a sum.
    """

    file: str
    read: int
    answered: int
    unanswered: int
    excluded: int
    left_out: int


def row_counts(labels: Mapping[str, Sequence[Any]], left_out: Sequence[tuple[str, int, str]], empty: Sequence[str] = ()) -> list[RowCounts]:
    """Return how many rows each table has, in the order in which they were read.

    Parameters: labels of a footprint's rows, with their file and state; left_out, file, row and reason of rows that are no activity; empty,
    files with a header and no rows.
    """
    states: dict[str, Counter[str]] = {}
    for file, state in zip(labels["file"], labels["state"], strict=True):
        states.setdefault(file, Counter())[state] += 1
    beside = Counter(file for file, _, _ in left_out)
    found = {file: states.get(file, Counter()) for file in dict.fromkeys([*states, *beside, *empty])}
    return [
        RowCounts(file, count.total(), count["answered"] + count["zero"], count["missing"], count["excluded"], beside[file])
        for file, count in found.items()
    ]
