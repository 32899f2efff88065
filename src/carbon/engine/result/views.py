"""Parts of a result that are results of their own: one view of scope 2, and what is outside the totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from carbon.core.booking import BESIDE
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.answering.lines import Postings
from carbon.engine.plan.plan import BASES
from carbon.engine.result.grouping import unknown_basis

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions

E = TypeVar("E", bound="Emissions")


def viewed(result: E, basis: str) -> E:
    """Return a result in one scope 2 view: the other's lines are left out and every total is of this one.

    Parameters: result; basis, location or market.
    Raises: CarbonError for another one.
    """
    if basis not in BASES:
        raise unknown_basis(basis)
    plan = result.plan
    seen = zip(plan.in_view(basis).tolist(), plan.lines, strict=True)
    lines = Postings.picked((question, line._replace(basis=None)) for keep, (question, line) in seen if keep)
    return replace(result, plan=replace(plan, lines=lines), basis=basis)


def outside(result: E, what: str) -> E:
    """Return what is reported separately from the totals, as a result of its own.

    Parameters: result; what, avoided, removal or projected.
    Raises: CarbonError naming the three.
    """
    if what not in BESIDE:
        raise CarbonError(
            say("'{what}' is not reported separately from the totals. Known: {beside}.", what=what, beside=", ".join(BESIDE)),
            code="basis_unknown",
        )
    lines = Postings.picked((question, line._replace(basis=None)) for question, line in result.plan.lines if line.basis == what)
    return replace(result, plan=replace(result.plan, lines=lines), basis=what)
