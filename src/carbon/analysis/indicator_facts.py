"""What an indicator is divided by: facts of the organisation, or the sum of them over its sites."""

from __future__ import annotations

from math import fsum

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.quantities import parse_amount
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.inventory.footprint import Footprint
from carbon.inventory.settings import Settings

SITE_FACTS = ("floor_area", "employees")
"""Facts that are summed over the sites where the organisation states none of its own."""
_OF_THE_HEAD = {"employees": "FTE", "inhabitants": "inhabitants", "floor_area": ""}
"""Facts that `[inventory]` states too, and the sheet of the organisation in a workbook, with the unit of those that are numbers."""


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
    if (stated := getattr(footprint.settings.inventory, name, None) if name in _OF_THE_HEAD else None) is not None:
        return _in_unit(f"{stated} {_OF_THE_HEAD[name]}".strip(), target, say("fact {name}", name=name))
    if name not in SITE_FACTS:
        raise CarbonError(_unstated(footprint.settings, name, indicator), code="fact_unknown")
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


def _unstated(settings: Settings, name: str, indicator: str) -> str:
    """The sentence on a fact that an inventory does not state, with the next step."""
    step = say(" Write [facts.{name}] with value = …", name=name)
    if name in _OF_THE_HEAD:
        step = say(" Write {name} under [inventory]; in a workbook, on the sheet of the organisation.", name=name)
    return say(
        "indicator '{indicator}': '{inventory}' states no fact '{name}'.{near}{step}",
        indicator=indicator,
        inventory=settings.inventory.name,
        name=name,
        near="" if name in _OF_THE_HEAD else did_you_mean(name, [*settings.facts, *_OF_THE_HEAD]),
        step=step,
    )


def _in_unit(text: str, target: str, what: str) -> float:
    try:
        return parse_amount(text).to(unit(target).name)
    except CarbonError as error:
        raise CarbonError(say("{what}: {error}", what=what, error=error), code="fact_invalid") from error
