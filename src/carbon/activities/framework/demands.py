"""What a method of a kind is told and returns: the context, demands, and what goes with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.factors.catalogue import Catalogue
from carbon.factors.model import EmissionFactor
from carbon.factors.policy import Policy


class Context(NamedTuple):
    """What a method may know besides the activity: where, when (year, and part of it), under which policy and of which factors."""

    region: str
    year: int | None
    policy: Policy
    catalogue: Catalogue | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """A factor wanted and how much of it one unit of the activity's amount takes.

    Parameters: key, stage, qualifiers: what is asked of the catalogue; amount per unit of the activity's amount; basis, None,
    `location` or `market`, or what the line is reported as outside the totals (`avoided`, `removal`, `projected`); factor, where the user
    gave it inline; uplift, the key of a multiplier on this demand's CO2 (non-CO2 effects); loss_of, the stage whose line is lost in
    part (grid losses); otherwise, what is asked when nothing meets this, and otherwise_finding, what is said then; step, in words;
    region, where this is not the activity's own (a car charged abroad, a leg of a journey); chain, a name that keeps demands together
    where an activity has several of one key (the legs of a journey, the cars of a fleet): only demands of one chain cover each
    other's stages; posted_as, the stage a line is booked under where it is not the factor's own: a supplier's combustion is generation
    to who buys the heat; within, `own` where only factors of your own may answer, `home` where only the region and what it lies in
    may, with no stand-in; rung, the number of a set of demands that answer together: of the sets of a chain the first whose first
    demand has a factor is asked, and no other; notes, what is said where a factor answers this; like, the key whose edition goes first
    (the other fuel of a blend).
    """

    key: str
    stage: str
    amount: Amount
    qualifiers: dict[str, str] = field(default_factory=dict)
    basis: str | None = None
    factor: EmissionFactor | None = None
    uplift: str | None = None
    loss_of: str | None = None
    step: str = ""
    otherwise: Demand | None = None
    otherwise_finding: Finding | None = None
    region: str | None = None
    chain: str = ""
    posted_as: str = ""
    within: str = ""
    rung: int = 0
    notes: tuple[Finding, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    read_as: Finding | None = None
    like: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """What a kind returns for one question: demands, findings and the steps before them in words."""

    demands: list[Demand]
    findings: list[Finding] = field(default_factory=list)
    steps: Sequence[str] = field(default_factory=list)
    required: tuple[str, ...] = ()
    """Stages that this question requires, where they differ from those of its kind."""
    left_out: tuple[str, ...] = ()
    """What the method does not count, in words: an answer is complete but for it."""


def with_upstream(demand: Demand) -> list[Demand]:
    """Return a demand of combustion, and that of the well-to-tank stage of the same key, amount and qualifiers.

    >>> [item.stage for item in with_upstream(Demand("road.taxi", "combustion", Amount(1.0, "vkm")))]
    ['combustion', 'wtt']
    """
    return [demand, replace(demand, stage="wtt")]
