"""What is asked of the catalogue: a key and its rules, words, place, year and part of the year; and what may meet it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from carbon.core.periods import Period
from carbon.core.regions import WORLD, lineage
from carbon.core.sentences import Sentence, say
from carbon.core.store.read import store
from carbon.core.units.words import unit_said


class Kin(NamedTuple):
    """Where the factor stands that answers the first stage of a chain: its publication, region and valid time."""

    publication: str
    region: str
    valid_from: str | None


class Wanted(NamedTuple):
    """What is asked for: key, qualifiers, stage, region, year (None: the newest) and the unit of the amount.

    `together` are the other stages that the same chain asks for; `kin` is where the first stage of the chain was answered; `spent` is where
    money was spent, if a factor of another economy is asked: its prices are those of that place; `part` is the part of the year that the
    activity lies in, among those that factors hold in.
    """

    key: str
    qualifiers: tuple[tuple[str, str], ...]
    stage: str
    region: str
    year: int | None
    unit: str
    together: tuple[str, ...] = ()
    kin: Kin | None = None
    spent: str = ""
    part: str = ""

    @property
    def place(self) -> str:
        """Where the amount is of: what it is converted by."""
        return self.spent or self.region

    @property
    def asked(self) -> dict[str, str]:
        """The qualifiers wanted, and the key's defaults for the rest."""
        return defaults(self.key) | dict(self.qualifiers)

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Sentence:
        """What is wanted, in words."""
        words = ", ".join(f"{name}={value}" for name, value in self.qualifiers)
        what = f"{self.key}{' (' + words + ')' if words else ''}"
        said = {"stage": stage_name(self.stage), "region": self.region, "year": self.year or say("newest")}
        return say("{what}, {stage}, {region}, {year}, per {unit}", what=what, unit=unit_said(self.unit), **said)


class Candidate(NamedTuple):
    """A factor that may meet what is wanted: its number in its layer, and what the rules of choice look at."""

    number: int
    publication: str
    qualifiers: dict[str, str]
    stages: tuple[str, ...]
    region: str
    valid_from: str | None
    valid_to: str | None
    gwp_set: str | None
    per_gas: bool
    all_gases: bool
    year: int | None
    """The first year it is matched by, or None for an undated factor."""
    last_year: int | None
    any_year: bool
    partial: bool = False
    """Whether only a part of its edition is held: it is never the default where no year is asked."""

    @property
    def stage(self) -> str:
        """The main stage: where a covering factor is booked."""
        return self.stages[0]


@lru_cache(maxsize=8192)
def defaults(key: str) -> dict[str, str]:
    """Return qualifier → the value taken when none is given, such as `blend` → `average`; a key has those of its families too."""
    return dict(_of_families("SELECT qualifier, value FROM qualifier WHERE key = ? AND is_default > 0", key))


@lru_cache(maxsize=8192)
def assumed(key: str) -> frozenset[str]:
    """Return the qualifiers whose default is one of several figures and no mean of them, as the season of E85: it is told."""
    return frozenset(name for name, _ in _of_families("SELECT qualifier, value FROM qualifier WHERE key = ? AND is_default = 2", key))


@lru_cache(maxsize=8192)
def said(key: str) -> frozenset[tuple[str, str]]:
    """Return the qualifiers that a factor must state to answer for them, as ("part", "transmission")."""
    return frozenset(_of_families("SELECT qualifier, value FROM qualifier WHERE key = ? AND is_said = 1", key))


@lru_cache(maxsize=8192)
def stand_in_rule(key: str) -> str:
    """Return whether other regions may stand in: `any` or `none`; a key without an entry takes that of its family."""
    found = _of_families("SELECT stand_ins, key FROM key WHERE key = ?", key)
    return found[-1][0] or "any" if found else "any"


@lru_cache(maxsize=8192)
def ages(key: str) -> str:
    """Return what of a key changes from year to year: `yes` for all of it, as grids; a qualifier, such as `blend=average`; or `no`.

    An old factor of what changes is not an answer; that of what does not, as the carbon of a fuel, is one with a finding.
    """
    found = [rule for rule, _ in _of_families("SELECT ages, key FROM key WHERE key = ?", key) if rule]
    return found[-1] if found else "no"


def stage_name(name: str) -> Sentence:
    """Return a stage by its name in the data, as ids have it; another language has its own word for it.

    Parameters: name, such as `end_of_life`.
    """
    return Sentence(name, name.replace("_", " "))


def _of_families(sql: str, key: str) -> list[tuple[str, str]]:
    """Rows of a key and its families, the family first: `fuel` before `fuel.peat`."""
    parts = key.split(".")
    names = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return [(str(row[0]), str(row[1])) for name in names for row in store().rows(sql, name)]


