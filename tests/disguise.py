"""Swedish in letters that no data have: what a command prints in Latin letters did not go through the language's files.

A list of English words finds the words it has. This finds every sentence, heading and unit that no translation was asked for; what
remains in Latin letters must be the person's own, a publisher's, a unit, a name of a field or file.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_letters

from carbon.reporting.language import words

_LATIN = ascii_letters + "åäöÅÄÖéÉ"
_LETTERS = str.maketrans({letter: chr(0x13A0 + number) for number, letter in enumerate(_LATIN)})
_KEPT = re.compile(
    r"\{\{|\}\}|\{[^{}]*\}|\[/?(?:bold|italic|red|green|yellow|cyan)?\]|--[\w-]+(?: [A-Z_]{3,}\b)?|\[\[?\w+(?:\.\w+)?\]\]?"
    r"|python -m carbon(?: [\w-]+)?|[\w/*]+\.(?:toml|csv|md)\b|\b\w+ ?= ?…|\b[a-z]+(?:_[a-z0-9]+)+\b"
)  # fmt: skip
"""What a translation has in common with every language: fields, colours, options, files, settings."""
FREE = re.compile(rf"(?<![\w/.=+\-@])[{_LATIN}]{{3,}}(?![\w/.=+\-@])")
"""A word by itself; a part of an id, a path or an option is none."""


_QUOTED = re.compile(r"python -m carbon [\w-]+|(?:^|(?<=\W))'[^']*'|\"[^\"]*\"|^headers = .*|\b\w+ ?= ?…")
"""A command, what is quoted, the headers of a person's table, and a setting that is to be written."""


def disguised(text: str) -> str:
    """Return a translation with its words in other letters."""
    parts, last = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[last : kept.start()].translate(_LETTERS), kept[0]]
        last = kept.end()
    return "".join((*parts, text[last:].translate(_LETTERS)))


def put_on(monkeypatch) -> None:
    """Let Swedish be printed in disguise from here on."""
    known, findings, named = words._translations("sv"), words._file, words.qualifier_words("sv")

    @cache
    def translations(language):
        return {english: disguised(text) for english, text in known.items()} if language == "sv" else {}

    @cache
    def file(name, left, right):
        rows = findings(name, left, right)
        return {code: disguised(text) for code, text in rows.items()} if name in ("findings_sv", "data_sv") else rows

    @cache
    def qualifiers(language):
        return {english: disguised(text) for english, text in named.items()} if language == "sv" else {}

    monkeypatch.setattr(words, "_translations", translations)
    monkeypatch.setattr(words, "qualifier_words", qualifiers)
    monkeypatch.setattr(words, "_file", file)


def plain_words(text: str) -> dict[str, str]:
    """Return each word in Latin letters that stands by itself, with its first line."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        for word in FREE.findall(_QUOTED.sub("", line)):
            found.setdefault(word.casefold(), line.strip())
    return found
