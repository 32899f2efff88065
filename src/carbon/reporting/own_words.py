"""What a person wrote, in the language of the report: facts whose names, notices and verdicts are said by their second names.

Labels of rows stay as they were given, since tables and charts find their figures by them; `vocabulary.label` says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from carbon.inventory.second_names import second_names
from carbon.reporting.facts import Facts, Goal, Verdict
from carbon.reporting.language.words import Words

_LABELS = ("source", "site")


def names_of(language: str, *results: object) -> dict[str, str]:
    """Return given text → its second name, as the inventories of results have it; the first that names a text is heard.

    Parameters: language; results, such as a footprint and that of the year before.
    """
    return {name: text for result in reversed(results) for name, text in second_names(result, language).items()}


def spoken(facts: Facts, words: Words) -> Facts:
    """Return facts with the person's texts in the language of the report.

    Parameters: facts; words.
    """
    if not words.names:
        return facts
    own = words.own
    return replace(
        facts,
        name=own(facts.name),
        organisation=own(facts.organisation),
        notice=own(facts.notice),
        verdicts=[_verdict(one, words) for one in facts.verdicts],
        goals=[_goal(one, words) for one in facts.goals],
        exclusions=[replace(one, what=own(one.what), reason=own(one.reason)) for one in facts.exclusions],
        entities=[{**one, "name": own(one["name"])} for one in facts.entities],
        instruments=[{**one, "instrument": own(one["instrument"])} for one in facts.instruments],
        sites={name: own(text) for name, text in facts.sites.items()},
        input_rows=tuple(_rows(facts.input_rows, words)),
    )


def _verdict(one: Verdict, words: Words) -> Verdict:
    own = words.own
    adds = tuple((what, own(name) if what == "source" else name, kg) for what, name, kg in one.adds)
    sources, without = (tuple(map(own, names)) for names in (one.sources, one.without))
    return replace(one, name=own(one.name), citation=own(one.citation), sources=sources, without=without, adds=adds)


def _goal(one: Goal, words: Words) -> Goal:
    own = words.own
    return replace(one, name=own(one.name), evidence=own(one.evidence), published=own(one.published))


def _rows(rows: Sequence[Mapping[str, Any]], words: Words) -> Iterator[dict[str, object]]:
    for row in rows:
        yield {name: words.own(cell) if name in _LABELS and isinstance(cell, str) else cell for name, cell in row.items()}
