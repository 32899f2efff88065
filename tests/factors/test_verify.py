"""The checks of the catalogue pass on what is shipped, and catch the slips that are seeded: which, and which cannot be."""

from __future__ import annotations

import random
from collections import defaultdict
from contextlib import redirect_stdout
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache
from io import StringIO

import pytest

from carbon.cli import verify_factors
from carbon.cli.main import main
from carbon.factors.catalogue import catalogue
from carbon.factors.verification.limits import Problem
from carbon.factors.verification.neighbours import family_of, peer_key, values_of
from carbon.factors.verification.rounding import half_digit
from carbon.factors.verify import exceptions, faults, neighbours, past_review, problems

CHECKS = {
    "sum",
    "value",
    "citation",
    "dimension",
    "size",
    "forms",
    "edition",
    "spike",
    "gas_step",
    "carbon",
    "peer",
    "ratio",
    "kin",
    "gas",
    "zero",
}
UNIT_SLIPS = {
    "g for kg, kWh for MWh": 1000.0,
    "a digit": 10.0,
    "carbon for CO2": 44 / 12,
    "MJ for kWh": 3.6,
}
"""Slips of a whole row, by their ratio; each is tried both ways."""


@cache
def every():
    return [factor for key in catalogue().all_keys() for _, factor in catalogue().by_key(key)]


@cache
def by_id():
    return {factor.id: factor for factor in every()}


@cache
def around():
    return neighbours(every())


@pytest.fixture(scope="module")
def verified():
    """What the command says of every shipped factor, on a day on which all reviews are due."""
    with redirect_stdout(StringIO()) as said:
        code = main(["verify-factors", "--today", "2100-01-01"])
    return code, said.getvalue()


def test_every_shipped_factor_passes_or_stands_in_the_list_of_exceptions(verified):
    code, said = verified
    assert code == 0, said
    assert f"{len(every())} factors checked, 0 refused" in said


def test_a_factor_is_compared_with_its_own_family_alone():
    """So that a file of one's own, and an edition, are looked at among the shipped factors of their families."""
    for family in ("road", "heat"):
        mine = [factor for factor in every() if family_of(factor.key) == family]
        alone = neighbours(mine)
        assert len(mine) > 100
        for factor in random.Random(30).sample(mine, 100):
            slipped = whole(factor, 10.0)
            assert faults(slipped, alone) == faults(slipped, around()), factor.id


def test_each_exception_has_a_reason_and_a_check():
    assert all(reason and check in CHECKS for _, check, reason in exceptions())


def test_an_exception_that_nothing_needs_is_a_problem():
    stale = [problem for problem in problems(every()[:1]) if problem.check == "exception"]
    assert len(stale) > 10
    assert "no factor needs it for check" in stale[0].message


def scaled(form, ratio):
    total = None if form.published_co2e is None else form.published_co2e * ratio
    return replace(form, gases={gas: mass * ratio for gas, mass in form.gases.items()}, published_co2e=total)


def caught(factor, slipped) -> set[tuple[str, str]]:
    """What the checks say of a slipped factor, and of the edition after it, that they do not say of the true one."""
    known, later = around(), around().around.get(factor.id, (None, None))[1]
    pair = [item for item in (factor, later) if item]
    before = {(fault.factor_id, fault.check) for item in pair for fault in faults(item, known)}
    try:
        known.values[factor.id] = values_of(slipped)
        found = {(fault.factor_id, fault.check) for item in [slipped, *pair[1:]] for fault in faults(item, known)}
    finally:
        known.values[factor.id] = values_of(factor)
    return found - before


def whole(factor, ratio):
    return replace(factor, forms=tuple(scaled(form, ratio) for form in factor.forms))


def first_form(factor, ratio):
    return replace(factor, forms=(scaled(factor.forms[0], ratio), *factor.forms[1:]))


def test_a_zero_after_a_number_is_caught_in_whatever_edition():
    """Every factor with a number in the edition before it: its own number gone, the total printed as 0."""
    around()
    for factor in sample(400, 29):
        before = around().around.get(factor.id, (None, None))[0]
        if before and set(around().values[before.id]) & {form.dimension for form in factor.forms} and around().values[factor.id]:
            assert (factor.id, "zero") in {(fault.factor_id, fault.check) for fault in faults(whole(factor, 0.0), around())}


