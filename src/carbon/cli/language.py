"""The language of what a command prints: that of --language, else the inventory's, else that of CARBON_LANGUAGE, else English."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from carbon.core.errors import Finding
from carbon.core.sentences import Sentence, joined

_SPOKEN: ContextVar[str | None] = ContextVar("language", default=None)
_NAMES: ContextVar[Mapping[str, str]] = ContextVar("names", default=MappingProxyType({}))


def speak(asked: str | None, inventory: str | None = None) -> None:
    """Print in a language from here on.

    Parameters: asked, of the option; inventory, its setting.
    Raises: CarbonError for an unknown language.
    """
    if asked or inventory:
        # What reads languages is not loaded for a calculation in English.
        from carbon.reporting.language.words import language_of

        _SPOKEN.set(language_of(asked, inventory))


def speak_as(asked: str | None, found: object, *earlier: object) -> None:
    """Print in the language that is asked for, or in that of the inventory that a result is of, with its second names.

    Parameters: asked; found, a footprint or other result; earlier ones that are printed with it.
    """
    from carbon.inventory.second_names import second_names

    settings = getattr(found, "settings", None)
    speak(asked, settings.inventory.language if settings else None)
    _NAMES.set({name: text for one in (*reversed(earlier), found) for name, text in second_names(one, spoken()).items()})


def second_naming() -> Mapping[str, str]:
    """Return given text → what it is called in the language that is printed."""
    return _NAMES.get()


@contextmanager
def own_language() -> Iterator[None]:
    """Let a command choose its language without leaving it to the next one of the same process."""
    before, names = _SPOKEN.set(None), _NAMES.set(MappingProxyType({}))
    try:
        yield
    finally:
        _SPOKEN.reset(before)
        _NAMES.reset(names)


def spoken() -> str:
    """Return the language that is printed."""
    if (found := _SPOKEN.get()) is None and os.environ.get("CARBON_LANGUAGE"):
        from carbon.reporting.language.words import language_of

        found = language_of()
        _SPOKEN.set(found)
    return found or "en"


def told(text: object) -> str:
    """Return a sentence in the language that is printed; a person's text is said by its second name, or stays as it is.

    Parameters: text.
    """
    if not _NAMES.get() and (not isinstance(text, Sentence) or spoken() == "en"):
        return str(text)
    from carbon.reporting.language.words import Words

    return Words(spoken(), _NAMES.get()).sentence(text if isinstance(text, str) else str(text))


def told_of(finding: Finding) -> str:
    """Return the message of a finding in the language that is printed; one that a lock keeps in older words by its code.

    Parameters: finding.
    """
    if spoken() == "en":
        return told(finding.message)
    from carbon.reporting.language.older import message
    from carbon.reporting.language.words import Words

    return message(Words(spoken(), _NAMES.get()), finding.code, finding.message)


def named(word: str) -> str:
    """Return a heading or another word of the program in the language that is printed; one that is not known stays.

    Parameters: word, such as "rows read".
    """
    if isinstance(word, Sentence) or spoken() == "en":
        return told(word)
    from carbon.reporting.language.words import Words

    words = Words(spoken())
    return words(word) if words.knows(word) else word


def listed(parts: list[str], by: str = ", ") -> Sentence:
    """Return sentences one after the other, without the empty ones."""
    return joined([part for part in parts if part], by)
