"""The report as one self-contained page: what the template needs, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from carbon.reporting import explained
from carbon.reporting.breakdown import Chart, charts
from carbon.reporting.exported import LABELLED, as_json, closed, switches
from carbon.reporting.facts import Facts, Verdict
from carbon.reporting.flow_marks import flow_rows, marks, planned
from carbon.reporting.further import Extras
from carbon.reporting.language.words import Words
from carbon.reporting.lines import cards, row, set_name
from carbon.reporting.scenario_cards import shown
from carbon.reporting.vocabulary import APPROACHES, BASES, BESIDE, KEYS, LEVELS, SCOPES, TITLES, label, left_out, subscripts
from carbon.reporting.what_if import WhatIf


def page(facts: Facts, words: Words, extras: Extras | None = None) -> str:
    """Return the report as HTML.

    Parameters: facts; words; extras, what further analysis gives: change, certainty.
    """
    template = _environment().get_template("page.html")
    given: Extras = extras or {}
    scenarios = given.get("what_if", ())
    more = {"change": given.get("change"), "certainty": given.get("certainty"), "scenarios": list(shown(facts, words, scenarios))}
    made = _made(facts, words, scenarios) | {"contents": list(_contents(facts, words, more))}
    return template.render(**_plain(facts, words), **made, **more)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("carbon.reporting"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _asset(*names: str) -> Markup:
    """Style and scripts of this package; they are the program's own and hold no text of a person."""
    folder = files("carbon.reporting") / "templates"
    return Markup("\n".join((folder / name).read_text(encoding="utf-8") for name in names))  # noqa: S704 - the package's own files


def _plain(facts: Facts, words: Words) -> dict[str, object]:
    """Tables of words and what needs no arrangement."""
    return {
        "f": facts,
        "_": words,
        "t": words,
        "language": words.language,
        "subscripts": subscripts,
        "co2e": lambda text: subscripts(words(text)),
        "approaches": APPROACHES,
        "bases": BASES,
        "scopes": SCOPES,
        "levels": LEVELS,
        "style": _asset("style.css"),
        "script": _asset("evaluate.js", "draw.js", "report.js"),
        "heading": words("Climate footprint {year}", year=facts.year) if facts.year else words("Climate footprint"),
        "contains": explained.contains(facts, words),
        "rows_sentence": explained.rows_sentence(facts, words),
        "method": explained.method(facts, words),
        "base_year": explained.base_year(facts, words),
        "left_out": left_out(words, facts.complete_but_for),
    }


def _made(facts: Facts, words: Words, scenarios: Sequence[WhatIf]) -> dict[str, object]:
    """The parts that are arranged: charts, verdicts, flow, findings, factors."""
    drawn = charts(facts, words)
    flow, names = planned(facts, words)
    return {
        "verdicts": [_verdict(words, verdict) for verdict in facts.verdicts],
        "bridge": explained.bridge(facts, words),
        "other_view": facts.market_kg != facts.location_kg,
        "beside": [(words(BESIDE[what]), kg) for what, kg in facts.beside.items()],
        "switches": switches(facts),
        "gwp_sets": {name: set_name(name) for name in facts.gwp_sets},
        "costs": list(_costs(facts, words)),
        "most": MOST,
        "charts": [_chart(facts, words, chart) for chart in drawn],
        "flow": flow,
        "flow_marks": marks(flow, names, words),
        "flow_rows": list(flow_rows(facts, words)),
        "goal_years": sorted({year for goal in facts.goals for year in goal.values}),
        "factor_quality": explained.factor_quality(facts, words),
        "data_quality": explained.data_quality(facts, words),
        "finding_groups": explained.finding_groups(facts, words, places=bool(facts.asked or facts.input_rows)),
        "sources": list(cards(facts, words)),
        "publications": list(_publications(facts)),
        "lines": [row(facts, words, "source", number, cell) for number, cell in enumerate(facts.cells["source"])],
        "exclusions": list(explained.exclusions(facts, words)),
        "biogenic": [(_booked(words, place), kg) for place, kg in facts.biogenic.items()],
        "row_names": [name for name in facts.input_rows[0] if name != "co2e_kg"] if facts.input_rows else [],
        "model": Markup(as_json(facts, names, _format(words), scenarios)),  # noqa: S704 - as_json writes no < > &
    }