class Dated(Protocol):
    """What has a first and last day that it holds, as candidates and factors do."""

    @property
    def valid_from(self) -> str | None:
        """The first day."""
        ...

    @property
    def valid_to(self) -> str | None:
        """The last day."""
        ...


class Window(NamedTuple):
    """A part of a year that a factor holds in: of a key, in a region, from the first to the last day [ISO dates]."""

    key: str
    region: str
    first: str
    last: str

    @property
    def year(self) -> int:
        """The year that it is a part of."""
        return int(self.first[:4])

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"


def part_of_year(item: Dated) -> str:
    """Return the two days between which a candidate or factor holds, where that is less than a year; else an empty text.

    Parameters: item, with its first and last day.
    """
    return days_of_part(item.valid_from, item.valid_to)


def days_of_part(first: str | None, last: str | None) -> str:
    """Return two days of one year that are less than it, as `first/last`; else an empty text.

    Parameters: first and last day [ISO dates], None for what is undated or has no end.

    >>> days_of_part("2021-08-01", "2021-12-31"), days_of_part("2021-01-01", "2021-12-31"), days_of_part("2024-04-01", "2025-03-31")
    ('2021-08-01/2021-12-31', '', '')
    """
    if first is None or last is None or first[:4] != last[:4] or (first[5:] == "01-01" and last[5:] == "12-31"):
        return ""
    return f"{first}/{last}"


def encloses(part: str, asked: str) -> bool:
    """Return whether what is asked lies in a part of a year; a factor of no part encloses everything.

    Parameters: part, of `days_of_part`; asked, the part that the activity lies in, empty where it lies in none.

    >>> encloses("2021-08-01/2021-12-31", "2021-08-01/2021-12-31"), encloses("2021-08-01/2021-12-31", ""), encloses("", "")
    (True, False, True)
    """
    if not part or not asked:
        return not part
    first, last = part.split("/")
    begin, end = asked.split("/")
    return first <= begin and end <= last


def distance_in_year(item: Dated, asked: str) -> int:
    """Return -1 for what holds in the part of the year that is asked, 0 for what holds all year, 1 for what holds in another part.

    Parameters: item, a candidate or factor; asked, the part that the activity lies in, or an empty text.
    """
    part = part_of_year(item)
    return 0 if not part else -1 if encloses(part, asked) else 1


def part_asked(period: Period | None, year: int | None, region: str | None, burns: bool, windows: Sequence[Window]) -> str:
    """Return the part of a year that is of every window in which the days of a period in that year lie; else an empty text.

    Parameters: period; year, one of its years; region; burns, whether what is asked burns fuels; windows of the catalogue.

    >>> windows = (Window("fuel.diesel", "SE", "2021-08-01", "2021-12-31"),)
    >>> part_asked(Period(date(2021, 9, 1), date(2022, 9, 30)), 2021, "SE", True, windows)
    '2021-08-01/2021-12-31'
    >>> part_asked(Period(date(2021, 7, 1), date(2021, 9, 30)), 2021, "SE", True, windows)
    ''
    """
    if period is None or year is None or not windows:
        return ""
    first, last = max(period.start, date(year, 1, 1)), min(period.end, date(year, 12, 31))
    return _part(first.isoformat(), last.isoformat(), region or WORLD, burns, tuple(windows))


@lru_cache(maxsize=8192)
def _part(first: str, last: str, region: str, burns: bool, windows: tuple[Window, ...]) -> str:
    found = [item for item in concerning(windows, region, burns) if item.first <= first and last <= item.last]
    return f"{max(item.first for item in found)}/{min(item.last for item in found)}" if found else ""


def concerning(windows: Iterable[Window], region: str, burns: bool) -> list[Window]:
    """Return the windows of factors that may answer in a region; those of fuels only where fuels are burned.

    Parameters: windows; region; burns.
    """
    places = lineage(region)
    return [item for item in windows if item.region in places and (burns or not item.key.startswith("fuel."))]


def cuts(windows: Iterable[Window]) -> tuple[int, ...]:
    """Return the days on which a window begins, or the day after it ends, as numbers such as 20210801; no first of January.

    >>> cuts([Window("fuel.diesel", "SE", "2021-01-01", "2021-07-31"), Window("fuel.diesel", "SE", "2021-08-01", "2021-12-31")])
    (20210801,)
    """
    days = {day for item in windows for day in (date.fromisoformat(item.first), _after(date.fromisoformat(item.last)))}
    return tuple(sorted(day.year * 10_000 + day.month * 100 + day.day for day in days if (day.month, day.day) != (1, 1)))


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
