"""The choices that shape a calculation, as one frozen value: GWP set, what is in a total, which sources stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.gases import gwp_set
from carbon.core.regions import region
from carbon.core.sentences import say
from carbon.core.store.read import store

OWN = "own-"
"""How the publications of the user's own factors begin."""

STAND_INS = ("world", "GB")
"""Regions asked, in order, when a region and the groups it lies in have nothing of their own; a group stands in for its members alone."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How to calculate.

    Parameters
    ----------
    gwp_set: name of the set of global warming potentials, such as `ar6_100` or `ar5_100`; own values [kg CO2e/kg] take precedence over the
        set's: `ar6_100 + sevoflurane=130`.
    non_co2: whether the non-CO2 effects of aviation are lines of the result.
    other_gases: whether gases outside the seven of the GHG Protocol (anaesthetic ethers, CFCs) are in totals, as health care
        reports them, or beside them.
    stand_ins: regions to ask, in this order, when a region and the groups it lies in have no factor of their own.
    max_year_gap: years between a factor and the activity up to which the factor is preferred to an undated one [a].
    future_factors: whether a factor may be taken that is valid only after the activity's period.
    sources: publications that take precedence over all others of the same region, for years within `max_year_gap`, such as
        `eea-2024`; where all else is equal, in this order. A second compilation of grid intensities is
        taken only where its publication is named here, or its name on the activity (`compilation=`); it is then preferred.

    >>> Policy(gwp_set="ar5_100").non_co2
    True
    """

    gwp_set: str = "ar6_100"
    non_co2: bool = True
    other_gases: bool = True
    stand_ins: tuple[str, ...] = STAND_INS
    max_year_gap: int = 5
    future_factors: bool = False
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, holds, write in _TYPES:
            if not holds(getattr(self, name)):
                raise _not_a(name, getattr(self, name), write)
        # One spelling of the set and one type of lists, so that equal choices are equal policies; a text is one name, and not its letters.
        object.__setattr__(self, "gwp_set", gwp_set(self.gwp_set))
        for name in ("stand_ins", "sources"):
            given = getattr(self, name)
            object.__setattr__(self, name, (given,) if isinstance(given, str) else tuple(given))
        for name in self.stand_ins:
            region(name)

    @property
    def compilations(self) -> tuple[str, ...]:
        """The second compilations that the sources name: `eea` of eea-2024."""
        return tuple(source.rpartition("-")[0] for source in self.sources)

    def as_dict(self) -> dict[str, object]:
        """Return the choices as plain values, as a result carries them.

        >>> Policy().as_dict()["gwp_set"]
        'ar6_100'
        """
        return {field.name: getattr(self, field.name) for field in fields(self)}


def _is_text(given: object) -> bool:
    return isinstance(given, str)


def _is_flag(given: object) -> bool:
    return isinstance(given, bool)


def _is_years(given: object) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and given >= 0


def _are_names(given: object) -> bool:
    return isinstance(given, str) or (isinstance(given, list | tuple) and all(map(_is_text, given)))


_TYPES: tuple[tuple[str, Callable[[object], bool], str], ...] = (
    ("gwp_set", _is_text, "ar6_100"),
    ("non_co2", _is_flag, "True"),
    ("other_gases", _is_flag, "True"),
    ("stand_ins", _are_names, "('world', 'GB')"),
    ("max_year_gap", _is_years, "5"),
    ("future_factors", _is_flag, "False"),
    ("sources", _are_names, "('eea-2024',)"),
)
"""Each choice, what tells that a value may be one, and an example."""


def _not_a(field: str, given: object, write: str) -> CarbonError:
    message = say("{field} is {given}, which it cannot be. Write it as {write}.", field=field, given=repr(given)[:_SHOWN], write=write)
    return CarbonError(message, code="policy_invalid", field=field)


_SHOWN = 80
"""Characters of a value that an error quotes."""


@cache
def usual_policy() -> Policy:
    """Return the policy of who chooses nothing."""
    return Policy()


def chosen_policy(policy: Policy | None, gwp_set: str | None) -> Policy:
    """Return the policy that is asked for: given, or the usual one with a GWP set.

    Parameters: policy; gwp_set, the name of a set.
    Raises: CarbonError where both are given, one is of another type, or a source is no publication.
    """
    if policy is not None and not isinstance(policy, Policy):
        raise _not_a("policy", policy, 'Policy(gwp_set="ar5_100")')
    if gwp_set is not None and not isinstance(gwp_set, str):
        raise _not_a("gwp_set", gwp_set, "ar6_100")
    return _chosen(policy, gwp_set)


@lru_cache(maxsize=64)
def _chosen(policy: Policy | None, gwp_set: str | None) -> Policy:
    if policy is not None and gwp_set is not None:
        raise CarbonError(say("policy and gwp_set are both given. Write Policy(gwp_set=…)."), code="policy_twice", field="gwp_set")
    chosen = policy or (usual_policy() if gwp_set is None else Policy(gwp_set=gwp_set))
    check_sources(chosen.sources)
    return chosen


def check_sources(names: Iterable[str], field: str = "sources") -> None:
    """Refuse a name that is no shipped publication and none of own factors: nothing would take precedence, and nobody would know.

    Parameters: names; field that they were given in.
    Raises: CarbonError `publication_unknown` naming the nearest.
    """
    known = [row[0] for row in store().rows("SELECT name FROM publication")]
    for name in names:
        if name not in known and not name.startswith(OWN):
            message = say(
                "publication '{name}' is unknown.{near} python -m carbon factors --summary lists them.",
                name=name,
                near=did_you_mean(name, known),
            )
            raise CarbonError(message, code="publication_unknown", field=field)
