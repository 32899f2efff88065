"""A scenario as a file: measures in their order, each with what it takes, where to, and what it costs."""

from __future__ import annotations

import tomllib
from math import isclose
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from carbon.analysis.scenario_measure import Measure, is_currency, kilometres
from carbon.analysis.targets import RATES
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.quantities import Amount, parse_rate
from carbon.core.sentences import say
from carbon.core.units.scales import scale
from carbon.inventory.part import Part, Said


class Scenario(Part):
    """What if: measures, composed in their order.

    Parameters: name; year it is for; path, the ambition whose path its years are judged by, such as "1.5 °C"; price of a tonne of CO2e,
    as "1 200 SEK/t"; measures; note.
    """

    name: Said
    year: int | None = None
    path: str | None = None
    price: str | None = None
    measures: tuple[Measure, ...] = ()
    note: str = ""

    @property
    def price_per_tonne(self) -> Amount | None:
        """Price of a tonne of CO2e, in its currency; None where none is stated. Raises: CarbonError for what is none above 0."""
        if self.price is None:
            return None
        try:
            rate = parse_rate(self.price)
            if is_currency(rate.unit) and rate.value > 0:
                return Amount(rate.value * scale("t", rate.per), rate.unit)
        except CarbonError:
            pass
        raise CarbonError(say("price '{text}' is no price of a tonne. Write it as '1 200 SEK/t'.", text=self.price), code="cost_invalid")


def read_scenario(path: str | Path) -> Scenario:
    """Return the scenario of a TOML file: name, year, and [[measures]].

    Parameters: path.
    Raises: CarbonError for a file that is not there, cannot be read, or has an entry that is none.
    """
    target = Path(path)
    if not target.is_file():
        near = [item.name for item in target.parent.glob("*.toml")] if target.parent.is_dir() else []
        raise CarbonError(
            say("scenario {target} is not there.{near}", target=target, near=did_you_mean(target.name, near)),
            code="file_missing",
            field="scenario",
        )
    try:
        return scenario_of(tomllib.loads(target.read_text(encoding="utf-8-sig")), target.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CarbonError(
            say("{target_name} cannot be read: {error}.", target_name=target.name, error=error), code="file_broken"
        ) from error


def scenario_of(given: dict[str, Any], name: str) -> Scenario:
    """Return a scenario of plain values.

    Parameters: given; name of the file, for errors.
    Raises: CarbonError naming the entry that is wrong, and the nearest that there is.
    """
    try:
        found = Scenario(**given)
    except ValidationError as error:
        raise CarbonError(_wrong_entry(error, name), code="scenario_invalid") from None
    return checked(found, name)


def _wrong_entry(error: ValidationError, name: str) -> str:
    """What is wrong with the first entry that is, and how it is written."""
    first = error.errors()[0]
    entry = str(first["loc"][-1])
    said = {"name": name, "place": ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])}
    if first["type"] == "extra_forbidden":
        known = Measure.model_fields if len(first["loc"]) > 1 else Scenario.model_fields
        return say("{name}: {place} is no entry.{hint}", **said, hint=did_you_mean(entry, known))
    if first["type"] == "missing":
        return say("{name}: {place} is missing. Write {entry} = …", **said, entry=entry)
    if first["type"] == "string_type":
        return say("{name}: {place} is {value}. Write it in quotes, with its unit.", **said, value=str(first["input"]))
    if first["type"] == "tuple_type":
        return say("{name}: {place} is no list. Write it in brackets: {entry} = [ … ]", **said, entry=entry)
    return say("{name}: {place}: {first}.{hint}", **said, first=first["msg"], hint="")


