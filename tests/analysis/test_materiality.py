"""Errors that matter are exact, a sample is drawn by emissions, and its bounds hold what is wrong in the total."""

import csv
import json
from math import exp

import numpy as np
import polars as pl
import pytest

import carbon
from carbon.analysis.materiality import RowWeight, Sample, bound_factor, factor_weights, projected, row_weights, sample
from carbon.cli.main import main
from carbon.core.errors import CarbonError

pytestmark = pytest.mark.usefixtures("calculated_once")


@pytest.fixture(scope="module")
def fleet():
    litres = np.random.default_rng(5).lognormal(3.0, 1.2, 400)
    return carbon.calculate(
        [
            {"kind": "diesel", "amount": f"{value} l", "region": "GB", "period": 2019, "id": str(n)}
            for n, value in enumerate(litres.tolist())
        ]
    )


def test_the_error_of_a_row_and_of_a_factor_moves_the_total_by_the_share():
    rows = [("diesel", 100.0), ("petrol", 50.0), ("petrol", 25.0)]
    made = [{"kind": fuel, "amount": (litres, "l"), "region": "GB", "period": 2019} for fuel, litres in rows]
    result = carbon.calculate(made)
    for weight in row_weights(result, 0.05):
        wrong = [row | {"amount": (row["amount"][0] * (1 + weight.error), "l")} if n == weight.row else row for n, row in enumerate(made)]
        assert carbon.calculate(wrong).co2e_kg == pytest.approx(1.05 * result.co2e_kg, rel=1e-12)
    for factor in factor_weights(result, 0.05):
        assert factor.kg * factor.error == pytest.approx(0.05 * result.co2e_kg)
    assert sum(factor.kg for factor in factor_weights(result)) == pytest.approx(result.co2e_kg)
    assert [weight.row for weight in row_weights(result)] == [0, 1, 2]


OWN = """key,qualifiers,stages,region,unit,mass,co2,ch4_fossil,co2e,gwp_set,locator
air.passenger,haul=short_haul; cabin=average,combustion,GB,pkm,kg,{air},0.0001,,,example
air.passenger,haul=short_haul; cabin=average,wtt,GB,pkm,kg,0.02,,,,example
fuel.diesel,,combustion,GB,l,kg,{diesel},0.001,,,example
"""


def test_an_error_of_a_factor_moves_what_follows_from_it(tmp_path):
    rows = [
        {"kind": "flight", "origin": "LHR", "destination": "ARN", "passengers": 30, "cabin": "average", "region": "GB", "period": 2019},
        {"kind": "fuel", "fuel": "diesel", "volume": "1000 l", "region": "GB", "period": 2019},
    ]

    def total(air=0.1, diesel=2.5, more=1.0):
        path = tmp_path / "own.csv"
        text = OWN.format(air=repr(air), diesel=repr(diesel)).replace("0.0001", repr(0.0001 * more))
        path.write_text(text, encoding="utf-8")
        return carbon.calculate(rows, catalogue=carbon.Catalogue.read(path) | carbon.catalogue())

    result = total()
    weight = next(item for item in factor_weights(result) if "air.passenger" in item.factor and "combustion" in item.factor)
    assert "uk-2019" not in weight.factor
    assert weight.led == pytest.approx(result.where(stage="non_co2").co2e_kg)
    moved = total(air=0.1 * (1 + weight.error), more=1 + weight.error)
    assert moved.co2e_kg == pytest.approx(1.05 * result.co2e_kg, rel=1e-9)


def test_an_error_of_the_grids_factor_moves_its_losses():
    result = carbon.calculate("electricity", "10 MWh", region="US", period=2023)
    losses = [line for _, line in result.plan.lines if line.factor.key == "electricity.losses"]
    assert losses, "the grid's losses are a share of its generation"
    generation = next(item for item in factor_weights(result) if "generation" in item.factor)
    assert generation.led == pytest.approx(result.where(stage="transmission").co2e_kg)


