"""A scenario as a file: measures in their order, each with what it takes, where to, and what it costs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.numbers import parse_number
from carbon.core.quantities import Amount, parse_amount
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.inventory.part import Part, Said

_PERCENT = re.compile(r"(?P<sign>[-+\u2212]?)\s*(?P<number>[\d.,]+)\s*%")

_CURRENCY = re.compile("[A-Z]{3}")


class Measure(Part):
    """Something that is done: part of an activity is moved to another, or there is more or less of it.

    Parameters: name; sources, sites, kinds: what it concerns; where, fields of the activity or columns of the rows and the values they
    have; share of it that is moved, as "60 %" (all without it); to, the fields that differ afterwards, with `kind` for another kind of
    activity; change of the amount, as "-10 %"; per_year, the same for each year up to the scenario's; cost a year, as "1.2 MSEK"; note.
    """

    name: Said
    sources: tuple[str, ...] | None = None
    sites: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    where: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    share: str = "100 %"
    to: dict[str, Any] | None = None
    change: str | None = None
    per_year: str | None = None
    cost: str | None = None
    note: str = ""

    @property
    def part(self) -> float:
        """The share that is moved, 0 to 1."""
        return _percent(self.share, say("measure '{name}': share", name=self.name), least=0.0, most=1.0)

    def factor(self, years: int) -> float:
        """Return what the amount is multiplied by.

        Parameters: years from the inventory's to the scenario's.
        """
        found = 1.0
        if self.change is not None:
            found *= 1.0 + _percent(self.change, say("measure '{name}': change", name=self.name), least=-1.0, most=99.0)
        if self.per_year is not None:
            found *= (1.0 + _percent(self.per_year, say("measure '{name}': per_year", name=self.name), least=-1.0, most=99.0)) ** years
        return found

    @property
    def price(self) -> Amount | None:
        """Cost a year; None where none is stated. Raises: CarbonError for a cost that is no amount of money."""
        if self.cost is None:
            return None
        try:
            found = parse_amount(self.cost)
        except CarbonError:
            found = None
        if found is None or not _CURRENCY.fullmatch(unit(found.unit).dimension):
            raise CarbonError(
                say("measure '{name}': cost '{cost}' has no currency. Write it as '1.2 MSEK'.", name=self.name, cost=self.cost),
                code="cost_invalid",
            )
        return found


class Scenario(Part):
    """What if: measures, composed in their order.

    Parameters: name; year it is for; measures; note.
    """

    name: Said
    year: int | None = None
    measures: tuple[Measure, ...] = ()
    note: str = ""


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
        first = error.errors()[0]
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        known = Measure.model_fields if len(first["loc"]) > 1 else Scenario.model_fields
        hint = did_you_mean(str(first["loc"][-1]), known) if first["type"] == "extra_forbidden" else ""
        raise CarbonError(
            say("{name}: {place}: {first}.{hint}", name=name, place=place, first=first["msg"], hint=hint), code="scenario_invalid"
        ) from None
    if not found.measures:
        raise CarbonError(
            say("{name} has no measure. Write [[measures]] with name, sources, and to = … or change = …", name=name),
            code="scenario_invalid",
        )
    for measure in found.measures:
        _check(measure)
    _check_undone(found)
    return found


def _check(measure: Measure) -> None:
    _ = measure.part, measure.price, measure.factor(1)
    if measure.to is None and measure.change is None and measure.per_year is None:
        message = say("measure '{measure_name}' does nothing. Write to = {{…}}, change = … or per_year = …", measure_name=measure.name)
        raise CarbonError(message, code="scenario_invalid")


def _check_undone(scenario: Scenario) -> None:
    """Refuse two measures of which the second moves back what the first moved."""
    for place, one in enumerate(scenario.measures):
        for other in scenario.measures[place + 1 :]:
            if one.to and other.to and one.sources == other.sources and one.where and other.where:
                back = all(other.to.get(name) == value for name, value in one.where.items())
                forth = all(one.to.get(name) == value for name, value in other.where.items())
                if back and forth:
                    raise CarbonError(
                        say(
                            "'{other_name}' undoes '{one_name}'. Leave one of them out, or change the share.",
                            other_name=other.name,
                            one_name=one.name,
                        ),
                        code="scenario_invalid",
                    )


def _percent(text: str, what: str, *, least: float, most: float) -> float:
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        raise CarbonError(say("{what} is '{text}' and no share. Write it as '60 %'.", what=what, text=text), code="share_invalid")
    value = parse_number(match["number"]) / 100.0 * (-1.0 if match["sign"] in ("-", "\u2212") else 1.0)
    if not least <= value <= most:
        raise CarbonError(
            say("{what} is {text}, outside {least:.0%} to {most:.0%}.", what=what, text=text, least=least, most=most), code="share_invalid"
        )
    return value
