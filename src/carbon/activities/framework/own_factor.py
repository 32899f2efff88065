"""Something that a word means, with a factor of the user's own: what the kind books stays, and its own factor alone is replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from carbon.activities.fields.common import Label
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed, Members
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context
from carbon.activities.framework.describing import field_reader, own_fields
from carbon.activities.framework.placing import amount_fields
from carbon.core.booking import STAGES, Booking, book
from carbon.core.errors import CarbonError
from carbon.core.regions import WORLD
from carbon.core.sentences import say
from carbon.factors.policy import Policy

Make: TypeAlias = Callable[[type[Activity], dict[str, object]], Activity]
"""What makes an activity of a class and the fields that are given."""
_STAGE = "production"
"""Stage of a factor of one's own where nothing says another, and of kinds that are booked by their purpose whatever the stage."""


def booked_as(cls: type[Activity], given: Mapping[str, object], make: Make) -> Booking:
    """Return where a kind books what it is mainly asked for.

    Parameters: cls, the kind; given, its fields, those that its word presets among them; make, what makes an activity of fields.

    >>> from carbon.activities.energy.purchased import DistrictHeating
    >>> from carbon.activities.framework.kinds import make
    >>> str(booked_as(DistrictHeating, {"amount": "10 MWh"}, make))
    'scope 2'
    """
    return book(*_place(cls, given, make))


def fields_with_own_factor(
    cls: type[Activity], preset: Mapping[str, object], own: type[Activity], given: Mapping[str, object], make: Make
) -> dict[str, object]:
    """Return the fields of an activity with a factor of its own that is booked as a kind books it.

    The words of the kind that choose a published factor, as the network of heat, say what the own one is of: they are kept as qualifiers.

    Parameters: cls, the kind that is meant; preset, its fields that the word says; own, the class that takes the factor; given, the fields;
    make, what makes an activity of fields.
    Raises: CarbonError `fields_contradict` for a kind that is reported outside the totals.
    """
    if getattr(cls, "outside", False):
        message = say(
            "{kind} is reported outside the totals, where your own factor does not count. Leave factor out.", kind=cls.kind_name()
        )
        raise CarbonError(message, code="fields_contradict", field="factor")
    words = [name for name in choosing(cls) if name in given and name not in own.model_fields]
    found = {name: value for name, value in given.items() if name not in words}
    amounts = [name for name in found if name in amount_fields(cls) and name not in own.model_fields]
    if len(amounts) == 1 and not {"amount", "quantity"} & found.keys():
        found["quantity"] = found.pop(amounts[0])
    if words:
        found["qualifiers"] = "; ".join(f"{name}={given[name]}" for name in words)
    place = _place(cls, {**preset, **given}, make)
    same = book(*place) == booked_as(own, found, make)
    return found if same else dict(zip(("stage", "control", "purpose"), place, strict=True)) | found


def choosing(cls: type[Activity]) -> tuple[str, ...]:
    """Return the fields of a kind that are words and choose a factor, as the network of heat; none changes the amount.

    >>> from carbon.activities.energy.purchased import DistrictHeating
    >>> choosing(DistrictHeating)
    ('network',)
    """
    return tuple(name for name in own_fields(cls) if isinstance(field_reader(cls, name), Label | Listed | Members | Word))


def _place(cls: type[Activity], given: Mapping[str, object], make: Make) -> tuple[str, str, str]:
    """Stage, control and purpose: what is given, else what the kind asks for first, and its own control and purpose."""
    control, purpose = (_read(cls, name, given.get(name)) or str(cls.model_fields[name].default) for name in ("control", "purpose"))
    stage = Word("stage", STAGES).read(given["stage"]) if given.get("stage") else _main_stage(cls, given, make)
    return stage, control, purpose


def _read(cls: type[Activity], name: str, written: object) -> str:
    """A word of a common field as it is called, such as leased_in; empty where none is written."""
    reader = field_reader(cls, name)
    return str(reader.read(written)) if reader and written else ""


def _main_stage(cls: type[Activity], given: Mapping[str, object], make: Make) -> str:
    """The stage that the kind asks for first with these fields, as generation for an electric car; else the one it requires."""
    fields = {name: value for name, value in given.items() if name in {*cls.model_fields, "amount", "unit"} and name != "factor"}
    try:
        meant = make(cls, fields)
        demands = meant.method(meant.one(), Context(WORLD, None, Policy())).demands
    except CarbonError:
        # What it lacks is told where it is counted by a published factor; an own one does not ask for it.
        return cls.required[0] if cls.required else _STAGE
    main = [demand for demand in demands if demand.stage not in _AROUND] or demands
    # What burns fuel and takes power, as a plug-in hybrid, is booked by its fuel.
    burns = any(demand.key.startswith("fuel.") for demand in demands)
    first = next((demand for demand in main if burns and demand.stage == "combustion"), main[0])
    return first.posted_as or first.stage


_AROUND = ("transmission", "wtt", "infrastructure")