def has_neighbour(factor) -> bool:
    """Whether a factor has another edition with a value, or peers of other editions or publishers."""
    sides = [side for side in around().around.get(factor.id, ()) if side is not None]
    own = around().values[factor.id]
    return any(set(around().values[side.id]) & set(own) for side in sides)


def excused(factor) -> bool:
    """Whether the factor, or its next edition, is known to differ."""
    later = around().around.get(factor.id, (None, None))[1]
    names = [item.id for item in (factor, later) if item]
    return any(fnmatchcase(name, pattern) for name in names for pattern, _, _ in exceptions())


@cache
def sample(count: int, seed: int):
    """Factors with a value, at random, as many of each publisher."""
    groups = defaultdict(list)
    for factor in every():
        if around().values[factor.id]:
            groups[factor.publication.publisher].append(factor)
    chosen = random.Random(seed)
    return [factor for name in sorted(groups) for factor in chosen.sample(groups[name], min(count, len(groups[name])))]


@pytest.mark.parametrize("name", UNIT_SLIPS)
@pytest.mark.parametrize("upwards", [True, False], ids=["up", "down"])
def test_a_slip_of_a_whole_row_is_caught_where_there_is_another_edition(name, upwards):
    """Of all publishers; the whole row with its printed total, in every unit: nothing in the row itself tells."""
    ratio = UNIT_SLIPS[name] if upwards else 1 / UNIT_SLIPS[name]
    tried = [factor for factor in sample(30, 11) if has_neighbour(factor) and not excused(factor)]
    missed = [factor.id for factor in tried if not caught(factor, whole(factor, ratio))]
    # A step that a slip makes is measured from the true step: where a value moved by two itself, × 3.6 back is × 1.8.
    allowed = 0.0 if ratio in (1000.0, 0.001) else 0.05 if ratio in (10.0, 0.1) else 0.15
    assert len(tried) > 100
    assert len(missed) <= allowed * len(tried), missed


@pytest.mark.parametrize("ratio", [1000.0, 0.001])
def test_grams_for_kilograms_are_caught_even_where_a_value_stands_alone(ratio):
    """By what is plausible of its key, or by those of like name: nine of ten of all publishers' lone factors."""
    alone = [factor for factor in sample(30, 12) if not has_neighbour(factor)]
    missed = [factor.id for factor in alone if not caught(factor, whole(factor, ratio))]
    assert len(alone) > 100
    assert len(missed) <= 0.12 * len(alone), missed


@pytest.mark.parametrize("ratio", [1000.0, 10.0, 3.6, 44 / 12, 2.20462262, 1.609344, 1.10231131])
def test_one_unit_of_several_is_caught_by_the_others(ratio):
    """lb for kg, miles for km, short tons for tonnes: litres, tonnes and kWh of one fuel differ by its density and heating value."""
    tried = [
        factor
        for factor in every()
        if factor.key.startswith("fuel.") and factor.publication.name.startswith("uk-") and len(factor.forms) > 2
    ]
    tried = random.Random(13).sample([factor for factor in tried if values_of(factor) and not excused(factor)], 40)
    for up in (ratio, 1 / ratio):
        missed = [factor.id for factor in tried if not caught(factor, first_form(factor, up))]
        assert missed == []


def test_pounds_and_miles_are_caught_where_editions_keep_close():
    """Vehicles and fuels move by less than × 1.6 between editions: pounds for kilograms of a whole row show, miles for km mostly."""
    road = [
        factor for factor in every() if factor.key in ("road.car", "road.lorry", "road.van") and factor.publication.name.startswith("uk-")
    ]
    tried = random.Random(14).sample([factor for factor in road if values_of(factor) and not excused(factor)], 60)
    pounds = [factor.id for factor in tried if not caught(factor, whole(factor, 2.20462262))]
    miles = [factor.id for factor in tried if not caught(factor, whole(factor, 1.609344))]
    assert pounds == []
    assert len(miles) <= 0.25 * len(tried)


def test_one_gas_alone_is_caught_by_the_sum_or_by_its_own_step():
    """A total printed beside the gases tells; without one, each gas has its own steps between editions."""
    with_total = by_id()["uk-2022/fuel.diesel/blend=average/GB/2022/combustion"]
    for gas in ("co2", "n2o"):
        changed = replace(with_total.forms[0], gases=with_total.forms[0].gases | {gas: with_total.forms[0].gases[gas] * 1.5})
        assert (with_total.id, "sum") in caught(with_total, replace(with_total, forms=(changed, *with_total.forms[1:])))
    without = next(factor for factor in every() if factor.id.startswith("epa-2025/fuel.natural_gas/"))
    for ratio in (1000.0, 0.001, 10.0):
        changed = replace(without.forms[0], gases=without.forms[0].gases | {"n2o": without.forms[0].gases["n2o"] * ratio})
        assert (without.id, "gas_step") in caught(without, replace(without, forms=(changed, *without.forms[1:])))