@pytest.mark.parametrize(
    ("share", "items"),
    [(0.5, 6), (0.3, 10), (0.1, 30), (0.08, 38), (0.06, 50), (0.05, 60), (0.04, 75), (0.03, 100), (0.02, 150), (0.01, 300), (0.005, 600)],
)
def test_sizes_are_those_of_the_audit_guide(fleet, share, items):
    """AICPA, Audit Guide: Audit Sampling (2017), appendix C, table C-1: risk of 5 %, no misstatement expected."""
    drawn = sample(fleet, share)
    assert round(drawn.population / drawn.interval) == items


def test_the_published_example_of_stringers_bound():
    """FSaudit, an R package for audit sampling, test of `mus_eval` (Poisson, Stringer): 145 items, 13 500 000, taints 1, 0.2 and 0.04.

    Published: basic precision 278 914, upper bound 475 998.28.
    """
    books, right = [100.0, 250.0, 400.0], [0.0, 200.0, 384.0]
    rows = tuple(RowWeight(row, None, None, None, None, value, 1.0) for row, value in enumerate([*books, *[500.0] * 142]))
    drawn = Sample(rows, 13_500_000 / 145, 13_500_000.0, 1, 0.95, 0.05, frozenset())
    assert projected(drawn, {}).high == pytest.approx(278_914, rel=1e-5)
    found = projected(drawn, dict(enumerate(right)))
    assert found.high == pytest.approx(475_998.28, rel=1e-5)
    assert found.likely == pytest.approx(13_500_000 / 145 * 1.24)


def test_factors_of_the_bound_are_poissons():
    for errors in range(6):
        mean = bound_factor(errors)
        terms = [exp(-mean)]
        for count in range(1, errors + 1):
            terms.append(terms[-1] * mean / count)
        assert sum(terms) == pytest.approx(0.05, rel=1e-9)


def test_large_rows_are_always_drawn_and_the_seed_repeats(fleet):
    one, other = sample(fleet, seed=3), sample(fleet, seed=3)
    assert one == other
    assert sample(fleet, seed=4) != one
    assert one.certain == {item.row for item in row_weights(fleet) if item.kg >= one.interval}
    assert one.certain <= {item.row for item in one.rows}


def test_rows_are_drawn_in_proportion_to_their_emissions(fleet):
    weights = {item.row: item.kg for item in row_weights(fleet)}
    counts = dict.fromkeys(weights, 0)
    for seed in range(400):
        drawn = sample(fleet, seed=seed, size=30)
        for item in drawn.rows:
            counts[item.row] += 1
    rows = [row for row in weights if row not in drawn.certain]
    expected = np.array([400 * weights[row] / drawn.interval for row in rows])
    found = np.array([counts[row] for row in rows])
    assert found.sum() == pytest.approx(expected.sum(), rel=0.02)
    assert np.mean(((found - expected) ** 2) / expected) < 1.3, "chi square over its degrees of freedom"


def test_a_sample_without_errors_leaves_open_what_is_tolerable(fleet):
    found = projected(sample(fleet), {})
    assert (found.likely, found.wrong) == (0.0, 0)
    assert found.high == pytest.approx(found.tolerable, rel=0.02)
    assert not projected(sample(fleet, size=100), {}).material


def test_errors_of_rows_that_are_all_checked_count_as_they_are(fleet):
    drawn = sample(fleet)
    largest = drawn.rows[0]
    assert largest.row in drawn.certain
    one, none = projected(drawn, {largest.row: largest.kg - 10.0}), projected(drawn, {})
    assert (one.likely, one.high - none.high) == (pytest.approx(10.0), pytest.approx(10.0))


