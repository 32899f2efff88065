"""Networks of heat and cold by the name their publisher prints, however it is spelled."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from carbon.activities.fields.catalogue_words import EverydayWord
from carbon.activities.fields.listed import values
from carbon.core.patterns import pattern
from carbon.core.written import phrase

_DEPARTMENT = pattern(r"^\d+[ab]?_")
"""The number of the French department that Base Carbone puts before a town."""


class NetworkWord(EverydayWord):
    """A network of heat or cold by its name, in the publisher's spelling or another."""

    def knows(self, key: str, text: str) -> bool:
        """Whether the catalogue has a network of that name."""
        return network_words(key, text)["network"] in values(key, "network").values()


def network_words(key: str, name: str | None) -> dict[str, str]:
    """Return the qualifiers of a network: none without a name, as the catalogue spells it where it is shipped, else as written.

    Parameters: key, heat.district or cooling.district; name, as printed, with or without accents, marks and the number of the department.

    >>> network_words("cooling.district", "MONTPELLIER, Port Marianne/Odysseum")
    {'network': '34_montpellier_port_marianne_odysseum'}
    >>> network_words("heat.district", "Sodertorn"), network_words("heat.district", None)
    ({'network': 'södertörn'}, {})
    """
    return {"network": _shipped(key).get(phrase(name), name.casefold())} if name else {}


@lru_cache(maxsize=8192)
def _shipped(key: str) -> dict[str, str]:
    """Spelling that two names share → network; of towns of two departments that share one, none."""
    names = values(key, "network").values()
    short = [phrase(_DEPARTMENT.sub("", name)) for name in names]
    times = Counter(short)
    unnumbered = {shared: name for shared, name in zip(short, names, strict=True) if times[shared] == 1}
    return unnumbered | {phrase(name): name for name in names}
