"""A user's own factors as a layer: the same columns, the same checks, in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from carbon.core.errors import CarbonError
from carbon.core.gases import gwp, gwp_set_names
from carbon.core.sentences import joined, say
from carbon.core.store.read import store
from carbon.factors.gaps import co2_alone
from carbon.factors.index.rows import FactorRow, Vocabulary, read_row
from carbon.factors.mapping import ColumnMapping, column_mapping
from carbon.factors.model import EmissionFactor, Form, Publication
from carbon.factors.verification.alone import alone
from carbon.factors.wanted import Candidate, Window, part_of_year
from carbon.tables.read import read_cells

_SHOWN_PROBLEMS = 100


@dataclass(frozen=True)
class OwnLayer:
    """Factors in memory."""

    factors: tuple[EmissionFactor, ...]
    version: str

    def __repr__(self) -> str:
        return f"{len(self.factors)} own factor{'s' * (len(self.factors) != 1)}"

    def candidates(self, key: str, stage: str, regions: Sequence[str] | None, pairs: Sequence[str] | None) -> list[Candidate]:
        """Return what ranks the factors of a key and main stage, in file order; qualifiers are looked at by the rules of choice."""
        return [
            _candidate(number, item)
            for number, item in enumerate(self.factors)
            if item.key == key and item.stage == stage and (regions is None or item.region in regions)
        ]

    def factor(self, number: int) -> EmissionFactor:
        """Return a factor by its place in the file."""
        return self.factors[number]

    def stages(self, key: str, region: str) -> tuple[str, ...]:
        """Return the main stages that factors of a key have in a region."""
        return tuple({factor.stage for factor in self.factors if factor.key == key and factor.region == region})

    def by_key(self, key: str) -> tuple[EmissionFactor, ...]:
        """Return all factors of a key, in file order."""
        return tuple(factor for factor in self.factors if factor.key == key)

    def qualifiers_of(self, key: str) -> tuple[Mapping[str, str], ...]:
        """Return the qualifiers of each factor of a key."""
        return tuple(factor.qualifiers for factor in self.by_key(key))

    def by_id(self, factor_id: str) -> EmissionFactor | None:
        """Return the factor with this id, or None."""
        return next((factor for factor in self.factors if factor.id == factor_id), None)

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys that have a factor."""
        return tuple({factor.key for factor in self.factors})

    def windows(self) -> tuple[Window, ...]:
        """Return the parts of years that some factors hold in."""
        return tuple({Window(item.key, item.region, *part_of_year(item).split("/")) for item in self.factors if part_of_year(item)})


def _candidate(number: int, item: EmissionFactor) -> Candidate:
    place = (item.publication.name, item.qualifiers, item.stages, item.region, item.valid_from, item.valid_to)
    return Candidate(
        number, *place, item.gwp_set, item.per_gas, item.per_gas and not co2_alone(item), item.year, item.last_year, item.any_year
    )


def read_layer(path: Path, mapping: Mapping[str, object] | str | Path | None = None) -> OwnLayer:
    """Return the layer of a file of factors.

    Parameters: path of a CSV, XLSX or Parquet file; mapping of its columns, see `mapping`.
    Raises: CarbonError listing file, row, column and reason of every row that cannot be read.
    """
    table, columns = read_cells(path), column_mapping(mapping)
    if mapping is not None:
        columns.check(list(table.columns), _vocabulary().gases)
    rows, problems = list[FactorRow](), list[str]()
    for number, cells in zip(table.row_numbers, table.records(), strict=True):
        for record in columns.records(cells):
            try:
                rows.append(_checked(read_row(_named(record, path), _vocabulary()), path.stem))
            except CarbonError as error:
                problems.append(f"{path.name} row {number}: {error}{_origin(columns, str(error))}")
    _refuse(problems)
    version = hashlib.sha256(path.read_bytes()).hexdigest()
    return OwnLayer(tuple(_own(forms, path.stem) for forms in grouped(rows)), version)


