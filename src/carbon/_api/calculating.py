"""Calculating: any input type in, Emissions or their plan out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeAlias, TypeVar, overload

from carbon._api.constants import Constant
from carbon.activities.fields.common import PeriodText
from carbon.activities.framework.base import Activity
from carbon.core.collector import collector_paused
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import AmountLike
from carbon.core.regions import region as find_region
from carbon.core.sentences import say
from carbon.engine.asking.dicts import DictReader, ReadDict, counted, each
from carbon.engine.plan.plan import Plan
from carbon.engine.result.emissions import Emissions
from carbon.engine.roads.activities import emissions_of, emissions_of_word, points_read
from carbon.factors.catalogue import Catalogue, chosen_catalogue
from carbon.factors.index_layer import IndexLayer
from carbon.factors.policy import Policy, chosen_policy, usual_policy
from carbon.tables.types import LIBRARIES, Frame, LazyTable, Table

F = TypeVar("F", bound=Frame)
Subject: TypeAlias = str | Activity | Mapping[str, object] | Iterable[Activity | Mapping[str, object]] | Frame
"""What can be calculated: a word, an activity, a dict with `kind`, many of them, or a table."""


@overload
def calculate(
    subject: str,
    amount: AmountLike | None = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    plan: None = None,
    **fields: object,
) -> Emissions[Table, Table]: ...
@overload
def calculate(
    subject: Activity | Mapping[str, object] | Iterable[Activity | Mapping[str, object]],
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    plan: None = None,
    **fields: object,
) -> Emissions[Table, Table]: ...
@overload
def calculate(
    subject: Table,
    amount: object = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    plan: Plan | None = None,
    **fields: object,
) -> Emissions[Table, Table]: ...
@overload
def calculate(
    subject: LazyTable,
    amount: object = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    plan: Plan | None = None,
    **fields: object,
) -> Emissions[LazyTable, Table]: ...
@overload
def calculate(
    subject: F,
    amount: object = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    plan: Plan | None = None,
    **fields: object,
) -> Emissions[F, F]: ...
def calculate(
    subject: Subject,
    amount: object = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    plan: Plan | None = None,
    **fields: object,
) -> Emissions:
    """Return the emissions of one activity, of many, or of a table of them.

    Parameters
    ----------
    subject: a kind or word ("diesel", "flight"), an Activity, a list of activities or dicts with `kind`, or a frame.
    amount: for a word: "40 L", (40, "L") or a pint quantity.
    catalogue: where factors are looked up (default: the shipped ones). Your own factors go first: `own | carbon.catalogue()`.
    policy: how to calculate; gwp_set alone stands for a policy with that set.
    plan: for a table, a plan made by `plan` or read by `Plan.load`, whose answers and columns are used again.
    fields: fields of the kind (region="SE", period=2019, fuel="diesel" …); with a frame, column names, constants, or a column of
        numbers with its unit (mass=("weight", "kg"), distance=("way", "km")); several such columns are multiplied, row by row.

    Raises
    ------
    CarbonError: for an argument that cannot be used; it names the nearest alternative.

    Examples
    --------
    >>> calculate("diesel", "40 L", period=2019, region="GB").complete
    True
    >>> calculate("cement", "200 t", factor="0.15 kg CO2e/kg", evidence="supplier EPD 2023").co2e_kg
    30000.0
    """
    return _calculated(subject, amount, fields, chosen_catalogue(catalogue), _settings(policy, gwp_set), plan)


def _settings(policy: Policy | None, gwp_set: str | None) -> Policy:
    """The policy that is asked for; who chooses nothing has nothing checked."""
    return usual_policy() if policy is None and gwp_set is None else chosen_policy(policy, gwp_set)


def _calculated(
    subject: Subject, amount: object, fields: Mapping[str, object], catalogue: Catalogue, policy: Policy, made: Plan | None = None
) -> Emissions:
    if not isinstance(subject, str) and _is_table(subject):
        return _with_unused(_of_table(subject, amount, fields, made, catalogue, policy), catalogue)
    if made is not None:
        raise CarbonError(say("plan= goes with a table; activities are answered as they are."), code="plan", field="plan")
    if isinstance(subject, str):
        return emissions_of_word(subject, {"amount": amount, **fields}, catalogue, policy)
    if amount is not None:
        raise CarbonError(say("an amount goes with a word, as calculate('diesel', '40 L'); an activity has its own."), code="amount_twice")
    activities, said = _activities(subject, fields, catalogue)
    notes = counted(said.values()) if activities else (_NOTHING,)
    codes = {row: [finding.code for finding in found] for row, found in said.items()}
    return _with_unused(emissions_of(activities, catalogue, policy, notes=notes, said=codes), catalogue)


_NOTHING = Finding("table_empty", "error", say("no activity is given, so that nothing is calculated. Give at least one."))


def _with_unused(found: Emissions, known: Catalogue) -> Emissions:
    """A result of many rows that says which factors of the user's own none of them takes."""
    if all(isinstance(layer, IndexLayer) for layer in known.layers):
        return found
    # Who has no factors of their own needs none of this to be loaded.
    from carbon.inventory.unused_factors import unused_factors

    return replace(found, notes=(*found.notes, *unused_factors(found, known)))


