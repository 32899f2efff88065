"""Results beside the columns of a table, in its own library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from carbon.core.errors import CarbonError
from carbon.tables.engines import AMOUNT, AmountColumn, Opened, joined, to_polars
from carbon.tables.keys import PREFIX, Key


def with_results(
    table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, numbers: Sequence[str], texts: Sequence[str]
) -> Any:
    """Return the table in its own library with results added: amount × times × value for numbers, words as they are.

    Parameters: table; keys; amount; beside, of `key_table`, with a column `times`; numbers and texts, its columns to add.
    Raises: CarbonError `column_exists` naming the column that is there already.
    """
    import narwhals as nw

    for name in (*numbers, *texts):
        if name in table.types:
            raise CarbonError(f"the input has a column '{name}' already. Rename it before.", code="column_exists", field=name)
    inner = {name: f"{PREFIX}{name}" for name in beside.columns if not name.startswith(PREFIX)}
    once = bool((beside["times"] == 1.0).all())
    data = joined(table, keys, amount, beside.rename(inner), "left")
    base = nw.col(AMOUNT) if once else nw.col(AMOUNT) * nw.col(inner["times"])
    # Rows without a usable amount have no factor either: what is not calculated names none.
    shown = [
        nw.when(~nw.col(AMOUNT).is_null() & ~nw.col(inner["co2e_kg"]).is_null()).then(nw.col(inner[name])).alias(name) for name in texts
    ]
    data = data.with_columns(*((base * nw.col(inner[name])).alias(name) for name in numbers), *shown)
    if not table.eager or table.library == "polars":
        found = data.select(*table.types, *numbers, *texts).to_native()
        return found.collect() if table.eager else found
    return _beside(table.native, to_polars(data.select(*numbers, *texts)))


def _beside(native: Any, added: Any) -> Any:
    import narwhals as nw

    data = nw.from_native(native, eager_only=True)
    space = nw.get_native_namespace(data)
    texts = [name for name, dtype in added.schema.items() if not dtype.is_numeric()]
    numbers = [name for name in added.columns if name not in texts]
    series = [nw.new_series(name, added[name].to_numpy(), nw.Float64, backend=space).fill_nan(None) for name in numbers]
    series += [nw.new_series(name, added[name].to_list(), nw.String, backend=space) for name in texts]
    return data.with_columns(*series).to_native()
