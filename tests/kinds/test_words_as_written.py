"""Signs before a word, capital letters of units, and ticks: what may mean two things is asked, never guessed."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.kinds import resolve
from carbon.core.units.scales import unit, units

_SIGNS = "#/*-+;!.,'\"_~=@–•"


@given(st.text(alphabet=_SIGNS, min_size=1, max_size=3), st.sampled_from(["", " "]), st.sampled_from(["diesel", "car travel", "naturgas"]))
def test_a_word_with_signs_before_it_is_no_word(signs, space, word):
    with pytest.raises(carbon.CarbonError, match="unknown activity") as caught:
        resolve(f"{signs}{space}{word}")
    assert caught.value.code == "kind_unknown"
    assert f"Did you mean '{word}'?" in str(caught.value)


@pytest.mark.parametrize("sign", ["#", "//", "*"])
def test_a_row_that_begins_as_a_comment_is_said_to(sign):
    with pytest.raises(carbon.CarbonError, match=f"A row that begins with {sign.replace('*', '[*]')} may be a comment: leave it out."):
        carbon.calculate(f"{sign}diesel", "10 l", region="SE", period=2019)


def test_a_table_refuses_the_row_and_counts_the_others():
    rows = [{"kind": kind, "amount": 10.0, "unit": "l", "region": "SE", "period": "2019"} for kind in ("diesel", "#diesel")]
    result = carbon.calculate(pl.DataFrame(rows), **{name: name for name in rows[0]})
    refused = [finding for finding in result.findings if finding.severity == "error"]
    assert [(finding.code, finding.row) for finding in refused] == [("kind_unknown", 1)]


def test_ml_in_capital_letters_is_asked():
    for call in (lambda: unit("ML"), lambda: carbon.calculate("sevoflurane", "250 ML", region="SE", period=2019)):
        with pytest.raises(carbon.CarbonError, match="ML.* is ambiguous.*Write ml or megalitre") as caught:
            call()
        assert caught.value.code == "unit_ambiguous"
    assert unit("ml").scale == unit("mL").scale == 0.001
    assert unit("megalitre").scale == unit("Ml").scale == 1e6


def test_no_unit_in_capital_letters_is_another_unit_than_in_small_ones():
    known = units()
    for spelling, of in known.items():
        small = known.get(spelling.lower())
        if spelling == spelling.upper() and small is not None and small != of:
            raise AssertionError(f"{spelling} is {of.name}, {spelling.lower()} is {small.name}")


@pytest.mark.parametrize("tick", ["x", "X", "v", "✓"])
def test_a_tick_is_asked_for_yes_or_no(tick):
    with pytest.raises(carbon.CarbonError, match=r"neither true nor false. Write yes or no \(Ja or Nej, true or false\)"):
        carbon.calculate("flight", origin="LLA", destination="ARN", round_trip=tick, period=2019)


@pytest.mark.parametrize("written", ["#diesel", "//diesel", " *diesel", "-diesel"])
def test_a_fuel_with_signs_before_it_is_no_fuel(written):
    with pytest.raises(carbon.CarbonError, match="begins with a sign. Write the fuel without it") as caught:
        carbon.calculate("fuel", "10 l", fuel=written, region="SE", period=2019)
    assert caught.value.code == "word_unknown"
