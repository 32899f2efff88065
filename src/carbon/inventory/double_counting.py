"""Double counting: rows that may be the same emissions twice. Nothing is taken away; each suspicion is a finding."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import accumulate
from operator import attrgetter

from carbon.activities.framework.base import Activity
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import Finding
from carbon.core.instants import in_repeated_hour
from carbon.core.periods import Period
from carbon.core.sentences import say
from carbon.inventory.portions import Placed


def double_counting(rows: Sequence[Placed]) -> list[Finding]:
    """Return a finding for each pair of rows that may count the same emissions twice.

    Parameters: rows, activities with their places.
    Source: GHG Protocol Corporate Standard (2004), ch. 3 and 4 (double counting); Scope 3 Standard (2011), ch. 9.6.
    """
    driven = [placed for placed in _of_kinds(rows, _drivable) if getattr(placed.activity, "distance", None) is not None]
    own = [placed for placed in driven if _direct(placed.activity)]
    return [*_same_rows(rows), *_fuel_and_distance(rows, own), *_leased_and_claimed(driven), *_charged_cars(rows, own)]


_NOT_ABOUT_THE_ACTIVITY = frozenset({"id", "quality", "uncertainty", "evidence", "note"})


def _same_rows(rows: Sequence[Placed]) -> Iterator[Finding]:
    """Rows that say the same in all that matters and have no two ids that tell them apart."""
    if all(map(attrgetter("activity.id"), rows)):
        return
    # What differs in amount, time or place is told apart by that alone, and needs no further look.
    sights = [_sight(placed.activity) for placed in rows]
    seen = Counter(sights)
    for group in _groups([placed for placed, sight in zip(rows, sights, strict=True) if seen[sight] > 1], _content):
        first, *others = group
        if len(group) == 2 and first.moment and not first.moment.stated and in_repeated_hour(first.moment.start):
            continue
        for other in others:
            if first.activity.id is None or other.activity.id is None:
                message = say("says the same as {first}. If it is the same activity, delete it; if not, give both rows an id.", first=first)
                yield Finding("row_twice", "warning", message, other.file, other.row)


def _sight(activity: Activity) -> object:
    return activity.amount_of(activity.amount_form)[0], activity.period, activity.site, activity.source


def _content(placed: Placed) -> object:
    activity = placed.activity
    labels = tuple(getattr(activity, name) for name in LABELS if name not in _NOT_ABOUT_THE_ACTIVITY)
    return (type(activity), activity.amount, type(activity).question_getter()(activity), labels, placed.moment)


def _fuel_and_distance(rows: Sequence[Placed], own: Sequence[Placed]) -> Iterator[Finding]:
    """The fuel of vehicles by amount and the same vehicles by distance: of one place, fuel and time, and of one source or for the road."""
    burned = _of_kinds(rows, lambda cls: cls.kind_name() == "fuel") if own else ()
    if not burned:
        return
    for group in _groups([*burned, *own], _vehicles):
        fuel, cars = _divided(group, lambda activity: activity.kind_name() == "fuel")
        for source in dict.fromkeys(placed.activity.source for placed in fuel):
            mine = [placed for placed in fuel if placed.activity.source == source]
            road, other = _divided(mine, lambda activity: getattr(activity, "sector", None) == "road")
            alike = [placed for placed in cars if placed.activity.source == source]
            for litres, kilometres in (meeting(road, cars), meeting(other, alike)):
                if litres:
                    message = say(
                        "fuel by amount ({amounts}) and by distance ({distances}): the same vehicles may be counted twice. Keep "
                        "one of them, or give the two different sources.",
                        amounts=places(litres),
                        distances=places(kilometres),
                    )
                    yield Finding("fuel_and_distance", "warning", message, litres[0].file, litres[0].row)


def _of_kinds(rows: Sequence[Placed], test: Callable[[type[Activity]], bool]) -> Sequence[Placed]:
    """The rows whose kind passes a test, in their order: rows are many and kinds few."""
    kinds = {cls for cls in set(map(type, map(_ACTIVITY, rows))) if test(cls)}
    return [placed for placed in rows if type(placed.activity) in kinds] if kinds else ()


_ACTIVITY = attrgetter("activity")


def _vehicles(placed: Placed) -> object:
    activity = placed.activity
    return (activity.entity, activity.site, str(_fuel(activity)).casefold())


def _fuel(activity: Activity) -> str | None:
    """The fuel of a vehicle or of what is burned; kinds without one have none."""
    return getattr(activity, "fuel", None)


@cache
def _drivable(cls: type[Activity]) -> bool:
    return {"fuel", "distance"} <= set(cls.model_fields)


def _direct(activity: Activity) -> bool:
    """Whether the organisation burns the fuel itself."""
    return activity.control in _OWN


_OWN = ("owned", "leased_in")


def _leased_and_claimed(driven: Sequence[Placed]) -> Iterator[Finding]:
    """A leased car in scope 1 whose kilometres stand in business travel too: same kind, car, amount and time."""
    controls = {placed.activity.control for placed in driven}
    if "purchased" not in controls or controls.isdisjoint(_OWN):
        return
    for group in _groups((placed for placed in driven if placed.activity.control in (*_OWN, "purchased")), _journey):
        own, claimed = meeting(*_divided(group, _direct))
        if own:
            message = say(
                "the same distance with the same car is the organisation's own (scope 1: {own}) and bought travel "
                "(scope 3: {bought}). Delete the one that is wrong: leased and owned cars are scope 1.",
                own=places(own),
                bought=places(claimed),
            )
            yield Finding("leased_and_claimed", "warning", message, claimed[0].file, claimed[0].row)


def _journey(placed: Placed) -> object:
    activity = placed.activity
    return (type(activity), activity.entity, _fuel(activity), getattr(activity, "size", None), activity.amount)


def _charged_cars(rows: Sequence[Placed], own: Sequence[Placed]) -> Iterator[Finding]:
    """Own cars that are charged, where a building's meter may hold their electricity already."""
    charged = [placed for placed in own if _fuel(placed.activity) in _CHARGED]
    if not charged:
        return
    power = _of_kinds(rows, lambda cls: cls.kind_name() == "electricity")
    metered = {(placed.activity.entity, placed.activity.site) for placed in power}
    everywhere = {entity for entity, _ in metered}
    cars = [placed for placed in charged if _metered(placed, metered, everywhere)]
    if cars:
        message = say(
            "own cars charged with electricity ({places}) are reported together with electricity of the buildings: "
            "what is charged on a building's meter is counted twice. Take it off the meter's rows, or leave these "
            "rows out.",
            places=places(cars),
        )
        yield Finding("charging_and_meter", "info", message, cars[0].file, cars[0].row)