def _contents(facts: Facts, words: Words, more: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield "where", words("Where the emissions arise")
    if any(facts.tables["flow"]["co2e_kg"]):
        yield "flow", words("Flow")
    if more["change"]:
        yield "change", words("Change")
    if more["certainty"]:
        yield "certainty", words("Certainty")
    if more["scenarios"]:
        yield "scenarios", words("What if")
    if facts.goals:
        yield "goals", words("Goals and indicators")
    yield "quality", words("Data quality")
    yield "findings", words("What a reader should know")
    yield "methods", words("Methods, factors and sources")
    if facts.exclusions:
        yield "excluded", words("What is left out")


def _verdict(words: Words, verdict: Verdict) -> dict[str, object]:
    """A control total with the widths of its bars: published, found, and the band of the tolerance [% of the track]."""
    low, high = (verdict.expected * (1 + sign * verdict.tolerance) for sign in (-1, 1))
    whole = max(abs(high), abs(verdict.found), 1e-12) * 1.04
    widths = [round(abs(part) / whole * 100, 2) for part in (verdict.expected, verdict.found, low, high - low)]
    return {**vars(verdict), "widths": widths, "perimeter": explained.perimeter(words, verdict)}


def _costs(facts: Facts, words: Words) -> Iterator[str]:
    """Which switches closed licences cost, and whose they are."""
    if hidden := closed(facts):
        names = ", ".join(sorted({source.title for source in hidden}))
        yield words(
            "The figures of {names} may not be published by their licence. They are not in this page, so no other GWP set can be chosen.",
            names=names,
        )


def _chart(facts: Facts, words: Words, chart: Chart) -> dict[str, object]:
    """A chart with its widths [% of the track] and its lines in words."""
    order = {name: number for number, name in enumerate(dict.fromkeys(cell.label for cell in facts.cells.get(chart.key, ())))}
    cells = chart.key if chart.key in LABELLED else "source"
    return {
        "key": chart.key,
        "title": words(TITLES[chart.key]),
        "heading": words(KEYS[chart.key]),
        "sum": chart.sum,
        "bars": [
            {
                "id": order[bar.id] if chart.key in LABELLED else bar.id or "0",
                "label": bar.label,
                "kg": bar.kg,
                "share": bar.share,
                "width": _width(bar.kg, chart.top),
                "tone": _tone(chart.key, bar.id, named=bool(bar.id)),
                "parts": [(scope, _width(kg, chart.top)) for scope, kg in bar.parts],
                "scopes": [kg for _, kg in bar.parts],
                "lines": [row(facts, words, cells, number, cell) for number, cell in bar.lines],
                "more": bar.more,
            }
            for bar in chart.bars
        ],
    }


MOST = 30
"""Bars of a chart that are seen at once; the rest is folded away."""


def _tone(key: str, value: str, *, named: bool) -> str:
    """The colour of a bar: that of its scope, or grey where it has no name."""
    if not named:
        return "none"
    return f"s{value}" if key == "scope" else "s3" if key == "category" else "plain"


def _width(kg: float, top: float) -> float:
    return round(max(kg, 0.0) / top * 100, 3)


def _publications(facts: Facts) -> Iterator[dict[str, str]]:
    seen = dict.fromkeys((s.publisher, s.title, s.edition, s.licence, s.homepage) for s in facts.sources)
    for publisher, title, edition, licence, homepage in sorted(seen):
        link = homepage if homepage.startswith(("https://", "http://")) else ""
        yield {"publisher": publisher, "title": title, "edition": edition, "licence": licence, "link": link}


def _booked(words: Words, place: tuple[int, int | None]) -> str:
    scope, category = place
    return label(words, "category", category) if category else words(SCOPES[scope])


def _format(words: Words) -> dict[str, str]:
    """What the browser needs to write a number as the page does."""
    sentence = words("With these choices: {total} t CO2e ({change} against the report)", total="{total}", change="{change}")
    signs = words.locale
    return {
        "decimal": signs.decimal, "group": signs.group, "percent": signs.percent, "minus": signs.minus, "now": subscripts(sentence),
    }  # fmt: skip