def checked(found: Scenario, name: str) -> Scenario:
    """Return a scenario whose measures, dates and price can be: of one made in Python too.

    Parameters: found; name of the file, for errors.
    Raises: CarbonError as `scenario_of`.
    """
    if not found.measures:
        raise CarbonError(
            say("{name} has no measure. Write [[measures]] with name, sources, and to = … or change = …", name=name),
            code="scenario_invalid",
        )
    for measure in found.measures:
        _check(measure)
        _check_dates(measure, found)
    _ = found.price_per_tonne
    if found.path is not None and found.path not in RATES:
        message = say("{name}: path '{path}' is unknown.{hint}", name=name, path=found.path, hint=did_you_mean(found.path, RATES))
        raise CarbonError(message, code="ambition_unknown")
    _check_undone(found)
    return found


def _check(measure: Measure) -> None:
    _ = measure.part, measure.whole_price(), measure.factor(1)
    if measure.trip is not None:
        kilometres(measure.trip, measure.name)
        if measure.to is None:
            raise CarbonError(
                say("measure '{name}' has a trip, but moves nothing. Write to = …", name=measure.name), code="scenario_invalid"
            )
    if measure.into is not None and measure.to is None:
        message = say("measure '{name}' names a source to count under, but moves nothing. Write to = …", name=measure.name)
        raise CarbonError(message, code="scenario_invalid", field="into")
    if not measure.to and measure.change is None and measure.per_year is None:
        message = say("measure '{name}' does nothing. Write to = {{…}}, change = … or per_year = …", name=measure.name)
        raise CarbonError(message, code="scenario_invalid")


def _check_dates(measure: Measure, scenario: Scenario) -> None:
    """Refuse dates that contradict one another."""
    start, full, year = measure.start, measure.full, scenario.year
    if start is None and full is None:
        if not (measure.per_year and (measure.to or measure.change)):
            return
        message = say(
            "measure '{name}' has per_year beside {other}, which acts from the scenario's year alone. Write start = …, or two measures.",
            name=measure.name,
            other="to" if measure.to else "change",
        )
    elif start is None:
        message = say("measure '{name}' is full in {full}, but has no start. Write start = …", name=measure.name, full=full)
    elif year is None:
        message = say("measure '{name}' has a start, but its scenario has no year. Write year = … above the measures.", name=measure.name)
    elif start > year:
        message = say("measure '{name}' starts in {start}, after its scenario's {year}.", name=measure.name, start=start, year=year)
    elif full is not None and measure.per_year:
        message = say("measure '{name}' has full and per_year, which contradict. Leave one of them out.", name=measure.name)
    elif full is not None and full < start:
        message = say("measure '{name}' is full in {full}, before its start in {start}.", name=measure.name, full=full, start=start)
    else:
        return
    raise CarbonError(message, code="scenario_invalid")


def _check_undone(scenario: Scenario) -> None:
    """Refuse a measure that moves back what another moved, and changes of the same rows that come to none: -20% and then 25%."""
    for place, one in enumerate(scenario.measures):
        whole = one.factor(1)
        for other in scenario.measures[place + 1 :]:
            changes = _of_same(one, other) and one.factor(1) != 1.0
            whole *= other.factor(1) if changes else 1.0
            if _moves_back(one, other) or (changes and isclose(whole, 1.0, rel_tol=1e-12)):
                message = say("'{other}' undoes '{one}'. Leave one of them out, or change the share.", other=other.name, one=one.name)
                raise CarbonError(message, code="scenario_invalid")


def _moves_back(one: Measure, other: Measure) -> bool:
    """Whether the second of two measures of the same rows says the first backwards."""
    same = all(getattr(one, name) == getattr(other, name) for name in ("sources", "sites", "kinds"))
    if not (same and one.to and other.to and one.where and other.where):
        return False
    back = all(other.to.get(name) == value for name, value in one.where.items())
    return back and all(one.to.get(name) == value for name, value in other.where.items())


def _of_same(one: Measure, other: Measure) -> bool:
    """Whether two measures change the same rows at the same time, and move none of them."""
    same = all(getattr(one, name) == getattr(other, name) for name in ("sources", "sites", "kinds", "where", "start", "full"))
    return same and one.to is None and other.to is None
