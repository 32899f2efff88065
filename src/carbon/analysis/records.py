"""The shapes of what analyses give as plain values: the names and types of `to_dict()`, which `--format json` prints."""

from __future__ import annotations

from typing import TypedDict


class EffectRecord(TypedDict):
    """A part of a change [kg CO2e]: source, kind of activity, cause."""

    source: str | None
    kind: str
    cause: str
    kg: float


class MovedRecord(TypedDict):
    """A source in both results [kg CO2e]; state, "", new or gone."""

    source: str | None
    before: float
    after: float
    causes: dict[str, float]
    state: str


class ComparisonRecord(TypedDict):
    """`carbon.compare(…).to_dict()`."""

    before: str
    after: str
    before_kg: float
    after_kg: float
    before_complete: bool
    after_complete: bool
    change_kg: float
    change_interval_kg: list[float]
    change_mean_kg: float
    residual_kg: float
    causes: dict[str, float]
    sources: list[MovedRecord]
    effects: list[EffectRecord]


class MeasureRecord(TypedDict):
    """What a measure of a scenario saves alone and in its order [kg CO2e], costs, and from where it pays."""

    name: str
    alone_kg: float
    in_order_kg: float
    cost: str | None
    cost_per_t: float | None
    currency: str | None
    pays_from_share: float | None
    pays_from_km: float | None
    pays: str


class MovedLineRecord(TypedDict):
    """What a measure does to one amount, with what a unit of it emits before and after [kg CO2e]."""

    measure: str
    source: str
    site: str
    kind: str
    concerned: str
    taken: str
    kg_per_unit: float
    made: str | None
    made_kind: str | None
    into: str | None
    made_kg_per_unit: float | None
    fields: dict[str, list[str | None]]
    kg: float
    explained: str


class ScenarioRecord(TypedDict):
    """`carbon.scenario(…).to_dict()`."""

    scenario: str
    year: int | None
    basis: str
    measures: list[MeasureRecord]
    lines: list[MovedLineRecord]
    change: ComparisonRecord
    findings: list[dict[str, object]]


class ValueRecord(TypedDict):
    """An indicator in a year, in its unit; why, where it is not known."""

    year: int
    value: float | None
    computed: bool
    why: str


class IndicatorRecord(TypedDict):
    """An indicator with its values by year."""

    name: str
    unit: str
    direction: str
    evidence: str
    values: list[ValueRecord]


class GoalRecord(TypedDict):
    """A goal with its verdict, in the unit of its indicator."""

    name: str
    target_year: int | None
    published: str
    citation: str
    verdict: str
    words: str
    unit: str
    year: int | None
    value: float | None
    target: float | None
    distance: float | None
    path: float | None


class BudgetRecord(TypedDict):
    """A budget and what is left of it, in its unit; why, where that is not known."""

    name: str
    unit: str
    value: float
    start: int
    citation: str
    last: int | None
    used: float | None
    remaining: float | None
    share: float | None
    a_year: float | None
    years_left: float | None
    straight: float | None
    why: str


class GoalsRecord(TypedDict):
    """`carbon.goals(…).to_dict()`."""

    indicators: list[IndicatorRecord]
    goals: list[GoalRecord]
    budgets: list[BudgetRecord]


class UpdatedLineRecord(TypedDict):
    """A line that newest data would move: what was frozen, what they give, and its effect [kg CO2e]."""

    sources: tuple[str, ...]
    kind: str
    stage: str
    factor_before: str
    factor_after: str
    per_unit_before: float
    per_unit_after: float
    unit: str
    effect_kg: float
    why: str


class UpdateRecord(TypedDict):
    """`carbon.update(…).to_dict()`: totals [kg CO2e], weight and threshold as shares."""

    before: float
    after: float
    weight: float
    threshold: float
    recalculates: bool
    unmatched: int
    inputs: tuple[str, ...]
    by_source: dict[str, float]
    datasets: tuple[str, str]
    lines: list[UpdatedLineRecord]


class YearRecord(TypedDict):
    """A year of a series [kg CO2e]: as stated, as restated, and the reasons between them."""

    year: int
    name: str
    stated: float
    restated: float
    reasons: dict[str, float]


class SeriesRecord(TypedDict):
    """`carbon.series(…).to_dict()`: weight and threshold as shares."""

    years: list[YearRecord]
    threshold: float
    weight: float
    base_year_recalculated: bool


class DriverRecord(TypedDict):
    """What an uncertainty comes from: its share of the variance, and the deviation when its spread is half as wide."""

    what: str
    words: str
    sources: tuple[str, ...]
    share: float
    halved: float
    estimate: bool


class UncertaintyRecord(TypedDict):
    """`carbon.uncertainty(…).to_dict()`: how sure a total is [kg CO2e]."""

    total_kg: float
    mean_kg: float
    interval_kg: list[float]
    interval_analytical_kg: list[float]
    relative: float | None
    relative_if_rows_of_a_source_err_together: float | None
    basis: dict[str, float]
    draws: int
    seed: int
    edition_correlation: float
    settled: float
    by_source: list[dict[str, object]]
    by_scope: list[dict[str, object]]
    drivers: list[DriverRecord]
    spreads: list[dict[str, object]]
    estimates: list[dict[str, object]]
    estimates_by: str | None
