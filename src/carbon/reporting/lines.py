"""Lines as a reader sees them: what, amount × factor = kg CO2e, and the factor with its citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from carbon.core.places import place_said
from carbon.reporting.factor_names import GIVEN, origin, place_name, titles
from carbon.reporting.facts import Cell, Facts, Source
from carbon.reporting.language.words import Words
from carbon.reporting.vocabulary import BASES, SCOPES, STAGES, STATUSES, gas_name, label, subscripts, unit


@dataclass(frozen=True)
class Row:
    """One line in words: place is its cell in the exported form, source the number of its factor."""

    place: str
    label: str
    what: str
    amount: str
    factor: str
    kg: str
    source: int
    origin: str


def row(facts: Facts, words: Words, key: str, number: int, cell: Cell) -> Row:
    """Return a line of a table.

    Parameters: facts; words; key of the cells it stands in; its number there; cell.
    """
    post = facts.postings[cell.posting]
    source = facts.sources[post.source]
    stage = words(STAGES.get(post.stage, post.stage))
    view = f" ({words(BASES[post.basis])})" if post.basis in BASES else ""
    hidden = words("not shown")
    per = cell.kg / cell.amount if cell.amount else 0.0
    return Row(
        place=f"{key}:{number}",
        label=label(words, key, cell.label, dict(facts.sites)),
        what=subscripts(f"{stage}{view}") if key == "source" else subscripts(f"{stage}{view}, {words(SCOPES[post.scope])}"),
        amount=hidden if cell.hidden else f"{words.significant(cell.amount)} {unit(words, source.unit)}",
        factor=hidden if cell.hidden else f"{words.significant(per, 5)} kg/{unit(words, source.unit)}",
        kg=words.kilograms(cell.kg),
        source=post.source,
        origin=words.data(source.publisher or source.title),
    )


@dataclass(frozen=True)
class Card:
    """A factor with all that is known of it, for the reader who asks why.

    Parameters: number, of its source; what it is used for and of; origin, who published it, for where and when; kg, what rests on it
    [kg CO2e].
    """

    number: int
    what: str
    origin: str
    kg: float
    co2e: str
    unit: str
    gases: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str], ...]


def cards(facts: Facts, words: Words) -> Iterator[Card]:
    """Yield each factor that is used: those of the shown view first, the largest before the others."""
    reasons: dict[int, dict[str, None]] = {}
    for post in facts.postings:
        reasons.setdefault(post.source, {})[post.reason] = None
    rests, named = dict.fromkeys(range(len(facts.sources)), 0.0), titles(facts, words)
    for cell in facts.cells["source"]:
        post = facts.postings[cell.posting]
        rests[post.source] += cell.kg if post.basis in (None, facts.basis) else 0.0
    for number in sorted(rests, key=lambda place: (-abs(rests[place]), place)):
        source = facts.sources[number]
        gases = () if source.closed else tuple(_gases(facts, words, source))
        known = tuple((term, text) for term, text in _known(words, source, list(reasons.get(number, ()))) if text)
        of, per = origin(words, source), unit(words, source.unit)
        yield Card(number, named[number], of, rests[number], _per_unit(facts, words, source), per, gases, known)


def _gases(facts: Facts, words: Words, source: Source) -> Iterator[tuple[str, str, str]]:
    for gas, kg in source.gases.items():
        weight = facts.weights.get(gas, 0.0)
        times = f"{words.significant(weight)} ({set_name(facts.gwp_set)})" if weight and gas != "co2e" else ""
        yield gas_name(words, gas), words.significant(kg, 8), times


def _per_unit(facts: Facts, words: Words, source: Source) -> str:
    if source.closed:
        return words("not shown")
    total = sum(kg * facts.weights.get(gas, 0.0) for gas, kg in source.gases.items())
    return subscripts(f"{words.significant(total, 5)} kg CO2e/{unit(words, source.unit)}")


def publications(facts: Facts, words: Words) -> Iterator[dict[str, str]]:
    """Yield publisher, title, edition, licence and link of each publication that a factor is of, as a reader of the language has them."""
    seen = dict.fromkeys((s.publisher, s.title, s.edition, s.licence, s.homepage) for s in facts.sources)
    for publisher, title, edition, licence, homepage in sorted(seen):
        link = homepage if homepage.startswith(("https://", "http://")) else ""
        told = (words.data(text) for text in (publisher, title, _edition(title, edition), licence))
        yield dict(zip(("publisher", "title", "edition", "licence", "link"), (*told, link), strict=True))


def work(words: Words, title: str, edition: str) -> str:
    """Return a publication with its edition, as a reader of the language has them.

    Parameters: words; title; edition.
    """
    return ", ".join(words.data(part) for part in (title, _edition(title, edition)) if part)


def _edition(title: str, edition: str) -> str:
    """What an edition adds to a title that may end with its year.

    >>> _edition("Conversion factors 2019", "2019, flat-file.xls"), _edition("Nordisk residualmix", "2021–2024")
    ('flat-file.xls', '2021–2024')
    """
    first, _, rest = edition.partition(", ")
    return rest if first and re.search(rf"\b{re.escape(first)}$", title) else edition


def _known(words: Words, source: Source, reasons: list[str]) -> Iterator[tuple[str, str]]:
    known = (words.data(source.publisher), work(words, source.title, source.edition))
    yield words("Publication"), ", ".join(part for part in known if part)
    yield words("Place in it"), words.sentence(place_said(source.locator))
    yield words("Licence"), words.data(source.licence)
    year = str(source.year) if source.year else "" if source.key == GIVEN else words("undated")
    yield words("Region and year"), ", ".join(part for part in (place_name(words, source.region), year) if part)
    yield words("Stages"), ", ".join(words(STAGES.get(stage, stage)) for stage in source.stages)
    yield words("Why this one"), "; ".join(reason(words, text) for text in reasons)
    yield words("Status"), words(STATUSES.get(source.status, source.status))
    yield words("How it was derived"), words.data(source.derivation)
    if source.gwp_set and set(source.gases) == {"co2e"}:
        made = words("not stated by the source") if source.gwp_set == "unstated" else set_name(source.gwp_set)
        yield words("GWP set it was made with"), made
    yield words("Id"), "" if source.key == GIVEN else source.id
    if source.closed:
        yield words("Not shown"), words("The licence does not allow the figure in a published document.")


def reason(words: Words, text: str) -> str:
    """Return in words why a factor was taken; the engine says it in parts, each of a few forms.

    >>> reason(Words("en"), "region SE, undated, covers combustion + wtt, specific")
    'region SE, undated, covers Combustion + Upstream of fuels and energy, made for exactly this'
    """
    return ", ".join(_part(words, part) for part in text.split(", "))


def _part(words: Words, part: str) -> str:
    first, _, rest = part.partition(" ")
    if part in _WHOLE:
        return words(_WHOLE[part])
    if first == "stage":
        return words("the stage alone: {stage}", stage=words(STAGES.get(rest.removesuffix(" alone"), rest)))
    if first == "covers":
        return words("covers {stages}", stages=" + ".join(words(STAGES.get(name, name)) for name in rest.split(" + ")))
    for start, sentence in _STARTS.items():
        if part.startswith(start):
            return words(sentence, rest=part.removeprefix(start))
    return part


_WHOLE = {
    "undated": "undated",
    "specific": "made for exactly this",
    "given with the activity": "given with the activity",
}
_STARTS = {
    "region ": "region {rest}",
    "valid ": "valid for {rest}",
    "data of ": "data of {rest}",
    "not specific to ": "not specific to {rest}",
}


def set_name(name: str) -> str:
    """Return the name of a GWP set as people write it.

    >>> set_name("ar5_100"), set_name("ar6_20")
    ('IPCC AR5, GWP100', 'IPCC AR6, GWP20')
    """
    base, *own = name.split(" + ")
    report, _, rest = base.partition("_")
    kind = rest.rpartition("_")[0]
    years = rest.rpartition("_")[2]
    text = f"IPCC {report.upper()}, {'GTP' if kind == 'gtp' else 'GWP'}{years}{f' ({kind})' if kind not in ('', 'gtp') else ''}"
    return " + ".join([text, *own])
