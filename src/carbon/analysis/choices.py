"""Sensitivity to choices: the total under each that an accountant could have made otherwise, in one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from carbon.analysis.ledger import Emissions
from carbon.analysis.restating import with_gwp_set
from carbon.core.errors import CarbonError
from carbon.core.gases import gwp_set_names
from carbon.core.sentences import say, term
from carbon.factors.catalogue import Catalogue
from carbon.factors.catalogue import catalogue as shipped
from carbon.factors.matching import rejected
from carbon.inventory.inventory import Inventory

FOLDER = "choices"


class ChoiceTotal(NamedTuple):
    """The total under a choice.

    Parameters: what is chosen; choice; total and difference to the total as it is [kg CO2e], None where it cannot be had; why not.
    """

    what: str
    choice: str
    total: float | None
    difference: float | None
    why: str = ""


def choices(result: Emissions, inventory: Inventory | None = None) -> tuple[ChoiceTotal, ...]:
    """Return the total under other choices, the largest difference first.

    GWP set; market or location view; effects of aviation beside CO2, upstream and gases outside the seven of the GHG Protocol left out;
    each file of own factors in the inventory's folder choices/, which takes precedence over the others: another allocation, another
    supplier's; shipped factors before own ones; and every other publisher whose figures of the same place would answer too, put first.

    Parameters: result, emissions or a footprint; inventory, for files of own factors and other sources.
    Raises: CarbonError for a result without an answer, and a file of factors that cannot be read.
    """
    total = result.total_kg(result.basis)
    if total is None:
        raise CarbonError(say("no row has an answer, so no choice can be compared with it."), code="no_answer")
    found = [*_gwp_sets(result), *_views(result), *_left_out(result)]
    found += [*_factors(result, inventory), *_sources(result, inventory)] if inventory else []
    made = [item._replace(difference=None if item.total is None else item.total - total) for item in found]
    return tuple(sorted(made, key=lambda item: -abs(item.difference or 0.0)))


def _gwp_sets(result: Emissions) -> Iterator[ChoiceTotal]:
    for name in gwp_set_names():
        if name == result.plan.policy.gwp_set:
            continue
        try:
            yield ChoiceTotal(say("GWP set"), name, with_gwp_set(result, name).total_kg(result.basis), None)
        except CarbonError as error:
            yield ChoiceTotal("GWP set", name, None, None, error.sentence)


def _views(result: Emissions) -> Iterator[ChoiceTotal]:
    other = "market" if result.basis == "location" else "location"
    yield ChoiceTotal("scope 2", say("{basis}-based", basis=term(other)), result.total_kg(other), None)


def _left_out(result: Emissions) -> Iterator[ChoiceTotal]:
    """What some accounts leave out. What covers upstream in one figure cannot be split, and stays."""
    stages = {line.stage for _, line in result.plan.lines}
    for stage, words in (("non_co2", say("effects beside CO2")), ("wtt", say("upstream")), ("transmission", say("losses of the grid"))):
        if stage in stages:
            kept = result.where(stage=sorted(stages - {stage}))
            yield ChoiceTotal(say("left out"), words, kept.total_kg(result.basis), None)
    narrow = replace(result.plan, policy=replace(result.plan.policy, other_gases=False))
    if narrow.weights != result.plan.weights and result.plan.policy.other_gases:
        yield ChoiceTotal("left out", say("gases outside the seven"), replace(result, plan=narrow).total_kg(result.basis), None)


def _factors(result: Emissions, inventory: Inventory) -> Iterator[ChoiceTotal]:
    for path in sorted((inventory.folder / FOLDER).glob("*.csv")):
        other = inventory.with_factors(Catalogue.read(path)).footprint()
        yield ChoiceTotal(say("factors"), _words(path), other.total_kg(result.basis), None)


def _sources(result: Emissions, inventory: Inventory) -> Iterator[ChoiceTotal]:
    """Other publishers, each put first; those whose figures answer nothing otherwise are left out."""
    if inventory.catalogue is not shipped():
        yield ChoiceTotal(
            "factor source", say("shipped before own"), inventory.with_factors(shipped()).footprint().total_kg(result.basis), None
        )
    head = inventory.settings.inventory
    for name in _publications(result, inventory):
        first = head.model_copy(update={"sources": (name, *head.sources)})
        other = replace(inventory, settings=inventory.settings.model_copy(update={"inventory": first})).footprint()
        if [line.factor.id for _, line in other.plan.lines] != [line.factor.id for _, line in result.plan.lines]:
            yield ChoiceTotal("factor source", say("{name} first", name=name), other.total_kg(result.basis), None)


def _publications(result: Emissions, inventory: Inventory) -> list[str]:
    """Publications of other publishers that have a factor of the key, stage and place of some line."""
    found: dict[str, None] = {}
    taken = {(line.wanted._replace(unit=""), line.factor.region): line for _, line in result.plan.lines if line.wanted is not None}
    for (wanted, place), line in taken.items():
        for item in rejected(inventory.catalogue, wanted._replace(unit=line.form.unit), result.plan.policy):
            publication = item.factor.publication
            if item.factor.region == place and publication.publisher != line.factor.publication.publisher:
                found.setdefault(publication.name)
    return list(found)


def _words(path: Path) -> str:
    return path.stem.replace("_", " ")
