"""Keys of a polars table as one number: grouping and joining by it takes a third of the time of several columns of text.

Two independent hashes of 64 bits tell combinations apart. Where two combinations of a table share the first, the keys themselves
are compared; a row whose second hash is not that of the combination it met has no answer, never another's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import xor
from typing import Any, Literal

from carbon.tables.collect import collected
from carbon.tables.keys import PREFIX

HASH, CHECK, CHECKED, NUMBER = (f"{PREFIX}{name}" for name in ("hash", "check", "checked", "number"))
_FEW = 8
"""So many columns are joined as they are; of more the number alone is joined, and each is taken by it."""
_SEEDS = {HASH: 1, CHECK: 1_000_001}


def _hashes(names: Sequence[str]) -> dict[str, Any]:
    """The two hashes of key columns; each column has a seed of its own, so that equal words in two columns do not cancel out."""
    import polars as pl

    return {
        hashed: reduce(xor, (pl.col(name).hash(seed=seed + place) for place, name in enumerate(names))) for hashed, seed in _SEEDS.items()
    }


def grouped(data: Any, names: Sequence[str], sums: Sequence[Any], known: Any = None) -> Any:
    """Return sums by distinct combination of key columns, as a polars frame.

    Parameters: data, a lazy polars frame; names of the key columns; sums, expressions of polars; known, a frame with combinations that
    are known already: only others are read off the rows, in a pass of their own.
    """
    import polars as pl

    hashed = data.with_columns(**_hashes(names))
    first = [pl.col(name).first() for name in names] if known is None else []
    checks = [pl.col(CHECK).min(), pl.col(CHECK).max().alias(CHECKED)]
    found = collected(hashed.group_by(HASH).agg(*first, *sums, *checks))
    if not found[CHECK].equals(found[CHECKED]):
        return collected(data.group_by(*names).agg(*sums))
    if known is not None:
        found = _named(found, hashed, names, known)
    return found.drop(HASH, CHECK, CHECKED)


def _named(found: Any, hashed: Any, names: Sequence[str], known: Any) -> Any:
    """The combinations of hashes: those known by both, the rest read off the rows."""
    import polars as pl

    keys = known.select(names).with_columns(**_hashes(names))
    new = found.join(keys, on=[HASH, CHECK], how="anti")
    if new.height:
        rows = hashed.select(*names, HASH, CHECK).filter(pl.col(HASH).is_in(new[HASH].implode()))
        more = collected(rows.group_by(HASH, CHECK).agg(pl.col(name).first() for name in names))
        keys = pl.concat([keys, more.select(keys.columns)])
    return found.join(keys, on=[HASH, CHECK], how="left")


def met(data: Any, names: Sequence[str], beside: Any, amount: str, order: Literal["none", "left"]) -> Any:
    """Return a lazy polars frame with a small table joined to it by their key columns.

    Parameters: data; names of the key columns; beside, a polars frame of distinct combinations; amount, the column that is emptied where
    no combination is met; order, `left` where the rows must keep theirs.
    """
    import polars as pl

    values = [name for name in beside.columns if name not in names]
    if len(values) <= _FEW:
        return _joined(data, names, beside, (amount,), order)
    number = pl.int_range(beside.height, dtype=pl.get_index_type()).alias(NUMBER)
    numbered = _joined(data, names, beside.select(*names, number), (amount, NUMBER), order)
    return numbered.with_columns(**{name: taken(beside[name], pl.col(NUMBER)) for name in values})


def _joined(data: Any, names: Sequence[str], beside: Any, emptied: Sequence[str], order: Literal["none", "left"]) -> Any:
    import polars as pl

    small = beside.with_columns(**_hashes(names))
    if small[HASH].n_unique() < small.height:
        return data.join(beside.lazy(), on=list(names), how="left", maintain_order=order)
    small = small.rename({CHECK: CHECKED}).drop(names)
    both = data.with_columns(**_hashes(names)).join(small.lazy(), on=HASH, how="left", maintain_order=order)
    return both.with_columns(pl.when(pl.col(CHECK) == pl.col(CHECKED)).then(name).alias(name) for name in emptied)


def taken(values: Any, number: Any) -> Any:
    """Return the expression of values by their number: a join that carries the number alone costs a third of one that carries them.

    Parameters: values, a polars column; number, expression of their numbers, null where there is none.
    """
    return number.map_batches(values.gather, return_dtype=values.dtype, is_elementwise=True)
