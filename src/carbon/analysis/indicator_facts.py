"""What an indicator is divided by: facts of the organisation, or the sum of them over its sites."""

from __future__ import annotations

from math import fsum

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.quantities import parse_amount
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.inventory.footprint import Footprint

SITE_FACTS = ("floor_area", "employees")
"""Facts that are summed over the sites where the organisation states none of its own."""


class UnknownError(Exception):
    """A figure that is not known; its words say why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def fact(footprint: Footprint, name: str, target: str, indicator: str) -> float:
    """Return a fact of the organisation in the unit asked, or the sum over its sites.

    Parameters: footprint; name of the fact; target, the unit; indicator, the name of what it divides.
    Raises: UnknownError where a site lacks it, CarbonError for a name that is not there.
    """
    assert footprint.settings is not None
    facts = footprint.settings.facts
    if name in facts:
        return _in_unit(facts[name].value, target, say("fact {name}", name=name))
    if name not in SITE_FACTS:
        known = [*facts, *SITE_FACTS]
        message = say(
            "indicator '{indicator}': no fact '{name}' in inventory.toml.{near} Write [facts.{name}] with value = …",
            indicator=indicator,
            name=name,
            near=did_you_mean(name, known),
        )
        raise CarbonError(message, code="fact_unknown")
    sites = {key: getattr(site, name) for key, site in footprint.settings.sites.items()}
    if not sites or None in sites.values():
        missing = ", ".join(key for key, value in sites.items() if value is None) or "any site"
        raise UnknownError(
            say(
                "{name} of {missing} is not known. Write it there, or [facts.{name}] with value = … for the whole.",
                name=name,
                missing=missing,
            )
        )
    return fsum(
        float(value) if isinstance(value, int | float) else _in_unit(value, target, say("{name} of {key}", name=name, key=key))
        for key, value in sites.items()
    )


def _in_unit(text: str, target: str, what: str) -> float:
    try:
        return parse_amount(text).to(unit(target).name)
    except CarbonError as error:
        raise CarbonError(say("{what}: {error}", what=what, error=error), code="fact_invalid") from error