def test_the_bound_holds_what_is_wrong_in_19_of_20_samples(fleet):
    random = np.random.default_rng(9)
    weights = {item.row: item.kg for item in row_weights(fleet)}
    right = {row: kg * (random.uniform(0.2, 0.9) if random.random() < 0.08 else 1.0) for row, kg in weights.items()}
    truth = sum(weights.values()) - sum(right.values())
    inside, likely = [], []
    for seed in range(200):
        drawn = sample(fleet, seed=seed)
        found = projected(drawn, {item.row: right[item.row] for item in drawn.rows})
        inside.append(found.low <= truth <= found.high)
        likely.append(found.likely)
    assert np.mean(inside) >= 0.95
    assert np.mean(likely) == pytest.approx(truth, rel=0.1), "the projection is unbiased"


def test_wrong_questions_are_sentences(fleet):
    with pytest.raises(CarbonError, match="share 5 is none. Write one between 0 and 1, as 0.05."):
        row_weights(fleet, 5)
    with pytest.raises(CarbonError, match="0 draws are no sample. Write 1 or more."):
        sample(fleet, size=0)
    drawn = sample(fleet, size=5)
    left = next(row for row in range(400) if row not in {item.row for item in drawn.rows})
    with pytest.raises(CarbonError, match=f"row {left} is not in the sample"):
        projected(drawn, {left: 1.0})


def test_the_command_writes_a_sample_and_reads_it_checked(tmp_path, capsys):
    path, example = tmp_path / "sample.csv", "examples/norrbotten-2019"
    assert main(["materiality", example, "-o", str(path)]) == 0
    assert "rows to check" in capsys.readouterr().out
    assert main(["materiality", example, "--checked", str(path)]) == 2
    assert "is empty. Fill in all of them; a row that is right has its kg." in capsys.readouterr().err
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        row["right_kg"] = row["kg"]
    rows[0]["right_kg"] = str(float(rows[0]["kg"]) - 100_000)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert main(["materiality", example, "--checked", str(path), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["projection"]
    assert (found["wrong"], found["likely"]) == (1, pytest.approx(100_000))
    assert main(["materiality", example, "--checked", str(path)]) == 1
    assert "a material error is possible" in capsys.readouterr().out


def test_a_small_sample_does_not_promise_what_it_cannot(fleet):
    small = sample(fleet, size=5)
    assert small.left == pytest.approx(3.0 / 5.0, rel=0.01)
    assert "at most 59.9% of the total is wrong with 95% confidence; more than the 5% that may be: --size 60" in str(small)
    assert sample(fleet).left <= 0.05
    assert "at most 4.99%" in str(sample(fleet))
    few = carbon.calculate([{"kind": "diesel", "amount": f"{n} l", "region": "GB", "period": 2019} for n in (10, 20)])
    assert sample(few).left == 0.0
    assert str(sample(few)) == "all 2 rows are to be checked: if all are right, nothing is wrong"


def test_rows_that_were_not_drawn_stay_open_when_large_rows_alone_were(fleet):
    """Draws that fall on rows that are checked anyway say nothing of the others."""
    rows = tuple(item for item in row_weights(fleet)[:1])
    drawn = Sample(rows, rows[0].kg, 3 * rows[0].kg, 1, 0.95, 0.05, frozenset({rows[0].row}))
    assert projected(drawn, {}).high == pytest.approx(3.0 * rows[0].kg, rel=0.01)


def test_of_a_row_below_zero_the_direction_of_an_error_is_its_own():
    rows = (RowWeight(0, None, None, None, None, 50.0, 1.0), RowWeight(1, None, None, None, None, -50.0, 1.0))
    drawn = Sample(rows, 100.0, 100.0, 1, 0.95, 0.05, frozenset())
    assert projected(drawn, {0: 25.0}).likely == pytest.approx(50.0)
    assert projected(drawn, {1: -25.0}).likely == pytest.approx(-50.0), "stated too low by half of the row"


def test_factors_of_many_errors_are_poissons_too():
    """For a thousand errors the normal approximation: n + 1.645 √n and a little."""
    assert bound_factor(1000) == pytest.approx(1053.6, abs=1.0)


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (["--seed", "-1"], "seed -1 is below 0. Write a whole number of 0 or more."),
        (["--size", "100000000000"], "100000000000 draws are too many: 1000000 is the most."),
        (["--share", "1e-9"], "draws are too many: 1000000 is the most."),
    ],
)
def test_draws_that_cannot_be_made_are_sentences(option, sentence, capsys):
    assert main(["materiality", "examples/norrbotten-2019", *option]) == 2
    assert sentence in capsys.readouterr().err


