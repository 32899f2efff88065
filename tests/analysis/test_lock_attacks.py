"""Whatever is changed in a lock is caught by name, and nothing that is written into one stops the program that reads it."""

import copy
import json
import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import carbon
from carbon.analysis import verify_lock
from carbon.analysis.freezing import lock_text
from carbon.analysis.lock_text import _texts
from carbon.analysis.thawing import thaw, verify
from carbon.core.errors import CarbonError

ROWS = [
    {"kind": "diesel", "amount": "40 l", "region": "GB", "period": 2019, "source": "Cars", "uncertainty": "±10 %"},
    {"kind": "electricity", "amount": "2 MWh", "region": "SE", "period": 2019, "source": "Power"},
    {"kind": "fuel", "fuel": "unobtainium", "volume": "1 l"},
]
LOCK = json.loads(lock_text(carbon.calculate(ROWS)))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-3, 10**9), st.floats(), st.text(max_size=8), st.just([]), st.just({}))


def sealed(lock):
    lock["seals"] = verify_lock.digests(lock)
    lock["seal"] = verify_lock.whole_seal(lock["seals"])
    return lock


def written(folder, lock):
    path = folder / "edited.lock"
    path.write_text(json.dumps(lock))
    return path


def places(value, path=()):
    """Every place in a lock, from its sections to single numbers."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inside:
        yield from places(item, (*path, name))


PLACES = [path for path in places({name: value for name, value in LOCK.items() if name not in ("seals", "seal", "carbon_lock")}) if path]


def changed(path, value):
    lock = copy.deepcopy(LOCK)
    holder = lock
    for name in path[:-1]:
        holder = holder[name]
    before, holder[path[-1]] = holder[path[-1]], value
    assume(json.dumps(before) != json.dumps(value))
    return lock


@settings(max_examples=300)
@given(st.sampled_from(PLACES), SCALARS)
def test_any_change_is_caught(tmp_path_factory, path, value):
    lock = written(tmp_path_factory.getbasetemp(), changed(path, value))
    assert any(str(path[0]) in problem or "was changed" in problem for problem in verify(lock)), path
    with pytest.raises(CarbonError, match="Freeze the inventory anew"):
        thaw(lock)


@settings(max_examples=300)
@given(st.sampled_from(PLACES), SCALARS)
def test_a_change_that_was_sealed_anew_stops_nothing_with_an_error_of_python(tmp_path_factory, path, value):
    lock = written(tmp_path_factory.getbasetemp(), sealed(changed(path, value)))
    problems = verify(lock)
    try:
        found = thaw(lock)
        total = found.total_kg("location")
    except CarbonError:
        return
    assert problems or total == pytest.approx(sum(kg for key, _, kg in LOCK["totals"]["location"] if key == "total"))


def twice(lock):
    lock["portions"].append(list(lock["portions"][0]))


def slightly(lock):
    lock["lines"][0]["scale"] *= 1.0000001


def both_views(lock):
    next(line for line in lock["lines"] if line["basis"])["basis"] = None


def line_gone(lock):
    lock["lines"].pop()


def no_number(lock):
    lock["portions"][0][2] = math.nan


def endless(lock):
    lock["portions"][0][2] = math.inf


def in_words(lock):
    lock["portions"][0][2] = "1e9"


def no_such_row(lock):
    lock["portions"][0][0] = 10**6


def from_the_end(lock):
    lock["portions"][0][1] = -1


def another_factor(lock):
    lock["lines"][0]["factor"] = -1


def half_of_all(lock):
    for factor in lock["factors"]:
        for form in factor["forms"]:
            form["gases"] = {gas: mass / 2 for gas, mass in form["gases"].items()}


def one_more_total(lock):
    lock["totals"]["location"].append(["scope", "4", 1.0])


def no_rows(lock):
    lock["rows"] = None


EDITS = [twice, slightly, both_views, line_gone, no_number, endless, in_words, no_such_row, from_the_end, another_factor, half_of_all]


@pytest.mark.parametrize("edit", [*EDITS, one_more_total, no_rows], ids=lambda edit: edit.__name__)
def test_edits_of_numbers_are_caught_with_and_without_new_digests(tmp_path, edit):
    lock = copy.deepcopy(LOCK)
    edit(lock)
    assert verify(written(tmp_path, lock))
    assert verify(written(tmp_path, sealed(lock)))


@pytest.mark.parametrize("edit", [twice, no_number, endless, no_such_row, from_the_end], ids=lambda edit: edit.__name__)
def test_a_total_that_does_not_follow_from_its_rows_is_not_printed_again(tmp_path, edit):
    lock = copy.deepcopy(LOCK)
    edit(lock)
    with pytest.raises(CarbonError, match="its total does not follow from its rows. See python -m carbon verify"):
        thaw(written(tmp_path, sealed(lock)))


@given(st.lists(st.one_of(st.text(), st.none(), st.floats(allow_nan=False), st.booleans(), st.integers()), min_size=1, max_size=6))
def test_labels_are_written_together_as_one_by_one(cells):
    assert _texts(cells) == [verify_lock.canonical(cell) for cell in cells]


def test_a_folder_is_no_lock(tmp_path):
    with pytest.raises(CarbonError, match="is a folder, not a lock. Make one with: python -m carbon freeze"):
        verify(tmp_path)


@pytest.mark.parametrize("place", [(), ("head",), ("totals",), ("factors", 0)])
@pytest.mark.parametrize("first", [True, False])
def test_an_entry_that_stands_twice_is_refused(tmp_path, place, first):
    """Only the last of two is verified, and a person, or another program, may read the first."""
    holder = LOCK
    for name in place:
        holder = holder[name]
    name = next(iter(holder))
    text, whole = json.dumps(holder[name]), json.dumps(holder)
    twice = f'{{"{name}": "another", {whole[1:]}' if first else f'{whole[:-1]}, "{name}": {text}}}'
    (tmp_path / "twice.lock").write_text(json.dumps(LOCK).replace(whole, twice, 1))
    assert verify(written(tmp_path, LOCK)) == []
    for read in (verify, thaw):
        with pytest.raises(CarbonError, match=f"twice.lock is not a lock file: '{name}' stands twice in it, and one of the two is not"):
            read(tmp_path / "twice.lock")
