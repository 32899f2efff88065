"""Questions of every kind: its own examples, asked of other places and years."""

from __future__ import annotations

import contextlib
import io
import shlex
from functools import cache
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import strategies as st

import carbon
from carbon.activities.framework import kinds as framework
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context
from carbon.activities.framework.kinds import kinds
from carbon.cli.main import main
from carbon.core.periods import parse_period
from carbon.core.regions import WORLD
from carbon.engine.answering.demands import Asking, Demands, Posting
from carbon.factors.catalogue import Catalogue

REGIONS = (
    *("GB", "US", "US-CAMX", "US-NYUP", "US-RFCW", "FR", "SE", "DE", "DK", "NO", "FI", "IS", "NL", "PL", "ES", "IT"),
    *("IN", "CN", "BR", "AU", "CA", "JP", "world", "nordic", "europe", None),
)
YEARS = tuple(range(2016, 2027))


FURTHER = (
    "car_travel 1000 km --fuel battery_electric --size large --charging-region FR",
    "car_travel 1000 km --fuel plug_in_hybrid --size average --charging-region NO",
    "car_travel 1000 km --fuel battery_electric --consumption '18 kWh/100km' --charging-region DE",
    "car_travel 1000 km --fuel plug_in_hybrid --size medium",
    "steam 10 MWh --fuel wood_chips --efficiency 0.85",
    "steam 10 MWh",
    "electricity 1 MWh",
    "district_heating 1 MWh",
    "district_cooling 1 MWh",
    "data_centre 1 MWh --pue 1.2",
    "storage --facilities 1 --energy 'electricity=10 MWh; natural_gas=2 MWh' --own-volume '100 m3' --total-volume '400 m3'",
    "rail 100 pkm",
    "freight 100 tkm --mode road",
    "flight LHR JFK --cabin economy",
    "flight --distance '3000 km'",
)
"""Questions that the examples of the kinds ask of one place alone, or not at all."""


class Asked(NamedTuple):
    """An activity and where its demands were answered; None where the kind refuses the question."""

    activity: Activity
    postings: list[Posting] | None
    catalogue: Catalogue

    @property
    def region(self) -> str:
        """The region asked."""
        return self.activity.region or WORLD


class Example(NamedTuple):
    """An example of a kind by a name: the word and fields of its command line, and the activity they make."""

    name: str
    word: str
    fields: dict[str, object]
    activity: Activity


@cache
def examples() -> tuple[Example, ...]:
    """Every kind's own examples, and further questions."""
    own = [(f"{name}-{number}", line) for name, cls in sorted(kinds().items()) for number, line in enumerate(cls.examples)]
    return tuple(_read(name, line) for name, line in (*own, *((line, line) for line in FURTHER)))


def _read(name: str, line: str) -> Example:
    """What a command line asks, as the command reads it."""
    made, built = framework.build, list[Example]()

    def keep(word: str, fields: dict[str, object], known: Catalogue) -> Activity:
        activity = made(word, fields, known)
        built.append(Example(name, word, dict(fields), activity))
        return activity

    told = io.StringIO()
    with patch.object(framework, "build", keep), contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        main([*shlex.split(line), "--format", "json"])
    assert built, (line, told.getvalue())
    return built[0]


def questions() -> st.SearchStrategy[Activity]:
    """Examples of all kinds, of any place and year."""
    return st.builds(moved, st.sampled_from([item.activity for item in examples()]), st.sampled_from(REGIONS), st.sampled_from(YEARS))


def moved(activity: Activity, region: str | None, year: int) -> Activity:
    """The same activity in another place and year."""
    return activity.model_copy(update={"region": region, "period": parse_period(str(year))})


def asked(activity: Activity, catalogue: Catalogue | None = None) -> Asked:
    """What answers each demand of an activity, before a missing stage leaves it unanswered."""
    policy, known = carbon.Policy(), catalogue or carbon.catalogue()
    context = Context(activity.region or WORLD, activity.period.year if activity.period else None, policy, known)
    try:
        one = activity.one()
        method = activity.method(one, context)
    except carbon.CarbonError:
        return Asked(activity, None, known)
    demands = Demands(Asking(known, policy, context), activity.control, str(activity.purpose), one.unit)
    return Asked(activity, demands.postings(method), known)
