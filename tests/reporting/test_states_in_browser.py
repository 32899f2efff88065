"""Every state of the page: total, bars, flow and interval are what Python comes to, under each switch, with each scenario, at any level."""

from pathlib import Path

import browser
import numpy as np
import pytest

import carbon
from carbon.analysis.moments import of_reduced
from carbon.analysis.reduction import reduced
from carbon.analysis.restating import with_gwp_set
from carbon.analysis.scenario_file import read_scenario
from carbon.analysis.scenario_rows import after
from carbon.analysis.scenario_steps import together
from carbon.analysis.scenarios import ScenarioResult, ready, scenarios
from carbon.analysis.shapes import Z
from carbon.core.booking import STAGES
from carbon.reporting.reading import grouped

EXAMPLE = Path(__file__).parents[2] / "examples" / "norrbotten-2019"
FILES = sorted((EXAMPLE / "scenarios").glob("*.toml"))
STATED = (60, 100, 100)
"""Where the slider of each scenario stands when it is carried out as stated: the share of bus kilometres, and all else whole."""
GRAM = 1e-6
"""What rounding leaves of all that is moved [kg]."""
KEYS = ("source", "site", "month", "scope", "category", "gas")


@pytest.fixture(scope="module")
def scenarios_of(footprint):
    """GWP set → the inventory and its scenarios weighed by it."""
    known = {}

    def of(gwp_set):
        if gwp_set not in known:
            result = with_gwp_set(footprint, gwp_set)
            known[gwp_set] = (result, scenarios(result, FILES))
        return known[gwp_set]

    return of


def in_state(driver, state):
    """What the page shows in a state: sums by key, flow by its ends, total and interval."""
    return driver.execute_script(
        """history.replaceState(null, "", location.pathname + "#" + arguments[0]);
        dispatchEvent(new HashChangeEvent("hashchange"));
        const form = JSON.parse(document.getElementById("model").textContent), named = {}, data = document.documentElement.dataset;
        for (const bar of document.querySelectorAll(".bar")) {
          const [key, id] = bar.dataset.b.split(":"), name = form.labels[key] ? form.labels[key][id] : id;
          (named[key] ||= {})[name] = Number(bar.dataset.kg);
        }
        const flow = [...document.querySelectorAll("#flow-table tr")].map((row) => Number(row.dataset.kg));
        return { named, flow, total: Number(data.sum), interval: JSON.parse(data.interval) };""",
        state,
    )


def as_shown(result, non_co2):
    return result if non_co2 else result.where(stage=[stage for stage in STAGES if stage != "non_co2"])


def sums(result, key):
    cells = grouped(result, [key], result.basis)
    pairs = zip(cells[key], cells["co2e_kg"], strict=True)
    found = {("" if name is None else str(name)): kg for name, kg in pairs if abs(kg) > GRAM}
    return {name: kg for name, kg in found.items() if name or key != "category"}


def check(found, result):
    assert found["total"] == pytest.approx(result.total_kg(result.basis), rel=1e-9)
    for key in KEYS:
        if key in found["named"]:
            shown = {name: kg for name, kg in found["named"][key].items() if abs(kg) > GRAM}
            assert shown == pytest.approx(sums(result, key), rel=1e-9, abs=1e-6), key
    assert sum(found["flow"]) == pytest.approx(found["total"], rel=1e-9)
    wanted = of_reduced(reduced(result)).at(np.array([-Z, Z])).tolist()
    assert found["interval"] == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize("basis", ["location", "market"])
@pytest.mark.parametrize("gwp_set", ["ar5_100", "ar6_100", "ar6_20"])
@pytest.mark.parametrize("non_co2", [True, False])
def test_every_state_of_the_page_is_what_python_comes_to(driver, report, scenarios_of, basis, gwp_set, non_co2):
    browser.page(driver, report)
    result, known = scenarios_of(gwp_set)
    switched = f"basis={basis}&gwp={gwp_set}" + ("" if non_co2 else "&non_co2=off")
    check(in_state(driver, switched), as_shown(result.view(basis), non_co2))
    for number, one in enumerate(known):
        for position in (0, 35, STATED[number], 100):
            found = in_state(driver, f"{switched}&scenario=w{number}&w{number}={position}")
            levels = [position / STATED[number]] * len(one.composed.steps)
            check(found, as_shown(after(one.composed, one.done, levels).view(basis), non_co2))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Months, sites, spreads of rows, a source that only a scenario has, and two measures on one amount."""
    folder = tmp_path_factory.mktemp("small")
    for name, text in SMALL.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    result = carbon.Inventory.open(folder).footprint()
    return result, sorted((folder / "scenarios").glob("*.toml")), carbon.report(result, folder / "report.html")


SMALL = {
    "inventory.toml": """[inventory]