def filled(path, sign=",", change=None):
    """A sample with all rows right, as a Swedish spreadsheet saves it where the separator is a semicolon."""
    drawn = [row | {"right_kg": row["kg"]} for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    commas = [row | {name: row[name].replace(".", ",") for name in ("kg", "right_kg", "share")} for row in drawn]
    rows = [row | (change or {}).get(row["number"], {}) for row in (commas if sign == ";" else drawn)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=sign)
        writer.writeheader()
        writer.writerows(rows)
    return rows


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_sample_comes_back_as_spreadsheets_save_it_with_its_own_seed_and_size(tmp_path, capsys, sign):
    path, example = tmp_path / "sample.csv", "examples/norrbotten-2019"
    assert main(["materiality", example, "-o", str(path), "--seed", "7", "--size", "20", "--share", "0.2"]) == 0
    rows = filled(path, sign)
    capsys.readouterr()
    assert main(["materiality", example, "--checked", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["projection"]["checked"], found["projection"]["wrong"]) == (len(rows), 0)
    assert (found["share"], found["sample"]["seed"]) == (0.2, 7)
    assert main(["materiality", example, "--checked", str(path), "--seed", "8"]) == 2
    assert "sample.csv was drawn with --seed 7, not 8. Leave --seed out." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ({"kg": "12"}, "kg when the sample was drawn and has"),
        ({"right_kg": "unclear"}, "right_kg of row"),
        ({"number": "first"}, "number of row first: 'first' is not a number"),
    ],
)
def test_a_sample_that_does_not_fit_is_named(tmp_path, capsys, cell, sentence):
    path, example = tmp_path / "sample.csv", "examples/norrbotten-2019"
    assert main(["materiality", example, "-o", str(path)]) == 0
    first = next(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))["number"]
    filled(path, change={first: cell})
    capsys.readouterr()
    assert main(["materiality", example, "--checked", str(path)]) == 2
    assert sentence in capsys.readouterr().err


def test_a_row_that_stands_twice_is_named(tmp_path, capsys):
    path, example = tmp_path / "sample.csv", "examples/norrbotten-2019"
    assert main(["materiality", example, "-o", str(path)]) == 0
    numbers = [row["number"] for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    filled(path, change={numbers[0]: {"number": numbers[1], "kg": ""}})
    capsys.readouterr()
    assert main(["materiality", example, "--checked", str(path)]) == 2
    assert "sample.csv holds a row twice. Keep one of each number." in capsys.readouterr().err


def test_a_total_of_zero_is_said_to_be_zero_and_none_to_be_none():
    with pytest.raises(carbon.CarbonError, match="the total is 0 kg CO2e, so no share of it can be material"):
        row_weights(carbon.calculate("diesel", "0 l", region="GB", period=2022))
    with pytest.raises(carbon.CarbonError, match="the result has no total, so nothing in it can be material"):
        row_weights(carbon.calculate([{"kind": "district_heating", "amount": 1, "unit": "MWh", "network": "nowhere"}]))


def test_a_sample_without_an_error_says_so(tmp_path, capsys):
    sample = tmp_path / "sample.csv"
    assert main(["materiality", "examples/norrbotten-2019", "-o", str(sample)]) == 0
    table = pl.read_csv(sample)
    table.with_columns(right_kg=pl.col("kg")).write_csv(sample)
    capsys.readouterr()
    assert main(["materiality", "examples/norrbotten-2019", "--checked", str(sample)]) == 0
    out = capsys.readouterr().out
    assert "29 rows checked, none of them wrong" in out
    assert "too high" not in out
    assert "no material error" in out
