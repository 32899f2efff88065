"""The other values of a qualifier that nobody gave: found once for a factor, as a look at all candidates finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carbon.factors.catalogue import catalogue
from carbon.factors.gaps import other_values
from carbon.factors.wanted import assumed

KEYS = [key for key in catalogue().all_keys() if assumed(key)]


@given(st.data())
def test_other_values_are_those_of_factors_that_differ_in_them_alone(data):
    key = data.draw(st.sampled_from(KEYS))
    candidates = [item for stage in ("combustion", "production", "use", "wtt") for _, item in catalogue().all_candidates(key, stage)]
    taken = data.draw(st.sampled_from(candidates)) if candidates else None
    for name in assumed(key) & set(taken.qualifiers) if taken else ():
        found = other_values(candidates, taken, name)
        assert taken.qualifiers[name] not in found
        assert list(found) == sorted(set(found))
        for value in {item.qualifiers.get(name) for item in candidates} - {None, taken.qualifiers[name]}:
            twins = [
                item
                for item in candidates
                if item.qualifiers == {**taken.qualifiers, name: value}
                and (item.publication, item.region, item.year) == (taken.publication, taken.region, taken.year)
            ]
            assert (value in found) == bool(twins)


def test_what_a_catalogue_knows_of_a_stage_is_read_once():
    known = catalogue()
    assert known.all_candidates("fuel.diesel", "combustion") is known.all_candidates("fuel.diesel", "combustion")
    assert known.stages("fuel.diesel", "GB") is known.stages("fuel.diesel", "GB")
