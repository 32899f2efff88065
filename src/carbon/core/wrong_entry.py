"""What is wrong with an entry of a file or a call, in the words of this program: what to write, and what was given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carbon.core.lists import either
from carbon.core.sentences import say


def wrong_entry(error: Mapping[str, Any]) -> str:
    """Return what to write in place of a value that a type refuses.

    Parameters: error, one of the `errors()` of pydantic; a sentence of this program inside it is returned as it is.

    >>> wrong_entry({"type": "greater_than", "ctx": {"gt": 0}, "input": -3})
    'write a number above 0 (given -3)'
    >>> wrong_entry({"type": "literal_error", "ctx": {"expected": "'up' or 'down'"}, "input": "upp"})
    "write 'up' or 'down' (given 'upp')"
    """
    own = error.get("ctx", {}).get("error")
    if own is not None:
        return getattr(own, "sentence", None) or str(own)
    return say("{wanted} (given {given})", wanted=_wanted(error), given=repr(error["input"]))


def _wanted(error: Mapping[str, Any]) -> str:
    kind, about = str(error["type"]), error.get("ctx", {})
    if kind == "literal_error":
        words = re.findall(r"'[^']*'", str(about["expected"]))
        return say("write {words}", words=either(words))
    if kind in _BOUNDS:
        return _bounded(kind, next(iter(about.values())))
    for beginning, said in _WANTED.items():
        if kind.startswith(beginning):
            return said
    return str(error["msg"])


_BOUNDS = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")


def _bounded(kind: str, bound: object) -> str:
    if kind == "greater_than":
        return say("write a number above {bound}", bound=bound)
    if kind == "greater_than_equal":
        return say("write {bound} or more", bound=bound)
    return say("write a number below {bound}", bound=bound) if kind == "less_than" else say("write {bound} or less", bound=bound)


_WANTED = {
    "int": say("write a whole number"),
    "float": say("write a number"),
    "finite_number": say("write a finite number"),
    "bool": say("write true or false"),
    "string_too_short": say("write a text that is not empty"),
    "string": say("write a text in quotation marks"),
    "tuple": say('write a list in brackets, as ["…"]'),
    "list": say('write a list in brackets, as ["…"]'),
    "dict": say("write a section of entries"),
    "model": say("write a section of entries"),
    "missing": say("write this entry"),
    "extra_forbidden": say("leave this entry out: it is none"),
}
"""How a kind of error of pydantic begins → what to write."""
