"""From rows to a footprint: what is excluded, how power was bought, what is inside the boundary, and what does not add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from carbon.core.booking import BESIDE
from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.engine.plan.input_columns import InputColumns
from carbon.engine.plan.rows import Portions
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.memory import MemoryRows, Origin
from carbon.engine.roads.activities import emissions_of
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.inventory.certificates_sold import without_sold
from carbon.inventory.completeness import category_3_findings, category_findings
from carbon.inventory.consolidation import consolidated, lease_findings, parted
from carbon.inventory.contained import contained_periods
from carbon.inventory.contracts import with_supply
from carbon.inventory.control import check_controls
from carbon.inventory.double_counting import double_counting
from carbon.inventory.exclusions import Excluded, excluded, unused_exclusions
from carbon.inventory.footprint import Footprint
from carbon.inventory.meters import meter_findings
from carbon.inventory.portions import Portion
from carbon.inventory.reading import ReadTables
from carbon.inventory.settings import Settings
from carbon.inventory.spend_and_measured import spend_and_measured


def account(read: ReadTables, settings: Settings, catalogue: Catalogue, policy: Policy) -> Footprint:
    """Return the footprint of rows.

    Parameters: read, the rows of the tables; settings; catalogue; policy.
    Exclusions go first, so that no instrument covers what is left out; then instruments, which cover what is used by companies that are
    at least in part inside the boundary; then the boundary.
    """
    rows = [Portion(activity, row) for activity, row in zip(read.activities, read.rows, strict=True)]
    kept, left = excluded(rows, settings.exclusions)
    claimed, of_sales = without_sold(kept, settings.certificates_sold)
    ours, others = parted(claimed, settings)
    supplied, of_contracts = with_supply(ours, settings.contracts)
    supplied += others
    inside = consolidated(supplied, settings)
    outside = {portion.row for portion in supplied} - {portion.row for portion in inside}
    gone = outside | {portion.row for portions in left.values() for portion in portions}
    result = _emissions(inside, catalogue, policy, read)
    notes = [*read.notes, *of_sales, *of_contracts, *_outside(outside, read), *unused_exclusions(settings.exclusions, left, kept)]
    notes += [
        *_row_findings(read, settings, gone),
        *category_3_findings(result, settings.exclusions),
        *category_findings(result, settings.exclusions),
    ]
    footprint = Footprint(
        **_fields(replace(result, notes=tuple(notes))),
        settings=settings,
        left_out=tuple(read.left_out),
        unread=tuple(dict.fromkeys(read.unread)),
        exclusions=tuple(_excluded(settings, left, catalogue, policy, read)),
    )
    return check_controls(_with_states(footprint, gone, read))


def _emissions(portions: Sequence[Portion], catalogue: Catalogue, policy: Policy, read: ReadTables) -> Emissions:
    """Emissions of portions: the engine answers each activity, and its amount counts by the portion's share."""
    found = emissions_of([portion.activity for portion in portions], catalogue, policy)
    share = np.array([portion.share for portion in portions], dtype=np.float64)
    row = np.array([portion.row for portion in portions], dtype=np.intp)
    amounts, row_question, of_portion, _ = found.input.portions
    counted = Portions(amounts * share[of_portion], row_question, row[of_portion], tuple(read.refused))
    more = InputColumns(tuple(read.columns), len(read.places))
    return replace(found, input=MemoryRows(counted, len(read.places), read.labels(), more=more))


def _excluded(settings: Settings, left: dict[int, list[Portion]], catalogue: Catalogue, policy: Policy, read: ReadTables) -> list[Excluded]:
    """Each exclusion with what its rows would have been inside the boundary, so that a reader can see what it weighs."""
    found = list[Excluded]()
    for number, item in enumerate(settings.exclusions):
        portions = consolidated(left.get(number, ()), settings)
        total = _emissions(portions, catalogue, policy, read).total_kg() if portions else None
        rows = len({portion.row for portion in left.get(number, ())})
        found.append(Excluded(item.what, item.reason, item.categories, rows, total))
    return found


def _outside(rows: set[int], read: ReadTables) -> list[Finding]:
    """Rows of entities that are neither controlled nor held: excluded by the boundary itself."""
    message = say(
        "the row's entity is neither controlled nor held, so the row is excluded. Give the entity its equity or control if it is."
    )
    return [Finding("outside_boundary", "info", message, *read.places[row], "entity") for row in sorted(rows)]


def _row_findings(read: ReadTables, settings: Settings, gone: set[int]) -> list[Finding]:
    """What rows say of each other; what is excluded is counted nowhere, so not twice either."""
    placed = read.placed()
    counted = [item for item, row in zip(placed, read.rows, strict=True) if row not in gone]
    leased = lease_findings(counted, settings.inventory.consolidation)
    twice = [*double_counting(counted), *spend_and_measured(counted), *contained_periods(counted)]
    return [*leased, *twice, *meter_findings(placed, settings.inventory.period)]


def _with_states(footprint: Footprint, gone: set[int], read: ReadTables) -> Footprint:
    """Label each row with what it is: zero, missing and excluded are three states."""
    values = footprint.row_kg()
    # What stands beside the totals is an answer, though it adds 0 to them.
    beside = [question for question, line in footprint.plan.lines if line.basis in BESIDE]
    _, row_question, row, _ = portions = footprint.input.portions
    zero = (values == 0.0) & ~np.isin(np.arange(values.size), row[np.isin(row_question, beside)])
    states = np.where(np.isnan(values), "missing", np.where(zero, "zero", "answered")).tolist()
    for number in gone:
        states[number] = "excluded"
    labels, more = {**footprint.labels, "state": states}, footprint.input.more
    origin = Origin(read.places, read.headings)
    return replace(footprint, input=MemoryRows(portions, footprint.rows, labels, more=more, origin=origin, said=read.said))


def _fields(result: Emissions) -> dict[str, Any]:
    return {item.name: getattr(result, item.name) for item in fields(result)}
