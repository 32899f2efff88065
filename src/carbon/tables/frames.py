"""Tables of results in the library of the input: polars without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from carbon.core.arrays import Floats, np
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.written import is_missing
from carbon.tables.types import Table


@overload
def frame(columns: Mapping[str, Sequence[object]]) -> Table: ...
@overload
def frame(columns: Mapping[str, Sequence[object]], like: object) -> Any: ...
def frame(columns: Mapping[str, Sequence[object]], like: object = None) -> Any:
    """Return a table of columns, of the library that `like` is of; polars when there is none.

    Parameters: columns, name → values; like, a frame.
    """
    import polars as pl

    table = pl.DataFrame({name: list(values) for name, values in columns.items()}, strict=False)
    if like is None or isinstance(like, pl.DataFrame):
        return table
    return _converted(table, like)


def _converted(table: Any, like: Any) -> Any:
    import narwhals as nw

    # Only where a table is at hand: a quick calculation loads this module and no engine.
    from carbon.tables.engines import narwhal

    data = narwhal(like)
    if isinstance(data, nw.LazyFrame):
        # A table of totals is small and there: of the eager library that people use beside the lazy one.
        return table.to_pandas() if data.implementation.value in ("dask", "pyspark") else table
    native = nw.get_native_namespace(like)
    return nw.from_dict(table.to_dict(as_series=False), backend=native).to_native()


def records(table: Any) -> list[dict[str, Any]]:
    """Return the rows of a frame, eager or lazy, as values that JSON has: a date is its text, what is missing is None."""
    import narwhals as nw

    # As above: only where a table is at hand.
    from carbon.tables.engines import narwhal

    data = narwhal(table)
    rows = (data.collect("polars") if isinstance(data, nw.LazyFrame) else data).rows(named=True)
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    if is_missing(value):
        return None
    return value if isinstance(value, str | int | float | bool) else str(value)


def column_names(table: Any) -> list[str]:
    """Return the column names of a frame."""
    import narwhals as nw

    return list(nw.from_native(table, eager_only=True).columns)


def column(table: Any, name: str) -> list[Any]:
    """Return the values of a column as a list, with None for null and NaN."""
    import narwhals as nw

    values = nw.from_native(table, eager_only=True)[name].to_list()
    return [None if is_missing(value) else value for value in values]


@dataclass(frozen=True, eq=False)
class FrameColumns(Mapping[str, list[Any]]):
    """The columns of a frame as lists, each made when it is first asked for.

    Parameters: table; names, label → column name.
    """

    table: Any
    names: Mapping[str, str]
    _made: dict[str, list[Any]] = field(default_factory=dict, init=False, repr=False)

    def __getitem__(self, name: str) -> list[Any]:
        if name not in self._made:
            self._made[name] = column(self.table, self.names[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def with_columns(table: Any, added: Mapping[str, Floats | Sequence[str | None]]) -> Any:
    """Return the frame with columns of numbers or words added, in its own library; NaN becomes null.

    Raises: CarbonError `column_exists` naming the column that is there already.
    """
    import narwhals as nw

    data = nw.from_native(table, eager_only=True)
    for name in added:
        if name in data.columns:
            raise CarbonError(
                say("the input has a column '{name}' already. Rename it before.", name=name), code="column_exists", field=name
            )
    native = nw.get_native_namespace(data)
    numbers = {name: values for name, values in added.items() if isinstance(values, np.ndarray)}
    series = {name: nw.new_series(name, values, nw.Float64, backend=native).fill_nan(None) for name, values in numbers.items()}
    series |= {name: nw.new_series(name, values, nw.String, backend=native) for name, values in added.items() if name not in numbers}
    if not data.columns:
        # A frame without columns has no rows to put them beside: an activity that says nothing but its amount.
        return nw.from_dict({name: series[name] for name in added}, backend=native).to_native()
    return data.with_columns(*(series[name] for name in added)).to_native()
