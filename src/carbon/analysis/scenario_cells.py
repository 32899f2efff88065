"""Rows summed by the labels that scenarios ask for and by question, once, so that a scenario runs without touching rows again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from carbon.activities.framework.kinds import known_words
from carbon.analysis.bounds import admitted, comparable, is_bound, refuse_bound
from carbon.analysis.ledger import Emissions, asked_fields, label_values
from carbon.analysis.scenario_measure import Measure
from carbon.analysis.scenario_questions import LEG_KM, Column, Questions, coded
from carbon.analysis.scenario_words import kind_hint
from carbon.core.arrays import Floats, Indices
from carbon.core.errors import CarbonError, did_you_mean, nearest
from carbon.core.sentences import say
from carbon.factors.catalogue import Catalogue
from carbon.factors.catalogue import catalogue as shipped

ALWAYS = ("source", "site")
"""Labels that every scenario may ask for."""
_MADE = ("month", "period")
"""Labels that are made of a row's period."""


@dataclass(frozen=True, eq=False)
class Cells:
    """Rows summed by labels and question.

    Parameters: result; columns, label → its value in each cell; question and amounts of each cell, shape (n,); of_portion, the cell of each
    portion of the rows, or None for a table whose rows are not in memory; questions.
    """

    result: Emissions
    columns: Mapping[str, Column]
    question: Indices
    amounts: Floats
    of_portion: Indices | None
    questions: Questions

    def label(self, name: str, cell: int) -> str | None:
        """Return a label of a cell; None where it has none.

        Parameters: name of the label; cell, its number.
        """
        column = self.columns.get(name)
        return None if column is None else column.values[column.codes[cell]]


Renamed = tuple[tuple[int, int, str], ...]
"""Parts that measures count under another source than that of their cell: number of the first, number after the last, the source."""


def cells_of(result: Emissions, columns: Sequence[str] = (), *, catalogue: Catalogue | None = None) -> Cells:
    """Return the rows of a result, summed by source, site, further columns, and question.

    Parameters: result; columns that conditions of scenarios may name; catalogue for new questions: without it that of the inventory, or
    the shipped one.
    Raises: CarbonError for a column that the result did not keep.
    """
    names = tuple(dict.fromkeys((*ALWAYS, *columns)))
    for name in columns:
        if name not in result.labels and name not in (*ALWAYS, *_MADE):
            hint = did_you_mean(name, result.labels)
            raise CarbonError(say("'{name}' is no column that was kept.{hint}", name=name, hint=hint), code="column_unknown", field=name)
    questions = Questions(result, catalogue or getattr(result, "catalogue", None) or shipped())
    try:
        portions = result.input.portions
    except CarbonError as error:
        if error.code != "lazy":
            raise
        return _of_table(result, names, questions)
    found = {name: coded(_label_values(result, name)) for name in names}
    place = np.zeros(portions.amounts.size, dtype=np.intp)
    for column in found.values():
        place = np.unique(place * max(len(column.values), 1) + column.codes[portions.row], return_inverse=True)[1]
    place = place * max(len(questions), 1) + portions.row_question
    _, first, of_portion = np.unique(place, return_index=True, return_inverse=True)
    amounts = np.bincount(of_portion, weights=portions.amounts, minlength=first.size).astype(np.float64, copy=False)
    rows = portions.row[first]
    of_cells = {name: Column(column.values, column.codes[rows]) for name, column in found.items()}
    return Cells(result, of_cells, portions.row_question[first], amounts, of_portion, questions)


def _label_values(result: Emissions, name: str) -> Sequence[Any]:
    """A label of each row; the month of a table is that of its dates."""
    values = label_values(result.labels, result.rows, name)
    if name != "month" or any(value is not None for value in values):
        return values
    months = [f"{given:%Y-%m}" if isinstance(given, date) else None for given in result.labels.get("period", [])]
    if not any(months):
        message = say("the periods hold no dates, so there is no month. Name a column that holds it, or give dates.")
        raise CarbonError(message, code="column_unknown", field="month")
    return months


def _of_table(result: Emissions, names: Sequence[str], questions: Questions) -> Cells:
    """Summed where the rows are."""
    kept = [name for name in names if name in result.labels or name in _MADE]
    sums = result.input.amounts_by(result.plan, kept)
    columns = {name: coded(values[place] for values, _, _ in sums) for place, name in enumerate(kept)}
    question = np.array([question for _, question, _ in sums], dtype=np.intp)
    amounts = np.array([amount for _, _, amount in sums])
    return Cells(result, columns, question, amounts, None, questions)


def chosen(cells: Cells, origin: Indices, question: Indices, measure: Measure, renamed: Renamed = ()) -> Any:
    """Return which parts a measure concerns, shape (n,) of booleans.

    Parameters: cells; origin, the cell that each part comes from; question of each part; measure; renamed, parts that
    count under another source.
    Raises: CarbonError for a source, site, kind or column that is not there, naming the nearest.
    """
    of_question, of_cell, of_part = list[Any](), list[Any](), list[Any]()
    if measure.sources is not None:
        of_part.append(_of_source(cells, origin, measure.sources, measure, renamed))
    if measure.sites is not None:
        of_cell.append(_of_label(cells, "site", measure.sites, measure))
    if measure.kinds is not None:
        of_question.append(_of_kind(cells, measure.kinds, measure))
    for name, value in measure.where.items():
        values = (value,) if isinstance(value, str) else value
        field = cells.questions.column(name)
        if name == "source":
            of_part.append(_of_source(cells, origin, values, measure, renamed))
        elif field is not None:
            of_question.append(_of_values(field, name, values, measure, typed=True))
        else:
            of_cell.append(_of_label(cells, name, values, measure))
    for name, value in measure.where.items():
        for bound in (value,) if isinstance(value, str) else value:
            if is_bound(bound):
                _refuse_missing(cells, origin, question, measure, (name, bound), renamed)
    # Conditions meet where there are fewest of them, among questions and among cells, before they meet the parts.
    found = [np.logical_and.reduce(met)[place] for met, place in ((of_question, question), (of_cell, origin)) if met] + of_part
    return np.logical_and.reduce(found) if found else np.ones(origin.size, dtype=bool)