def _is_table(subject: object) -> bool:
    """Whether a subject is a table, eager or lazy: its library is told by its name."""
    return type(subject).__module__.partition(".")[0].lstrip("_") in LIBRARIES and hasattr(type(subject), "columns")


def _of_table(
    table: object, amount: object, fields: Mapping[str, object], made: Plan | None, catalogue: Catalogue, policy: Policy
) -> Emissions:
    from carbon.engine.roads.table import calculate_planned, calculate_table
    from carbon.reading.frames import check_frame
    from carbon.tables.engines import opened

    if made is None:
        given, rows = _frame_fields(fields, amount), opened(table)
        said = check_frame(rows, given)
        found = calculate_table(rows, given, catalogue, policy)
        return replace(found, notes=(*found.notes, *said)) if said else found
    if fields or amount is not None:
        names = ", ".join(fields) or "amount"
        message = say("the plan says which columns are which fields; leave {names} out, or plan=.", names=names)
        raise CarbonError(message, code="plan", field="plan")
    return calculate_planned(opened(table), made)


def plan(
    subject: Subject,
    amount: object = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    **fields: object,
) -> Plan:
    """Return the plan of a calculation: questions, factors, bookings and kg per gas per unit.

    Parameters: as for `calculate`.

    >>> plan("diesel", "40 L", region="GB", period=2019).columns()["stage"][0]
    'combustion'
    """
    return _calculated(subject, amount, fields, chosen_catalogue(catalogue), _settings(policy, gwp_set)).plan


def _activities(
    subject: object, defaults: Mapping[str, object], catalogue: Catalogue
) -> tuple[list[Activity], dict[int, tuple[Finding, ...]]]:
    """The activities, and what is said of how the words and numbers of each were read, as a unit by the custom of its region."""
    items = [subject] if isinstance(subject, Activity | Mapping) else subject
    if not isinstance(items, Iterable):
        raise CarbonError(
            say("{name} cannot be calculated. Give a word, an activity, a list of them or a frame.", name=type(subject).__name__),
            code="subject",
        )
    reader = DictReader(catalogue)
    with collector_paused():
        one = partial(_activity, defaults=defaults, reader=reader)
        read = each(items, one) if items is subject else [one(subject)]
        said = {row: item.said for row, item in enumerate(read) if item.said}
        return [_with_defaults(item.activity, defaults) if defaults else item.activity for item in read], said


def _activity(item: object, defaults: Mapping[str, object], reader: DictReader) -> ReadDict:
    if isinstance(item, Activity):
        return ReadDict(item, ())
    if isinstance(item, Mapping) and "kind" in item:
        # Words and units of a dict are read where it lies: where it says no place, that is the region of the call.
        placed = item if item.get("region") or not defaults.get("region") else {**item, "region": defaults["region"]}
        activity, said = reader.read(placed)
        return ReadDict(activity, (*points_read(activity, placed), *said))
    raise CarbonError(say("{item} is not an activity. Give an Activity or a dict with 'kind'.", item=repr(item)), code="subject")


def _with_defaults(activity: Activity, defaults: Mapping[str, object]) -> Activity:
    """Region and period of the call hold for activities that have none of their own."""
    unknown = set(defaults) - {"region", "period"}
    if unknown:
        raise CarbonError(
            say("{field} belongs to the activity itself; only region and period may be given beside it.", field=min(unknown)),
            code="field_unknown",
        )
    added: dict[str, object] = {}
    if activity.region is None and defaults.get("region"):
        added["region"] = find_region(defaults["region"]).code
    if activity.period is None and defaults.get("period"):
        added["period"] = PeriodText().read(defaults["period"])
    return activity.model_copy(update=added) if added else activity


def _frame_fields(fields: Mapping[str, object], amount: object) -> dict[str, object]:
    given = dict(fields) | ({"amount": amount} if amount is not None else {})
    return {name: value.value if isinstance(value, Constant) else value for name, value in given.items()} | {
        "_constants": frozenset(name for name, value in given.items() if isinstance(value, Constant))
    }
