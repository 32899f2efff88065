"""Tables of a workbook as sums over its lines, with native charts."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from carbon.reporting.breakdown import Chart
from carbon.reporting.sheet_lines import GAS, numbers
from carbon.reporting.sheets import Book
from carbon.reporting.vocabulary import KEYS, TITLES, subscripts

_TONES = ("#B5451F", "#B8860B", "#1F6F78")
"""Colours of the scopes, as in the page."""

_LARGE = 10_000.0
"""The longest bar whose axis needs no decimals [kg]."""


def chart_of(book: Book, chart: Chart, rows: int) -> Any:
    """A native chart of a table: bars, stacked by scope where it is by source."""
    stacked = chart.key == "source"
    made = book.file.add_chart({"type": "bar", "subtype": "stacked"} if stacked else {"type": "bar"})
    name = book.name(TITLES[chart.key])
    for column, scope, colour in ((2, 1, _TONES[0]), (3, 2, _TONES[1]), (4, 3, _TONES[2])) if stacked else ((1, 0, "#3F5F8A"),):
        made.add_series(
            {
                "name": book.words("Scope {n}", n=scope) if stacked else subscripts(book.words("t CO2e")),
                "categories": [name, 1, 0, rows, 0],
                "values": [name, 1, column, rows, column],
                "fill": {"color": colour},
                "gap": 40,
                "points": [{"fill": {"color": _TONES[int(bar.id) - 1]}} for bar in chart.bars] if chart.key == "scope" else None,
            }
        )
    made.set_title({"name": f"{book.words(TITLES[chart.key])}, {subscripts(book.words('t CO2e'))}"})
    made.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 8}})
    made.set_x_axis(
        {"major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}, "num_format": "#,##0" if chart.top >= _LARGE else "General"}
    )
    made.set_legend({"position": "bottom"} if stacked else {"none": True})
    return made


def table(book: Book, chart: Chart) -> int:
    """A table of one key whose figures are sums over the lines; returns its number of rows."""
    words, key, stacked = book.words, chart.key, chart.key == "source"
    sheet = book.sheet(TITLES[key], (44, 14, 14, 14, 14, 12))
    heads = [words(KEYS[key]), subscripts(words("t CO2e")), *(words("Scope {n}", n=n) for n in (1, 2, 3) if stacked), words("Share")]
    book.row(sheet, 0, heads, book.head, (book.number_head, range(1, len(heads))))
    share = len(heads) - 1
    for number, bar in enumerate(chart.bars, 1):
        book.text(sheet, number, 0, bar.label)
        sheet.write_formula(number, 1, f"={_sum(book, key, bar.id)}/1000", book.tonnes(bar.kg), bar.kg / 1000)
        for column, (scope, kg) in enumerate(bar.parts, 2):
            sheet.write_formula(number, column, f"={_sum(book, key, bar.id, scope)}/1000", book.tonnes(kg), kg / 1000)
        whole = f"$B${len(chart.bars) + 2}"
        sheet.write_formula(number, share, f"=IF({whole}=0,0,B{number + 1}/{whole})", book.share, bar.share)
    end = len(chart.bars) + 1
    book.text(sheet, end, 0, words("Total"), book.sum)
    for column in range(1, share):
        letter = xl_col_to_name(column)
        value = sum(bar.kg if column == 1 else bar.parts[column - 2][1] for bar in chart.bars)
        sheet.write_formula(end, column, f"=SUM({letter}2:{letter}{end})", book.tonnes(value, total=True), value / 1000)
    book.text(sheet, end, share, "", book.sum)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    return len(chart.bars)


_SHEETS = {"site": "Lines by site", "month": "Lines by month"}
_COLUMNS = {"scope": "B", "category": "C"}
"""Columns of the lines that a sum asks; labels are asked by their number in column L, since a name may hold signs of a pattern."""


def _sum(book: Book, key: str, value: str, scope: int | None = None) -> str:
    """A sum over the lines of one value of a key."""
    facts, lines = book.facts, book.ref(_SHEETS.get(key, "Lines"))
    count = max(len(facts.cells[key if key in _SHEETS else "source"]), 1) + 1
    if key == "gas":
        letter = xl_col_to_name(GAS + list(facts.gases).index(value))
        return f"SUM({lines}${letter}$2:${letter}${count})"
    wanted = (value or "0") if key in _COLUMNS else str(numbers(facts, key)[value])
    column = _COLUMNS.get(key, "L")
    more = f",{lines}$B$2:$B${count},{scope}" if scope else ""
    return f"SUMIFS({lines}$I$2:$I${count},{lines}${column}$2:${column}${count},{wanted}{more})"
