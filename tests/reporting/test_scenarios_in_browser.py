"""Scenarios of the page: at any level, under any switch, the browser comes to what the scenario comes to in Python."""

import json
import shutil
from pathlib import Path

import browser
import numpy as np
import pytest

import carbon
from carbon.analysis.erring import Variable
from carbon.analysis.moments import of_reduced
from carbon.analysis.reduction import reduced
from carbon.analysis.restating import with_gwp_set
from carbon.analysis.scenario_rows import after
from carbon.analysis.scenarios import scenarios
from carbon.analysis.shapes import Z, shape_of
from carbon.core.spread import parse_spread
from carbon.reporting.certain import _alike, views
from carbon.reporting.reading import facts_of
from carbon.reporting.what_if import what_if

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "norrbotten-2019"
FILES = sorted((EXAMPLE / "scenarios").glob("*.toml"))
STATED = (60, 100, 100)
"""Where the slider of each scenario stands when it is carried out as stated: the share of bus kilometres, and all else whole."""


def cards(driver):
    return [float(card.get_attribute("data-kg")) for card in driver.find_elements("css selector", "[data-w]")]


@pytest.mark.parametrize("level", [0, 35, 95])
@pytest.mark.parametrize("gwp_set", ["ar5_100", "ar6_20"])
@pytest.mark.parametrize("basis", ["location", "market"])
def test_the_browser_comes_to_what_the_scenario_comes_to(driver, report, footprint, level, gwp_set, basis):
    browser.page(driver, report, f"basis={basis}&gwp={gwp_set}&" + "&".join(f"w{place}={level}" for place in range(len(FILES))))
    result = with_gwp_set(footprint, gwp_set)
    wanted = []
    for one, stated in zip(scenarios(result, FILES), STATED, strict=True):
        levels = [level / stated] * len(one.scenario.measures)
        beside = one.composed.total(levels) - one.composed.total([0.0] * len(levels))
        wanted.append(result.total_kg(basis) + beside)
    assert cards(driver) == pytest.approx(wanted, rel=1e-9)


def test_a_scenario_carried_out_whole_is_the_scenario_of_the_command(footprint):
    for shown, one in zip(what_if(footprint, facts_of(footprint)), scenarios(footprint, FILES), strict=True):
        changes = shown.changes(1.0, "ar5_100", "location")
        assert sum(changes.values()) == pytest.approx(one.moved.change_kg, rel=1e-9)
        assert sum(shown.changes(0.0, "ar5_100", "location").values()) == pytest.approx(0.0, abs=1e-6)


def spaced(text):
    return text.replace("\xa0", " ")


def test_a_slider_moves_total_charts_and_address_at_once_by_the_keyboard(driver, report):
    browser.page(driver, report)
    card = driver.find_element("css selector", "[data-w='0']")
    assert (card.find_element("css selector", "output").text, "20 505" in spaced(card.text)) == ("60%", True)
    buses = driver.find_element("xpath", "//span[.='County bus traffic']/../span[contains(@class, 'kg')]")
    before = buses.text
    slider = card.find_element("css selector", "input")
    slider.send_keys("\ue012" * 6)
    assert driver.current_url.endswith("#scenario=w0&w0=30")
    assert card.find_element("css selector", "output").text == "30%"
    assert "21 911" in spaced(card.text)
    assert "30% moved" in card.text
    assert spaced(driver.find_element("css selector", ".now").text).startswith(
        "Buses on HVO100 30%: 21 911 t CO₂e (−6.0% against the report)"
    )
    assert buses.text != before
    assert card.find_element("css selector", ".shown").get_attribute("aria-pressed") == "true"
    driver.find_element("id", "reset").click()
    assert "#" not in driver.current_url
    assert buses.text == before
    assert card.find_element("css selector", "output").text == "60%"


def test_the_slider_beside_the_charts_is_that_of_the_card(driver, report):
    browser.page(driver, report)
    driver.find_element("css selector", "[data-pick='w2'] [type=checkbox]").send_keys(" ")
    lever = driver.find_element("css selector", "[data-pick='w2'] [type=range]")
    assert lever.accessible_name == "Carried out: Meetings by video, and the night train"
    lever.send_keys("\ue012" * 10)
    assert driver.current_url.endswith("#scenario=w2&w2=50")
    card = driver.find_element("css selector", "[data-w='2']")
    assert card.find_element("css selector", "input").get_attribute("value") == "50"
    assert [mark.text for mark in card.find_elements("css selector", "[data-does]")] == ["−10% of the amount", "12.5% moved"]
    driver.find_element("css selector", "[data-w='1'] .shown").click()
    assert driver.current_url.endswith("#scenario=w1,w2&w2=50")
    driver.find_element("css selector", "[data-w='1'] .shown").click()
    assert driver.current_url.endswith("#scenario=w2&w2=50")


