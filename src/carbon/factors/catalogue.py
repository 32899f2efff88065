"""A catalogue of emission factors: the shipped index, a user's own files, or one laid over the other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from carbon.core.errors import CarbonError
from carbon.core.store.read import Store, store
from carbon.factors.model import EmissionFactor, Form, Publication

_COLUMNS = (
    "number, id, publication, key, qualifiers, stages, region, valid_from, valid_to, gwp_set, per_gas, uncertainty, uncertainty_kind, "
    "data_year, status, derivation, note, biogenic_share, price_year, price_basis, vat, names, review_by"
)


class Layer(Protocol):
    """A set of factors that can be asked by key or id."""

    @property
    def version(self) -> str:
        """What tells one state of the layer from another."""
        ...

    def by_key(self, key: str) -> tuple[EmissionFactor, ...]:
        """Return all factors of a key, in a stable order."""
        ...

    def by_id(self, factor_id: str) -> EmissionFactor | None:
        """Return the factor with this id."""
        ...

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys that have a factor."""
        ...


class IndexLayer:
    """The shipped index as a layer."""

    def __init__(self, index: Store) -> None:
        self._index = index
        self._by_key: dict[str, tuple[EmissionFactor, ...]] = {}
        self.version = index.version

    def by_key(self, key: str) -> tuple[EmissionFactor, ...]:
        """Return all factors of a key; read once, since the index never changes."""
        if key not in self._by_key:
            rows = self._index.rows(f"SELECT {_COLUMNS} FROM factor WHERE key = ? ORDER BY number", key)
            forms = self._forms("JOIN factor ON factor.number = form.factor WHERE factor.key = ?", key)
            self._by_key[key] = tuple(self._factor(row, forms) for row in rows)
        return self._by_key[key]

    def by_id(self, factor_id: str) -> EmissionFactor | None:
        """Return the factor with this id, or None."""
        row = self._index.row(f"SELECT {_COLUMNS} FROM factor WHERE id = ?", factor_id)
        return None if row is None else self._factor(row, self._forms("WHERE form.factor = ?", row[0]))

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys that have a factor."""
        return tuple(row[0] for row in self._index.rows("SELECT DISTINCT key FROM factor ORDER BY key"))

    def _forms(self, where: str, parameter: object) -> dict[int, list[Form]]:
        sql = "SELECT form.factor, form.unit, gases, published_co2e, published, locator, cells FROM form"
        found: dict[int, list[Form]] = {}
        for number, unit, gases, total, published, locator, cells in self._index.rows(
            f"{sql} {where} ORDER BY form.factor, position", parameter
        ):
            form = Form(unit, json.loads(gases), total, json.loads(published), locator, cells)
            found.setdefault(number, []).append(form)
        return found

    def _factor(self, row: tuple[Any, ...], forms: dict[int, list[Form]]) -> EmissionFactor:
        fields = dict(zip(_COLUMNS.split(", "), row, strict=True))
        number = fields.pop("number")
        return EmissionFactor(
            **fields
            | {
                "publication": _publication(self._index, fields["publication"]),
                "qualifiers": json.loads(fields["qualifiers"]),
                "stages": tuple(fields["stages"].split("+")),
                "per_gas": bool(fields["per_gas"]),
                "forms": tuple(forms[number]),
            }
        )


class Candidates(NamedTuple):
    """Factors that differ only in time, region or layer: their qualifiers, and (order, layer number, factor) of each."""

    qualifiers: dict[str, str]
    members: list[tuple[int, int, EmissionFactor]]


class Catalogue:
    """Layers of emission factors; an earlier layer is asked first and wins.

    Examples
    --------
    >>> catalogue().factor("no such id") is None
    True
    """

    def __init__(self, layers: Iterable[Layer]) -> None:
        self.layers = tuple(layers)
        self.answers: dict[Any, Any] = {}
        self._candidates: dict[tuple[str, str], dict[str, list[Candidates]]] = {}

    def __or__(self, other: Catalogue) -> Catalogue:
        return Catalogue((*self.layers, *other.layers))

    @staticmethod
    def read(path: str | Path) -> Catalogue:
        """Return the catalogue of a `factors.csv` of one's own.

        Parameters: path of a CSV, XLSX or Parquet file with the columns of emission_factors/README.md.
        Raises: CarbonError listing every row that cannot be read.
        """
        from carbon.factors.own import read_layer

        return Catalogue((read_layer(Path(path)),))

    @property
    def version(self) -> str:
        """The versions of all layers: the datasets part of a result's provenance."""
        return "+".join(layer.version[:12] for layer in self.layers)

    def by_key(self, key: str) -> list[tuple[int, EmissionFactor]]:
        """Return (layer number, factor) of all factors of a key."""
        return [(number, factor) for number, layer in enumerate(self.layers) for factor in layer.by_key(key)]

    def candidates(self, key: str, stage: str) -> dict[str, list[Candidates]]:
        """Return region → factors of a key and main stage, those with equal qualifiers together; made once for each.

        Parameters: key; stage. The number of a factor is its place among all of the key: a stable order.
        """
        found = self._candidates.get((key, stage))
        if found is None:
            groups: dict[tuple[str, tuple[tuple[str, str], ...]], Candidates] = {}
            for order, (layer, factor) in enumerate(self.by_key(key)):
                if factor.stage == stage:
                    place = (factor.region, tuple(factor.qualifiers.items()))
                    groups.setdefault(place, Candidates(factor.qualifiers, [])).members.append((order, layer, factor))
            found = {}
            for (region, _), group in groups.items():
                found.setdefault(region, []).append(group)
            self._candidates[(key, stage)] = found
        return found

    def factor(self, factor_id: str) -> EmissionFactor | None:
        """Return the factor with this id, or None."""
        for layer in self.layers:
            if found := layer.by_id(factor_id):
                return found
        return None

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys that have a factor, sorted."""
        return tuple(sorted({key for layer in self.layers for key in layer.all_keys()}))


@cache
def catalogue() -> Catalogue:
    """Return the catalogue of all shipped datasets."""
    return Catalogue((IndexLayer(store()),))


@cache
def _publication(index: Store, name: str) -> Publication:
    fields = "name, title, publisher, edition, licence, attribution, homepage, gwp_set, package ->> '$.significant_digits'"
    sql = f"SELECT {fields} FROM publication WHERE name = ?"
    row = index.row(sql, name)
    if row is None:
        raise CarbonError(f"publication '{name}' is not in the index", code="index")
    return Publication(*row)


@cache
def publications() -> tuple[Publication, ...]:
    """Return all shipped publications."""
    return tuple(_publication(store(), row[0]) for row in store().rows("SELECT name FROM publication ORDER BY name"))
