"""A plan as plain values and back: what its file and a lock hold of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from carbon.core.booking import Booking
from carbon.core.errors import Finding
from carbon.core.quantities import Amount, Rate
from carbon.engine.answering.lines import Answer, Line, Postings, Solution
from carbon.engine.asking.question import Question
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.combinations import Combinations
from carbon.factors.model import EmissionFactor, Form, Publication
from carbon.factors.policy import Policy
from carbon.tables.engines import AmountColumn
from carbon.tables.keys import Key

if TYPE_CHECKING:
    from carbon.engine.plan.plan import Plan

FORMAT = 2
P = TypeVar("P", bound="Plan")


def plan_record(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain values: all that its numbers came from.

    Parameters: plan.
    """
    factors: dict[int, dict[str, object]] = {}
    for _, line in plan.lines:
        factors.setdefault(id(line.factor), {"number": len(factors), **asdict(line.factor)})
    record: dict[str, Any] = {
        "format": FORMAT,
        "fingerprint": plan.fingerprint,
        "datasets": plan.version,
        "policy": plan.policy.as_dict(),
        "gwp": plan.weights,
        "co2e_per_unit": plan.co2e_per_unit.tolist(),
        "factors": list(factors.values()),
        "answers": [_answer(answer) for answer in plan.answers],
        "lines": [_line(question, line, factors) for question, line in plan.lines],
        "combinations": None if plan.combinations is None else _combinations(plan.combinations),
    }
    return record | {"seal": seal(record)}


def _answer(answer: Answer) -> dict[str, object]:
    asked = answer.question
    question = [asked.kind, asked.units, asked.form, asked.year, [_plain(value) for value in asked.fields], *filter(None, [asked.part])]
    findings = [finding.as_dict() for finding in answer.findings]
    return {"question": question, "findings": findings, "missing": answer.missing, "steps": answer.steps, "left_out": answer.left_out}


def _line(question: int, line: Line, factors: dict[int, dict[str, object]]) -> dict[str, object]:
    return {
        "question": question,
        "factor": factors[id(line.factor)]["number"],
        "form": asdict(line.form),
        "stage": line.stage,
        "booking": list(line.booking),
        "basis": line.basis,
        "scale": line.scale,
        "reason": line.reason,
        "steps": line.steps,
    }


def _combinations(known: Combinations) -> dict[str, object]:
    return {
        "keys": [[key.column, key.form, *filter(None, [key.cuts])] for key in known.keys],
        "amount": [known.amount.column, known.amount.text, list(known.amount.others)],
        "columns": dict(known.columns),
        "constants": {name: _plain(value) for name, value in known.constants.items()},
        "cells": known.cells,
        "portion": known.portion_combination.tolist(),
        "question": known.portion_question.tolist(),
        "multiple": known.multiplier.tolist(),
        "refused": [[item.row, item.finding.as_dict()] for item in known.refused],
        "noted": [[item.row, item.finding.as_dict()] for item in known.noted],
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _tupled(value: object) -> Any:
    """A field as the question had it: the parts of a mix are tuples, an amount and a rate begin with their number."""
    if not isinstance(value, list):
        return value
    parts = tuple(_tupled(part) for part in value)
    if [type(part) for part in parts] == [float, str]:
        return Amount(*parts)
    return Rate(*parts) if [type(part) for part in parts] == [float, str, str] else parts


def seal(record: Mapping[str, object]) -> str:
    """Return the sha256 of what the fingerprint of the lines does not know: which cells ask which question, how often, and its findings."""
    text = json.dumps([record["answers"], record["combinations"]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def plan_of_record(record: dict[str, Any], cls: type[P]) -> P:
    """Return the plan of a record that `plan_record` made.

    Parameters: record; cls, the class of the plan.
    """
    factors = [_factor({name: value for name, value in row.items() if name != "number"}) for row in record["factors"]]
    lines = [(row["question"], _read_line(row, factors)) for row in record["lines"]]
    answers = tuple(_read_answer(row, tuple(line for at, line in lines if at == number)) for number, row in enumerate(record["answers"]))
    choices: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in record["policy"].items()}
    known = None if record["combinations"] is None else _read_combinations(record["combinations"])
    return cls(answers, Policy(**choices), record["datasets"], Postings.picked(lines), known, record["gwp"])


def _factor(row: dict[str, Any]) -> EmissionFactor:
    return EmissionFactor(
        **row
        | {
            "publication": Publication(**row["publication"]),
            "stages": tuple(row["stages"]),
            "forms": tuple(Form(**form) for form in row["forms"]),
        }
    )


def _read_line(row: dict[str, Any], factors: list[EmissionFactor]) -> Line:
    form, factor = Form(**row["form"]), factors[row["factor"]]
    booking, steps = Booking(*row["booking"]), tuple(row["steps"])
    return Line(factor, form, row["stage"], booking, row["basis"], row["scale"], 1.0, row["reason"], steps)


def _read_answer(row: dict[str, Any], lines: tuple[Line, ...]) -> Answer:
    kind, units, form, year, fields, *part = row["question"]
    question = Question(kind, tuple(units), tuple(form), year, _tupled(fields), *part)
    findings = tuple(Finding.of(item) for item in row["findings"])
    left_out = tuple(row.get("left_out", ()))
    told, lacks = partial(tuple, findings), partial(tuple, left_out)
    return Answer(question, Solution(lines, tuple(row["missing"]), tuple(row["steps"]), (told,), lacks), 1.0)


def _read_combinations(row: dict[str, Any]) -> Combinations:
    return Combinations(
        tuple(Key(column, form, *map(tuple, cuts)) for column, form, *cuts in row["keys"]),
        AmountColumn(row["amount"][0], row["amount"][1], tuple(row["amount"][2])),
        row["columns"],
        tuple(tuple(cells) for cells in row["cells"]),
        np.array(row["portion"], dtype=np.intp),
        np.array(row["question"], dtype=np.intp),
        np.array(row["multiple"], dtype=np.float64),
        tuple(Refused(place, Finding.of(finding)) for place, finding in row["refused"]),
        row["constants"],
        tuple(Refused(place, Finding.of(finding)) for place, finding in row.get("noted", ())),
    )
