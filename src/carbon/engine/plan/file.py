"""A plan as a file: everything that its numbers came from, so that a later library recomputes an old footprint to the last bit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from carbon.core.booking import Booking
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.engine.answering.lines import Answer, Line, Solution
from carbon.engine.asking.question import Question
from carbon.engine.asking.questions import Refused
from carbon.engine.plan.combinations import Combinations
from carbon.engine.plan.postings import Postings
from carbon.factors.model import EmissionFactor, Form, Publication
from carbon.factors.policy import Policy
from carbon.tables.engines import AmountColumn
from carbon.tables.keys import Key

if TYPE_CHECKING:
    from carbon.engine.plan.plan import Plan

FORMAT = 2
P = TypeVar("P", bound="Plan")


def save_plan(plan: Plan, path: str | Path) -> None:
    """Write a plan to a JSON file, aside and then renamed.

    Parameters: plan; path.
    Raises: CarbonError for a folder that is not there, and for a path that cannot be written.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise CarbonError(say("folder {parent} does not exist. Create it first.", parent=target.parent), code="file_missing")
    if target.is_dir():
        raise CarbonError(
            say("{target} is a folder. Name a file in it, as {target_2}.", target=target, target_2=target / "plan.json"), code="file_type"
        )
    aside = target.with_name(f".{target.name}.part")
    try:
        aside.write_text(json.dumps(plan_record(plan), ensure_ascii=False), encoding="utf-8")
        aside.replace(target)
    except OSError as error:
        raise CarbonError(
            say("{target} cannot be written: {strerror}. Choose another file.", target=target, strerror=error.strerror), code="file_broken"
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def load_plan(path: str | Path, cls: type[P]) -> P:
    """Return the plan of a file; its numbers are those it was saved with, whatever the installed datasets say.

    Parameters: path of a file that `Plan.save` wrote; cls, the class of the plan.
    Raises: CarbonError for a file that is not a plan, or whose numbers do not come to its own fingerprint, naming the line.
    """
    target = Path(path)
    try:
        record = json.loads(target.read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            raise CarbonError(
                say(
                    "{target_name} is a plan of format {record}; this library reads {style}.",
                    target_name=target.name,
                    record=record["format"],
                    style=FORMAT,
                ),
                code="plan_format",
            )
        if _seal(record) != record["seal"]:
            raise CarbonError(
                say("{target_name}: cells, answers or shares in the file were changed. Save the plan anew.", target_name=target.name),
                code="plan_changed",
            )
        plan = plan_of_record(record, cls)
        _check(plan, record, target.name)
    except FileNotFoundError as error:
        raise CarbonError(say("{target} is not there.", target=target), code="file_missing") from error
    except OSError as error:
        raise CarbonError(
            say("{target} cannot be read: {strerror}. Name a file that plan.save(path) wrote.", target=target, strerror=error.strerror),
            code="file_broken",
        ) from error
    except (ValueError, LookupError, TypeError) as error:
        if isinstance(error, CarbonError):
            raise
        raise CarbonError(
            say("{target_name} is not a plan: {error}. Save one with plan.save(path).", target_name=target.name, error=repr(error)),
            code="plan_format",
        ) from error
    return plan


def _seal(record: Mapping[str, object]) -> str:
    """Sha256 of what the fingerprint of the lines does not know: which cells ask which question, how often, and what was said of it."""
    text = json.dumps([record["answers"], record["combinations"]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _check(plan: Plan, record: dict[str, Any], name: str) -> None:
    stored = record["co2e_per_unit"]
    for number, (question, line) in enumerate(plan.lines):
        if float(plan.co2e_per_unit[number]) != stored[number]:
            raise CarbonError(
                say(
                    "{name}: line {number} ({kind}, {stage}, {name_2}) comes to {co2e_per_unit} kg CO2e per unit and says "
                    "{stored}. The file was changed; save the plan anew.",
                    name=name,
                    number=number,
                    kind=plan.answers[question].question.kind,
                    stage=line.stage,
                    name_2=line.factor.id,
                    co2e_per_unit=repr(plan.co2e_per_unit[number]),
                    stored=repr(stored[number]),
                ),
                code="plan_changed",
            )
    if plan.fingerprint != record["fingerprint"]:
        raise CarbonError(
            say(
                "{name}: the fingerprint of its lines is {fingerprint}, the file says {record}: a factor, booking or the "
                "policy in the file was changed. Save the plan anew.",
                name=name,
                fingerprint=plan.fingerprint[:16],
                record=record["fingerprint"][:16],
            ),
            code="plan_changed",
        )


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
    return record | {"seal": _seal(record)}


def _answer(answer: Answer) -> dict[str, object]:
    asked = answer.question
    question = [asked.kind, asked.units, asked.form, asked.year, [_plain(value) for value in asked.fields]]
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
        "keys": [[key.column, key.form] for key in known.keys],
        "amount": [known.amount.column, known.amount.text, list(known.amount.times)],
        "columns": dict(known.columns),
        "constants": {name: _plain(value) for name, value in known.constants.items()},
        "cells": known.cells,
        "portion": known.portion_combination.tolist(),
        "question": known.portion_question.tolist(),
        "multiple": known.multiplier.tolist(),
        "refused": [[item.row, item.finding.as_dict()] for item in known.refused],
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _tupled(value: object) -> Any:
    """A field as the question had it: the parts of a mix are tuples."""
    return tuple(_tupled(part) for part in value) if isinstance(value, list) else value


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
    kind, units, form, year, fields = row["question"]
    question = Question(kind, tuple(units), tuple(form), year, _tupled(fields))
    findings = tuple(finding_of(item) for item in row["findings"])
    left_out = tuple(row.get("left_out", ()))
    return Answer(question, Solution(lines, findings, tuple(row["missing"]), tuple(row["steps"]), left_out), 1.0)


def finding_of(row: dict[str, Any]) -> Finding:
    """Return the finding of a record that `as_dict` made.

    Parameters: row.
    """
    return Finding.of(row)


def _read_combinations(row: dict[str, Any]) -> Combinations:
    return Combinations(
        tuple(Key(*key) for key in row["keys"]),
        AmountColumn(row["amount"][0], row["amount"][1], tuple(row["amount"][2])),
        row["columns"],
        tuple(tuple(cells) for cells in row["cells"]),
        np.array(row["portion"], dtype=np.intp),
        np.array(row["question"], dtype=np.intp),
        np.array(row["multiple"], dtype=np.float64),
        tuple(Refused(place, finding_of(finding)) for place, finding in row["refused"]),
        row["constants"],
    )
