"""The page is usable by everyone: axe-core finds nothing against WCAG 2.2 AA, in both languages and both themes."""

import os
from itertools import pairwise
from pathlib import Path

import browser
import pytest

import carbon

ROOT = Path(__file__).parents[2]
AXE = Path(os.environ.get("CARBON_AXE", ROOT / ".node" / "node_modules" / "axe-core" / "axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_axe_finds_nothing(driver, footprint, tmp_path, language):
    if not AXE.is_file():
        pytest.skip("no axe-core; npm install --prefix .node axe-core")
    made = carbon.report(
        footprint, tmp_path / "report.html", language=language, rows="aggregate", compare=ROOT / "examples" / "norrbotten-2018"
    )
    for width, dark in ((1280, False), (390, True)):
        with browser.sized(driver, width, 900, dark=dark):
            browser.page(driver, made, "basis=market&scenario=w0&w0=30")
            driver.execute_script("for (const part of document.querySelectorAll('details')) part.open = true;")
            passed, found = _axe(driver)
            assert found == [], (width, dark)
            assert passed > 25


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, True)])
def test_axe_finds_nothing_on_the_page_of_factors(driver, width, dark):
    if not AXE.is_file():
        pytest.skip("no axe-core; npm install --prefix .node axe-core")
    with browser.sized(driver, width, 900, dark=dark):
        browser.page(driver, ROOT / "docs" / "factors" / "index.html", "")
        driver.execute_async_script(
            "const done = arguments[0], rows = document.getElementById('rows');"
            "const wait = () => rows.children.length ? (rows.querySelector('.open').click(), done()) : setTimeout(wait, 20); wait()"
        )
        passed, found = _axe(driver)
    assert found == []
    assert passed > 20


@pytest.fixture(scope="module")
def page(footprint, tmp_path_factory):
    return carbon.report(footprint, tmp_path_factory.mktemp("accessible") / "report.html", compare=ROOT / "examples" / "norrbotten-2018")


FACTORS = ROOT / "docs" / "factors" / "index.html"


@pytest.mark.parametrize("width", [320, 640])
def test_no_text_is_cut_off_where_letters_are_four_or_two_times_as_large(driver, page, width):
    """WCAG 1.4.10: 1280 px at 400 % are 320; only what has two dimensions, as a wide table or the flow, moves sideways in its own frame."""
    over = """const [frames] = arguments; return [document.documentElement.scrollWidth, [...document.querySelectorAll("body *")].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width && box.right > innerWidth + 1 && !e.closest(frames);
    }).map((e) => e.outerHTML.slice(0, 90))];"""
    for path, opening in ((page, "for (const part of document.querySelectorAll('details')) part.open = true"), (FACTORS, "")):
        with browser.sized(driver, width, 900):
            browser.page(driver, path, "basis=market&scenario=w0,w2" if opening else "")
            driver.execute_script(opening)
            assert driver.execute_script(over, ".scroll, svg, .skip") == [width, []], path.name


NAMES = """return [...document.querySelectorAll(".flow text")].map((text) => [text.textContent, text.getBoundingClientRect()])
  .filter(([, box]) => box.width).map(([name, box]) => [name, box.left, box.top, box.right, box.bottom])"""


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
@pytest.mark.parametrize("state", ["", "basis=market&scenario=w0", "gwp=ar6_100&non_co2=off"])
def test_names_of_the_flow_are_on_the_screen_and_apart(driver, page, width, state):
    """No part of the flow is reached by moving sideways, and no name lies over another."""
    with browser.sized(driver, width, 900):
        browser.page(driver, page, state)
        named = driver.execute_script(NAMES)
        assert len(named) > 15
        assert [name for name, left, _, right, _ in named if left < 0 or right > width] == []
        for place, (name, left, top, right, bottom) in enumerate(named):
            over = [other for other, a, b, c, d in named[:place] if min(right, c) - max(left, a) > 1 and min(bottom, d) - max(top, b) > 4]
            assert over == [], name
        assert driver.execute_script("return document.documentElement.scrollWidth") == width


def test_bars_keep_their_colours_where_the_system_forces_its_own(driver, page):
    with browser.sized(driver, 1280, 900):
        browser.page(driver, page)
        read = "return [...document.querySelectorAll('.chart.scope .track i')].map((part) => getComputedStyle(part).backgroundColor)"
        before = driver.execute_script(read)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "forced-colors", "value": "active"}]})
        assert driver.execute_script("return matchMedia('(forced-colors: active)').matches")
        assert driver.execute_script(read) == before
        assert len(set(before)) == 3


def test_nothing_moves_where_the_reader_wants_no_motion(driver, page):
    with browser.sized(driver, 1280, 900):
        browser.page(driver, page)
        assert driver.execute_script("return getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert driver.execute_script("return document.getAnimations().length") == 0


def test_scopes_are_told_apart_on_paper_without_colours(driver, page):
    """Bars of the three scopes are three greys, each at least 1.5 times as light as the darker one."""
    with browser.sized(driver, 1280, 900):
        browser.page(driver, page)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        read = "return [1, 2, 3].map((n) => getComputedStyle(document.querySelector('.legend i.s' + n)).backgroundColor.match(/\\d+/g).map(Number))"
        light = sorted(_luminance(colour) for colour in driver.execute_script(read))
    assert all((one + 0.05) / (other + 0.05) >= 1.5 for other, one in pairwise(light)), light


def _luminance(colour):
    parts = [part / 255 for part in colour[:3]]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _axe(driver):
    """How many rules pass, and what each of the others finds."""
    driver.execute_script(AXE.read_text(encoding="utf-8"))
    return driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        f"axe.run(document, {{ runOnly: {RULES} }}).then((result) => done([result.passes.length, result.violations.map("
        "(item) => item.id + ': ' + item.help + ' ' + item.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | '))]));"
    )
