"""Nitrous oxide of nitrogen on soils: direct, and of what leaves through the air or through water."""

from __future__ import annotations

from carbon.activities.framework.demands import Demand
from carbon.activities.methods.parameters import Parameter, parameter
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term

KEY = "agriculture.nitrogen"


def direct_demand(nitrogen: Amount, climate: str | None, source: str, step: str = "") -> Demand:
    """Return the demand of the nitrous oxide that rises where the nitrogen lies.

    Parameters: nitrogen per unit of the activity [kg]; climate, wet, dry or None; source, synthetic or organic: manure, residues and
    the soil's own nitrogen have one factor; step in words.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 11.1 and Table 11.1.

    >>> direct_demand(Amount(1.0, "kg"), "wet", "organic").qualifiers["type"]
    'organic'
    """
    words = {"part": "direct"} | ({"climate": climate} if climate else {}) | ({"type": source} if climate == "wet" else {})
    return Demand(KEY, "process", nitrogen, words, step=step)


def indirect_demand(part: str, nitrogen: Amount, share: Parameter, climate: str | None = None, instead: str = "") -> Demand:
    """Return the demand of the nitrous oxide of nitrogen that goes elsewhere.

    Parameters: part, volatilised or leached; nitrogen per unit of the activity [kg]; share of it that goes [%]; climate; instead, the
    field that sets the share, where the table's is taken: a finding then says so.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 10.28, 10.29, 11.9, 11.10 and Table 11.3.
    """
    lost = Amount(nitrogen.value * share.value / 100.0, "kg")
    words = {"part": part} | ({"climate": climate} if climate and part == "volatilised" else {})
    return Demand(
        KEY,
        "process",
        lost,
        words,
        step=say("{value:g}% of the nitrogen {part} ({citation})", value=share.value, part=term(part), citation=share.citation),
        notes=(share.finding(say("nitrogen {part}", part=term(part)), f"{instead}="),) if instead else (),
    )


def leached_demands(
    nitrogen: Amount, climate: str | None, source: str = "organic", given: float | None = None, instead: str = ""
) -> list[Demand]:
    """Return the demand of what is leached from soils; of dry climates none, since nothing is leached there unless a share is given.

    Parameters: nitrogen [kg]; climate; source; given, the user's own share; instead, the field of that share, where the kind has one.
    """
    if given is None and climate == "dry":
        return []
    told = instead if given is None else ""
    return [indirect_demand("leached", nitrogen, lost_share("leached", given, ("nitrogen", source)), instead=told)]


def lost_demand(part: str, nitrogen: Amount, given: float | None, place: tuple[str, str], climate: str | None = None) -> Demand:
    """Return the demand of nitrogen that goes elsewhere, by the share given or by the table's, which is a finding.

    Parameters: part; nitrogen [kg]; given; place, family and item of the table's figure; climate.
    """
    return indirect_demand(part, nitrogen, lost_share(part, given, place), climate, part if given is None else "")


def lost_share(part: str, given: float | None, place: tuple[str, str]) -> Parameter:
    """Return the share of nitrogen that goes elsewhere: the one given, or the table's.

    Parameters: part, volatilised or leached; given, such as 0.1; place, family and item of the table's figure.
    Raises: CarbonError `parameter_unknown` where the table prints no figure.

    >>> lost_share("volatilised", 0.1, ("nitrogen", "synthetic")).citation
    'given, volatilised=0.1'
    """
    if given is not None:
        return Parameter(given * 100.0, "%", None, None, "given", f"{part}={given:g}", "")
    try:
        return parameter(*place, part)
    except CarbonError as error:
        message = say(
            "the IPCC publishes no share of nitrogen {part} for {place}. Write {part}, such as '10%'.", part=part, place=term(place[1])
        )
        raise CarbonError(message, code=error.code, field=part) from error


def check_lost(volatilised: float | None, leached: float | None) -> None:
    """Check that no more nitrogen goes elsewhere than there is.

    Raises: CarbonError where both shares together are above 1.
    """
    if (volatilised or 0.0) + (leached or 0.0) > 1:
        message = say(
            "volatilised {volatilised:g} and leached {leached:g} are more than all nitrogen. Write shares that sum to 1 at most.",
            volatilised=volatilised,
            leached=leached,
        )
        raise CarbonError(message, code="shares_invalid", field="leached")


def wetness(climate: str) -> str | None:
    """Return whether a climate of the IPCC's ten zones is wet or dry; None of tropical montane, which is either by its rain.

    Source: 2019 Refinement of the IPCC Guidelines vol. 4, notes to Tables 11.1 and 11.3.

    >>> wetness("cool_moist"), wetness("boreal_dry"), wetness("tropical_montane")
    ('wet', 'dry', None)
    """
    if climate == "tropical_montane":
        return None
    return "dry" if climate.endswith("_dry") else "wet"
