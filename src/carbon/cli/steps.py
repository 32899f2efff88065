"""The steps of an explanation on a screen: a long line goes on under its own beginning."""

from __future__ import annotations

import sys
from textwrap import wrap

from carbon.cli.language import told
from carbon.cli.render import console, held, released
from carbon.core.patterns import pattern


def print_steps(text: str) -> None:
    """Print the lines of an explanation; on a screen a long one goes on under its own beginning.

    Parameters: text.
    """
    lines = told(text).splitlines()
    print("\n".join(part for line in lines for part in _folded(line, console().width)) if sys.stdout.isatty() else "\n".join(lines))


def _folded(line: str, width: int) -> list[str]:
    """A line in the width, its ids and commands whole; what follows its label stays to the right of it."""
    found = _LEAD.match(line)
    lead = found[0] if found else ""
    under = " " * (len(lead) if lead.strip() else len(lead) + 2)
    room, text = max(width, len(under) + _WORDS), held(line[len(lead) :])
    parts = wrap(text, room, initial_indent=lead, subsequent_indent=under, break_long_words=False, break_on_hyphens=False)
    return [released(part) for part in parts] or [""]


_LEAD = pattern(r" *(?:\S+ {2,})?")
_WORDS = 24
"""Letters of a line that there is room for, however narrow the screen."""
