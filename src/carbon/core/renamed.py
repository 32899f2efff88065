"""Old names of public things: each warns for one minor version, and goes with the next."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def warn_renamed(old: str, new: str, since: str) -> None:
    """Warn that a name has another name.

    Parameters: old and new name, as a user writes them; since, the version that has the new one.

    >>> import warnings
    >>> with warnings.catch_warnings(record=True) as found:
    ...     warnings.simplefilter("always")
    ...     warn_renamed("carbon.sum_up", "carbon.calculate", "0.2.0")
    >>> str(found[0].message)
    'carbon.sum_up is named carbon.calculate since 0.2.0. The old name goes in 0.3: write carbon.calculate.'
    """
    text = f"{old} is named {new} since {since}. The old name goes in {_next_minor(since)}: write {new}."
    # The line of the user is that which calls what calls this.
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def renamed(function: Callable[P, R], old: str, new: str, since: str) -> Callable[P, R]:
    """Return a function or method under its old name: it does what the new one does, and warns.

    Parameters: function, under its new name; old and new name, as a user writes them; since, the version that has the new one.
    """

    def old_name(*given: P.args, **named: P.kwargs) -> R:
        warn_renamed(old, new, since)
        return function(*given, **named)

    old_name.__doc__ = f"Return what `{new}` does; this is its old name."
    return old_name


def is_overdue(since: str, version: str) -> bool:
    """Return whether an old name has warned for one minor version and must go.

    Parameters: since, the version that has the new name; version of the library.

    >>> is_overdue("0.2.0", "0.2.7"), is_overdue("0.2.0", "0.3.0")
    (False, True)
    """
    return _minor(version) > _minor(since)


def _minor(version: str) -> tuple[int, int]:
    major, minor, *_ = version.split(".")
    return int(major), int(minor)


def _next_minor(version: str) -> str:
    major, minor = _minor(version)
    return f"{major}.{minor + 1}"
