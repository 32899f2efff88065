"""Results beside the columns of a table, in its own library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.tables.engines import AMOUNT, PLACE, RAW, AmountColumn, Opened, joined, key_names, raw_amount, to_polars
from carbon.tables.keys import PREFIX, Key
from carbon.tables.problems import amount_word

_OF = f"{PREFIX}of_"
"""Before the names of results while they are joined: no column of an input or of the calculation has it."""
MULTIPLIER, REFUSED, FINDINGS = f"{PREFIX}multiplier", f"{PREFIX}refused", f"{_OF}findings"


@dataclass(frozen=True)
class Added:
    """What a table is given beside its own columns, as values of each combination of its cells.

    Parameters: order of the columns; multiplier, amounts of the question per amount of a row; numbers, per amount; words, of which
    `findings` are those of the row; refused, which combinations cannot be read; labels, name → column of the table that is shown
    under it too.
    """

    order: Sequence[str]
    multiplier: Sequence[float]
    numbers: Mapping[str, Any]
    words: Mapping[str, Sequence[str | None]]
    refused: Sequence[bool]
    labels: Mapping[str, str]

    @property
    def names(self) -> list[str]:
        """The columns that are added, in their order; a label that no column is mapped to is none of them."""
        return [name for name in self.order if name in self.numbers or name in self.words or name in self.labels]

    def columns(self) -> dict[str, Any]:
        """Return the columns that a table of combinations is given, under names that no input has."""
        import polars as pl

        numbers = {f"{_OF}{name}": values for name, values in self.numbers.items()}
        words = {f"{_OF}{name}": pl.Series(list(values), dtype=pl.String) for name, values in self.words.items()}
        return {MULTIPLIER: self.multiplier, **numbers, **words, REFUSED: [int(value) for value in self.refused]}


def with_results(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, added: Added) -> Any:
    """Return the table in its own library with results added: amount × multiplier × value for numbers, words as they are.

    Parameters: table; keys; amount; beside, of `key_table` with the columns of `added`; added.
    Raises: CarbonError `column_exists` naming the column that is there already.
    """
    for name in added.names:
        if name in table.types:
            raise CarbonError(
                say("the input has a column '{name}' already. Rename it before.", name=name), code="column_exists", field=name
            )
    if not table.eager:
        return _joined_results(table, keys, amount, beside, added)
    return _beside(table, added, _gathered(table, keys, amount, beside, added))


def _findings() -> Any:
    """The codes of a row: of its cells, or of an amount that cannot be used."""
    import narwhals as nw

    read = (nw.col(REFUSED) == 1) | ~nw.col(AMOUNT).is_null()
    of_row = nw.when(read).then(nw.col(FINDINGS)).otherwise(amount_word())
    return nw.when(nw.col(MULTIPLIER).is_null()).then(nw.lit("not_in_plan")).otherwise(of_row)


def _joined_results(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, added: Added) -> Any:
    """The results of a lazy table, by its own engine."""
    import narwhals as nw

    data = joined(table, keys, amount, beside, "left").with_columns(**{RAW: raw_amount(amount)})
    base = nw.col(AMOUNT) if _once(beside[MULTIPLIER]) else nw.col(AMOUNT) * nw.col(MULTIPLIER)
    # A row without a usable amount asks nothing: only its findings say why.
    asked = ~nw.col(AMOUNT).is_null()
    found = {name: base if _once(beside[f"{_OF}{name}"]) else base * nw.col(f"{_OF}{name}") for name in added.numbers}
    found |= {name: nw.when(asked).then(nw.col(f"{_OF}{name}")) for name in added.words}
    found |= {name: nw.col(column) for name, column in added.labels.items()} | {"findings": _findings()}
    data = data.with_columns(*(found[name].alias(name) for name in added.names))
    return data.select(*table.types, *added.names).to_native()


def _gathered(table: Opened, keys: Sequence[Key], amount: AmountColumn, beside: Any, added: Added) -> dict[str, Any]:
    """The results of rows in memory: the number of each row's combination is joined, and all else is taken by that number."""
    import polars as pl

    places = beside.select(*key_names(keys), pl.int_range(beside.height, dtype=pl.get_index_type()).alias(PLACE))
    # What is in memory already need not be cut into pieces, which costs as much again.
    rows = joined(table, keys, amount, places, "left").select(PLACE, AMOUNT).to_native().collect(engine="in-memory")
    place, base = rows[PLACE], rows[AMOUNT]
    if not _once(beside[MULTIPLIER]):
        base = base * beside[MULTIPLIER].gather(place)
    found = _met_numbers(base, place, [(name, beside[f"{_OF}{name}"]) for name in added.numbers])
    if rows[AMOUNT].null_count() or place.null_count():
        found["findings"] = _row_findings(table, amount, rows, beside)
        place = rows.select(pl.when(pl.col(AMOUNT).is_not_null()).then(PLACE)).to_series()
    return {name: beside[f"{_OF}{name}"].gather(place) for name in added.words} | found


def _met_numbers(base: Any, place: Any, numbers: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The amounts times each number of their combination; what is one, or the same in two columns, is not calculated again."""
    found: dict[str, Any] = {}
    known: list[tuple[str, Any]] = []
    for name, values in numbers:
        same = next((other for other, column in known if column.equals(values, null_equal=True)), None)
        found[name] = found[same] if same else base if _once(values) else base * values.gather(place)
        known.append((name, values))
    return found


def _row_findings(table: Opened, amount: AmountColumn, rows: Any, beside: Any) -> Any:
    """The findings of each row where some amounts cannot be used, or some cells are not in the plan."""
    import narwhals as nw

    raw = to_polars(table.data.with_columns(**{RAW: raw_amount(amount)}).select(RAW))[RAW]
    of_cells = [beside[name].gather(rows[PLACE]) for name in (MULTIPLIER, REFUSED, FINDINGS)]
    return nw.from_native(rows.with_columns(raw, *of_cells)).select(findings=_findings())["findings"].to_native()


def _once(values: Any) -> bool:
    """Whether a number is one in every combination, so that nothing is multiplied by it."""
    return bool((values == 1.0).all(ignore_nulls=False))


def _beside(table: Opened, added: Added, found: Mapping[str, Any]) -> Any:
    import narwhals as nw

    data = nw.from_native(table.native, eager_only=True)
    labels = {name: data[column].alias(name) for name, column in added.labels.items()}
    if table.library == "polars":
        columns = [labels[name].to_native() if name in labels else found[name].alias(name) for name in added.names]
        return table.native.hstack(columns)
    space = nw.get_native_namespace(data)
    return data.with_columns(*(labels[name] if name in labels else _series(name, found[name], space) for name in added.names)).to_native()


def _series(name: str, column: Any, space: Any) -> Any:
    """A column of polars in another library."""
    import narwhals as nw

    if column.dtype.is_numeric():
        return nw.new_series(name, column.to_numpy(), nw.Float64, backend=space).fill_nan(None)
    # Arrow hands words over whole; without pyarrow each becomes an object of its own.
    words = column.to_arrow() if find_spec("pyarrow") else column.to_list()
    return nw.new_series(name, words, nw.String, backend=space)