def test_a_scenario_that_cannot_be_carried_out_is_named_and_costs_no_other(tmp_path):
    folder = tmp_path / "inventory"
    shutil.copytree(EXAMPLE, folder)
    (folder / "scenarios" / "a_wrong.toml").write_text(
        'name = "Wrong"\n[[measures]]\nname = "x"\nsources = ["Nowhere"]\nchange = "-10 %"\n', encoding="utf-8"
    )
    text = carbon.report(carbon.Inventory.open(folder).footprint(), tmp_path / "r.html").read_text(encoding="utf-8")
    assert "This scenario is left out." in text
    assert "Nowhere" in text
    assert "Buses on HVO100" in text


def test_figures_of_a_closed_licence_are_not_in_the_page(tmp_path):
    folder = tmp_path / "inventory"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "inventory.toml").write_text(
        '[inventory]\nname = "A"\norganisation = "A"\nperiod = "2019"\nregion = "SE"\n[[tables]]\npath = "cars.csv"\n', encoding="utf-8"
    )
    (folder / "cars.csv").write_text("kind,volume,source\ndiesel,1000 l,Cars\n", encoding="utf-8")
    (folder / "factors.csv").write_text(
        "key,stages,region,valid_from,valid_to,unit,co2,locator,publication,licence\n"
        "fuel.hvo,combustion,SE,2019-01-01,2019-12-31,l,0.2718281828,row 7,Secret database,closed EULA\n",
        encoding="utf-8",
    )
    (folder / "scenarios" / "hvo.toml").write_text(
        'name = "Biofuel"\n[[measures]]\nname = "half"\nsources = ["Cars"]\nshare = "50 %"\nto = { fuel = "hvo" }\n', encoding="utf-8"
    )
    text = carbon.report(carbon.Inventory.open(folder).footprint(), tmp_path / "r.html").read_text(encoding="utf-8")
    assert "0.2718281828" not in text
    assert "Its factors may not be published by their licence." in text


def test_an_inventory_without_scenarios_has_no_such_section(tmp_path):
    text = carbon.report(carbon.calculate("diesel", "40 L", region="SE", period=2019), tmp_path / "r.html").read_text(encoding="utf-8")
    assert 'id="scenarios"' not in text


@pytest.mark.parametrize("level", [0, 35, 50, 95, 100])
def test_the_interval_of_a_card_is_that_of_the_library_by_moments(driver, report, footprint, level):
    browser.page(driver, report, "non_co2=on&" + "&".join(f"w{place}={level}" for place in range(len(FILES))))
    shown = [json.loads(card.get_attribute("data-interval") or "null") for card in driver.find_elements("css selector", "[data-w]")]
    facts = facts_of(footprint)
    given = zip(shown, scenarios(footprint, FILES), what_if(footprint, facts), STATED, strict=True)
    for found, one, told, stated in given:
        moved = after(one.composed, one.done, [level / stated] * len(one.composed.steps))
        wanted = of_reduced(reduced(moved)).at(np.array([-Z, Z])).tolist()
        assert found == pytest.approx(wanted, rel=1e-9)
        assert told.sure.interval(views(facts)[0], level / stated) == pytest.approx(wanted, rel=1e-9)


def test_what_errs_in_another_shape_at_another_level_has_no_interval():
    """As of a spread in tonnes, which is another share of another amount; the last digits of a shape are not another."""
    narrow, wide = (Variable(("amount", "x"), "", shape_of(parse_spread(text)), "amount", "x") for text in ("±10 %", "±20 %"))
    near = narrow._replace(shape=narrow.shape._replace(b=narrow.shape.b * (1 + 1e-15)))
    ton = np.ones(1)
    assert _alike([{(narrow,): ton}, {(near,): ton}]) == [{(narrow,): ton}, {(narrow,): ton}]
    assert _alike([{(narrow,): ton}, {(narrow,): ton, (wide,): ton}]) is None
    assert _alike([{(narrow,): ton}, {(wide,): ton}]) is None


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """2 000 lines, with a scenario over all of them."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "scenarios").mkdir()
    head = '[inventory]\nname = "A"\norganisation = "A"\nperiod = "2019"\nregion = "SE"\n[[tables]]\npath = "cars.csv"\n'
    (folder / "inventory.toml").write_text(head, encoding="utf-8")
    fuels = ("diesel", "petrol", "hybrid")
    rows = [f"car_travel,{number + 1} km,Place {number},{fuels[number % 3]}" for number in range(1200)]
    (folder / "cars.csv").write_text("kind,distance,source,fuel\n" + "\n".join(rows), encoding="utf-8")
    less = 'name = "Less"\n[[measures]]\nname = "half"\nkinds = ["car_travel"]\nchange = "-50 %"\n'
    (folder / "scenarios" / "less.toml").write_text(less, encoding="utf-8")
    return carbon.report(carbon.Inventory.open(folder).footprint(), folder / "report.html")


def test_a_slider_over_two_thousand_lines_redraws_the_charts_at_once(driver, large):
    browser.page(driver, large, "scenario=w0&w0=50")
    slider = 'const slider = document.querySelector("[data-w] input");'
    move = 'slider.value = 5 + 5 * (number % 19); slider.dispatchEvent(new Event("input", { bubbles: true }));'
    assert browser.quickest(driver, slider, move, 50) <= 50
    assert driver.execute_script("return JSON.parse(document.getElementById('model').textContent).cells.source.length") == 2000
