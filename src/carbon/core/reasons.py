"""Why a file could not be read, in words."""

from __future__ import annotations

from carbon.core.sentences import say


def reason(error: Exception) -> str:
    """Return what an error of reading says, without the names of Python.

    Parameters: error.

    >>> reason(KeyError("format")), reason(ValueError("Expecting value: line 1"))
    ("it lacks 'format'", 'Expecting value: line 1')
    """
    if isinstance(error, KeyError) and error.args:
        return say("it lacks {name}", name=repr(error.args[0]))
    return str(error).rstrip(".") or type(error).__name__
