"""The text of a lock, piece by piece: each item on a line of its own, its digest that of its line, and the seal of the whole.

A million rows are written as they are read, so that a lock takes little more memory than its digests.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from carbon.analysis.ledger import Emissions
from carbon.analysis.verify_lock import canonical, digest, whole_seal
from carbon.core.periods import Period
from carbon.core.spread import Spread

_BATCH = 20_000
Signer = Callable[[str], dict[str, str]]
"""Takes the seal of a lock and gives the record of its signature."""


class Lines(NamedTuple):
    """Items of a section as texts, to be written one by one."""

    texts: Iterable[str]


def pieces(lock: Mapping[str, Any], sign: Signer | None = None) -> Iterator[str]:
    """Yield the text of a lock.

    Parameters: lock, section → value, or the texts of its items where each has a digest; sign, where the lock is signed.
    """
    seals: dict[str, Any] = {}
    yield "{\n"
    for name, value in lock.items():
        yield f"{canonical(name)}: "
        if isinstance(value, Lines):
            seals[name] = []
            yield from _listed(value.texts, seals[name])
        else:
            text = canonical(value)
            seals[name] = digest(text)
            yield text
        yield ",\n"
    seal = whole_seal(seals)
    yield f'"seals": {json.dumps(seals)},\n"seal": "{seal}"'
    yield f',\n"signature": {canonical(sign(seal))}\n}}\n' if sign else "\n}\n"


def _listed(texts: Iterable[str], digests: list[str]) -> Iterator[str]:
    """Yield a list with one item a line, and keep the digest of each."""
    start, rest = "[\n", iter(texts)
    while batch := list(islice(rest, _BATCH)):
        digests += [digest(text) for text in batch]
        yield start + ",\n".join(batch)
        start = ",\n"
    yield "\n]" if digests else "[]"


def items(found: Iterable[Any]) -> Lines:
    """Return items as texts.

    Parameters: found, plain values.
    """
    return Lines(map(canonical, found))


def rows(result: Emissions) -> Lines:
    """Return the labels of each row as texts.

    Parameters: result.
    """
    columns = list(result.labels.values())
    return Lines(_rows(columns, result.rows))


def _rows(columns: Sequence[Sequence[Any]], count: int) -> Iterator[str]:
    for first in range(0, count if columns else 0, _BATCH):
        texts = [_texts(column[first : first + _BATCH]) for column in columns]
        yield from (f"[{','.join(row)}]" for row in zip(*texts, strict=True))


_SIMPLE = {str, int, float, bool, type(None)}
_LINE_BY_LINE = json.JSONEncoder(separators=("\n", ":"), ensure_ascii=False)


def _texts(cells: Sequence[Any]) -> list[str]:
    """Labels as JSON. Simple ones are written all at once: no text in JSON has a line break in it."""
    if set(map(type, cells)) <= _SIMPLE:
        return _LINE_BY_LINE.encode(cells)[1:-1].split("\n")
    return [canonical(_plain(cell)) for cell in cells]


def _plain(cell: Any) -> Any:
    """A label as JSON; what has parts says what it is, so that it comes back as it was."""
    if isinstance(cell, Period):
        return {"period": [cell.start.isoformat(), cell.end.isoformat()]}
    if isinstance(cell, Spread):
        return {"spread": list(cell)}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return cell if cell is None or isinstance(cell, str | int | float | bool) else str(cell)


def portions(result: Emissions) -> Lines:
    """Return what each row asks of each question as texts: row, question, amount.

    Parameters: result.
    """
    amounts, questions, numbers, _ = result.input.portions
    asked = zip(numbers.tolist(), questions.tolist(), amounts.tolist(), strict=True)
    # The shortest digits of a finite number are the same in Python and in JSON.
    return Lines(f"[{row},{question},{amount!r}]" for row, question, amount in asked)
