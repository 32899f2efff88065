"""What each measure of a scenario saves and costs, and from which share, length of journey or price of a tonne it pays.

Emissions and costs are linear in the share and, where a journey is replaced, in its length, so that the points are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from carbon.analysis.records import MeasureRecord
from carbon.analysis.scenario_measure import Measure, currency, kilometres
from carbon.analysis.scenario_steps import Composed, Step
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say
from carbon.core.units.scales import scale


class Abatement(NamedTuple):
    """A measure of a scenario, in its place in the order.

    Parameters: name; alone and in_order, its effect by itself and after those before it [kg CO2e]; cost, a year, all of it; per_tonne, that
    for a tonne saved in its currency (SEK of a cost in MSEK), which is the price of a tonne from which it pays: None where it saves nothing
    or has no cost; share, the part of what it concerns from which it pays at the scenario's price: 0 where it pays from the first, None
    where it never does; distance, the length of one journey from which it saves [km], None where nothing is given for a journey or the old
    way emits nothing; words, the same in one sentence.
    """

    name: str
    alone: float
    in_order: float
    cost: Amount | None
    per_tonne: float | None
    share: float | None
    distance: float | None
    words: str

    @property
    def currency(self) -> str | None:
        """The currency of `per_tonne`."""
        return None if self.cost is None else currency(self.cost.unit)


def abatement(composed: Composed) -> tuple[Abatement, ...]:
    """Return the measures of a scenario in their order.

    Parameters: composed, the scenario met with the cells of a result.
    Raises: CarbonError where a cost and the scenario's price are in two currencies.
    """
    price, found = composed.scenario.price_per_tonne, []
    for step, alone, ordered in zip(composed.steps, composed.alone(), composed.in_order(), strict=True):
        cost = step.measure.whole_price(step.level)
        per, share, distance = per_tonne(cost, ordered), _share(step, ordered, price), _distance(composed, step)
        one = Abatement(step.measure.name, alone, ordered, cost, per, share, distance, "")
        unseen = ordered == 0 and composed.cells.result.basis == "location" and bool(_OF_MARKET & set(step.measure.to or {}))
        found.append(one._replace(words=_unseen() if unseen else _words(one, step.measure, price)))
    return tuple(found)


_OF_MARKET = {"supply", "contract"}
"""Fields that move the market-based view alone."""


def _unseen() -> str:
    return say("not seen here: a supplier counts in the market-based view. Take --basis market, in Python footprint.view('market')")


def curve(measures: Sequence[Abatement]) -> tuple[Abatement, ...]:
    """Return measures as a curve of abatement costs: the cheapest tonne first, then those without a cost, last those that save nothing.

    Parameters: measures.
    Raises: CarbonError for costs in two currencies.
    """
    currencies = sorted({one.currency for one in measures if one.currency is not None})
    if len(currencies) > 1:
        one, other, *_ = currencies
        message = say("costs are in {one} and {other}, so that no measure is the cheaper. Write them in one.", one=one, other=other)
        raise CarbonError(message, code="currency_differs")
    return tuple(sorted(measures, key=lambda one: (one.in_order >= 0, one.per_tonne is None, one.per_tonne or 0.0, one.in_order)))


def per_tonne(cost: Amount | None, kilograms: float) -> float | None:
    """Return the cost of a tonne that a measure saves, in its currency; None without a cost or a saving.

    Parameters: cost; kilograms, its effect [kg CO2e].
    """
    return None if cost is None or kilograms >= 0 else cost.value * scale(cost.unit, currency(cost.unit)) / (-kilograms / 1000.0)


def _share(step: Step, kilograms: float, price: Amount | None) -> float | None:
    """From which share of what it concerns it pays.

    Saved tonnes and cost grow with the share, fixed cost does not: price × tonnes × share = cost × share + fixed. Without a price it pays
    when it saves.
    """
    measure = step.measure
    carried_out = step.level * (measure.part if measure.to is not None else 1.0)
    if kilograms >= 0:
        return None
    if price is None:
        return 0.0
    cost = _in(measure.price, price, measure) * step.level
    fixed = _in(measure.fixed_price, price, measure)
    gain = price.value * (-kilograms / 1000.0) - cost
    if gain <= 0:
        return None if fixed or gain < 0 else 0.0
    needed = max(0.0, fixed / gain) * carried_out
    return needed if needed <= 1.0 else None


def _in(cost: Amount | None, price: Amount, measure: Measure) -> float:
    if cost is None:
        return 0.0
    try:
        return cost.value * scale(cost.unit, price.unit)
    except CarbonError:
        message = say(
            "measure '{name}': cost in {unit}, price of a tonne in {other}. Write both in one currency.",
            name=measure.name,
            unit=cost.unit,
            other=price.unit,
        )
        raise CarbonError(message, code="currency_differs") from None


def _distance(composed: Composed, step: Step) -> float | None:
    """How long one journey must be [km]: old emissions grow with it, those of what replaces it do not."""
    if step.measure.trip is None:
        return None
    cells, co2e = composed.cells, composed.cells.questions.co2e
    here = cells.amounts[composed.origin[step.parts]]
    new = slice(step.first, step.first + step.parts.size)
    old = float(here @ co2e[composed.question[step.parts]]) * step.taken
    made = float((here * step.moved) @ co2e[composed.question[new]])
    return None if old <= 0 else kilometres(step.measure.trip, step.measure.name) * made / old


def _words(one: Abatement, measure: Measure, price: Amount | None) -> str:
    if one.distance is not None:
        journeys = say("from journeys of {kilometres:.3g} km", kilometres=one.distance)
        if one.in_order >= 0:
            return joined([journeys, say("at {trip} it saves nothing", trip=measure.trip)], ": ")
        return journeys if one.cost is None else joined([journeys, _paid(one, measure, price)], "; ")
    return say("never: it saves nothing") if one.in_order >= 0 else _paid(one, measure, price)


def _paid(one: Abatement, measure: Measure, price: Amount | None) -> str:
    """From which price or share a measure that saves pays."""
    cost, per, unit = one.cost, one.per_tonne, one.currency
    if cost is None or per is None or unit is None:
        return say("from the first unit: no cost is given")
    if per <= 0:
        return say("from the first unit: it costs nothing")
    if price is None:
        return say("from a price of {per:,.0f} {unit}/t", per=per, unit=unit)
    said = {"price": price.value, "unit": price.unit}
    if one.share is None:
        return say("never at {price:,.0f} {unit}/t: from {per:,.0f} {own}/t", **said, per=per, own=unit)
    if one.share == 0:
        return say("from the first unit at {price:,.0f} {unit}/t", **said)
    what = say("of what it concerns") if measure.to is not None else say("of the change")
    return say("from {share:.1%} {what} at {price:,.0f} {unit}/t", share=one.share, what=what, **said)


def as_records(measures: Sequence[Abatement]) -> list[MeasureRecord]:
    """Return measures as plain values, for JSON.

    Parameters: measures.
    """
    return [
        {
            "name": one.name,
            "alone_kg": one.alone,
            "in_order_kg": one.in_order,
            "cost": None if one.cost is None else str(one.cost),
            "cost_per_t": one.per_tonne,
            "currency": one.currency,
            "pays_from_share": one.share,
            "pays_from_km": one.distance,
            "pays": str(one.words),
        }
        for one in measures
    ]