def _metered(placed: Placed, metered: set[tuple[str | None, str | None]], everywhere: set[str | None]) -> bool:
    entity, site = placed.activity.entity, placed.activity.site
    return entity in everywhere if site is None else (entity, site) in metered


_CHARGED = ("battery_electric", "plug_in_hybrid", "electricity")


def meeting(some: Sequence[Placed], others: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Return those of each side that meet one of the other in time; distinct periods are compared, for rows are many and periods few.

    Parameters: some; others.
    """
    first, second = ({placed.activity.period for placed in side} for side in (some, others))
    ours, theirs = _overlapping(first, second), _overlapping(second, first)
    return [placed for placed in some if placed.activity.period in ours], [placed for placed in others if placed.activity.period in theirs]


def _divided(rows: Sequence[Placed], test: Callable[[Activity], bool]) -> tuple[list[Placed], list[Placed]]:
    """Those that pass a test, and the rest."""
    passed, rest = list[Placed](), list[Placed]()
    for placed in rows:
        (passed if test(placed.activity) else rest).append(placed)
    return passed, rest


def _overlapping(some: AbstractSet[Period | None], others: AbstractSet[Period | None]) -> AbstractSet[Period | None]:
    """Those periods that have a day in common with one of the others; a row without a period may be of any day."""
    if None in others or not others:
        return some if others else frozenset()
    ordered = sorted(period for period in others if period is not None)
    starts, furthest = [period.start for period in ordered], list(accumulate((period.end for period in ordered), max))
    return {one for one in some if one is None or ((before := bisect_right(starts, one.end)) and furthest[before - 1] >= one.start)}


def _groups(rows: Iterable[Placed], key: Callable[[Placed], object]) -> Iterator[list[Placed]]:
    """Rows of one key together, where there is more than one."""
    found: dict[object, list[Placed]] = {}
    for placed in rows:
        found.setdefault(key(placed), []).append(placed)
    return (group for group in found.values() if len(group) > 1)


def places(rows: Sequence[Placed]) -> str:
    """Return where rows stand, the first three of them.

    Parameters: rows.
    """
    shown = ", ".join(str(placed) for placed in rows[:3])
    return say("{shown} and {count} more", shown=shown, count=len(rows) - 3) if len(rows) > 3 else shown
