"""Words of products as the catalogue has them, and whose factors stand in where a region has none."""

from __future__ import annotations

from dataclasses import replace

from carbon.activities.fields.words import ask_meaning
from carbon.activities.framework.demands import Context, Demand
from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.factors.ranking import way
from carbon.factors.vocabulary import meaning
from carbon.factors.wanted import Wanted

PRODUCTS_OF = "FR"
"""Whose factors stand in where a region has none: ADEME's Base Carbone, the one open set of food, equipment, buildings and barges."""


def worded(demand: Demand, context: Context, *proxies: str) -> Demand:
    """Return a demand whose words are read as the catalogue's own: nearest place first, and never a thing beside what was said.

    Parameters: demand, its first qualifier the one that names the thing; context; proxies, regions that stand in, in order,
    where none has it.

    >>> from carbon.core.quantities import Amount
    >>> from carbon.factors.policy import Policy
    >>> given = Demand("material", "production", Amount(1.0, "kg"), {"material": "Aluminum"})
    >>> worded(given, Context("FR", 2024, Policy())).qualifiers
    {'material': 'aluminium'}
    """
    amount = demand.amount
    ask_meaning(*next(iter(demand.qualifiers.items())), context.region)
    wanted = Wanted(demand.key, (), demand.stage, demand.region or context.region, context.year, amount.unit, part=context.part)
    places = (*way(wanted, context.policy), *proxies)
    found = meaning(demand.key, demand.qualifiers, places, amount.dimension)
    if found.qualifiers is None or found.qualifiers == demand.qualifiers:
        return replace(demand, said=demand.qualifiers)
    text, value = next(iter(demand.qualifiers.values())), next(iter(found.qualifiers.values()))
    message = say(
        "'{text}' is read as {value}, the only one of {region} with that name in it.", text=text, value=value, region=found.region
    )
    note = Finding("word_narrowed", "warning", message) if found.narrowed else None
    return replace(demand, qualifiers=found.qualifiers, said=demand.qualifiers, read_as=note)


def proxied(demand: Demand) -> Demand:
    """Return a demand of a product that asks Base Carbone where the region has no factor, with a finding.

    Parameters: demand.
    """
    what = demand.qualifiers.get("product") or " ".join([demand.key, *demand.qualifiers.values()])
    message = say("no factor for {what} in this region; the one of {products_of} is used as a proxy.", what=what, products_of=PRODUCTS_OF)
    finding = Finding("region_stand_in", "warning", message)
    return replace(demand, otherwise=replace(demand, region=PRODUCTS_OF, otherwise_finding=finding))
