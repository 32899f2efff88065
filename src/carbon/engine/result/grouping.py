"""Grouping, filtering and joining of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from carbon.core.arrays import np
from carbon.core.booking import BESIDE, STAGES
from carbon.core.errors import CarbonError, did_you_mean, nearest
from carbon.core.sentences import say
from carbon.engine.answering.lines import Line, Postings
from carbon.engine.plan.keys import LINE_KEYS, QUESTION_KEYS, lines_of, question_key
from carbon.engine.plan.plan import BASES, Plan
from carbon.engine.result.memory import both, columns_of, taken
from carbon.engine.result.memory_sums import label_values

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions

E = TypeVar("E", bound="Emissions")


def grouped(result: Emissions, keys: Sequence[str], basis: str) -> dict[str, list[Any]]:
    """Return the columns of a table: keys, `co2e_kg` and, with the key gas, `kg`.

    Parameters: result; keys; basis, location or market (with the key `basis` both are shown and have no sum).
    Raises: CarbonError for a key or basis that is unknown, naming the nearest.
    """
    if basis not in BASES:
        raise unknown_basis(basis)
    _check(result, keys)
    # An engine adds in any order, so a second pass may differ in the last bits: what was said once is said again.
    key = (tuple(keys), basis)
    found = result.known_sums.get(key) or result.known_sums.setdefault(key, result.input.sums(result.plan, keys, basis))
    return {name: list(values) for name, values in found.items()}


def unknown_basis(basis: str) -> CarbonError:
    """Return the error of what is no view of scope 2.

    Parameters: basis.
    """
    return CarbonError(say("basis '{basis}' is unknown. Known: location, market.", basis=basis), code="basis_unknown", field="basis")


def _check(result: Emissions, keys: Sequence[str]) -> None:
    known = {*LINE_KEYS, *QUESTION_KEYS, *result.input.labels, *result.input.more, "gas", "source", "site", "period", "month"}
    for key in keys:
        if not isinstance(key, str):
            message = say("a key is a word, not {kind}. Write them side by side, as by('scope', 'gas').", kind=type(key).__name__)
            raise CarbonError(message, code="key_unknown")
        if key not in known:
            near = (did_you_mean(key, known) if nearest(key, known) else "") + say(" Known: {known}.", known=", ".join(sorted(known)))
            raise CarbonError(say("'{key}' is not a key of this result.{near}", key=key, near=near), code="key_unknown", field=key)
    if not keys:
        raise CarbonError(say("by() needs a key, as by('source') or by('scope', 'gas')."), code="key_missing")


def filtered(result: E, wanted: Mapping[str, object]) -> E:
    """Return the rows and lines of a result whose keys have the wanted values."""
    if not wanted:
        return result
    _check(result, list(wanted))
    if "gas" in wanted:
        raise CarbonError(say("a gas is not a row or line; use by('gas') or gases."), code="key_unknown", field="gas")
    for key, value in wanted.items():
        values = {_wanted(key, item) for item in (value if isinstance(value, (list, tuple, set)) else (value,))}
        if key in LINE_KEYS:
            result = _with_lines(result, key, values)
        elif key in QUESTION_KEYS:
            result = _with_questions(result, key, values)
        else:
            result = _with_rows(result, key, values)
    return result


_WORDS: Mapping[str, Sequence[str]] = {"stage": STAGES, "basis": (*BASES, *BESIDE)}
"""Keys of lines that have few values."""
_NUMBERS = ("scope", "category", "year")


def _wanted(key: str, value: object) -> object:
    """A value of a key in its own type; what no line can ever have is refused, since what has no line is 0 kg.

    Raises: CarbonError `value_unknown`.
    """
    if value is None or key not in (*_NUMBERS, *_WORDS):
        return value
    if known := _WORDS.get(key):
        if value in known:
            return value
        write = did_you_mean(str(value), known) + say(" Known: {known}.", known=", ".join(known))
    else:
        try:
            return float(str(value))
        except ValueError:
            write = say(" Write a number, as {key}={example}.", key=key, example=2019 if key == "year" else 3)
    raise CarbonError(say("no line has {key} '{value}'.{write}", key=key, value=value, write=write), code="value_unknown", field=key)


def _with_lines(result: E, key: str, values: set[Any]) -> E:
    lines = Postings.picked((question, line) for question, line in result.plan.lines if LINE_KEYS[key](line) in values)
    return replace(result, plan=replace(result.plan, lines=lines))


def _with_rows(result: E, key: str, values: set[object]) -> E:
    # A lazy table says here that its rows are not in memory.
    _ = result.input.portions
    labels = label_values(columns_of(result.input, [key]), result.rows, key)
    return taken_rows(result, [row for row, label in enumerate(labels) if label in values])


def _with_questions(result: E, key: str, values: set[object]) -> E:
    kept = np.array([question_key(result.plan, number, key) in values for number in range(len(result.plan.answers))], dtype=bool)
    portions = result.input.portions
    return taken_rows(result, list(dict.fromkeys(portions.row[kept[portions.row_question]].tolist())))


def taken_rows(result: E, numbers: Sequence[int]) -> E:
    """Return the result of some input rows, in their order.

    Parameters: result; numbers of input rows.
    Raises: CarbonError for a lazy table, whose rows are not in memory.
    """
    return replace(result, input=taken(result.input, numbers))


def joined(one: E, other: Emissions) -> E:
    """Return two results as one: rows of the first, then of the second."""
    if one.plan.policy != other.plan.policy:
        raise CarbonError(
            say(
                "results of different policies ({first}, {second}) cannot be added; calculate both under one.",
                first=one.plan.policy.gwp_set,
                second=other.plan.policy.gwp_set,
            ),
            code="policy_differs",
        )
    if one.basis != other.basis:
        message = say(
            "a result that is {first} and one that is {second} have no sum. Keep them apart.", first=one.basis, second=other.basis
        )
        raise CarbonError(message, code="basis_differs")
    shift = len(one.plan.answers)
    lines = Postings.picked((*one.plan.lines, *((question + shift, line) for question, line in other.plan.lines)))
    plan = Plan((*one.plan.answers, *other.plan.answers), one.plan.policy, _versions(one, other), lines)
    rows = both(one.input, one.rows, shift, other.input, other.rows)
    return replace(one, plan=plan, input=rows, notes=tuple(dict.fromkeys((*one.notes, *other.notes))))


def _versions(one: Emissions, other: Emissions) -> str:
    return "+".join(dict.fromkeys((one.plan.version, other.plan.version)))


def line_rows(result: Emissions, key: str = "source") -> list[tuple[dict[str, Any], Line, int, float]]:
    """Return (labels, line, line number, summed amount), one per label and plan line: the shape of printed lines.

    Parameters: result; key, the label of the rows: source, site, month or any input column.
    """
    rows = []
    for (label,), question, amount in result.input.amounts_by(result.plan, [key]):
        rows += [({key: label}, result.plan.lines[number][1], number, amount) for number in lines_of(result.plan, question)]
    return rows