def test_a_whole_dataset_in_grams_is_caught():
    """Where all rows slip together, no edition and no kin tells: what is plausible of the key does."""
    for publisher in ("ademe", "ember", "epa-supply-chain", "spbi"):
        mine = [factor for factor in every() if factor.publication.name.startswith(publisher) and values_of(factor)]
        tried = random.Random(15).sample(mine, min(40, len(mine)))
        found = [factor for factor in tried if any(check == "size" for _, check in caught(factor, whole(factor, 1000.0)))]
        assert len(found) > 0.5 * len(tried), publisher


DIESEL = "uk-2022/fuel.diesel/blend=average/GB/2022/combustion"


@pytest.mark.parametrize(
    ("change", "check", "message"),
    [
        (lambda form: replace(form, gases=form.gases | {"co2": -1.0}), "value", "co2 is -1 per"),
        (lambda form: replace(form, gases=dict.fromkeys(form.gases, 0.0), published_co2e=0.0), "value", "all gases are 0 per"),
        (lambda form: replace(form, locator=" "), "citation", "cites no table and row"),
        (lambda form: replace(form, unit="pkm"), "dimension", "is per pkm, a passenger_distance; fuel.diesel is per"),
        (lambda form: scaled(form, 1000.0), "size", "fuel.diesel lies within"),
    ],
)
def test_what_is_wrong_in_itself_says_so(change, check, message):
    slipped = replace(by_id()[DIESEL], forms=tuple(change(form) for form in by_id()[DIESEL].forms))
    found = [fault for fault in faults(slipped, around()) if fault.check == check]
    assert found
    assert message in found[0].message


def test_miles_and_kilometres_of_one_factor_agree():
    factor = by_id()["uk-2019/road.car/fuel=diesel+size=medium/GB/2019/combustion"]
    mile = replace(scaled(factor.forms[0], 1.609344), unit="vmi")
    assert not [fault for fault in faults(replace(factor, forms=(factor.forms[0], mile)), around()) if fault.check == "forms"]
    wrong = replace(factor.forms[0], unit="vmi")
    assert "differ by × 1.609" in next(
        fault.message for fault in faults(replace(factor, forms=(factor.forms[0], wrong)), around()) if fault.check == "forms"
    )


def test_a_share_above_one_is_refused():
    assert Problem(DIESEL, "value", "biogenic share is 1.5") in faults(replace(by_id()[DIESEL], biogenic_share=1.5), around())


def test_half_of_the_last_printed_digit():
    assert half_digit("0.31") == 0.005
    assert half_digit("2853") == 0.5
    assert half_digit("1.20e-3") == pytest.approx(5e-6)


def test_a_fuel_has_peers_whoever_prints_it():
    assert peer_key(by_id()[DIESEL], "volume") == peer_key(by_id()["spbi-2019/fuel.diesel/blend=mineral/SE/combustion"], "volume")


def test_a_day_of_review_that_has_passed_is_named(verified):
    due = replace(by_id()[DIESEL], review_by="2025-12-31")
    assert past_review([due], "2026-01-01") == [due]
    assert past_review([due], "2025-12-31") == []
    assert "past their day of review on 2100-01-01" in verified[1]


@pytest.mark.parametrize("factor_id", ["uk-2025/gas/blend=r_410a/GB/2025/release", "epa-2021/gas/gas=hfc_134a/US/2021/release"])
def test_a_refrigerant_that_is_not_its_gwp_is_caught(factor_id):
    """A digit slipped, or the GWP of another assessment report."""
    assert (factor_id, "gas") in caught(by_id()[factor_id], whole(by_id()[factor_id], 1.01))


def test_where_no_review_is_due_none_is_named(capsys, monkeypatch):
    monkeypatch.setattr(verify_factors, "problems", lambda _: [])
    assert main(["verify-factors", "--today", "2000-01-01"]) == 0
    assert "past their day" not in capsys.readouterr().out
