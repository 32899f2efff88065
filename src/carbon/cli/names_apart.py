"""Names of several parts without quotation marks: natural gas 100 kWh, and halon 1301 12 kg, which is 12 kg of halon 1301."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from carbon.activities.framework.kinds import is_activity
from carbon.cli.commands import COMMANDS
from carbon.core.errors import CarbonError, nearest
from carbon.core.sentences import say
from carbon.core.written import parse_number

_MOST = 5
"""Parts of the longest name that is written apart."""
_ZEROS = re.compile(r"0\d\d(?!\d)")
"""The end of a number that is written in groups of three, as in 100 000."""


def word_of_several(given: Sequence[str]) -> Sequence[str]:
    """Return the arguments with a name of several parts as one of them: the longest that is known.

    Parameters: given, the arguments.

    >>> word_of_several(["natural", "gas", "100", "kWh"])
    ['natural gas', '100', 'kWh']
    >>> word_of_several(["diesel 40 L", "--region", "SE"])
    ['diesel', '40', 'L', '--region', 'SE']
    """
    if given and _is_question(given[0]):
        return word_of_several([*given[0].split(), *given[1:]])
    if count := parts_with_number(given):
        return [" ".join(given[:count]), *given[count:]]
    if given and given[0][:1].isdigit() and not is_activity(given[0]):
        # An amount before its word: what is said of it names both.
        end = next((place for place, part in enumerate(given) if part[:1] == "-"), len(given))
        return [" ".join(given[:end]), *given[end:]]
    last = next((place for place, part in enumerate(given) if not part or part[0] == "-" or part[0].isdigit()), len(given))
    for count in range(min(last, _MOST), 1, -1):
        if is_activity(" ".join(given[:count])):
            return [" ".join(given[:count]), *given[count:]]
    # Where the first is no word alone and no misspelt command either, all of them are what is unknown.
    alone = last < 2 or is_activity(given[0]) or nearest(given[0], COMMANDS, 1)
    return given if alone else [" ".join(given[:last]), *given[last:]]


def _is_question(text: str) -> bool:
    """Whether one argument holds the amount too, as a question in one pair of quotation marks does."""
    return any(part[0].isdigit() for part in text.split()[1:]) and not is_activity(text)


def parts_with_number(given: Sequence[str]) -> int:
    """Return how many of the arguments are a name with a number in it, where an amount follows; 0 where there is none.

    Parameters: given, the arguments.
    Raises: CarbonError `argument` where the number may be of the name or of the amount, as in eldningsolja 1 250 l.

    >>> parts_with_number(["halon", "1301", "12", "kg"]), parts_with_number(["hvo", "100", "l"]), parts_with_number(["diesel", "40", "l"])
    (2, 0, 0)
    """
    words = list(takewhile(lambda part: part and part[0] != "-" and not part[0].isdigit(), given))
    named = list(takewhile(lambda part: part and part[0] != "-", given))
    for count in range(min(len(named) - 1, _MOST), len(words), -1):
        following = named[count]
        if following[0].isdigit() and not _ZEROS.match(following) and is_activity(" ".join(named[:count])):
            _ask(named, len(words), count)
            return count
    return 0


def _ask(named: Sequence[str], words: int, count: int) -> None:
    """Refuse what has two readings: the shorter name is one too, and the numbers behind it are one number."""
    shorter = " ".join(named[:words])
    if not words or not is_activity(shorter):
        return
    digits = [*named[words:count], re.sub(r"[^\d.,].*", "", named[count])]
    try:
        parse_number(" ".join(digits))
    except CarbonError:
        return
    message = say(
        "'{text}' has two readings: {first} of {word}, or {second} of '{name}'. Write the number without a space, or the name in "
        "quotation marks.",
        text=" ".join(named),
        first=" ".join(named[words:]),
        word=shorter,
        second=" ".join(named[count:]),
        name=" ".join(named[:count]),
    )
    raise CarbonError(message, code="argument")
