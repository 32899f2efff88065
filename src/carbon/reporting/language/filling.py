"""Templates of sentences, filled with numbers as they are written in a language."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

FIELD = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
"""A field of a template, or a brace that is meant."""


class Filling(string.Formatter):
    """Fills a template: integers without a format stay (a row, a year), other numbers get the signs of the language.

    Parameters: signs, digits in English → digits in the language.
    """

    def __init__(self, signs: Callable[[str], str]) -> None:
        self._signs = signs

    def format_field(self, value: object, format_spec: str) -> str:
        """Return a value by its format."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return format(value, format_spec)
        return self._signs(format(value, format_spec)) if format_spec or isinstance(value, float) else str(value)


def has_words(template: str) -> bool:
    """Return whether a template has words of its own, beside its fields and units.

    Parameters: template.

    >>> has_words("{first}, {rest}"), has_words("row {row}")
    (False, True)
    """
    return re.search(r"[^\W\d_]{2}", FIELD.sub(" ", template)) is not None
