"""What a catalogue is made of: sets of factors, one before the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from carbon.factors.model import EmissionFactor
from carbon.factors.wanted import Candidate, Window


class Layer(Protocol):
    """A set of factors that can be asked by key or id."""

    @property
    def version(self) -> str:
        """What tells one state of the layer from another."""
        ...

    def candidates(self, key: str, stage: str, regions: Sequence[str] | None, pairs: Sequence[str] | None) -> list[Candidate]:
        """Return what ranks the factors of a key and main stage, of some regions and qualifiers; None for all."""
        ...

    def factor(self, number: int) -> EmissionFactor:
        """Return the factor of a candidate, by its number in the layer."""
        ...

    def stages(self, key: str, region: str) -> tuple[str, ...]:
        """Return the main stages that factors of a key have in a region."""
        ...

    def by_key(self, key: str) -> tuple[EmissionFactor, ...]:
        """Return all factors of a key, in a stable order."""
        ...

    def qualifiers_of(self, key: str) -> tuple[Mapping[str, str], ...]:
        """Return the sets of qualifiers that factors of a key have."""
        ...

    def by_id(self, factor_id: str) -> EmissionFactor | None:
        """Return the factor with this id."""
        ...

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys that have a factor."""
        ...

    def windows(self) -> tuple[Window, ...]:
        """Return the parts of years that some factors hold in."""
        ...
