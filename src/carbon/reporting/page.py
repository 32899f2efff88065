"""The report as one self-contained page: what the template needs, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from carbon.core.formatting import unbroken
from carbon.reporting import explained
from carbon.reporting.breakdown import MOST, Bar, Chart, charts
from carbon.reporting.content import AHEAD
from carbon.reporting.exported import as_json, labels_of
from carbon.reporting.facts import Facts, Verdict
from carbon.reporting.findings import finding_groups
from carbon.reporting.flow_marks import flow_rows, marks, planned
from carbon.reporting.further import Extras
from carbon.reporting.in_short import in_short
from carbon.reporting.kept_templates import KeptTemplates
from carbon.reporting.language.words import Words
from carbon.reporting.lines import cards, publications, row, set_name
from carbon.reporting.scenario_cards import DOES, brought, in_order, shown
from carbon.reporting.switches import closed, switches
from carbon.reporting.vocabulary import BASES, BESIDE, KEYS, LEVELS, SCOPES, TITLES, label, subscripts, unit
from carbon.reporting.what_if import LABELLED, WhatIf


def page(facts: Facts, words: Words, extras: Extras | None = None) -> str:
    """Return the report as HTML.

    Parameters: facts; words; extras, what further analysis gives: change, certainty.
    """
    template = _environment().get_template("page.html")
    given: Extras = extras or {}
    cards_of = list(shown(facts, words, given.get("what_if", ())))
    more: dict[str, object] = {"change": given.get("change"), "certainty": given.get("certainty"), "scenarios": cards_of}
    more["sliders"] = [one for one in cards_of if not one["problem"]]
    more["order"] = in_order(words, given.get("together"))
    made = _made(facts, words, given) | {"contents": list(_contents(facts, words, more))}
    return template.render(**_plain(facts, words), **made, **more)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("carbon.reporting"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.bytecode_cache = KeptTemplates(made)
    return made


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
        "unit": unit,
        "co2e": lambda text: subscripts(words(text)),
        "bases": BASES,
        "scopes": SCOPES,
        "levels": LEVELS,
        "style": _asset("style.css"),
        "script": _asset("evaluate.js", "draw.js", "figures.js", "find.js", "report.js"),
        "heading": words("Climate footprint {year}", year=facts.year) if facts.year else words("Climate footprint"),
        "contains": explained.contains(facts, words),
        "rounded": explained.rounded(words),
        "many_groups": explained.many_groups(words),
        "rows_sentence": explained.rows_sentence(facts, words),
        "method": explained.method(facts, words),
        "base_year": explained.base_year(facts, words),
        "incomplete": explained.incomplete(facts, words),
        "lacking": explained.lacking(facts, words),
    }


def _made(facts: Facts, words: Words, extras: Extras) -> dict[str, object]:
    """The parts that are arranged: charts, verdicts, flow, findings, factors."""
    scenarios, together = extras.get("what_if", ()), extras.get("together")
    moved = [*scenarios, *([together] if together else [])]
    drawn = charts(facts, words, brought(moved))
    flows, names = planned(facts, words)
    return {
        "verdicts": [_verdict(words, verdict) for verdict in facts.verdicts],
        "short": in_short(facts, words, extras),
        "bridge": explained.bridge(facts, words),
        "view": explained.view(facts, words),
        "legend": [(number, words(SCOPES[number])) for number in (1, 2, 3) if any(bar.id == str(number) for bar in _of(drawn, "scope"))],
        "other_view": explained.other_view(facts, words),
        "beside": [(words(BESIDE[what]), kg) for what, kg in facts.beside.items()],
        "switches": switches(facts),
        "gwp_sets": {name: set_name(name) for name in facts.gwp_sets},
        "costs": list(_costs(facts, words)),
        "most": MOST,
        "charts": [_chart(facts, words, chart, moved) for chart in drawn],
        "flows": [(flow.shape, marks(flow, names, words)) for flow in flows if flow.bands],
        "flow_rows": list(flow_rows(facts, words)),
        "ahead": AHEAD,
        "goal_years": sorted({year for goal in facts.goals for year in goal.values}),
        "factor_quality": explained.factor_quality(facts, words),
        "data_quality": explained.data_quality(facts, words),
        "finding_groups": finding_groups(facts, words, places=bool(facts.asked or facts.input_rows)),
        "sources": list(cards(facts, words)),
        "publications": list(publications(facts, words)),
        "lines": [row(facts, words, "source", number, cell) for number, cell in enumerate(facts.cells["source"])],
        "exclusions": list(explained.exclusions(facts, words)),
        "biogenic": [(_booked(words, place), kg) for place, kg in facts.biogenic.items()],
        "row_names": [name for name in facts.input_rows[0] if name != "co2e_kg"] if facts.input_rows else [],
        "model": Markup(as_json(facts, {"names": names, "signs": _format(words)}, scenarios, extras.get("sure"), together)),  # noqa: S704 - as_json writes no < > &
    }


def _of(drawn: Sequence[Chart], key: str) -> Sequence[Bar]:
    """The bars of a chart, where it is drawn."""
    return next((chart.bars for chart in drawn if chart.key == key), ())


def _contents(facts: Facts, words: Words, more: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    if any(facts.tables["flow"]["co2e_kg"]):
        yield "flow", words("Flow")
    if facts.sources:
        yield "where", words("Where the emissions arise")
    if more["change"]:
        yield "change", words("Change")
    if more["certainty"]:
        yield "certainty", words("Certainty")
    if more["scenarios"]:
        yield "scenarios", words("What if")
    if facts.goals:
        yield "goals", words("Goals and indicators")
    if facts.exclusions:
        yield "excluded", words("What is left out")
    yield "quality", words("Data quality")
    yield "findings", words("What a reader should know")
    yield "methods", words("Methods, factors and sources")


def _verdict(words: Words, verdict: Verdict) -> dict[str, object]:
    """A control total with the widths of its bars: published, found, and the band of the tolerance [% of the track]."""
    low, high = (verdict.expected * (1 + sign * verdict.tolerance) for sign in (-1, 1))
    whole = max(abs(high), abs(verdict.found), 1e-12) * 1.04
    widths = [round(abs(part) / whole * 100, 2) for part in (verdict.expected, verdict.found, low, high - low)]
    return {**vars(verdict), "citation": unbroken(verdict.citation), "widths": widths, "perimeter": explained.perimeter(words, verdict)}


def _costs(facts: Facts, words: Words) -> Iterator[str]:
    """Which switches closed licences cost, and whose they are."""
    if hidden := closed(facts):
        names = ", ".join(sorted({source.title for source in hidden}))
        yield words(
            "The figures of {names} may not be published by their licence. They are not in this page, so no other GWP set can be chosen.",
            names=names,
        )


def _chart(facts: Facts, words: Words, chart: Chart, scenarios: Sequence[WhatIf]) -> dict[str, object]:
    """A chart with its widths [% of the track] and its lines in words."""
    order = labels_of(facts, scenarios, chart.key) if chart.key in LABELLED else {}
    cells = chart.key if chart.key in LABELLED else "source"
    return {
        "key": chart.key,
        "title": words(TITLES[chart.key]),
        "heading": words(KEYS[chart.key]),
        "sum": chart.sum,
        "letters": max(len(words.tonnes(bar.kg)) for bar in chart.bars),
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
                "only": bar.only,
            }
            for bar in chart.bars
        ],
    }


def _tone(key: str, value: str, *, named: bool) -> str:
    """The colour of a bar: that of its scope, or grey where it has no name."""
    if not named:
        return "none"
    return f"s{value}" if key == "scope" else "s3" if key == "category" else "plain"


def _width(kg: float, top: float) -> float:
    return round(max(kg, 0.0) / top * 100, 3)


def _booked(words: Words, place: tuple[int, int | None]) -> str:
    scope, category = place
    return label(words, "category", category) if category else words(SCOPES[scope])


def _format(words: Words) -> dict[str, str]:
    """What the browser needs to write a number as the page does."""
    signs = words.locale
    return {
        "decimal": signs.decimal, "group": signs.group, "percent": signs.percent, "minus": signs.minus,
        "tonne": words("t"), "find": words("Find in the table:"), "rows_found": words("{n} of {all} rows", n="{n}", all="{all}"),
        "now": subscripts(words("{total} t CO2e ({change} against the report)", total="{total}", change="{change}")),
        "interval": words("with 95% probability between {low} and {high} t"),
        "analytical": words("with 95% probability between {low} and {high} t (analytical)"),
        "without": subscripts(words("without non-CO2 effects of flights")),
        "moved": words("The lines are those of the report; the scenario changes the sum by {change} t.", change="{change}"),
        "moved_together": words("The lines are those of the report; the scenarios change the sum by {change} t.", change="{change}"),
        **{does: words(text, share="{share}") for does, text in DOES.items()},
        "unweighed": words("This GWP set has no value for a gas of the scenario."),
    }  # fmt: skip
