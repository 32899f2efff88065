"""The shipped index as a layer of a catalogue: few columns to rank by, the whole factor for the one that is taken."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from textwrap import shorten
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.store.read import Store, store
from carbon.factors.index.columns import KEPT_NAMES
from carbon.factors.model import EmissionFactor, Form, Publication
from carbon.factors.wanted import Candidate, Window

_NAMES = ("number", "id", "publication", "key", "qualifiers", "stages", "region", "per_gas", "year", "last_year", "any_year", *KEPT_NAMES)
_OF_ACTIVITY = ("key", "qualifiers")
_SELECTED = ", ".join(f"{'activity' if name in _OF_ACTIVITY else 'factor'}.{name}" for name in _NAMES)
_FROM = "FROM factor JOIN activity ON activity.number = factor.activity"
_RANKED = (
    "factor.number, publication, qualifiers, stages, region, valid_from, valid_to, gwp_set, per_gas, all_gases, year, last_year, any_year"
)
_FORM = "form.factor, form.unit, gases, published_co2e, published, locator, cells, printed_in"
_KEPT = 20_000
"""Factors kept in memory once they were read."""


class IndexLayer:
    """The shipped index as a layer."""

    def __init__(self, index: Store) -> None:
        self._index = index
        self._kept: dict[int, EmissionFactor] = {}
        self.version = index.version

    def __repr__(self) -> str:
        return "shipped factors"

    def candidates(self, key: str, stage: str, regions: Sequence[str] | None, pairs: Sequence[str] | None) -> list[Candidate]:
        """Return what ranks the factors of a key and main stage, in the order of the index.

        Parameters: key; stage; regions and pairs (`name=value`), of which a factor must have its region and its anchor; None for all.
        """
        where, values = "activity.key = ? AND factor.stage = ?", [key, stage]
        if regions is not None:
            where, values = f"{where} AND region IN ({_marks(regions)})", [*values, *regions]
        if pairs is not None:
            where, values = f"{where} AND anchor IN ('', {_marks(pairs)})", [*values, *pairs]
        sql = f"SELECT {_RANKED} {_FROM} WHERE {where} ORDER BY factor.number"
        return [_candidate(self._index, *row) for row in self._index.rows(sql, *values)]

    def factor(self, number: int) -> EmissionFactor:
        """Return a factor by its number in the index; the same object as long as it is kept."""
        found = self._kept.get(number)
        if found is None:
            found = self._all("factor.number = ?", number)[0]
        return found

    def stages(self, key: str, region: str) -> tuple[str, ...]:
        """Return the main stages that factors of a key have in a region."""
        sql = f"SELECT DISTINCT stage {_FROM} WHERE activity.key = ? AND region = ?"
        return tuple(str(row[0]) for row in self._index.rows(sql, key, region))

    def by_key(self, key: str) -> tuple[EmissionFactor, ...]:
        """Return all factors of a key."""
        return self._all("activity.key = ?", key)

    def qualifiers_of(self, key: str) -> tuple[Mapping[str, str], ...]:
        """Return the sets of qualifiers that factors of a key have."""
        return tuple(_read(row[0]) for row in self._index.rows("SELECT qualifiers FROM activity WHERE key = ? ORDER BY number", key))

    def of_activity(self, key: str, qualifiers: str) -> tuple[EmissionFactor, ...]:
        """Return all factors of a key and qualifiers, the qualifiers as JSON."""
        return self._all("activity.key = ? AND activity.qualifiers = ?", key, qualifiers)

    def by_id(self, factor_id: str) -> EmissionFactor | None:
        """Return the factor with this id, or None."""
        found = self._all("factor.id = ?", factor_id)
        return found[0] if found else None

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys that have a factor."""
        return tuple(row[0] for row in self._index.rows("SELECT DISTINCT key FROM activity ORDER BY key"))

    def windows(self) -> tuple[Window, ...]:
        """Return the parts of years that some factors hold in."""
        return tuple(Window(*row) for row in self._index.rows("SELECT key, region, first, last FROM part_of_year"))

    def _all(self, where: str, *parameters: object) -> tuple[EmissionFactor, ...]:
        rows = self._index.rows(f"SELECT {_SELECTED} {_FROM} WHERE {where} ORDER BY factor.number", *parameters)
        if all(row[0] in self._kept for row in rows):
            return tuple(self._kept[row[0]] for row in rows)
        forms = self._forms(where, *parameters)
        if len(self._kept) > _KEPT:
            self._kept.clear()
        return tuple(self._kept.setdefault(row[0], self._read_factor(row, forms[row[0]])) for row in rows)

    def _forms(self, where: str, *parameters: object) -> dict[int, list[Form]]:
        join = (
            "" if where == "factor.number = ?" else "JOIN factor ON factor.number = form.factor JOIN activity ON activity.number = activity"
        )
        condition = where if join else "form.factor = ?"
        found: dict[int, list[Form]] = {}
        for number, unit, gases, total, published, locator, cells, printed_in in self._index.rows(
            f"SELECT {_FORM} FROM form {join} WHERE {condition} ORDER BY form.factor, position", *parameters
        ):
            form = Form(unit, json.loads(gases), total, json.loads(published), locator, cells, printed_in)
            found.setdefault(number, []).append(form)
        return found

    def _read_factor(self, row: tuple[Any, ...], forms: list[Form]) -> EmissionFactor:
        fields = dict(zip(_NAMES, row, strict=True))
        del fields["number"]
        return EmissionFactor(
            **fields
            | {
                "publication": publication(self._index, fields["publication"]),
                "qualifiers": _read(fields["qualifiers"]),
                "stages": _stages(fields["stages"]),
                "per_gas": bool(fields["per_gas"]),
                "any_year": bool(fields["any_year"]),
                "forms": tuple(forms),
            }
        )


