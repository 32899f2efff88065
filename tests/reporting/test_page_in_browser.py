"""The page in a real browser: it asks for nothing, its switches come to what Python comes to, and everyone can use it."""

from pathlib import Path

import browser
import pytest

import carbon
from carbon.analysis.restating import with_gwp_set

ROOT = Path(__file__).parents[2]


def sums(driver):
    """What the browser's form comes to in the state that the page is in."""
    return driver.execute_script(
        """const form = JSON.parse(document.getElementById("model").textContent), box = document.getElementById("switches");
        const state = { basis: form.basis, gwp: form.gwp, non_co2: true };
        for (const name of form.switches) state[name] = name === "non_co2" ? box.elements[name].checked : box.elements[name].value;
        const found = carbonForm.evaluate(form, state), named = {};
        for (const key of ["source", "site", "month"]) {
          named[key] = {};
          form.labels[key].forEach((label, place) => { named[key][label] = found[key][place] || 0; });
        }
        return { ...named, scope: found.scope, category: found.category, gas: found.gas, total: found.total,
          page: Number(document.documentElement.dataset.sum) };"""
    )


def table(result, key, basis):
    from carbon.reporting.reading import grouped

    cells = grouped(result, [key], basis)
    pairs = zip(cells[key], cells["co2e_kg"], strict=True)
    return {("0" if key == "category" else "") if name is None else str(name): kg for name, kg in pairs}


def without_flights_beyond_co2(result):
    from carbon.core.booking import STAGES

    return result.where(stage=[stage for stage in STAGES if stage != "non_co2"])


@pytest.mark.parametrize("basis", ["location", "market"])
@pytest.mark.parametrize("gwp_set", ["ar5_100", "ar6_100", "ar6_20"])
@pytest.mark.parametrize("non_co2", [True, False])
def test_the_browser_comes_to_what_python_comes_to(driver, report, footprint, basis, gwp_set, non_co2):
    browser.page(driver, report, f"basis={basis}&gwp={gwp_set}" + ("" if non_co2 else "&non_co2=off"))
    found = sums(driver)
    result = with_gwp_set(footprint, gwp_set)
    result = result if non_co2 else without_flights_beyond_co2(result)
    assert found["total"] == pytest.approx(result.total_kg(basis), rel=1e-9)
    assert found["page"] == found["total"]
    for key in ("source", "site", "month", "scope", "category", "gas"):
        expected = {name: kg for name, kg in table(result, key, basis).items() if kg}
        assert {name: kg for name, kg in found[key].items() if kg} == pytest.approx(expected, rel=1e-9), key


def test_a_switch_is_seen_in_figures_bars_flow_and_address(driver, report):
    browser.page(driver, report)
    before = driver.find_element("css selector", ".flow svg").get_attribute("innerHTML")
    drawn = driver.execute_script("return document.querySelectorAll('.flow svg path').length")
    driver.execute_script(
        """const box = document.getElementById("switches"); box.elements.basis.value = "market";
        box.dispatchEvent(new Event("input", { bubbles: true }));"""
    )
    assert driver.current_url.endswith("#basis=market")
    assert driver.find_element("css selector", ".bar .what").text == "Electricity"
    assert "37 811" in driver.find_element("css selector", ".now").text.replace("\xa0", " ")
    assert driver.find_element("css selector", ".flow svg").get_attribute("innerHTML") != before
    driver.find_element("id", "reset").click()
    assert "#" not in driver.current_url
    assert driver.execute_script("return document.querySelectorAll('.flow svg path').length") == drawn
    assert driver.find_element("css selector", ".bar .what").text == "County bus traffic"


@pytest.mark.parametrize(("width", "seen"), [(1280, "wide"), (390, "narrow")])
def test_the_flow_is_drawn_by_the_browser_as_it_was_drawn_by_python(driver, report, width, seen):
    with browser.sized(driver, width, 900):
        _drawn_alike(driver, report, seen)


def test_the_flow_of_a_state_follows_when_the_screen_turns(driver, report):
    """Only the drawing that is seen is drawn: the other when it comes to be seen."""
    read = "return document.querySelector('.flow .narrow').innerHTML"
    browser.page(driver, report)
    before = driver.execute_script(read)
    with browser.sized(driver, 390, 900):
        browser.page(driver, report, "basis=market")
        wanted = driver.execute_script(read)
    browser.page(driver, report, "basis=market")
    assert driver.execute_script(read) == before
    with browser.sized(driver, 390, 900):
        assert driver.execute_script(read) == wanted != before


