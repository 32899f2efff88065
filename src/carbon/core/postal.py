"""Postal codes of the United States: the subregions of the grid that each lies in."""

from __future__ import annotations

import re

from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.sentences import say
from carbon.core.store.read import store

_ZIP = pattern(r"(?:(?:u\.?s\.?a?\.?)[ -]*(?:zip(?: ?code)?)?|zip(?: ?code)?)[ :=-]*(?P<code>\d{3,5})(?:-\d{4})?", re.IGNORECASE)
_BARE = pattern(r"(?P<code>\d{5})(?:-\d{4})?")


def zip_subregions(name: str) -> tuple[str, ...]:
    """Return the subregions of the US grid of a place written as a ZIP code, such as `US ZIP 10001`; none where it is no ZIP code.

    Raises: CarbonError `region_unknown` for a number without a country, a lost leading zero, or a code that EPA's table does not hold.
    Source: US EPA, Power Profiler, table of ZIP codes and eGRID subregions.

    >>> zip_subregions("US ZIP 10001"), zip_subregions("Sweden")
    (('US-NYCW',), ())
    """
    if bare := _BARE.fullmatch(name.strip()):
        raise _unknown(
            say(
                "region '{name}' is a number without its country. For a ZIP code of the US write US ZIP {bare}.",
                name=name,
                bare=bare["code"],
            )
        )
    found = _ZIP.fullmatch(name.strip())
    if not found:
        return ()
    code = found["code"]
    if len(code) < _DIGITS:
        raise _unknown(
            say(
                "region '{name}': a ZIP code has five digits. If the zeros in front were lost, write US ZIP {padded}.",
                name=name,
                padded=code.zfill(_DIGITS),
            )
        )
    row = store().row("SELECT subregions FROM us_zip WHERE first <= ? AND last >= ?", int(code), int(code))
    if row is None:
        raise _unknown(
            say(
                "US ZIP {code} is not in EPA's table of ZIP codes. Write the subregion of the grid, as US-NYCW, or the state, as US-NY.",
                code=code,
            )
        )
    return tuple(str(row[0]).split("; "))


_DIGITS = 5


def _unknown(message: str) -> CarbonError:
    return CarbonError(message, code="region_unknown", field="region")