def _candidate(index: Store, number: int, source: str, qualifiers: str, stages: str, *rest: Any) -> Candidate:
    region, first, last, gwp_set, per_gas, all_gases, year, last_year, any_year = rest
    place = (number, source, _read(qualifiers), _stages(stages), region, first, last, gwp_set)
    return Candidate(*place, bool(per_gas), bool(all_gases), year, last_year, bool(any_year), publication(index, source).partial)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values)) or "''"


@lru_cache(maxsize=8192)
def _read(qualifiers: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(qualifiers)
    return found


@lru_cache(maxsize=256)
def _stages(text: str) -> tuple[str, ...]:
    return tuple(text.split("+"))


@cache
def publication(index: Store, name: str) -> Publication:
    """Return a publication of the index by its name."""
    fields = "name, title, publisher, edition, licence, attribution, homepage, gwp_set, "
    fields += "package ->> '$.significant_digits', package ->> '$.partial', package ->> '$.compilation'"
    sql = f"SELECT {fields} FROM publication WHERE name = ?"
    row = index.row(sql, name)
    if row is None:
        raise CarbonError(say("publication '{name}' is not in the index", name=name), code="index")
    *values, partial, compilation = row
    return replace(Publication(*values), partial=bool(partial), compilation=compilation or "")


class _Publications(tuple[Publication, ...]):
    """Publications; printed, they are their count and names, so that however many there are they fit a screen."""

    __slots__ = ()

    def __repr__(self) -> str:
        names = shorten(", ".join(item.name for item in self), _PRINTED, placeholder=" …")
        return f"<{len(self)} publications: {names}>"


_PRINTED = 1_000
"""Characters of the names that a list of publications prints."""


@cache
def publications() -> tuple[Publication, ...]:
    """Return all shipped publications, each with its title, publisher, edition, licence and address.

    >>> [one.licence for one in publications() if one.name == "uk-2019"]
    ['Open Government Licence v3.0']
    """
    return _Publications(publication(store(), row[0]) for row in store().rows("SELECT name FROM publication ORDER BY name"))