def _refuse_missing(
    cells: Cells, origin: Indices, question: Indices, measure: Measure, condition: tuple[str, str], renamed: Renamed
) -> None:
    """Refuse a bound on rows that the other conditions admit and that have no such value: they must not be left out unseen."""
    name, wanted = condition
    field = cells.questions.column(name)
    column, place = (field, question) if field is not None else (cells.columns[name], origin)
    able = comparable(column.values, wanted, measure.name, name)
    if able.all():
        return
    rest = measure.model_copy(update={"where": {other: value for other, value in measure.where.items() if other != name}})
    lacking = chosen(cells, origin, question, rest, renamed) & ~able[column.codes][place]
    if name == LEG_KM:
        kinds = cells.questions.column("kind")
        assert kinds is not None
        lacking &= np.array([value == "flight" for value in kinds.values], dtype=bool)[kinds.codes][question]
    if not lacking.any():
        return
    for code in np.unique(column.codes[place][lacking]).tolist():
        if (value := column.values[code]) is not None:
            refuse_bound(value, wanted, measure.name, name)
    message = say(
        "measure '{name}': {count} of what the other conditions admit has no {column}. Narrow sources, kinds or where to what has it.",
        name=measure.name,
        count=int(lacking.sum()),
        column=name,
    )
    raise CarbonError(message, code="value_missing", field=name)


def _of_kind(cells: Cells, kinds: Sequence[str], measure: Measure) -> Any:
    column = cells.questions.column("kind")
    assert column is not None
    for kind in kinds:
        if kind not in column.values:
            hint = kind_hint(kind, [str(value) for value in column.values])
            message = say("measure '{name}': no row is of kind '{kind}'.{hint}", name=measure.name, kind=kind, hint=hint)
            raise CarbonError(message, code="kind_unknown")
    return np.isin(column.codes, [column.values.index(kind) for kind in kinds])


def _of_source(cells: Cells, origin: Indices, wanted: Sequence[str], measure: Measure, renamed: Renamed) -> Any:
    """Which parts count under one of some sources."""
    if not renamed:
        return _of_label(cells, "source", wanted, measure)[origin]
    column = cells.columns["source"]
    values, codes = list(column.values), column.codes[origin]
    for first, last, name in renamed:
        values += [name] if name not in values else []
        codes[first:last] = values.index(name)
    return _of_values(Column(tuple(values), codes), "source", wanted, measure)


def _of_label(cells: Cells, name: str, wanted: Sequence[str], measure: Measure) -> Any:
    """Which cells have one of some values in a column that was kept."""
    if name not in cells.columns:
        _refuse_column(cells, name, measure)
    return _of_values(cells.columns[name], name, wanted, measure)


def _of_values(column: Column, name: str, wanted: Sequence[str], measure: Measure, *, typed: bool = False) -> Any:
    """Which entries of a column have one of some values, each of which some entry must have.

    A bound on a field may admit none, and one of several values of a field may be a word for what this inventory has not.
    """
    found = [admitted(column.values, value, measure.name, name, typed=typed) for value in wanted]
    allowed = np.logical_or.reduce([np.zeros(len(column.values), dtype=bool), *found])
    for value, met in zip(wanted, found, strict=True):
        if not met.any() and not (typed and (is_bound(value) or (allowed.any() and _may_lack(value, column)))):
            there = [known for known in column.values if known is not None]
            hint = kind_hint(value, there) if name == "kind" else did_you_mean(value, there)
            message = say("measure '{name}': no row has {column} '{value}'.{hint}", name=measure.name, column=name, value=value, hint=hint)
            raise CarbonError(message, code="value_unknown", field=name)
    return allowed[column.codes]


def _refuse_column(cells: Cells, name: str, measure: Measure) -> None:
    if name in cells.result.labels:
        message = say(
            "measure '{name}': column '{column}' was not kept when the rows were summed. Keep it: cells_of(footprint, ['{column}']).",
            name=measure.name,
            column=name,
        )
        raise CarbonError(message, code="column_not_kept")
    hint = did_you_mean(name, {*cells.result.labels, *cells.questions.fields()})
    message = say("measure '{name}': '{column}' is no field and no column that was kept.{hint}", name=measure.name, column=name, hint=hint)
    raise CarbonError(message, code="column_unknown")


def _may_lack(value: str, column: Column) -> bool:
    """Whether a value that no row has is no slip of the pen: it is a known word, or like no value that there is."""
    return value in known_words() or not nearest(value, [known for known in column.values if known is not None])


def columns_of(measures: Sequence[Measure], result: Emissions) -> tuple[str, ...]:
    """Return the columns of a result that conditions of measures name: what is no field of a question.

    Parameters: measures; result.
    """
    fields = {field for answer in result.plan.answers for field in asked_fields(answer.question)}
    names = dict.fromkeys(name for measure in measures for name in measure.where)
    return tuple(name for name in names if name not in fields and (name in result.labels or name in _MADE))
