"""A choice as a table: the factor taken, every other candidate, and the reason of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypedDict, overload

from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.factors.catalogue import Catalogue
from carbon.factors.compared import co2e
from carbon.factors.gaps import gas_gap
from carbon.factors.matches import Match, Rejected
from carbon.factors.matching import Wanted, match, rejected
from carbon.factors.model import EmissionFactor
from carbon.factors.policy import Policy
from carbon.tables.frames import frame
from carbon.tables.types import Table

_SHOWN = 3


class Rejections(Sequence[Rejected]):
    """The candidates that were not taken, those that came near first; read when they are first asked for.

    Parameters: catalogue; wanted; policy.
    """

    def __init__(self, catalogue: Catalogue, wanted: Wanted, policy: Policy) -> None:
        self._asked = (catalogue, wanted, policy)

    @cached_property
    def _found(self) -> list[Rejected]:
        found = rejected(*self._asked)
        near = [item.reason.startswith(("loses", "is per")) for item in found]
        return [item for first in (True, False) for item, is_near in zip(found, near, strict=True) if is_near is first]

    @overload
    def __getitem__(self, place: int) -> Rejected: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Rejected]: ...
    def __getitem__(self, place: int | slice) -> Rejected | Sequence[Rejected]:
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        shown = "".join(f"\n  {item.factor.id} {item.reason}" for item in self._found[:_SHOWN])
        more = f"\n  and {len(self) - _SHOWN} more" if len(self) > _SHOWN else ""
        return f"{len(self)} candidates were not taken{':' if shown else ''}{shown}{more}"


class CandidateRow(TypedDict):
    """One candidate for what is wanted: whether it was taken, its value [kg CO2e per unit] and why."""

    wanted: str
    stage: str
    status: str
    factor_id: str | None
    region: str | None
    year: int | None
    co2e_kg: float | None
    unit: str | None
    reason: str
    findings: str
    publication: str | None


class Choice:
    """What was wanted, the match or None, and all others.

    Parameters: catalogue; wanted; policy.
    """

    def __init__(self, catalogue: Catalogue, wanted: Wanted, policy: Policy) -> None:
        self.wanted = wanted
        self.taken: Match | None = match(catalogue, wanted, policy)
        self.others = Rejections(catalogue, wanted, policy)
        self._gwp_set = policy.gwp_set

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be known of the factor taken."""
        if self.taken is None:
            return ()
        gap = gas_gap(self.taken.factor, self._gwp_set)
        return (*self.taken.findings, *((gap,) if gap else ()))

    def rows(self) -> list[CandidateRow]:
        """Return one row a candidate, the one taken first; where none is taken, a row that says so."""
        if self.taken is None:
            first = _row(self.wanted, None, "none", say("no factor meets what is wanted"), ())
        else:
            first = _row(self.wanted, self.taken.factor, "taken", self.taken.reason, self.findings)
        return [first, *(_row(self.wanted, item.factor, "rejected", item.reason, ()) for item in self.others)]

    def __repr__(self) -> str:
        return str(self.taken) if self.taken else f"no factor for {self.wanted}"


class Matches(Sequence[tuple[Match, Rejections]]):
    """The factors taken, each with the candidates that were rejected; `choices` also holds demands that no factor meets.

    Parameters: choices.
    """

    def __init__(self, choices: Iterable[Choice]) -> None:
        self.choices = tuple(choices)
        self._taken = [(item.taken, item.others) for item in self.choices if item.taken]

    @overload
    def __getitem__(self, place: int) -> tuple[Match, Rejections]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[tuple[Match, Rejections]]: ...
    def __getitem__(self, place: int | slice) -> tuple[Match, Rejections] | Sequence[tuple[Match, Rejections]]:
        return self._taken[place]

    def __len__(self) -> int:
        return len(self._taken)

    def __iter__(self) -> Iterator[tuple[Match, Rejections]]:
        return iter(self._taken)

    def __repr__(self) -> str:
        """Show each factor taken and what nothing met; the rejected are asked for by `[0][1]` or `to_frame()`."""
        return "\n".join(repr(item) for item in self.choices) or "nothing is asked of the catalogue"

    def to_frame(self) -> Table:
        """Return one table of all candidates: wanted, status (taken, rejected, none), factor, value, reason, findings."""
        rows = [row for item in self.choices for row in item.rows()]
        return frame({name: [row.get(name) for row in rows] for name in rows[0]} if rows else {})


def _row(wanted: Wanted, factor: EmissionFactor | None, status: str, reason: str, findings: tuple[Finding, ...]) -> CandidateRow:
    form = factor.forms[0] if factor else None
    return {
        "wanted": wanted.sentence,
        "stage": wanted.stage,
        "status": status,
        "factor_id": factor.id if factor else None,
        "region": factor.region if factor else None,
        "year": factor.year if factor else None,
        "co2e_kg": co2e(form) if form else None,
        "unit": form.unit if form else None,
        "reason": reason,
        "findings": joined((finding.message for finding in findings), "; "),
        "publication": factor.publication.title if factor else None,
    }
