"""From which distance on a digital meeting or visit emits less than the travel it replaces."""

from __future__ import annotations

from carbon.activities.value_chain.claims import AvoidedTravel
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.result.emissions import Emissions
from carbon.engine.roads.activities import emissions_of
from carbon.factors.catalogue import Catalogue, catalogue


def break_even_distance(digital: Emissions, travel: AvoidedTravel, catalogue_used: Catalogue | None = None) -> float:
    """Return the length of each replaced journey [km] at which the travel emits as much as the digital meetings do.

    Parameters
    ----------
    digital: emissions of all the meetings or visits.
    travel: the journeys they replace, with their number; its distance only chooses the distance band of the mode.
    catalogue_used: where factors are looked up (default: the shipped ones).

    Raises: CarbonError when one of the two has no answer, or the travel emits nothing.
    Source: linear in distance: digital [kg] ÷ (travel [kg] ÷ distance [km]); Holmner, Å. et al. (2014), PLoS ONE 9(9), e105040, figure 3.

    >>> import carbon
    >>> meeting = carbon.calculate("digital_meeting", "1 h", participants=2, power="60 W", region="GB", period=2019)
    >>> trip = carbon.AvoidedTravel(distance="100 km", mode="car", region="GB", period=2019)
    >>> break_even_distance(meeting, trip) < 1
    True
    """
    replaced = emissions_of([travel], catalogue_used or catalogue(), digital.plan.policy).outside_totals("avoided")
    own, avoided = digital.total_kg(digital.basis), replaced.co2e_kg
    if own is None or not replaced.complete or not avoided:
        which = say("the digital way") if own is None else say("the travel")
        message = say("{which} has no emissions to compare. See its findings, and give region and period.", which=which)
        raise CarbonError(message, code="answer_missing")
    kilometres, units = travel.amount
    return own / avoided * travel.one_of(travel.amount_form, units).to("pkm") * kilometres / travel.trips.to("piece")
