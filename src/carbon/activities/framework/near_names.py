"""What a name that `carbon` has not may have been meant for: a near name, one that begins so, or the kind that the word stands for."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.core.errors import CarbonError, nearest
from carbon.core.sentences import joined, say


def no_such_name(name: str, names: Sequence[str]) -> AttributeError:
    """Return the error of a name that the package has not, with the nearest ones.

    Parameters: name; names that it has.

    >>> str(no_such_name("Hotel", ["Flight", "HotelStay"]))
    "module 'carbon' has no attribute 'Hotel'. Nearest: HotelStay."
    """
    near = _near(name, names)
    hint = say(" Nearest: {names}.", names=joined(near, ", ")) if near else ""
    return AttributeError(say("module 'carbon' has no attribute '{name}'.{hint}", name=name, hint=hint), name=name)


def _near(name: str, names: Sequence[str]) -> list[str]:
    """The names that begin so, or are a slip away, or are the kind that the word stands for."""
    begun = [other for other in names if other.casefold().startswith(name.casefold())]
    return list(dict.fromkeys([*begun, *_kind(name, names), *nearest(name, names)]))[:_SHOWN]


_SHOWN = 3


def _kind(name: str, names: Sequence[str]) -> list[str]:
    """The class of the kind that a word stands for, as train is Rail."""
    from carbon.activities.framework.kinds import resolve

    try:
        found = resolve(name)[0].__name__
    except CarbonError:
        return []
    return [found] if found in names else []