def layer_of(rows: Sequence[Mapping[str, str]], name: str) -> OwnLayer:
    """Return the layer of factors that stand in no file of their own, as those that contracts state.

    Parameters: rows, column → text; name, what they are called in the ids of the factors.
    Raises: CarbonError naming every row that cannot be read.
    """
    read, problems = list[FactorRow](), list[str]()
    for row in rows:
        try:
            read.append(_checked(read_row(row, _vocabulary()), name))
        except CarbonError as error:
            problems.append(f"{row.get('publication', name)}: {error}")
    _refuse(problems)
    version = hashlib.sha256(repr([sorted(row.items()) for row in rows]).encode()).hexdigest()
    return OwnLayer(tuple(_own(forms, name) for forms in grouped(read)), version)


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        more = [say("and {count} more", count=len(problems) - _SHOWN_PROBLEMS)] if len(problems) > _SHOWN_PROBLEMS else []
        raise CarbonError(
            joined([_how_many(len(problems)), *problems[:_SHOWN_PROBLEMS], *more], "\n"),
            code="factor_row",
        )


def _how_many(count: int) -> str:
    return say("1 own factor cannot be read:") if count == 1 else say("{count} own factors cannot be read:", count=count)


_REFUSED = ("sum", "value")
"""The checks of shipped factors that refuse an own one; what else they say is a finding of the answers that use it."""


def _checked(row: FactorRow, dataset: str) -> FactorRow:
    for problem in alone(_own([row], dataset)):
        if problem.check in _REFUSED:
            raise CarbonError(problem.message, code="factor_row")
    return row


def _origin(columns: ColumnMapping, message: str) -> str:
    """The column of the file that a message about one of ours is of."""
    theirs = columns.origin(message.split(" ", 1)[0])
    return f" Column '{theirs}'." if theirs else ""


def _named(cells: Mapping[str, str], path: Path) -> dict[str, str]:
    """An own factor may leave publication and locator out; the file is then its source."""
    locator = cells.get("locator") or cells.get("publication") or f"{path.name}"
    return dict(cells) | {"locator": locator} | _fuel(cells)


def _fuel(cells: Mapping[str, str]) -> dict[str, str]:
    """A fuel's key may hold an everyday word, as fuel.kerosene: it becomes the key that a question of that word asks."""
    family, _, word = cells.get("key", "").partition(".")
    if family != "fuel":
        return {}
    row = store().row("SELECT preset FROM word WHERE kind = 'fuel' AND word = ?", word.replace("_", " "))
    name, _, fuel = str(row[0] if row else "").partition("=")
    if name != "fuel" or ";" in fuel or fuel == word or store().row("SELECT 1 FROM activity WHERE key = ?", f"fuel.{word}"):
        return {}
    return {"key": f"fuel.{fuel}", "names": "; ".join(filter(None, (cells.get("names"), word)))}


def grouped(rows: Iterable[FactorRow]) -> Iterable[list[FactorRow]]:
    """Return the rows that are unit forms of one factor together."""
    groups: dict[tuple[object, ...], list[FactorRow]] = {}
    for row in rows:
        groups.setdefault(row.identity, []).append(row)
    return groups.values()


def _own(rows: list[FactorRow], dataset: str) -> EmissionFactor:
    row = rows[0]
    return factor_of(rows, Publication(f"own-{dataset}", row.publication or f"{dataset}.csv", "own factors", "", row.licence or "own"))


def factor_of(rows: list[FactorRow], publication: Publication) -> EmissionFactor:
    """Return the factor that rows are the unit forms of, matched by the years it is valid in.

    Parameters: rows, as `grouped` puts them together; publication they are of.
    """
    row = rows[0]
    return EmissionFactor(
        id=row.identifier(publication.name),
        publication=publication,
        key=row.key,
        qualifiers=dict(row.qualifiers),
        stages=row.stages,
        region=row.region,
        per_gas=row.per_gas,
        **row.kept,
        year=row.valid_from.year if row.valid_from else None,
        last_year=(row.valid_to or row.valid_from).year if row.valid_from else None,
        forms=tuple(
            Form(form.unit, dict(form.gases), form.published_co2e, dict(form.published), form.locator, form.values, form.printed_in)
            for form in rows
        ),
    )


@cache
def _vocabulary() -> Vocabulary:
    def column(sql: str) -> frozenset[str]:
        return frozenset(row[0] for row in store().rows(sql))

    return Vocabulary(
        gases=column("SELECT gas FROM gas"),
        units=column("SELECT spelling FROM unit"),
        regions=column("SELECT code FROM region"),
        gwp={name: gwp(name) for name in gwp_set_names()},
    )
