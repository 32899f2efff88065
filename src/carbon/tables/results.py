"""Results beside the columns of a table, in its own library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from carbon.core.errors import CarbonError
from carbon.tables.engines import AMOUNT, PLACE, AmountColumn, Opened, joined, key_names, to_polars
from carbon.tables.keys import PREFIX, Key


def with_results(
    table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, numbers: Sequence[str], texts: Sequence[str]
) -> Any:
    """Return the table in its own library with results added: amount × times × value for numbers, words as they are.

    Parameters: table; keys; amount; beside, of `key_table`, with a column `times`; numbers and texts, its columns to add.
    Raises: CarbonError `column_exists` naming the column that is there already.
    """
    for name in (*numbers, *texts):
        if name in table.types:
            raise CarbonError(f"the input has a column '{name}' already. Rename it before.", code="column_exists", field=name)
    if not table.eager:
        return _joined_results(table, keys, amount, beside, numbers, texts)
    return _beside(table, _gathered(table, keys, amount, beside, numbers, texts))


def _joined_results(
    table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, numbers: Sequence[str], texts: Sequence[str]
) -> Any:
    """The results of a lazy table, by its own engine."""
    import narwhals as nw

    inner = {name: f"{PREFIX}{name}" for name in beside.columns if not name.startswith(PREFIX)}
    data = joined(table, keys, amount, beside.rename(inner), "left")
    base = nw.col(AMOUNT) if _once(beside) else nw.col(AMOUNT) * nw.col(inner["times"])
    # Rows without a usable amount have no factor either: what is not calculated names none.
    calculated = ~nw.col(AMOUNT).is_null() & ~nw.col(inner["co2e_kg"]).is_null()
    shown = [nw.when(calculated).then(nw.col(inner[name])).alias(name) for name in texts]
    data = data.with_columns(*((base * nw.col(inner[name])).alias(name) for name in numbers), *shown)
    return data.select(*table.types, *numbers, *texts).to_native()


def _gathered(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, numbers: Sequence[str], texts: Sequence[str]) -> Any:
    """The results of rows in memory: the number of each row's combination is joined, and all else is taken by that number."""
    import polars as pl

    places = beside.select(*key_names(keys), pl.int_range(beside.height, dtype=pl.Int64).alias(PLACE))
    rows = to_polars(joined(table, keys, amount, places, "left").select(PLACE, AMOUNT))
    place, base = rows[PLACE], rows[AMOUNT]
    if not _once(beside):
        base = base * beside["times"].gather(place)
    found = {name: base * beside[name].gather(place) for name in numbers}
    if base.null_count():
        place = rows.select(pl.when(pl.col(AMOUNT).is_not_null()).then(PLACE)).to_series()
    words = beside.select(pl.when(pl.col("co2e_kg").is_not_null()).then(name).alias(name) for name in texts)
    return pl.DataFrame(found | {name: words[name].gather(place) for name in texts})


def _once(beside: Any) -> bool:
    """Whether an amount stands for itself in every combination, so that nothing is multiplied by one."""
    return bool((beside["times"] == 1.0).all())


def _beside(table: Opened, added: Any) -> Any:
    import narwhals as nw

    if table.library == "polars":
        return table.native.hstack(added)
    data = nw.from_native(table.native, eager_only=True)
    space = nw.get_native_namespace(data)
    texts = [name for name, dtype in added.schema.items() if not dtype.is_numeric()]
    numbers = [name for name in added.columns if name not in texts]
    series = [nw.new_series(name, added[name].to_numpy(), nw.Float64, backend=space).fill_nan(None) for name in numbers]
    series += [nw.new_series(name, added[name].to_list(), nw.String, backend=space) for name in texts]
    return data.with_columns(*series).to_native()
