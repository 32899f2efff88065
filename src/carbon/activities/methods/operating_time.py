"""How long something went on, where a yearly rate is applied: said, or read off the period."""

from typing import TYPE_CHECKING, ClassVar

from pydantic import model_validator

from carbon.activities.fields.common import Duration, PeriodText
from carbon.activities.fields.field_words import Word
from carbon.activities.framework.base import Activity
from carbon.core.errors import CarbonError, Finding
from carbon.core.periods import Period, parse_period
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.units.scales import scale

OPERATION = "operation"
PHASES = ("installation", OPERATION, "disposal")
PHASE = Word("phase", PHASES)
_RATED = ("charge", "animals", "area", "people")
"""Fields of what a yearly rate is applied to."""


def years_of(period: Period | None) -> Amount | None:
    """Return the time a period covers, in days as parts of their own years; None where none is given, or a single day: a date.

    >>> years_of(parse_period("2023-01-01/2023-06-30")).value == 181 / 365
    True
    """
    if period is None or period.days == 1:
        return None
    return Amount(sum(share * period.days / _days_in(year) for year, share in period.by_year()), "a")


def read_time(given: object) -> object:
    """Return the fields with the duration of their period, where an operation has a period that is no year and no duration.

    Parameters: given, the fields before they are read.
    """
    if not isinstance(given, dict) or given.get("duration") is not None or PHASE.within(given, OPERATION) != OPERATION:
        return given
    if given.get("period") is None or all(given.get(name) is None for name in _RATED):
        return given
    try:
        years = years_of(PeriodText().read(given["period"]))
    except CarbonError:
        # The field says what is wrong with it.
        return given
    return given if years is None or years.value == 1 else given | {"duration": years}


def time_findings(years: float | None) -> list[Finding]:
    """Return the finding that the time was read off the period.

    Parameters: years, the time that was read; None where it was said, or is a year.
    """
    if years is None:
        return []
    text = say(
        "the period is {years:.4g} years, and the yearly rate is applied to that time. Write duration=1 a for a whole year.", years=years
    )
    return [Finding("duration_from_period", "info", text)]


def read_years(period: Period | None, duration: Amount) -> float | None:
    """Return the years that a period gave a duration; None where the duration is another, or a year."""
    years = years_of(period)
    if years is None or years.value == 1 or duration.value * scale(duration.unit, "a") != years.value:
        return None
    return years.value


class Timed(Activity):
    """An activity with a duration, the time of its period unless it is said."""

    derived: ClassVar[tuple[str, ...]] = ("period_years",)
    dated: ClassVar[tuple[str, ...]] = ("period_years",)

    if TYPE_CHECKING:
        duration: Duration

    _time = model_validator(mode="before")(read_time)

    @property
    def period_years(self) -> float | None:
        """Years that the period gave the duration: part of the question, since a finding says so."""
        return read_years(self.period, self.duration)


def _days_in(year: int) -> int:
    return parse_period(year).days
