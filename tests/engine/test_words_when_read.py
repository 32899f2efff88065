"""Words are made when they are read: a total makes none, and whatever is read first, in whatever process, they are the same words."""

from __future__ import annotations

import pickle
from copy import deepcopy
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.engine.plan.record import plan_record
from carbon.factors import gaps, reasons
from carbon.factors.catalogue import Catalogue

ASKED = {
    "diesel": {"subject": "diesel", "amount": "40 L", "region": "GB", "period": 2019},
    "another country": {"subject": "diesel", "amount": "40 kg", "region": "SE", "period": 2016},
    "by customs of bills": {"subject": "natural gas", "amount": "3 kWh", "region": "GB", "period": 2022},
    "too old": {"subject": "electricity", "amount": "3 MWh", "region": "BR", "period": 1995},
    "losses": {"subject": "electricity", "amount": "3 MWh", "region": "US-CA", "period": 2021},
    "beyond co2": {"subject": "flight", "origin": "ARN", "destination": "LHR", "period": 2019},
    "nothing said": {"subject": "train", "amount": "100 km"},
    "own": {"subject": "cement", "amount": "2 t", "factor": "0.15 kg/kg"},
    "sector": {"subject": "natural gas", "amount": "3 m3", "sector": "commercial", "region": "FR", "period": 2020},
}
READ = {
    "findings": lambda result: result.findings,
    "explain": lambda result: result.explain(),
    "lacks": lambda result: result.complete_but_for,
    "plan": lambda result: result.plan.columns(),
    "json": lambda result: result.to_json(),
    "text": lambda result: (str(result), result.completeness),
    "frame": lambda result: result.to_frame().rows(),
    "market": lambda result: result.view("market").explain(),
    "saved": lambda result: plan_record(result.plan),
}
COPIES = {"itself": lambda result: result, "pickle": lambda result: pickle.loads(pickle.dumps(result)), "copy": deepcopy}


def anew(name):
    """A result of a catalogue that has found nothing before."""
    given = dict(ASKED[name])
    subject, amount = given.pop("subject"), given.pop("amount", None)
    return carbon.calculate(subject, *([amount] if amount else []), catalogue=Catalogue(carbon.catalogue().layers), **given)


@cache
def alone(name):
    """Each reading of a result that nothing was read of before."""
    return {reading: read(anew(name)) for reading, read in READ.items()}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("first", READ)
def test_whatever_is_read_first_the_words_are_the_same(name, first):
    result = anew(name)
    READ[first](result)
    assert {reading: read(result) for reading, read in READ.items()} == alone(name)


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("copied", COPIES)
def test_a_copy_says_the_same(name, copied):
    """Before anything was read, and after: a copy in another process has no catalogue to look into."""
    result = anew(name)
    before = COPIES[copied](result)
    said = {reading: read(result) for reading, read in READ.items()}
    for copy in (before, COPIES[copied](result)):
        assert {reading: read(copy) for reading, read in READ.items()} == said


def test_a_copied_match_says_the_same():
    (taken, _), *_ = carbon.match("diesel", region="SE", period=2016)
    copy = pickle.loads(pickle.dumps(taken))
    assert (str(copy), copy.reason, copy.findings, copy) == (str(taken), taken.reason, taken.findings, taken)


UNITS = st.permutations(["l", "kg", "kWh", "kWh_net", "MWh"])


@settings(max_examples=15)
@given(st.sampled_from(["SE", "FR", "GB", "US"]), UNITS, UNITS)
def test_what_is_said_does_not_depend_on_what_was_asked_or_read_before(region, asked, read):
    """Candidates are ranked once for all units: what is said names the unit that was asked."""
    known = Catalogue(carbon.catalogue().layers)

    def found(unit, catalogue):
        try:
            return carbon.calculate("diesel", (1.0, unit), region=region, period=2018, catalogue=catalogue)
        except carbon.CarbonError as error:
            return str(error)

    results = {unit: found(unit, known) for unit in asked}
    for unit in read:
        alone = found(unit, Catalogue(carbon.catalogue().layers))
        assert getattr(results[unit], "findings", results[unit]) == getattr(alone, "findings", alone), (asked, unit)


def test_a_total_makes_no_reason_and_no_gap(monkeypatch):
    def never(*_):
        raise AssertionError("nobody asked for words")

    expected = anew("another country").co2e_kg
    for module, name in ((reasons, "_when"), (gaps, "_time_gap"), (gaps, "_region_gap")):
        monkeypatch.setattr(module, name, never)
    result = anew("another country")
    assert result.co2e_kg == expected
    with pytest.raises(AssertionError, match="nobody asked for words"):
        _ = result.findings
