"""What an organisation counts itself by: employees, inhabitants and floor area, by which a total is divided."""

from __future__ import annotations

from math import fsum

from carbon.core.quantities import parse_amount
from carbon.core.sentences import say
from carbon.core.units.scales import scale
from carbon.inventory.settings import Settings


def own_figures(settings: Settings) -> list[str]:
    """Return the amounts by which the total is divided, as `--per` takes them; the floor area is that of the sites, if none is given.

    Parameters: settings.
    """
    head = settings.inventory
    area = head.floor_area or _of_sites(settings)
    counted = [
        say("{employees:,.15g} FTE", employees=head.employees) if head.employees else None,
        say("{inhabitants:,.15g} inhabitants", inhabitants=head.inhabitants) if head.inhabitants else None,
    ]
    return [text for text in (*counted, area) if text]


def _of_sites(settings: Settings) -> str | None:
    """The floor area of all sites; none where one has none, since a part would make each square metre too heavy."""
    areas = [parse_amount(site.floor_area) if site.floor_area else None for site in settings.sites.values()]
    known = [area.value * scale(area.unit, "m2") for area in areas if area is not None]
    return say("{area:,.15g} m2", area=fsum(known)) if known and len(known) == len(areas) else None
