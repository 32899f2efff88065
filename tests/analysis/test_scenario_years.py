"""A scenario by year: dated measures in even steps, the path of an ambition, goals of the inventory, and draws that are shared."""

import json
from pathlib import Path

import numpy as np
import pytest

import carbon
from carbon.analysis.scenario_draws import bounds, scenario_draws
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenario_years import by_year
from carbon.analysis.scenarios import scenario, scenarios
from carbon.cli.main import main
from carbon.core.errors import CarbonError

pytestmark = pytest.mark.usefixtures("calculated_once")

EXAMPLE = Path("examples/norrbotten-2019")
BUSES = {
    "name": "buses",
    "sources": ["County bus traffic"],
    "where": {"fuel": "diesel"},
    "share": "60 %",
    "to": {"fuel": "hvo", "blend": "", "consumption": "0.345 l/km"},
}


def made(*measures, **head):
    return scenario_of({"name": "test", "year": 2025, "measures": list(measures)} | head, "test.toml")


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open(EXAMPLE).footprint()


def test_a_dated_measure_comes_in_even_steps(footprint):
    years = by_year(scenario(footprint, made(BUSES | {"start": 2021, "full": 2024})), draws=200)
    whole = scenario(footprint, made(BUSES)).in_order[0]
    steps = [(one.total - footprint.co2e_kg) / whole for one in years]
    assert [one.year for one in years] == list(range(2019, 2026))
    assert steps == pytest.approx([0, 0, 0.25, 0.5, 0.75, 1, 1])
    assert all(one.total == pytest.approx(sum(one.sources.values())) for one in years)
    assert years[0].allowed is None


def test_without_a_start_it_acts_from_the_scenarios_year_and_every_year_of_per_year(footprint):
    years = by_year(scenario(footprint, made(BUSES)), draws=200)
    assert [round(one.total) for one in years[:-1]] == [round(footprint.co2e_kg)] * 6
    less = by_year(scenario(footprint, made({"name": "less", "per_year": "-2 %"})), draws=200)
    assert [one.total / footprint.co2e_kg for one in less] == pytest.approx([0.98**count for count in range(7)])
    late = by_year(scenario(footprint, made({"name": "less", "per_year": "-2 %", "start": 2023})), draws=200)
    assert [one.total / footprint.co2e_kg for one in late] == pytest.approx([1, 1, 1, 1, 0.98, 0.98**2, 0.98**3])


def test_each_year_is_judged_by_the_path(footprint):
    half = {"name": "half", "change": "-50 %", "start": 2021}
    years = by_year(scenario(footprint, made(half)), "1.5 °C", draws=400)
    assert [one.allowed / footprint.co2e_kg for one in years] == pytest.approx([1 - 0.042 * count for count in range(7)])
    assert [one.verdict for one in years] == ["on the path", "off the path", *["on the path"] * 5]
    assert years[2].likely == 1.0
    assert all(0 < one.interval[0] < one.total < one.interval[1] for one in years)


def test_goals_of_the_inventory_are_judged_by_their_indicators(footprint):
    from dataclasses import replace

    from carbon.inventory.goal_parts import Goal

    goal = Goal(name="Emissions 2025", indicator="Emissions per inhabitant", target="-24 %", base_year=2019, year=2025)
    aimed = replace(footprint, settings=footprint.settings.model_copy(update={"goals": (goal,)}))
    years = by_year(scenario(aimed, made({"name": "third", "change": "-10 %", "start": 2021})), draws=200)
    base = footprint.co2e_kg / 250_000
    assert [one.goals[0].allowed for one in years] == pytest.approx([base * (1 - 0.04 * count) for count in range(7)])
    assert [one.goals[0].value for one in years] == pytest.approx([base] * 2 + [base * 0.9] * 5)
    verdicts = [one.goals[0].verdict for one in years]
    assert verdicts == ["on the path", "off the path", "on the path", *["off the path"] * 4]


def test_draws_of_many_are_those_of_each(footprint):
    found = scenarios(footprint, sorted((EXAMPLE / "scenarios").glob("*.toml")))
    for result, drawn in zip(found, scenario_draws(found, by_source=True), strict=True):
        assert bounds(drawn.change) == pytest.approx(result.moved.sure.interval(), rel=1e-9)
        assert np.mean(drawn.after) == pytest.approx(sum(np.mean(values) for values in drawn.sources.values()))
        before = drawn.after - drawn.change
        assert before == pytest.approx(scenario_draws(found)[0].after - scenario_draws(found)[0].change)


@pytest.mark.parametrize(
    ("dates", "head", "message"),
    [
        ({"start": 2026}, {}, "measure 'buses' starts in 2026, after its scenario's 2025."),
        ({"full": 2024}, {}, "measure 'buses' is full in 2024, but has no start. Write start = …"),
        ({"start": 2024, "full": 2023}, {}, "measure 'buses' is full in 2023, before its start in 2024."),
        ({"start": 2024}, {"year": None}, "has a start, but its scenario has no year. Write year = … above the measures."),
        ({"start": 2019}, {}, "starts in 2019: what is done by 2019 is in the inventory already. Write a later year."),
        ({"start": 2021, "full": 2022, "per_year": "-1 %"}, {}, "has full and per_year, which contradict. Leave one of them out."),
    ],
)
def test_dates_that_cannot_be_are_sentences(footprint, dates, head, message):
    with pytest.raises(CarbonError, match=message):
        scenario(footprint, made(BUSES | dates, **head))


def test_no_years_without_an_inventory():
    rows = carbon.calculate("diesel", "40 l", region="GB", period=2019)
    with pytest.raises(CarbonError, match="test has no years to be looked at. Write year = … in the scenario, and give an inventory."):
        by_year(scenario(rows, made({"name": "less", "change": "-5 %"})))


def test_the_command_prints_and_writes_years(capsys):
    buses = str(EXAMPLE / "scenarios" / "buses.toml")
    assert main(["scenario", str(EXAMPLE), buses, "--path", "1.5 °C"]) == 0
    text = capsys.readouterr().out
    for words in ("path of 1.5 °C", "off the path", "how likely on it", "95% from"):
        assert words in text
    assert main(["scenario", str(EXAMPLE), buses, "--path", "1.5 °C", "--format", "json"]) == 0
    years = json.loads(capsys.readouterr().out)[0]["years"]
    assert [one["year"] for one in years] == [2019, 2020, 2021, 2022]
    assert years[0]["allowed_kg"] == pytest.approx(years[0]["total_kg"])
    assert main(["scenario", str(EXAMPLE), buses, "--path", "3 °C"]) == 2
