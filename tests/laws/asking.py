"""Questions of every kind: its own examples, asked of other places and years."""

from __future__ import annotations

import contextlib
import io
import shlex
from functools import cache
from typing import NamedTuple
from unittest.mock import patch

import carbon
from carbon.activities.base import Activity, Context
from carbon.activities.kinds import kinds
from carbon.cli import quick
from carbon.cli.main import main
from carbon.core.periods import parse_period
from carbon.core.regions import WORLD
from carbon.engine.desk import Desk, Posting

REGIONS = (
    *("GB", "US", "US-CAMX", "US-NYUP", "US-RFCW", "FR", "SE", "DE", "DK", "NO", "FI", "IS", "NL", "PL", "ES", "IT"),
    *("IN", "CN", "BR", "AU", "CA", "JP", "world", "nordic", "europe", None),
)
YEARS = tuple(range(2016, 2027))


class Asked(NamedTuple):
    """An activity and where its demands were answered; None where the kind refuses the question."""

    activity: Activity
    postings: list[Posting] | None

    @property
    def region(self) -> str:
        """The region asked."""
        return self.activity.region or WORLD


@cache
def examples() -> tuple[tuple[str, Activity], ...]:
    """Every kind's own examples as activities, by a name."""
    found, made = [], quick.build
    for name, cls in sorted(kinds().items()):
        for number, example in enumerate(cls.examples):
            built: list[Activity] = []
            keep = patch.object(quick, "build", lambda word, fields, built=built: built.append(made(word, fields)) or built[-1])
            with keep, contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                main([*shlex.split(example), "--format", "json"])
            found += [(f"{name}-{number}", activity) for activity in built[:1]]
    return tuple(found)


def moved(activity: Activity, region: str | None, year: int) -> Activity:
    """The same activity in another place and year."""
    return activity.model_copy(update={"region": region, "period": parse_period(str(year))})


def asked(activity: Activity, policy: carbon.Policy | None = None) -> Asked:
    """What answers each demand of an activity, before a missing stage leaves it unanswered."""
    settings = policy or carbon.Policy()
    context = Context(activity.region or WORLD, activity.period.year if activity.period else None, settings)
    try:
        one = activity.one()
        method = activity.method(one, context)
    except carbon.CarbonError:
        return Asked(activity, None)
    desk = Desk(carbon.catalogue(), settings, context, activity.control, str(activity.purpose), one.unit)
    return Asked(activity, desk.postings(method))
