"""Asking for factors: those that a calculation would use, one by its id, and those that a search finds."""

from __future__ import annotations

from collections.abc import Mapping

from carbon.activities.framework.demands import Context
from carbon.activities.framework.kinds import build
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.quantities import Amount, AmountLike
from carbon.core.regions import WORLD
from carbon.core.regions import region as find_region
from carbon.core.sentences import joined, say
from carbon.engine.answering.demands import Asking, Demands
from carbon.factors.catalogue import Catalogue, chosen_catalogue
from carbon.factors.choices import Choice, Matches
from carbon.factors.matches import Match
from carbon.factors.matching import given
from carbon.factors.policy import Policy, chosen_policy
from carbon.factors.wanted import part_asked
from carbon.tables.frames import frame
from carbon.tables.types import Table


def match(
    word: str,
    amount: AmountLike | None = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    **fields: object,
) -> Matches:
    """Return every factor that a calculation would use, each with the rejected candidates and their reasons.

    Parameters: word, amount and fields, catalogue, policy and gwp_set, as for `calculate`; without an amount it is one unit.

    >>> found = match("diesel", "1 l", region="GB", period=2019)
    >>> found[0][0].factor.region
    'GB'
    >>> found.to_frame()["status"][0]
    'taken'
    """
    known, settings = chosen_catalogue(catalogue), chosen_policy(policy, gwp_set)
    activity = build(word, {"amount": amount if amount is not None else _one_of(word, fields), **fields}, known)
    period = activity.period
    part = part_asked(period, period.year if period else None, activity.region, type(activity).burns(), known.windows)
    context = Context(activity.region or WORLD, period.year if period else None, settings, known, part)
    one = activity.one()
    demands = Demands(Asking(known, settings, context), activity.control, str(activity.purpose), one.unit)
    return Matches(Choice(known, wanted, settings) for wanted in demands.asked(activity.method(one, context)))


def factor(
    word: str,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    **fields: object,
) -> Match:
    """Return the factor that a calculation would take for its first required stage, and why; or the factor with an id.

    Parameters: word, and fields, catalogue, policy and gwp_set as for `calculate`; or the id of a factor in place of the word.
    Raises: CarbonError when no factor fits.

    >>> factor("electricity", region="GB", period=2019).factor.key
    'electricity.grid'
    >>> factor("uk-2019/electricity.grid/GB/2019/generation").conversion.form.unit
    'kWh'
    """
    if "/" in word:
        return _of_id(word, chosen_catalogue(catalogue), fields)
    found = match(word, None, catalogue=catalogue, policy=policy, gwp_set=gwp_set, **fields)
    if not found:
        raise CarbonError(
            say("no factor for {word} with {fields}. See python -m carbon factors.", word=word, fields=fields), code="factor_missing"
        )
    location = [taken for taken, _ in found if taken.factor.key != "electricity.residual_mix"]
    return (location or [taken for taken, _ in found])[0]


def _of_id(factor_id: str, known: Catalogue, fields: Mapping[str, object]) -> Match:
    if fields:
        raise CarbonError(
            say("'{factor_id}' is the id of one factor; leave {fields} out.", factor_id=factor_id, fields=joined(fields, say(" and "))),
            code="argument",
            field=next(iter(fields)),
        )
    found = known.factor(factor_id)
    if found is None:
        key = next((part for part in factor_id.split("/") if part in known.all_keys()), "")
        near = did_you_mean(factor_id, [item.id for _, item in known.by_key(key)] if key else ())
        raise CarbonError(
            say("no factor has the id '{factor_id}'.{near} See python -m carbon factors.", factor_id=factor_id, near=near),
            code="factor_missing",
        )
    return given(found)


def search(text: str, *, region: str | None = None, limit: int = 50) -> Table:
    """Return the factors whose names are nearest to a text, as a table: the newest edition of each series, and how many editions it has.

    Parameters: text, words in English, Swedish or French; region, a code or name; limit of rows.

    >>> search("grid electricity", region="GB").height > 0
    True
    """
    from carbon.factors.search import Filter, search_factors

    found = search_factors(text, Filter(region=find_region(region).code if region else None), limit)
    rows = [hit.factor.as_dict() | {"editions": hit.editions} for hit in found]
    names = ("id", "key", "qualifiers", "stages", "region", "valid_from", "editions", "unit", "published_co2e", "publication", "locator")
    found_table: Table = frame({name: [row[name] for row in rows] for name in names})
    return found_table


def _one_of(word: str, fields: Mapping[str, object]) -> Amount | None:
    """One unit of the amount that a kind is usually given in, for a question about its factor."""
    from carbon.activities.framework.kinds import resolve
    from carbon.activities.framework.placing import amount_fields
    from carbon.core.units.dimensions import DIMENSIONS

    cls, _ = resolve(word)
    if any(fields.get(name) for name in amount_fields(cls)) or fields.get("origin"):
        return None
    first = next(iter(amount_fields(cls).values()))
    return Amount(1.0, DIMENSIONS[first[0]])
