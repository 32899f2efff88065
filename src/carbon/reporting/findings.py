"""Findings by severity and cause, with the factors and places that have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from carbon.core.errors import Finding
from carbon.core.formatting import shortened
from carbon.reporting.factor_names import origin, titles
from carbon.reporting.facts import Facts
from carbon.reporting.language.older import has, values
from carbon.reporting.language.words import Words
from carbon.reporting.vocabulary import SEVERITIES, subscripts


@dataclass(frozen=True)
class Said:
    """A finding by cause: its sentence, how often, and the factors or places that have it, each with its number among the sources."""

    sentence: str
    count: str
    details: tuple[tuple[str, int | None], ...]


def finding_groups(facts: Facts, words: Words, *, places: bool) -> list[tuple[str, str, list[Said]]]:
    """Return findings by severity and cause, errors each with its place and own sentence: (title, severity, sentences).

    Parameters: facts; words; places, whether rows and cells of the input may be named beside those of errors.
    """
    ids = {source.id: number for number, source in enumerate(facts.sources)}
    named = titles(facts, words)
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in facts.findings:
        if finding.code not in _TECHNICAL:
            groups.setdefault((finding.severity, words.finding(finding.code)), []).append(finding)
    said: dict[str, list[Said]] = {}
    for (severity, sentence), members in groups.items():
        times = sum(finding.count for finding in members)
        count = words("{n} times", n=words.number(times)) if times > 1 else ""
        shown = places or severity == "error"
        numbers = dict.fromkeys(ids[name] for finding in members for name in _factors(finding, ids))
        used = [(", ".join(part for part in (named[place], origin(words, facts.sources[place])) if part), place) for place in numbers]
        placed = _places(words, [finding for finding in members if shown], {*ids})
        said.setdefault(severity, []).append(Said(subscripts(sentence), count, (*used, *((text, None) for text in placed))))
    return [(words(SEVERITIES[severity]), severity, items) for severity, items in said.items()]


_TECHNICAL = ("columns_used",)
"""What only who keeps the tables needs to know."""


def _factors(finding: Finding, ids: Collection[str]) -> list[str]:
    """The factors that a finding names."""
    return [name for name in (text.rstrip(".") for text in _ID.findall(finding.message)) if name in ids]


def _places(words: Words, findings: Iterable[Finding], ids: Collection[str]) -> Iterator[str]:
    """Where findings stand and what they say, the rows of one column that are said alike in one line."""
    rows: dict[tuple[str, str, str], dict[int, None]] = {}
    for finding in findings:
        text = finding.message
        said = "" if _factors(finding, ids) else words.sentence(text) if has(words, text) else values(words, text)
        column = finding.column or ""
        alike = (finding.file or "", column, said.removeprefix(f"{column}: ") if column else said)
        rows.setdefault(alike, {}).update(dict.fromkeys([*([finding.row] if finding.row else []), *finding.rows]))
    for (file, column, said), numbers in rows.items():
        place = ", ".join(part for part in (file, _rows(words, [*numbers]), column) if part)
        if text := ": ".join(part for part in (place, said) if part):
            yield text


def _rows(words: Words, numbers: list[int]) -> str:
    """Rows by their numbers, many by the first ones and the last."""
    if not numbers:
        return ""
    text = shortened(", ".join(str(number) for number in sorted(numbers)), _ROWS)
    return f"{words('row') if len(numbers) == 1 else words('rows')} {text}"


_ROWS = 60
"""Letters of a list of rows before it is shortened."""


_ID = re.compile(r"(?<![\w.-])[\w.-]+(?:/[^\s,;:]+){2,}")
"""The id of a factor in a sentence. It begins where a word begins: else each letter of a long word would be tried as its first."""
