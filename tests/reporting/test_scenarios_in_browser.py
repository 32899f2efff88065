"""Scenarios of the page: at any level, under any switch, the browser comes to what the scenario comes to in Python."""

import shutil
from pathlib import Path

import browser
import pytest

import carbon
from carbon.analysis.restating import with_gwp_set
from carbon.analysis.scenarios import scenarios
from carbon.reporting.what_if import what_if

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "norrbotten-2019"
FILES = sorted((EXAMPLE / "scenarios").glob("*.toml"))


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open(EXAMPLE).footprint()


@pytest.fixture(scope="module")
def report(footprint, tmp_path_factory):
    return carbon.report(footprint, tmp_path_factory.mktemp("scenarios") / "report.html")


@pytest.fixture(scope="module")
def driver():
    with browser.opened() as found:
        yield found


def cards(driver):
    return [float(card.get_attribute("data-kg")) for card in driver.find_elements("css selector", "[data-w]")]


@pytest.mark.parametrize("level", [0, 35, 95])
@pytest.mark.parametrize("gwp_set", ["ar5_100", "ar6_20"])
@pytest.mark.parametrize("basis", ["location", "market"])
def test_the_browser_comes_to_what_the_scenario_comes_to(driver, report, footprint, level, gwp_set, basis):
    browser.page(driver, report, f"basis={basis}&gwp={gwp_set}&" + "&".join(f"w{place}={level}" for place in range(len(FILES))))
    result = with_gwp_set(footprint, gwp_set)
    wanted = []
    for one in scenarios(result, FILES):
        levels = [level / 100] * len(one.scenario.measures)
        beside = one.composed.total(levels) - one.composed.total([0.0] * len(levels))
        wanted.append(result.total_kg(basis) + beside)
    assert cards(driver) == pytest.approx(wanted, rel=1e-9)


def test_a_scenario_carried_out_whole_is_the_scenario_of_the_command(footprint):
    for shown, one in zip(what_if(footprint), scenarios(footprint, FILES), strict=True):
        changes = shown.changes(1.0, "ar5_100", "location")
        assert sum(changes.values()) == pytest.approx(one.moved.change_kg, rel=1e-9)
        assert sum(shown.changes(0.0, "ar5_100", "location").values()) == pytest.approx(0.0, abs=1e-6)


def test_a_slider_moves_figures_and_address_at_once_by_the_keyboard(driver, report):
    browser.page(driver, report)
    card = driver.find_element("css selector", "[data-w='0']")
    assert (card.find_element("css selector", "output").text, "20 504" in card.text.replace("\xa0", " ")) == ("100%", True)
    slider = card.find_element("css selector", "input")
    slider.send_keys("\ue012" * 10)
    assert driver.current_url.endswith("#w0=50")
    assert card.find_element("css selector", "output").text == "50%"
    assert "21 910" in card.text.replace("\xa0", " ")
    assert float(driver.execute_script("return document.documentElement.dataset.took")) < 50
    assert driver.execute_script("return document.getElementById('switches').classList.contains('changed')") is False
    slider.send_keys("\ue010")
    assert "#" not in driver.current_url


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
