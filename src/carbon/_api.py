"""The public functions: any input type in, Emissions out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context
from carbon.activities.framework.kinds import build
from carbon.core.collector import collector_paused
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.periods import parse_period
from carbon.core.quantities import Amount
from carbon.core.regions import WORLD
from carbon.core.regions import region as find_region
from carbon.engine.answering.demands import Desk
from carbon.engine.asking.dicts import DictReader
from carbon.engine.plan.plan import Plan
from carbon.engine.result.emissions import Emissions
from carbon.engine.roads.activities import emissions_of, emissions_of_one
from carbon.factors.catalogue import Catalogue
from carbon.factors.catalogue import catalogue as shipped
from carbon.factors.choices import Choice, Matches
from carbon.factors.matching import Match, given
from carbon.factors.policy import Policy
from carbon.tables.frames import frame, is_frame


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that holds for every row of a frame, even where a column bears its name."""

    value: Any


def constant(value: Any) -> Constant:
    """Return a value that `calculate` takes for every row and never for a column's name."""
    return Constant(value)


def calculate(
    subject: Any,
    amount: Any = None,
    /,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    gwp_set: str | None = None,
    plan: Plan | None = None,
    **fields: Any,
) -> Emissions:
    """Return the emissions of one activity, of many, or of a table of them.

    Parameters
    ----------
    subject: a kind or word ("diesel", "flight"), an Activity, a list of activities or dicts with `kind`, or a frame.
    amount: for a word: "40 L", (40, "L") or a pint quantity.
    catalogue: where factors are sought; the shipped one without it. Own factors first: `own | carbon.catalogue()`.
    policy: how to calculate; gwp_set is a short way to a policy with that set.
    plan: of a table, made before by `plan` or read by `Plan.load`: its answers and its columns are used again.
    fields: fields of the kind (region="SE", period=2019, fuel="diesel" …); with a frame, column names, constants, or a column of
        numbers with its unit (mass=("weight", "kg"), distance=("way", "km")): what enters linearly is multiplied, row by row.

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
    settings = _policy(policy, gwp_set)
    if is_frame(subject):
        return _of_table(subject, amount, fields, plan, catalogue or shipped(), settings)
    if plan is not None:
        raise CarbonError("plan= goes with a table; activities are answered as they are.", code="plan", field="plan")
    if isinstance(subject, str):
        return emissions_of_one(build(subject, {"amount": amount, **fields}), catalogue or shipped(), settings)
    if amount is not None:
        raise CarbonError("an amount goes with a word, as calculate('diesel', '40 L'); an activity has its own.", code="amount_twice")
    return emissions_of(_activities(subject, fields), catalogue or shipped(), settings)


def _of_table(table: Any, amount: Any, fields: Mapping[str, Any], made: Plan | None, catalogue: Catalogue, policy: Policy) -> Emissions:
    from carbon.engine.roads.table import calculate_planned, calculate_table

    if made is None:
        return calculate_table(table, _frame_fields(fields, amount), catalogue, policy)
    if fields or amount is not None:
        names = ", ".join(fields) or "amount"
        raise CarbonError(f"the plan says which columns are which fields; leave {names} out, or plan=.", code="plan", field="plan")
    return calculate_planned(table, made)


def plan(subject: Any, amount: Any = None, /, **settings: Any) -> Plan:
    """Return the plan of a calculation: questions, factors, bookings and kg per gas per unit.

    Parameters: as for `calculate`.

    >>> plan("diesel", "40 L", region="GB", period=2019).columns()["stage"][0]
    'combustion'
    """
    return calculate(subject, amount, **settings).plan


def match(word: str, amount: Any = None, /, **settings: Any) -> Matches:
    """Return every factor that a calculation would use, each with the rejected candidates and their reasons.

    Parameters: word, and fields as for `calculate`; without an amount one unit of the kind is asked.

    >>> found = match("diesel", "1 l", region="GB", period=2019)
    >>> found[0][0].factor.region
    'GB'
    >>> found.to_frame()["status"][0]
    'taken'
    """
    catalogue, policy = (
        settings.pop("catalogue", None) or shipped(),
        _policy(settings.pop("policy", None), settings.pop("gwp_set", None)),
    )
    activity = build(word, {"amount": amount if amount is not None else _one_of(word, settings), **settings})
    context = Context(activity.region or WORLD, activity.period.year if activity.period else None, policy, catalogue)
    one = activity.one()
    desk = Desk(catalogue, policy, context, activity.control, str(activity.purpose), one.unit)
    return Matches(Choice(catalogue, wanted, policy) for wanted in desk.asked(activity.method(one, context)))


def factor(word: str, /, **settings: Any) -> Match:
    """Return the factor of the first required stage that would be used, and why; or the factor of an id.

    Parameters: word or kind, and fields as for `calculate`; or the id of a factor, with the catalogue it is in.
    Raises: CarbonError when no factor meets it.

    >>> factor("electricity", region="GB", period=2019).factor.key
    'electricity.grid'
    >>> factor("uk-2019/electricity.grid/GB/2019/generation").conversion.form.unit
    'kWh'
    """
    if "/" in word:
        return _of_id(word, settings)
    found = match(word, None, **settings)
    if not found:
        raise CarbonError(f"no factor for {word} with {settings}. See python -m carbon factors.", code="factor_missing")
    location = [taken for taken, _ in found if taken.factor.key != "electricity.residual_mix"]
    return (location or [taken for taken, _ in found])[0]


def _of_id(factor_id: str, settings: Mapping[str, Any]) -> Match:
    known: Catalogue = settings.get("catalogue") or shipped()
    if beside := [name for name in settings if name not in ("catalogue", "policy", "gwp_set")]:
        raise CarbonError(f"'{factor_id}' is the id of one factor; leave {' and '.join(beside)} out.", code="argument", field=beside[0])
    found = known.factor(factor_id)
    if found is None:
        key = next((part for part in factor_id.split("/") if part in known.all_keys()), "")
        near = did_you_mean(factor_id, [item.id for _, item in known.by_key(key)] if key else ())
        raise CarbonError(f"no factor has the id '{factor_id}'.{near} See python -m carbon factors.", code="factor_missing")
    return given(found)


def search(text: str, *, region: str | None = None, limit: int = 50) -> Any:
    """Return the factors whose names are nearest to a text, as a table: of each series the newest edition, and how many there are.

    Parameters: text, words in English, Swedish or French; region, a code or name; limit of rows.

    >>> search("grid electricity", region="GB").height > 0
    True
    """
    from carbon.factors.search import Filter, search_factors

    found = search_factors(text, Filter(region=find_region(region).code if region else None), limit)
    rows = [hit.factor.as_dict() | {"editions": hit.editions} for hit in found]
    names = ("id", "key", "qualifiers", "stages", "region", "valid_from", "editions", "unit", "published_co2e", "publication", "locator")
    return frame({name: [row[name] for row in rows] for name in names})


def _policy(policy: Policy | None, gwp_set: str | None) -> Policy:
    if policy is not None and gwp_set is not None:
        raise CarbonError("policy and gwp_set are both given. Write Policy(gwp_set=…).", code="policy_twice", field="gwp_set")
    return policy or (Policy(gwp_set=gwp_set) if gwp_set else Policy())


def _activities(subject: Any, defaults: Mapping[str, Any]) -> list[Activity]:
    items = [subject] if isinstance(subject, Activity | Mapping) else subject
    if not isinstance(items, Iterable):
        raise CarbonError(
            f"{type(subject).__name__} cannot be calculated. Give a word, an activity, a list of them or a frame.",
            code="subject",
        )
    reader = DictReader()
    with collector_paused():
        read = [_activity(item, reader) for item in items]
        return [_with_defaults(activity, defaults) for activity in read] if defaults else read


def _activity(item: Any, reader: DictReader) -> Activity:
    if isinstance(item, Activity):
        return item
    if isinstance(item, Mapping) and "kind" in item:
        return reader.read(item)
    raise CarbonError(f"{item!r} is no activity. Give an Activity or a dict with 'kind'.", code="subject")


def _with_defaults(activity: Activity, defaults: Mapping[str, Any]) -> Activity:
    """Region and period of the call hold for activities that have none of their own."""
    unknown = set(defaults) - {"region", "period"}
    if unknown:
        raise CarbonError(
            f"{min(unknown)} belongs to the activity itself; only region and period may be given beside it.",
            code="field_unknown",
        )
    added: dict[str, Any] = {}
    if activity.region is None and defaults.get("region"):
        added["region"] = find_region(defaults["region"]).code
    if activity.period is None and defaults.get("period"):
        added["period"] = parse_period(defaults["period"])
    return activity.model_copy(update=added) if added else activity


def _frame_fields(fields: Mapping[str, Any], amount: Any) -> dict[str, Any]:
    given = dict(fields) | ({"amount": amount} if amount is not None else {})
    return {name: value.value if isinstance(value, Constant) else value for name, value in given.items()} | {
        "_constants": frozenset(name for name, value in given.items() if isinstance(value, Constant))
    }


def _one_of(word: str, fields: Mapping[str, Any]) -> Amount | None:
    """One unit of the amount that a kind is usually given in, for a question about its factor."""
    from carbon.activities.framework.kinds import amount_fields, resolve
    from carbon.core.units.dimensions import DIMENSIONS

    cls, _ = resolve(word)
    if any(fields.get(name) for name in amount_fields(cls)) or fields.get("origin"):
        return None
    first = next(iter(amount_fields(cls).values()))
    return Amount(1.0, DIMENSIONS[first[0]])