name = "A"
organisation = "A"
period = "2019"
region = "SE"
[[tables]]
path = "cars.csv"
[[tables]]
path = "power.csv"
""",
    "cars.csv": """kind,volume,fuel,source,site,period,uncertainty
fuel,1000 l,diesel,Cars,North,2019-01,±10 %
fuel,800 l,diesel,Cars,South,2019-02,±20 %
fuel,300 l,petrol,Pool cars,South,2019-02,
""",
    "power.csv": "kind,energy,source,site,period\nelectricity,12 MWh,Power,North,2019-01\n",
    "scenarios/both.toml": """name = "A tenth less fuel, and a third of it HVO"
[[measures]]
name = "less"
kinds = ["fuel"]
change = "-10 %"
[[measures]]
name = "HVO"
sources = ["Cars"]
share = "33.3 %"
to = { fuel = "hvo" }
into = "HVO"
""",
    "scenarios/electric.toml": """name = "Half of the diesel by electricity"
[[measures]]
name = "half"
sources = ["Cars"]
share = "50 %"
to = { kind = "electricity", fuel = "", energy = "3 kWh" }
into = "Charging"
""",
}


@pytest.mark.parametrize("basis", ["location", "market"])
def test_months_sites_and_what_only_a_scenario_has_follow_too(driver, small, basis):
    result, files, report = small
    browser.page(driver, report)
    for number, (one, stated) in enumerate(zip(scenarios(result, files), (100, 50), strict=True)):
        for position in (0, 20, 100):
            found = in_state(driver, f"basis={basis}&scenario=w{number}&w{number}={position}")
            levels = [position / stated] * len(one.composed.steps)
            assert {"month", "site", "source"} <= set(found["named"])
            check(found, after(one.composed, one.done, levels).view(basis))


def carried_out(result, files, levels):
    """Scenarios one after the other, each measure at the level of its scenario."""
    given = [read_scenario(path) for path in files]
    met = together(ready(result, given, labels=("month",)), given)
    each = [level for one, level in zip(given, levels, strict=True) for _ in one.measures]
    return after(met, ScenarioResult(met).done, each), met.total(each)


@pytest.mark.parametrize("levels", [(60, 100, 100), (100, 0, 50), (35, 20, 95)])
@pytest.mark.parametrize(("basis", "gwp_set", "non_co2"), [("location", "ar5_100", True), ("market", "ar6_20", False)])
def test_scenarios_shown_at_once_are_what_python_comes_to(driver, report, scenarios_of, basis, gwp_set, non_co2, levels):
    browser.page(driver, report)
    switched = f"basis={basis}&gwp={gwp_set}" + ("" if non_co2 else "&non_co2=off")
    result, _ = scenarios_of(gwp_set)
    for chosen in ((0, 1), (1, 2), (0, 1, 2)):
        state = "&".join(f"w{number}={level}" for number, level in enumerate(levels))
        found = in_state(driver, f"{switched}&scenario={','.join(f'w{number}' for number in chosen)}&{state}")
        shares = [levels[number] / STATED[number] if number in chosen else 0.0 for number in range(len(FILES))]
        moved, _ = carried_out(result, FILES, shares)
        check(found, as_shown(moved.view(basis), non_co2))


@pytest.mark.parametrize("basis", ["location", "market"])
@pytest.mark.parametrize(("first", "second"), [(100, 50), (100, 100), (30, 80), (0, 50)])
def test_scenarios_that_move_the_same_amounts_act_one_after_the_other(driver, small, basis, first, second):
    result, files, report = small
    browser.page(driver, report)
    found = in_state(driver, f"basis={basis}&scenario=w0,w1&w0={first}&w1={second}")
    moved, total = carried_out(result, files, (first / 100, second / 50))
    check(found, moved.view(basis))
    if basis == "location":
        assert found["total"] == pytest.approx(total, rel=1e-9)
        alone = [in_state(driver, f"scenario=w{n}&w{n}={level}")["total"] for n, level in ((0, first), (1, second))]
        apart = sum(alone) - result.total_kg("location")
        assert (first == 0) == (found["total"] == pytest.approx(apart, rel=1e-9)), "what both move is not moved twice"


def test_a_scenario_at_nothing_beside_another_is_that_one_alone(driver, small):
    browser.page(driver, small[2])
    alone = in_state(driver, "scenario=w1&w1=50")
    beside = in_state(driver, "scenario=w0,w1&w0=0&w1=50")
    assert beside["total"] == pytest.approx(alone["total"], rel=1e-12)
    assert beside["interval"] == pytest.approx(alone["interval"], rel=1e-9)


def test_ticking_two_scenarios_shows_both_with_a_slider_each(driver, report):
    browser.page(driver, report)
    picks = driver.find_elements("css selector", "[data-pick]")
    for place in (0, 2):
        picks[place].find_element("css selector", "[type=checkbox]").send_keys(" ")
    assert driver.current_url.endswith("#scenario=w0,w2")
    assert [pick.find_element("css selector", "[type=range]").is_displayed() for pick in picks] == [True, False, True]
    assert driver.find_element("id", "now").text.replace("\xa0", " ").startswith("19 287 t CO₂e")
    assert "Buses on HVO100 60%, Meetings by video, and the night train 100%:" in driver.find_element("id", "choices").text
    picks[0].find_element("css selector", "[type=checkbox]").send_keys(" ")
    assert driver.current_url.endswith("#scenario=w2")


def test_scenarios_of_which_one_undoes_the_other_are_shown_one_at_a_time(driver, tmp_path):
    files = SMALL | {
        "scenarios/both.toml": 'name = "HVO"\n[[measures]]\nname = "half"\nsources = ["Cars"]\nshare = "50 %"\nto = { fuel = "hvo" }\n',
        "scenarios/electric.toml": 'name = "Back"\n[[measures]]\nname = "back"\nkinds = ["fuel"]\nwhere = { fuel = "hvo" }\nto = { fuel = "diesel" }\n',
        "cars.csv": SMALL["cars.csv"] + "fuel,10 l,hvo,Pool cars,North,2019-01,\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = carbon.report(carbon.Inventory.open(tmp_path).footprint(), tmp_path / "report.html")
    text = page.read_text(encoding="utf-8")
    assert "They cannot be shown at once:" in text
    assert "undoes" in text
    browser.page(driver, page, "scenario=w0,w1")
    assert driver.execute_script("return document.querySelectorAll('.shown[aria-pressed=true]').length") == 1
    driver.find_elements("css selector", "[data-pick] [type=checkbox]")[1].send_keys(" ")
    assert driver.current_url.endswith("#scenario=w1")


def test_a_source_that_only_a_scenario_has_is_seen_with_that_scenario_alone(driver, small):
    browser.page(driver, small[2])
    seen = "return [...document.querySelectorAll('.chart.source .bar:not([hidden]) .what, .chart.source tr[data-r]:not([hidden]) th')].map((e) => e.textContent)"
    alone = driver.execute_script(seen)
    assert "Charging" not in alone
    in_state(driver, "scenario=w1&w1=50")
    assert driver.execute_script(seen).count("Charging") == 2
    in_state(driver, "")
    assert sorted(driver.execute_script(seen)) == sorted(alone)


def test_an_open_bar_says_that_its_lines_are_those_of_the_report(driver, report):
    browser.page(driver, report, "scenario=w0")
    driver.execute_script("document.querySelector('[data-b=\"scope:3\"]').open = true")
    note = driver.find_element("css selector", "[data-b='scope:3'] .moved").text.replace("\xa0", " ")
    assert note == "The lines are those of the report; the scenario changes the sum by −2 813 t."
    in_state(driver, "")
    assert driver.find_elements("css selector", ".moved") == []
