"""What is known of a factor before it is read in full: enough to rank it among thousands."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A factor that may meet what is wanted: its number in its layer, and what the rules of choice look at."""

    number: int
    publication: str
    qualifiers: dict[str, str]
    stages: tuple[str, ...]
    region: str
    valid_from: str | None
    valid_to: str | None
    gwp_set: str | None
    per_gas: bool
    all_gases: bool
    year: int | None
    """The first year it is matched by, or None for an undated factor."""
    last_year: int | None
    any_year: bool
    partial: bool = False
    """Whether only a part of its edition is held: it is never the default where no year is asked."""

    @property
    def stage(self) -> str:
        """The main stage: where a covering factor is booked."""
        return self.stages[0]
