"""The page is usable by everyone: axe-core finds nothing against WCAG 2.2 AA, in both languages and both themes."""

import os
from pathlib import Path

import browser
import pytest

import carbon

ROOT = Path(__file__).parents[2]
AXE = Path(os.environ.get("CARBON_AXE", ROOT / ".node" / "node_modules" / "axe-core" / "axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_axe_finds_nothing(footprint, tmp_path, language):
    if not AXE.is_file():
        pytest.skip("no axe-core; npm install --prefix .node axe-core")
    made = carbon.report(
        footprint, tmp_path / "report.html", language=language, rows="aggregate", compare=ROOT / "examples" / "norrbotten-2018"
    )
    for width, dark in ((1280, False), (390, True)):
        with browser.opened(width, 900, dark=dark) as driver:
            browser.page(driver, made, "basis=market")
            driver.execute_script("for (const part of document.querySelectorAll('details')) part.open = true;")
            driver.execute_script(AXE.read_text(encoding="utf-8"))
            passed, found = driver.execute_async_script(
                "const done = arguments[arguments.length - 1];"
                f"axe.run(document, {{ runOnly: {RULES} }}).then((result) => done([result.passes.length, result.violations.map("
                "(item) => item.id + ': ' + item.help + ' ' + item.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | '))]));"
            )
            assert found == [], (width, dark)
            assert passed > 25
