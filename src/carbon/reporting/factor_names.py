"""What a factor is called in a report: what it is used for and what it is of, in words, where a program has its id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from carbon.activities.framework.kinds import kinds
from carbon.core.errors import CarbonError
from carbon.core.store.read import store
from carbon.reporting.facts import Facts, Source
from carbon.reporting.language.words import Words, qualifier_words
from carbon.reporting.vocabulary import STAGES, capital, gas_name, lower, subscripts
from carbon.workbook.words import label

GIVEN = "inline"
"""The key of a factor that a row gives itself: its id is the text that stands there."""


def titles(facts: Facts, words: Words) -> dict[int, str]:
    """Return number of a factor → what it is used for and of.

    Parameters: facts; words.
    """
    uses: dict[int, dict[str, dict[str, None]]] = {number: {} for number in range(len(facts.sources))}
    for post in facts.postings:
        uses[post.source].setdefault(post.stage, {})[post.kind] = None
    return {number: _title(words, facts.sources[number], stages) for number, stages in uses.items()}


def origin(words: Words, source: Source) -> str:
    """Return who published a factor, for where and for when, as far as it is known.

    Parameters: words; source.
    """
    year = str(source.year) if source.year else ""
    return ", ".join(part for part in (words.data(source.publisher), place_name(words, source.region), year) if part)


def place_name(words: Words, code: str) -> str:
    """Return the name of a place by its code; the world has none, for its factors hold anywhere.

    >>> place_name(Words("sv"), "GB"), place_name(Words("en"), "nordic_market")
    ('Storbritannien', 'Nordic electricity market')
    """
    if code in ("", "world"):
        return ""
    row = store().row("SELECT english, swedish FROM region WHERE code = ?", code)
    return capital(str(row[words.language == "sv"])) if row else code


def _title(words: Words, source: Source, stages: Mapping[str, Iterable[str]]) -> str:
    """Kinds of activity, what the factor is of, and the stage; without a use the factor's own text."""
    of = [*dict.fromkeys(_of(words, source, {kind for used in stages.values() for kind in used}))]
    parts = []
    for stage, used in stages.items():
        names = ", ".join(map(words, _spaced(used)))
        inside = ", ".join(text for text in of if lower(text) != lower(names))
        parts.append(f"{capital(names)}{f' ({inside})' if inside else ''}: {lower(words(STAGES.get(stage, stage)))}")
    return subscripts("; ".join(parts)) or source.id


def _spaced(kinds_used: Iterable[str]) -> list[str]:
    return [kind.replace("_", " ") for kind in kinds_used]


def _of(words: Words, source: Source, used: Collection[str]) -> Iterator[str]:
    """What a row chose by a mode, the fuel or gas of a key, and the words of its qualifiers."""
    if source.key == GIVEN:
        # In locks of version 0.1.0 the id begins with its key.
        yield source.id.removeprefix(f"{GIVEN}/")
    family, _, name = source.key.partition(".")
    if family == "fuel" and name:
        yield _word(words, source.key, "fuel", name)
    known = kinds()
    if name and any(kind in known and "mode" in known[kind].model_fields for kind in used):
        mode = label("mode", name, words.language)
        yield from () if mode == name else (lower(mode),)
    for field, value in source.qualifiers.items():
        if field != "classification":
            yield _gas(words, value) if field == "gas" else _word(words, source.key, field, value)


def _gas(words: Words, value: str) -> str:
    """The name of a gas without its formula."""
    return lower_word(gas_name(words, value).partition(" (")[0])


def lower_word(text: str) -> str:
    """Return a word with a small letter at its beginning, but not HFC-134a, C21 or E85.

    >>> lower_word("Diesel"), lower_word("HVO100"), lower_word("C21 Läkemedel")
    ('diesel', 'HVO100', 'C21 Läkemedel')
    """
    return lower(text) if text[1:2].islower() else text


def _named(words: Words, key: str, field: str, value: str) -> str:
    """The name of a qualifier's word in the taxonomy, that of the nearest key."""
    rows = store().rows("SELECT key, english, swedish FROM qualifier WHERE qualifier = ? AND value = ?", field, value)
    near = [row for row in rows if f"{key}.".startswith(f"{row[0]}.")]
    return str(max(near, key=lambda row: len(row[0]))[1 + (words.language == "sv")]) if near else ""


def _word(words: Words, key: str, field: str, value: str) -> str:
    """A word of a qualifier as the template offers it, else by its name in the language."""
    try:
        shown = label(field, value, words.language)
    except CarbonError:
        shown = value
    if shown == value:
        plain = value.replace("_", " ")
        known = qualifier_words(words.language).get(plain, plain)
        shown = _named(words, key, field, value) or (words(plain) if words.knows(plain) else known)
    return shown if field == "network" else lower_word(shown)
