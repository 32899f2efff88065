"""A factor's sign is held as an amount's is, and nothing is infinite: over all kinds."""

from __future__ import annotations

import contextlib
import json
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.kinds import kinds
from laws.asking import REGIONS, YEARS, examples

QUIET = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WITH_FACTOR = sorted(name for name, cls in kinds().items() if "factor" in cls.model_fields)
INSTEAD = ("energy", "zone", "emissions")
"""Fields that are given instead of a factor."""
CLAIMS = ("removal", "avoided_emissions", "avoided_travel", "avoided_electricity")
UNITS = ("kg", "t", "MWh", "kWh", "l", "m3", "km", "tkm", "pkm", "EUR", "piece", "night", "m3_day")
chosen = st.deferred(lambda: st.sampled_from(examples()))


@QUIET
@given(chosen, st.floats(1e-9, 1e6), st.sampled_from(UNITS))
def test_a_negative_factor_is_refused(example, size, name):
    """Every kind that takes a factor refuses one below nothing, and names the kinds for what is removed or avoided."""
    kind = type(example.activity).kind_name()
    fields = {name: value for name, value in example.fields.items() if name not in INSTEAD}
    if kind in CLAIMS or not _taken(example.word, fields | {"factor": f"{size!r} kg CO2e/{name}"}):
        return
    with pytest.raises(carbon.CarbonError, match="removal"):
        carbon.calculate(example.word, **fields | {"factor": f"-{size!r} kg CO2e/{name}"})


def _taken(word, fields):
    with contextlib.suppress(carbon.CarbonError):
        return carbon.calculate(word, **fields).co2e_kg is not None
    return False


@pytest.mark.parametrize("kind", WITH_FACTOR)
def test_a_negative_factor_is_refused_by_each_kind(kind):
    """The example of each kind that takes a factor, in the unit of its amount."""
    example = next(item for item in examples() if type(item.activity).kind_name() == kind)
    name = example.activity.one().unit
    fields = {name: value for name, value in example.fields.items() if name not in INSTEAD}
    with pytest.raises(carbon.CarbonError, match="negative"):
        carbon.calculate(example.word, **fields | {"factor": f"-1.5 kg CO2e/{name}"})


@QUIET
@given(chosen, st.floats(min_value=1e60, max_value=1e308), st.sampled_from(REGIONS), st.sampled_from(YEARS))
def test_nothing_is_infinite(example, size, place, year):
    """An amount of any size comes to a number, or to a finding; JSON never holds Infinity or NaN."""
    *others, last = example.activity.amount_form
    kept = {name: value for name, value in example.fields.items() if name not in (*others, last, "amount", *example.activity.positionals)}
    amounts = {name: getattr(example.activity, name) for name in others}
    fields = kept | {name: f"{item.value!r} {item.unit}" for name, item in amounts.items()}
    huge = {last: f"{size!r} {getattr(example.activity, last).unit}", "region": place, "period": year}
    try:
        result = carbon.calculate(example.word, **fields | huge)
    except carbon.CarbonError:
        return
    assert all(math.isfinite(value) for value in (result.co2e_kg or 0.0, *result.gases_kg().values()))
    json.loads(result.to_json(), parse_constant=pytest.fail)
    assert result.complete or [item for item in result.findings if item.severity == "error"]
