"""Types of the fields of activities: amounts of one dimension, shares, rates, controlled words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from carbon.activities.fields.field_words import values_of
from carbon.activities.fields.reader import FieldSchema, Reader, about
from carbon.core.booking import CONTROLS, PURPOSES, STAGES
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.periods import Period, parse_day, parse_period, parse_year_start
from carbon.core.regions import region
from carbon.core.sentences import joined, say
from carbon.core.spread import Spread, parse_spread

_TRUE, _FALSE = ("true", "yes", "1", "ja", "oui"), ("false", "no", "0", "nej", "non", "")


@dataclass(frozen=True)
class Word(Reader[str]):
    """One of a few controlled words."""

    name: str
    words: tuple[str, ...]

    def read(self, given: object) -> str:
        """Return the word in its own spelling."""
        text = str(given).strip().casefold().replace(" ", "_").replace("-", "_")
        if text in self.words:
            return text
        meant = values_of(self.name, str(given), self.words)
        if len(meant) == 1:
            return meant[0]
        if meant:
            choice = joined(meant, say(" or "))
            message = say("{name} '{given}' may be {choice}. Write one of them.", name=self.name, given=given, choice=choice)
            raise CarbonError(message, code="word_ambiguous")
        raise CarbonError(
            say("{name} '{given}' is unknown.{near}", name=self.name, given=given, near=did_you_mean(text, self.words)),
            code="word_unknown",
        )

    def within(self, given: Mapping[str, object], default: str = "") -> str:
        """Return the word of this field among fields that are not read yet; the default where there is none that can be read.

        Parameters: given, fields as written; default.
        """
        try:
            return self.read(given[self.name]) if given.get(self.name) is not None else default
        except CarbonError:
            # The field says itself what is wrong with it.
            return default

    @property
    def known(self) -> tuple[str, ...]:
        """The words."""
        return self.words

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string of these words."""
        return {"type": "string", "enum": list(self.words)}


class TrueOrFalse(Reader[bool]):
    """Yes or no, in three languages."""

    def read(self, given: object) -> bool:
        """Return the truth of a word."""
        text = str(given).strip().casefold()
        if text not in _TRUE + _FALSE:
            raise CarbonError(
                say("'{given}' is neither true nor false. Write yes or no (Ja or Nej, true or false).", given=given), code="flag_invalid"
            )
        return text in _TRUE

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a boolean."""
        return {"type": "boolean"}


class PeriodText(Reader[Period]):
    """A period, such as 2019, 2019-03 or two days."""

    def read(self, given: object) -> Period:
        """Return the period."""
        return given if isinstance(given, Period) else parse_period(given)


class DayText(Reader[date]):
    """A day, such as 2019-03-31."""

    def read(self, given: object) -> date:
        """Return the day."""
        return parse_day(given if isinstance(given, date) else str(given))

    def plain(self, value: date) -> str:
        """Return the day as text."""
        return value.isoformat()


class YearStart(Reader[str]):
    """The day a financial year starts, such as 07-01."""

    def read(self, given: object) -> str:
        """Return month and day."""
        return parse_year_start(str(given))


class RegionName(Reader[str]):
    """A region by code or name."""

    def read(self, given: object) -> str:
        """Return the region's code."""
        return region(str(given)).code


class SpreadText(Reader[Spread]):
    """How sure an amount is, as ±20 %."""

    def read(self, given: object) -> Spread:
        """Return the spread."""
        return given if isinstance(given, Spread) else parse_spread(str(given))


class Label(Reader[str | None]):
    """Text without spaces around it; an empty one is none."""

    def read(self, given: object) -> str | None:
        """Return the text."""
        return None if given is None else str(given).strip() or None


Flag = Annotated[bool, TrueOrFalse()]
DayField = Annotated[date, DayText()]
PeriodField = Annotated[Period, PeriodText()]
RegionField = Annotated[str, RegionName()]
Text = Annotated[str, Label()]
Uncertainty = Annotated[Spread, SpreadText()]
Control = Annotated[
    str,
    Word("control", CONTROLS),
    about("Who owns or controls what emits: owned or leased_in is scope 1 and 2; anything else is scope 3, by purpose."),
]
Purpose = Annotated[
    str, Word("purpose", tuple(PURPOSES)), about("What it is for: sets the scope 3 category of what is not owned, such as business_travel.")
]
Lease = Annotated[str, Word("lease", ("operating", "finance"))]
Stage = Annotated[str, Word("stage", STAGES)]
