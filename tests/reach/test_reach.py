"""Every shipped factor is chosen by a question of a typed kind, and comes out at its printed value."""

from __future__ import annotations

import random
from collections import Counter

import pytest

import carbon
from carbon.activities.framework.kinds import kinds
from reach.asking import ways
from reach.counts import allowed, factors, group_of, reason_of, reasons, sample, tried, unreached, unsummed
from reach.sums import rows

REASONS = {
    "other publisher": "a factor of another publisher is nearer by the rules of matching",
    "duplicate": "the publisher prints the same row twice",
    "half a row": "the edition has one stage of it alone, and a factor that holds the others holds this one too",
    "told apart": "rows of the same table tell it apart by what the kind always knows",
    "one stage": "the publisher prints the same stage apart and in a sum, and the sum is the answer",
}
"""Why a factor need not be reached: few reasons, each of a class of rows."""


def test_no_question_takes_a_key_or_an_id():
    named = {"key", "qualifiers", "name"}
    for way in ways():
        assert way.kind in kinds()
        assert way.kind != "generic"
        assert not named & way.fields.keys(), way


def test_reasons_are_few():
    assert {reason for _, reason in reasons()} <= set(REASONS)


def test_some_of_every_publisher_and_key_root_are_reached():
    chosen = sample(seed=12, of_each=6)
    assert {group_of(factor) for factor in chosen} == {group_of(factor) for factor in factors()}
    missed = [item for item in tried(chosen) if not item.outcome.reached and reason_of(item.factor) is None]
    strangers = [(item.factor.id, item.outcome) for item in missed if not allowed().get(item.group)]
    assert strangers == []


@pytest.mark.slow
def test_no_fewer_are_reached_than_were():
    results = list(tried(factors(), all_forms=True))
    assert _more(unreached(results), "factors") == {}
    assert _more(unreached(results, all_forms=True), "forms") == {}


def _more(missed, what):
    known = allowed(what)
    return {group: (n, known.get(group, 0)) for group, n in missed.items() if n > known.get(group, 0)}


@pytest.mark.slow
def test_no_fewer_rows_come_to_their_printed_sum_than_did():
    assert _more(Counter(group_of(row[0]) for row, _ in unsummed(factors())), "sums") == {}


def test_rows_of_end_users_come_to_their_printed_sum():
    """Some rows of each key that has several stages: the answer holds all parts of the row, and no line of another."""
    whole_groups = {group for group, number in allowed("sums").items() if not number}
    chance = random.Random(12)
    candidates = [row for row in rows(factors()) if group_of(row[0]) in whole_groups]
    chosen = chance.sample(candidates, 150)
    assert [(row[0].id, found) for row, found in unsummed(factor for row in chosen for factor in row)] == []


def test_what_is_printed_apart_and_in_a_sum_counts_once():
    """UK Government 2025, delivery vehicles, battery electric van of class I: 0.12474 with the power and its losses, 0.03481 WTT."""
    van = carbon.calculate(
        "freight", "1000 tkm", mode="van", fuel="battery_electric", vehicle_class="class_1", region="GB", period=2025, gwp_set="ar5_100"
    )
    assert van.total_kg("location") == pytest.approx(124.74 + 34.81)


@pytest.mark.slow
def test_the_list_holds_nothing_that_is_reached():
    listed = [factor for factor in factors() if reason_of(factor)]
    assert Counter(reason_of(item.factor) for item in tried(listed) if item.outcome.reached) == Counter()
