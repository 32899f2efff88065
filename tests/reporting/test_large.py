"""A page of many sources and sites is still read: the largest stand by themselves, the rest is one line, and tables are searched."""

import browser
import pytest

import carbon
from carbon.reporting.breakdown import MOST
from carbon.reporting.content import line_table, sections
from carbon.reporting.further import change
from carbon.reporting.language.words import Words
from carbon.reporting.reading import facts_of

SOURCES = 60


def calculated(times=1.0):
    rows = [
        {
            "kind": "electricity",
            "energy": f"{(SOURCES - number) * 100 * times:.0f} kWh",
            "source": f"Depot {number:02}",
            "site": f"Site {number:02}",
        }
        for number in range(SOURCES)
    ]
    return carbon.calculate([row | {"region": "SE", "period": "2019"} for row in rows])


@pytest.fixture(scope="module")
def many():
    return calculated()


@pytest.fixture(scope="module")
def page(many, tmp_path_factory):
    return carbon.report(many, tmp_path_factory.mktemp("many") / "report.html")


REST = """const more = document.querySelector(".chart.source .more");
return [[...more.querySelectorAll(".bar")].reduce((sum, bar) => sum + Number(bar.dataset.kg), 0),
  more.querySelector("[data-rest]").textContent, more.querySelector("summary .share").textContent,
  document.querySelectorAll(".chart.source .bars > .bar").length, more.querySelectorAll(".bar").length];"""


@pytest.mark.parametrize("basis", ["location", "market"])
def test_the_rest_is_one_line_with_its_sum_in_every_state(driver, page, many, basis):
    browser.page(driver, page, f"basis={basis}")
    kg, text, share, shown, folded = driver.execute_script(REST)
    values = sorted(many.by("source", basis=basis)["co2e_kg"].to_list(), reverse=True)
    assert (shown, folded) == (MOST, SOURCES - MOST)
    assert kg == pytest.approx(sum(values[MOST:]), rel=1e-9)
    assert text == Words("en").tonnes(sum(values[MOST:]))
    assert share == Words("en").percent(sum(values[MOST:]) / sum(values))


def test_a_long_table_is_searched(driver, page):
    browser.page(driver, page)
    driver.execute_script("for (const part of document.querySelectorAll('details.data')) part.open = true")
    table = driver.find_element("css selector", ".chart.source details.data")
    field = table.find_element("css selector", "input[type=search]")
    assert field.accessible_name == "Find in the table:"
    field.send_keys("depot 07")
    rows = [row for row in table.find_elements("css selector", "tbody tr") if row.is_displayed()]
    assert ["Depot 07" in row.text for row in rows] == [True]
    assert table.find_element("css selector", "output").text == f"1 of {SOURCES} rows"
    field.send_keys("\ue003" * 8)
    assert sum(row.is_displayed() for row in table.find_elements("css selector", "tbody tr")) == SOURCES


def test_a_short_table_needs_no_search(driver, report):
    browser.page(driver, report)
    assert driver.find_elements("css selector", ".chart.source .find") == []


def test_tables_of_a_document_sum_the_rest(many):
    facts, words = facts_of(many), Words("en")
    where = next(section for section in sections(facts, words, {}) if section.title == "Where the emissions arise")
    table = next(table for table in where.tables if table.title == "By source")
    assert len(table.rows) == 2 * MOST + 2
    assert table.rows[-2][0] == f"{SOURCES - 2 * MOST} smaller ones"
    values = sorted(many.by("source")["co2e_kg"].to_list(), reverse=True)
    assert table.rows[-2][1] == words.tonnes(sum(values[2 * MOST :]))
    assert len(line_table(facts, words).rows) >= SOURCES


def test_a_change_of_many_sources_sums_the_others(many):
    moved = change(many, calculated(1.1), Words("en"))
    assert len(moved.sources) == MOST + 1
    assert moved.sources[-1][0] == f"{SOURCES - MOST} other sources"
    assert sum(kg for _, kg, *_ in moved.sources) == pytest.approx(moved.after_kg - moved.before_kg, rel=1e-9)