def _drawn_alike(driver, report, seen):
    browser.page(driver, report)
    read = (
        f"return [...document.querySelectorAll('.flow .{seen} path')].map((path) => [path.getAttribute('class'), path.getAttribute('d')])"
    )
    made = driver.execute_script(read)
    driver.execute_script("document.getElementById('switches').dispatchEvent(new Event('input', { bubbles: true }))")
    again = driver.execute_script(read)
    assert made
    assert [tone for tone, _ in again] == [tone for tone, _ in made]
    numbers = [[float(part) for part in path.replace("M", " ").translate(str.maketrans("CVZ,", "    ")).split()] for _, path in again]
    wanted = [[float(part) for part in path.replace("M", " ").translate(str.maketrans("CVZ,", "    ")).split()] for _, path in made]
    assert all(one == pytest.approx(two, abs=0.15) for one, two in zip(numbers, wanted, strict=True))


def test_no_request_leaves_the_page_and_the_console_is_silent(driver, report):
    browser.requests(driver), browser.complaints(driver)
    browser.page(driver, report, "basis=market")
    driver.execute_script("for (const part of document.querySelectorAll('details')) part.open = true;")
    assert set(browser.requests(driver)) <= {report.as_uri(), report.as_uri() + "#basis=market", "about:blank"}
    assert browser.complaints(driver) == []


def test_every_bar_shows_the_figure_of_its_table(driver, report):
    browser.page(driver, report)
    pairs = driver.execute_script(
        """return [...document.querySelectorAll(".bar")].map((bar) => {
          const row = document.querySelector(`[data-r="${bar.dataset.b}"]`);
          return [Number(bar.dataset.kg), row.querySelector("td:last-child").textContent];
        });"""
    )
    assert len(pairs) > 30
    for kg, text in pairs:
        assert float(text.replace("\xa0", "").replace("−", "-")) == pytest.approx(kg, abs=0.5)


def test_the_keyboard_reaches_switches_bars_and_factors(driver, report):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser.page(driver, report)
    seen = []
    for _ in range(40):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        seen.append(driver.execute_script("const a = document.activeElement; return a.className || a.name || a.tagName"))
    assert seen[0] == "skip"
    assert {"basis", "gwp", "non_co2", "SUMMARY"} <= set(seen)
    driver.execute_script("document.querySelector('.bar summary').focus()")
    ActionChains(driver).send_keys(Keys.ENTER).perform()
    assert driver.execute_script("return document.querySelector('.bar').open")
    ActionChains(driver).send_keys(Keys.TAB, Keys.TAB, Keys.ENTER).perform()
    assert driver.execute_script("return document.activeElement.parentElement.matches('details.factor[open]')")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_width_makes_the_page_scroll_sideways(driver, report, width):
    with browser.sized(driver, width, 800):
        browser.page(driver, report)
        driver.execute_script("for (const part of document.querySelectorAll('details')) part.open = true;")
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_switch_of_two_thousand_lines_is_redrawn_in_a_twentieth_of_a_second(driver, tmp_path):
    made = carbon.report(many(2000), tmp_path / "many.html")
    browser.page(driver, made)
    switch = 'box.elements.gwp.selectedIndex = number % 2; box.dispatchEvent(new Event("input", { bubbles: true }));'
    assert browser.quickest(driver, 'const box = document.getElementById("switches");', switch, LIMIT) <= LIMIT


LIMIT = 50
"""From a switch or slider to the redrawn page [ms]."""


def many(lines):
    """A result whose exported form has so many lines: fuel and electricity of many sources."""
    rows = [
        {"kind": "fuel", "fuel": "diesel", "amount": f"{number + 1} l", "region": "GB", "period": 2019, "source": f"source {number}"}
        for number in range(lines // 2)
    ]
    return carbon.calculate(rows)


def test_many_lines_are_many():
    from carbon.reporting.exported import exported
    from carbon.reporting.reading import facts_of

    assert len(exported(facts_of(many(2000)))["cells"]["source"]) == 2000


def test_the_market_view_is_a_report_of_its_own(footprint, tmp_path):
    made = carbon.report(footprint.view("market"), tmp_path / "market.html").read_text(encoding="utf-8")
    assert "37\xa0811" in made
