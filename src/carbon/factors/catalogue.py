"""A catalogue of emission factors: the shipped index, a user's own files, or one laid over the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.factors.identity import defined
from carbon.factors.index_layer import IndexLayer, publications
from carbon.factors.layer import Layer
from carbon.factors.model import EmissionFactor
from carbon.factors.wanted import Candidate, Window

__all__ = ["Catalogue", "Layer", "catalogue", "publications"]
_CACHE_LIMIT = 50_000
_UNKNOWN = object()
_KEY = ""
"""Under which the key of a factor stands among its qualifiers: none of them has an empty name."""


class Catalogue:
    """Layers of emission factors; an earlier layer is asked first and wins.

    `answers`, `matches`, `ranked` (candidates in order), `fit` (candidates of any year), `others` (other values of a default) and `own`
    (words of own factors) keep what was found before; it stays true, because a catalogue never changes.

    Examples
    --------
    >>> catalogue().factor("no such id") is None
    True
    """

    def __init__(self, layers: Iterable[Layer]) -> None:
        self.layers = tuple(layers)
        self.answers: dict[Any, Any] = {}
        self.matches: dict[Any, Any] = {}
        self.ranked: dict[Any, Any] = {}
        self.fit: dict[Any, Any] = {}
        self.others: dict[Any, tuple[str, ...]] = {}
        self._candidates: dict[Any, list[tuple[int, Candidate]]] = {}
        self._stages: dict[Any, frozenset[str]] = {}
        self.own: dict[Any, tuple[dict[str, str], ...]] = {}

    def __repr__(self) -> str:
        return f"<Catalogue of {' | '.join(map(repr, self.layers))}>"

    def __or__(self, other: Catalogue) -> Catalogue:
        return Catalogue((*self.layers, *other.layers))

    @staticmethod
    def read(path: str | Path, *, mapping: Mapping[str, object] | str | Path | None = None) -> Catalogue:
        r"""Return a catalogue of your own factors, read from a file.

        Parameters
        ----------
        path: a CSV, XLSX or Parquet file with the columns of emission_factors/README.md, or with others and a mapping.
        mapping: its columns to ours, as a dict, a TOML file or the name of a preset (climatiq, ecoinvent, glec, iea, supplier).

        Raises: CarbonError listing every row that cannot be read: file, row, column, value, what is allowed.

        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "own.csv"
        >>> row = "key,unit,co2e,gwp_set,stages,locator\nmaterial.cement,kg,0.15,unstated,production,EPD p. 4\n"
        >>> _ = path.write_text(row, encoding="utf-8")
        >>> Catalogue.read(path).all_keys()
        ('material.cement',)
        """
        from carbon.factors.own import read_layer

        return Catalogue((read_layer(Path(path), mapping),))

    @property
    def version(self) -> str:
        """The versions of all layers, which a result names as its datasets."""
        return "+".join(layer.version[:12] for layer in self.layers)

    def by_key(self, key: str) -> list[tuple[int, EmissionFactor]]:
        """Return every factor of a key, as (layer number, factor).

        >>> len(catalogue().by_key("fuel.diesel")) > 1
        True
        """
        return [(number, factor) for number, layer in enumerate(self.layers) for factor in layer.by_key(key)]

    def qualifiers_of(self, key: str) -> list[Mapping[str, str]]:
        """Return the sets of qualifiers that factors of a key have, without reading the factors.

        >>> {"blend": "average"} in catalogue().qualifiers_of("fuel.diesel")
        True
        """
        return [words for layer in self.layers for words in layer.qualifiers_of(key)]

    def candidates(
        self, key: str, stage: str, regions: tuple[str, ...], asked: Mapping[str, str], also: tuple[str, ...] = ()
    ) -> list[tuple[int, Candidate]]:
        """Return the candidates of a key and main stage whose region and qualifiers may fit, as (layer number, candidate).

        Parameters: key; stage; regions; asked, the qualifiers wanted and the key's defaults; also, further pairs (`name=value`) that fit.

        >>> len(catalogue().candidates("electricity.grid", "generation", ("GB",), {})) > 1
        True
        """
        pairs = tuple(sorted({*also, *(f"{name}={value}" for name, value in asked.items())}))
        place = (key, stage, regions, pairs)
        found: list[tuple[int, Candidate]] = recalled(
            self._candidates,
            place,
            lambda: [(number, item) for number, layer in enumerate(self.layers) for item in layer.candidates(key, stage, regions, pairs)],
        )
        return found

    def all_candidates(self, key: str, stage: str) -> list[tuple[int, Candidate]]:
        """Return every candidate of a key and main stage, as (layer number, candidate).

        >>> len(catalogue().all_candidates("electricity.grid", "generation")) > 100
        True
        """
        found: list[tuple[int, Candidate]] = recalled(
            self._candidates,
            (key, stage),
            lambda: [(number, item) for number, layer in enumerate(self.layers) for item in layer.candidates(key, stage, None, None)],
        )
        return found

    def stages(self, key: str, region: str) -> frozenset[str]:
        """Return the main stages that factors of a key have in a region.

        >>> "combustion" in catalogue().stages("fuel.diesel", "GB")
        True
        """
        found: frozenset[str] = recalled(
            self._stages, (key, region), lambda: frozenset(stage for layer in self.layers for stage in layer.stages(key, region))
        )
        return found

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The parts of years that some factors hold for, such as half a year of a duty or the quarter of a contract.

        >>> str(catalogue().windows[0])
        '2018-07-01/2018-12-31'
        """
        return tuple(sorted({window for layer in self.layers for window in layer.windows()}, key=lambda item: (item.first, item)))

    def factor(self, factor_id: str) -> EmissionFactor | None:
        """Return the factor with this id, or None.

        >>> catalogue().factor("uk-2025/fuel.diesel/blend=average/GB/2025/combustion").region
        'GB'
        """
        for layer in self.layers:
            if found := layer.by_id(factor_id):
                return found
        return defined(factor_id)

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys that have a factor, sorted.

        >>> "fuel.diesel" in catalogue().all_keys()
        True
        """
        return tuple(sorted({key for layer in self.layers for key in layer.all_keys()}))


def recalled(kept: dict[Any, Any], place: object, find: Callable[[], Any]) -> Any:
    """Return what was found before at a place, or find it now and keep it; a full cache starts anew.

    Each step is one operation of a dict, and what was found is returned and not read again: threads do not disturb each other.

    Parameters: kept, the cache; place, a key of it; find, what to call for a place that is not there.
    """
    found = kept.get(place, _UNKNOWN)
    if found is _UNKNOWN:
        found = find()
        if len(kept) >= _CACHE_LIMIT:
            kept.clear()
        kept[place] = found
    return found


def own_words(known: Catalogue, keys: str, qualifier: str) -> frozenset[str]:
    """Return the values of a qualifier in factors that are not shipped, such as those of a file of your own.

    Parameters: known, the catalogue; keys, keys or families of keys with spaces between them; qualifier.

    >>> own_words(catalogue(), "rail.passenger", "type")
    frozenset()
    """
    return frozenset(words[qualifier] for key in keys.split() for words in _own(known, key) if qualifier in words)


def own_members(known: Catalogue, family: str) -> frozenset[str]:
    """Return the last parts of the keys of a family in factors that are not shipped, such as steel of process.steel.

    Parameters: known, the catalogue; family of keys.

    >>> own_members(catalogue(), "process")
    frozenset()
    """
    return frozenset(words[_KEY].removeprefix(f"{family}.") for words in _own(known, family) if words[_KEY] != family)


def _own(known: Catalogue, family: str) -> tuple[dict[str, str], ...]:
    """The qualifiers of own factors of a key or family, each with its key."""
    layers = [layer for layer in known.layers if not isinstance(layer, IndexLayer)]
    found: tuple[dict[str, str], ...] = recalled(known.own, family, lambda: tuple(_words(layers, family))) if layers else ()
    return found


def _words(layers: Iterable[Layer], family: str) -> Iterator[dict[str, str]]:
    for layer in layers:
        for key in layer.all_keys():
            if key == family or key.startswith(f"{family}."):
                yield from ({**factor.qualifiers, _KEY: key} for factor in layer.by_key(key))


@cache
def catalogue() -> Catalogue:
    """Return all shipped datasets as one catalogue.

    Your own factors go before it: `Catalogue.read("factors.csv") | catalogue()`.

    >>> catalogue().factor("uk-2019/fuel.diesel/blend=average/GB/2019/wtt").region
    'GB'
    """
    return Catalogue((IndexLayer(store()),))


def chosen_catalogue(given: Catalogue | None) -> Catalogue:
    """Return the catalogue that is asked for: given, or the shipped one.

    Raises: CarbonError `argument_type` for anything else, such as the path of a file.
    """
    if given is None or isinstance(given, Catalogue):
        return given or catalogue()
    message = say(
        "catalogue= takes a Catalogue, not {name}. Write carbon.Catalogue.read('own.csv') | carbon.catalogue().",
        name=type(given).__name__,
    )
    raise CarbonError(message, code="argument_type", field="catalogue")
