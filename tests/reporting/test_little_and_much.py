"""A report of little says little, one of large figures keeps them apart, and a goal that lies ahead is told with its reason."""

from html import unescape

import browser
import pytest

import carbon
import inventories
from carbon.cli.main import main

FUEL = '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\n'
POWER = '\n[[tables]]\npath = "e.csv"\nkind = "reported_emissions"\nsource = "School meals"\n'
GOAL = """
[facts.inhabitants]
value = "100 inhabitants"

[[indicators]]
name = "Emissions per inhabitant"
unit = "kg/inhabitant"
direction = "down"
of = { measure = "co2e" }
per = "inhabitants"

[[goals]]
name = "Fossil-free 2030"
indicator = "Emissions per inhabitant"
target = "-70%"
year = 2030
base_year = 2018
"""


@pytest.mark.parametrize("rows", ["", "Fleet,unobtainium,1 l\n"])
def test_no_answer_has_no_table_of_zeros(tmp_path, capsys, rows):
    folder = tmp_path / "empty"
    folder.mkdir()
    result = inventories.make(folder, inventories.HEAD + FUEL, t_csv=f"source,fuel,volume\n{rows}").footprint()
    page = carbon.report(result, tmp_path / "report.html").read_text(encoding="utf-8")
    assert not [part for part in ('id="where"', 'id="switches"', "<tbody></tbody>", "100.0%") if part in page.partition("<script")[0]]
    main(["footprint", str(folder)])
    told = capsys.readouterr().out
    assert "no answer" in told
    assert "0.00" not in told
    # The organisation is called as its inventory.
    assert told.startswith("Test, 2019")


def test_figures_of_any_size_keep_apart(driver, tmp_path):
    """No figure of a bar touches its share, on a desk, a tablet and a phone."""
    rows = "source,fuel,volume\nOven,diesel,9000000 m3\nCar,diesel,1 l\n"
    result = inventories.make(tmp_path, inventories.HEAD + FUEL, t_csv=rows).footprint()
    page = carbon.report(result, tmp_path / "report.html")
    read = """return [...document.querySelectorAll('.bar > summary')].filter((e) => e.offsetParent).map((e) => {
      const text = (part) => { const range = document.createRange(); range.selectNodeContents(e.querySelector(part)); return range.getBoundingClientRect(); };
      return text('.share').left - text('.kg').right; })"""
    for width in (1280, 768, 375):
        with browser.sized(driver, width, 900):
            browser.page(driver, page)
            apart = driver.execute_script(read)
            assert apart, width
            assert min(apart) > 2, (width, apart)


def test_bars_on_a_tablet_can_be_told_apart(driver, report):
    """A bar has an eighth of the page at least."""
    with browser.sized(driver, 768, 1024):
        browser.page(driver, report)
        widths = driver.execute_script("return [...document.querySelectorAll('.bar .track')].map((e) => e.clientWidth).filter((w) => w)")
    assert min(widths) >= 768 / 8


def test_a_printed_table_is_no_larger_than_the_text(driver, report):
    with browser.sized(driver, 1280, 900):
        browser.page(driver, report)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        read = "return ['body', 'td', '.bar .kg', '.short li'].map((name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"
        text, *others = driver.execute_script(read)
    assert max(others) <= 1.06 * text, others


def test_a_goal_that_lies_ahead_is_told_with_its_reason(tmp_path):
    made = {}
    for year, litres in ((2018, 1000), (2019, 990)):
        folder = tmp_path / str(year)
        folder.mkdir()
        head = inventories.HEAD.replace("2019", str(year))
        made[year] = inventories.make(folder, head + FUEL + GOAL, t_csv=f"source,fuel,volume\nFleet,diesel,{litres} l\n").footprint()
    alone = carbon.report(made[2019], tmp_path / "alone.md").read_text(encoding="utf-8")
    assert "Not known: the target is relative and 2018 has no value" in alone
    both = unescape(carbon.report(made[2019], tmp_path / "both.html", compare=made[2018]).read_text(encoding="utf-8"))
    assert "Off track" in both
    assert "the straight line to 2030 asks" in both


def test_what_uncertainty_comes_from_is_said_in_words(tmp_path):
    rows = "source,fuel,volume\nFleet,diesel,1000 l\nFleet,petrol,1000 l\n"
    more = inventories.HEAD + FUEL + POWER
    result = inventories.make(tmp_path, more, t_csv=rows, e_csv="emissions,share,purpose\n4 tCO2e,100%,goods\n").footprint()
    text = carbon.report(result, tmp_path / "report.md").read_text(encoding="utf-8")
    part = text.partition("What the uncertainty comes from")[2].partition("##")[0]
    assert "School meals" in part
    assert "(petrol)" in part
    assert not [key for key in ("inline", "fuel.") if key in part]
