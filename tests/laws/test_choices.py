"""What a choice of factors must keep, over kinds × regions × years: docs/factors.md states the laws."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carbon
from carbon.core.regions import region
from laws.asking import REGIONS, YEARS, asked, examples, moved, questions
from laws.laws import LAWS


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(activity=st.deferred(questions))
def test_a_choice_keeps_the_laws(activity):
    found = asked(activity)
    for law in LAWS:
        law(found)


@pytest.mark.slow
@pytest.mark.parametrize("place", REGIONS, ids=str)
def test_every_choice_keeps_the_laws(place):
    answered = 0
    for example in examples():
        for year in YEARS:
            found = asked(moved(example.activity, place, year))
            answered += any(posting.lines for posting in found.postings or [])
            for law in LAWS:
                law(found)
    # Laws that nothing is asked by hold of everything.
    assert answered > 0.4 * len(examples()) * len(YEARS)


def test_a_world_mean_lies_within_its_countries():
    """Within one compilation a mean of the world lies between the lowest and the highest of its countries."""
    groups = defaultdict(lambda: defaultdict(list))
    for _, factor in carbon.catalogue().by_key("electricity.grid"):
        kind = "world" if factor.region == "world" else region(factor.region).kind
        place = factor.publication.name, factor.year, factor.stages, tuple(factor.qualifiers.items()), factor.forms[0].unit
        groups[place][kind].append(sum(factor.forms[0].gases.values()))
    compiled = {place: found for place, found in groups.items() if found["world"] and len(found["country"]) > 10}
    assert len({year for _, year, *_ in compiled}) > 20
    for place, found in compiled.items():
        assert all(min(found["country"]) < mean < max(found["country"]) for mean in found["world"]), place
