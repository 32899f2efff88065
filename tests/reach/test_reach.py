"""Every shipped factor is chosen by a question of a typed kind, and comes out at its printed value."""

from __future__ import annotations

from collections import Counter

import pytest

from carbon.activities.kinds import kinds
from reach.asking import ways
from reach.counts import allowed, factors, group_of, reason_of, sample, tried, unreached

REASONS = {
    "superseded": "a newer row of the same publisher is for the same thing, place and year",
    "other publisher": "a factor of another publisher is nearer by the rules of matching",
    "duplicate": "the publisher prints the same row twice",
    "half a row": "the publisher prints one stage of it alone",
    "parameter": "a parameter of a method, not a factor of an activity",
}
"""Why a factor need not be reached: few reasons, each of a class of rows."""


def test_no_question_takes_a_key_or_an_id():
    named = {"key", "qualifiers", "name"}
    for way in ways():
        assert way.kind in kinds()
        assert way.kind != "generic"
        assert not named & way.fields.keys(), way


def test_reasons_are_few():
    from reach.counts import reasons

    assert {reason for _, reason in reasons()} <= set(REASONS)


def test_some_of_every_publisher_and_key_root_are_reached():
    chosen = sample(seed=12, of_each=6)
    assert {group_of(factor) for factor in chosen} == {group_of(factor) for factor in factors()}
    missed = [item for item in tried(chosen) if not item.outcome.reached and reason_of(item.factor) is None]
    strangers = [(item.factor.id, item.outcome) for item in missed if not allowed().get(item.group)]
    assert strangers == []


@pytest.mark.slow
@pytest.mark.parametrize("all_forms", [False, True])
def test_no_fewer_are_reached_than_were(all_forms):
    results = list(tried(factors(), all_forms=all_forms))
    known = allowed()
    more = {group: (n, known.get(group, 0)) for group, n in unreached(results).items() if n > known.get(group, 0)}
    assert more == {}


@pytest.mark.slow
def test_the_list_holds_nothing_that_is_reached():
    listed = [factor for factor in factors() if reason_of(factor)]
    assert Counter(reason_of(item.factor) for item in tried(listed) if item.outcome.reached) == Counter()
