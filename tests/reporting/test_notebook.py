"""What a notebook shows of results."""

import re
from pathlib import Path

import carbon

ROOT = Path(__file__).parents[2]


def cells(html):
    return [re.sub(r"<[^>]+>", " ", row).split() for row in re.findall(r"<tr>.*?</tr>", html)]


def test_a_footprint_is_a_table_of_its_sources():
    found = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint()
    html = found._repr_html_()
    assert ["County", "bus", "traffic", "6", "553", "6", "553"] in cells(html)
    assert "complete but for" in html
    assert "warning: " in html


def test_a_result_without_sources_is_a_table_of_its_kinds():
    html = carbon.calculate("diesel", "40 L", region="GB", period=2019)._repr_html_()
    assert [row[0] for row in cells(html)[1:]] == ["fuel"]


def test_more_sources_than_fit_are_one_row():
    rows = [
        {"kind": "fuel", "fuel": "diesel", "amount": f"{n + 1} l", "region": "GB", "period": 2019, "source": f"s{n}"} for n in range(20)
    ]
    found = cells(carbon.calculate(rows)._repr_html_())
    assert len(found) == 17
    assert found[-1][:2] == ["5", "more"]


def test_markup_in_a_name_is_text():
    rows = [{"kind": "fuel", "fuel": "diesel", "amount": "1 l", "region": "GB", "period": 2019, "source": "<script>alert(1)</script>"}]
    html = carbon.calculate(rows)._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_nothing_answered_says_so():
    assert "no answer" in carbon.calculate([{"kind": "fuel", "fuel": "unobtainium", "amount": "1 l"}])._repr_html_()


def test_comparison_and_uncertainty_are_tables():
    years = [carbon.calculate("diesel", f"{litres} L", region="GB", period=2019, uncertainty="±10 %") for litres in (40, 50)]
    assert cells(carbon.compare(*years)._repr_html_())[0] == ["source", "before", "[t]", "after", "[t]", "change", "[t]"]
    assert "share of the variance" in carbon.uncertainty(years[0])._repr_html_()


def test_a_figure_stays_on_one_line_and_a_long_name_does_not_widen_the_page():
    years = [carbon.calculate("diesel", f"{litres} L", region="GB", period=2019) for litres in (40, 500_000)]
    html = carbon.compare(*years)._repr_html_()
    assert all("nowrap" in cell for cell in re.findall(r"<td[^>]*text-align:right[^>]*>", html))
    assert "overflow-wrap:anywhere" in years[0]._repr_html_()
    # All rows of a column are in one unit, which stands above it.
    assert not [cell for row in cells(html)[1:] for cell in row[1:] if "kg" in cell or " t" in cell]
