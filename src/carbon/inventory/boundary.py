"""The organisational boundary: what share of each entity is the organisation's own, and where leased assets are booked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.inventory.parts import Approach, Entity

OPERATING = "operating"
"""The lease that is assumed where none is given."""
FRANCHISE, INVESTMENT, LEASED_ASSETS = "franchise", "investment", "leased_assets"
"""Purposes under which what lies outside the boundary is booked: categories 14, 15 and 8 of scope 3."""

_FINANCIAL_CONTROL = {"subsidiary": "full", "joint_venture": "joint"}
"""Financial control by type, where there is any (Corporate Standard, table 1)."""
_LEASE_BOOKING = {
    ("leased_in", "operating", "equity_share"): ("purchased", LEASED_ASSETS),
    ("leased_in", "operating", "financial_control"): ("purchased", LEASED_ASSETS),
    ("leased_out", "operating", "equity_share"): ("owned", "own_use"),
    ("leased_out", "operating", "financial_control"): ("owned", "own_use"),
}

LEASED = frozenset(control for control, _, _ in _LEASE_BOOKING)
"""Controls whose booking may hang on a lease."""


class Standing(NamedTuple):
    """How an entity is counted: share inside the boundary, share beside it in scope 3, and the purpose of the latter."""

    inside: float
    outside: float
    purpose: str


def standing(name: str, entities: Sequence[Entity], approach: Approach) -> Standing:
    """Return how an entity is counted under a consolidation approach.

    Parameters: name; entities; approach.
    Shares multiply down the chain. Of what the organisation does not control, its equity share is an investment (category 15); the
    part of a franchise that is not its own is category 14.
    Source: GHG Protocol Corporate Standard (2004), ch. 3, tables 1 and 2; Scope 3 Standard (2011), table 5.4 and 5.9.

    >>> group = [Entity(name="America", equity=0.83), Entity(name="BGB", owner="America", equity=0.5, type="joint_venture")]
    >>> standing("BGB", group, "equity_share").inside
    0.415
    >>> standing("BGB", group, "financial_control").inside
    0.5
    """
    chain = owners(name, entities)
    inside = _inside(chain, approach)
    if chain[0].type == "franchise":
        return Standing(inside, 1.0 - inside, FRANCHISE)
    held = 1.0
    for entity in chain:
        held *= entity.equity or 0.0
    # Under equity share a fixed asset investment is outside the boundary too; whatever else is held is inside already.
    return Standing(inside, held if inside == 0.0 else 0.0, INVESTMENT)


def _inside(chain: Sequence[Entity], approach: Approach) -> float:
    if approach == "operational_control":
        entity = chain[0]
        return float(entity.type == "subsidiary" if entity.operational_control is None else entity.operational_control)
    share = 1.0
    for entity in chain:
        share *= _equity(entity) if approach == "equity_share" else _financial(entity)
    return share


def _equity(entity: Entity) -> float:
    return 0.0 if entity.type == "fixed_asset_investment" else entity.equity or 0.0


def _financial(entity: Entity) -> float:
    control = entity.financial_control or _FINANCIAL_CONTROL.get(entity.type, "none")
    return {"full": 1.0, "joint": entity.equity or 0.0, "none": 0.0}[control]


def owners(name: str, entities: Sequence[Entity]) -> list[Entity]:
    """Return an entity and its owners, up to the organisation itself.

    Parameters: name; entities.
    Raises: CarbonError for an owner that is not there, or that is owned by what it owns.
    """
    by_name = {entity.name: entity for entity in entities}
    chain = list[Entity]()
    above: str | None = name
    while above is not None:
        if above not in by_name:
            owned = say(", owner of '{name}',", name=chain[-1].name) if chain else ""
            raise CarbonError(
                say(
                    "entity '{above}'{owned} is not declared in inventory.toml.{near} Add [[entities]] with its name.",
                    above=above,
                    owned=owned,
                    near=did_you_mean(above, by_name),
                ),
                code="entity_unknown",
                field="entity",
            )
        if by_name[above] in chain:
            names = " → ".join([*(entity.name for entity in chain), above])
            raise CarbonError(
                say("entities own each other: {names}. Leave the owner of the topmost out.", names=names), code="entity_circle"
            )
        chain.append(by_name[above])
        above = by_name[above].owner
    return chain


def check_entities(entities: Sequence[Entity]) -> None:
    """Raise for an entity that is named twice, has no equity share, or an owner that is not there.

    Parameters: entities.
    Raises: CarbonError naming the entity.
    """
    seen = set[str]()
    for entity in entities:
        if entity.name in seen:
            raise CarbonError(
                say("inventory.toml: entity '{name}' stands twice. Give each its own name.", name=entity.name),
                code="entity_twice",
            )
        if entity.equity is None and entity.type != "franchise":
            raise CarbonError(
                say(
                    "inventory.toml: entity '{name}' has no equity. Write equity = \"83%\", its owner's share of it.",
                    name=entity.name,
                ),
                code="inventory_invalid",
            )
        seen.add(entity.name)
        owners(entity.name, entities)


def lease_booking(control: str, lease: str, approach: Approach) -> tuple[str, str] | None:
    """Return control and purpose under which a leased asset is booked, or None: as its control says.

    Parameters: control, leased_in or leased_out; lease, operating or finance; approach.
    Source: GHG Protocol Corporate Standard, Appendix F (2006), tables 1 and 2; Scope 3 Standard (2011), tables A.1 and A.2.

    >>> lease_booking("leased_in", "operating", "equity_share")
    ('purchased', 'leased_assets')
    """
    return _LEASE_BOOKING.get((control, lease, approach))
