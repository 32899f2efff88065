"""What a reader must know of a figure before using it, where its publisher counts less than its name says."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache

from carbon.core.errors import Finding
from carbon.core.sentences import Sentence, say
from carbon.core.store.read import store
from carbon.factors.model import EmissionFactor


def caveats_of(factor: EmissionFactor) -> Iterator[Finding]:
    """Yield the caveats of a factor: a row of `emission_factors/caveats.csv` each.

    Parameters: factor.
    """
    for publications, qualifier, value, caveat in _rows(factor.key):
        if factor.qualifiers.get(qualifier) == value and fnmatchcase(factor.publication.name, publications):
            yield Finding("factor_caveat", "warning", say("{caveat}: {name}.", caveat=Sentence(caveat, caveat), name=factor.id))


@lru_cache(maxsize=512)
def _rows(key: str) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(store().rows("SELECT publications, qualifier, value, caveat FROM caveat WHERE key = ?", key))
