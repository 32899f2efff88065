"""What stands beside a line: the losses of the grid, the effects of a flight beyond CO2, and the upstream that a factor holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from carbon.activities.framework.demands import Demand
from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import Sentence, say
from carbon.engine.answering.lines import Line
from carbon.engine.answering.weights import upstream_within
from carbon.factors.matches import Match
from carbon.factors.matching import match
from carbon.factors.model import Form
from carbon.factors.signs import LOSS_SHARE

if TYPE_CHECKING:
    from carbon.engine.answering.demands import Asking


class Lost(NamedTuple):
    """What is lost on the way to a use: the form it is counted by, how many of its base units for each unit used, the step in words."""

    form: Form
    met: float
    step: Sentence


def lost(demand: Demand, losses: Form, earlier: list[Line]) -> Lost | None:
    """Return losses of the chain's own grid factor: of a share s of generation, s/(1-s) is lost for each unit used.

    Parameters: demand; losses, the form that has their share; earlier, lines of the chain, of which one is what is lost.
    Source: US EPA, eGRID Technical Guide (grid gross loss); GHG Protocol Scope 3 Technical Guidance, category 3, activity C.
    """
    made = next((line for line in earlier if line.basis != "market" and _is_lost(line, demand)), None)
    if made is None:
        return None
    share = losses.gases[LOSS_SHARE]
    ratio = share / (1.0 - share)
    step = say(
        "losses {share:.2%} of generation: {ratio:.6g} lost for each unit used, at {id}", share=share, ratio=ratio, id=made.factor.id
    )
    return Lost(replace(made.form, locator=losses.locator), made.met * ratio, step)


def _is_lost(line: Line, demand: Demand) -> bool:
    """Whether a line is what a demand of losses is a share of: its stage, of electricity and not of a fuel or heat beside it."""
    key = line.wanted.key if line.wanted else line.factor.key
    return line.stage == demand.loss_of and key.partition(".")[0] == demand.key.partition(".")[0]


def in_it_already(name: str) -> Finding:
    """Return that losses given with the activity are not added, of power whose figure is per unit consumed.

    Parameters: name of the factor that holds them.
    """
    message = say("{name} holds the losses of the grid already; those given with the activity are not added.", name=name)
    return Finding("value_unused", "warning", message)


def of_other_power(line: Line) -> Finding:
    """Return that kg which a publisher prints as lost are of other power than the user's own, and left out.

    Parameters: line of the losses.
    """
    message = say(
        "{name} are losses of other power than your own per {unit}, and are left out. Add a row of stage "
        "transmission beside yours to count them.",
        name=line.factor.id,
        unit=line.form.unit,
    )
    return Finding("stage_missing", "warning", message)


def beyond_co2(asking: Asking, demand: Demand, line: Line, per: str) -> tuple[list[tuple[Demand, Match]], list[Finding]]:
    """Return what answers the non-CO2 effect of a line: the publisher's own, else a multiplier on its combustion CO2; or why nothing does.

    Parameters: asking; demand that has an effect; line that answers it; per, the unit of the amount.
    """
    if own := _own_effect(asking, line):
        return [(replace(demand, stage="non_co2"), own)], []
    co2 = line.gases.get("co2")
    effect = Demand(demand.uplift or "", "non_co2", Amount(co2 or 0.0, "kg"))
    taken = match(asking.catalogue, asking.wanted(effect), asking.policy)
    if taken is None or co2 is None:
        message = say("{name} gives no CO2 apart from CO2e, so no non-CO2 effect is added to it.", name=line.factor.id)
        return [], [Finding("non_co2_missing", "warning", message)]
    step = say("on the {co2:.6g} kg CO2 of combustion per {unit}", co2=co2, unit=per)
    return [(replace(effect, step=step), taken)], []


def _own_effect(asking: Asking, line: Line) -> Match | None:
    """The publisher's own non-CO2 effect of the same activity takes precedence over a multiplier of another."""
    factor = line.factor
    if line.wanted is None:
        return None
    words = tuple(sorted(factor.qualifiers.items()))
    asked = line.wanted._replace(key=factor.key, qualifiers=words, stage="non_co2", together=(), kin=None)
    taken = match(asking.catalogue, asked, asking.policy)
    return taken if taken and taken.factor.publication.name == factor.publication.name else None


def unsplit(asking: Asking, demand: Demand, line: Line) -> list[Finding]:
    """Return by how much scope 1 may be too high, where a fuel's factor holds its upstream.

    Parameters: asking; demand; line that answers it.
    """
    alone = asking.wanted(demand)._replace(stage="wtt")
    found = upstream_within(line, demand.amount, match(asking.catalogue, alone, asking.policy), asking.policy)
    return [found] if found else []
