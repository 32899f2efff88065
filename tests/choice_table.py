"""The table of expert choices: rows of questions, the publishers' printed numbers that answer them, and what is compared."""

from __future__ import annotations

import ast
import csv
import io
import json
import operator
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import carbon
from carbon.activities.framework.kinds import build_by_custom
from carbon.activities.framework.labels import LABELS
from carbon.cli.main import main
from carbon.core.units.customs import by_custom
from carbon.engine.roads import activities as road

FOLDER = Path(__file__).parent / "choices"
OPEN = FOLDER / "open.csv"
_OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


@dataclass(frozen=True)
class Choice:
    """One row of the table; the columns are those of docs/choices.md."""

    id: str
    drawn: str
    question: str
    view: str
    stages: str
    outcome: str
    publisher: str
    edition: str
    locator: str
    parts: str
    findings: str
    tolerance: str
    reason: str

    @property
    def arguments(self) -> list[str]:
        """The question as words of the command line."""
        return shlex.split(self.question)

    @property
    def policy(self) -> carbon.Policy:
        """The policy that the question's options make."""
        given = self.arguments
        chosen = {"gwp_set": given[given.index("--gwp-set") + 1]} if "--gwp-set" in given else {}
        return carbon.Policy(non_co2="--no-non-co2" not in given, **chosen)

    @property
    def expected(self) -> float:
        """What the printed numbers come to [kg CO2e]."""
        return value_of(self.parts)

    @property
    def rounding(self) -> float:
        """How far the answer may be off, relative: the publisher's own rounding."""
        return float(self.tolerance or 0.001)

    def is_met_by(self, found: float | None) -> bool:
        """Return whether a total agrees with the printed numbers."""
        return found is not None and abs(found - self.expected) <= self.rounding * abs(self.expected) + 1e-12


def choices() -> list[Choice]:
    """Return all rows of the table."""
    return [Choice(**row) for path in sorted(FOLDER.glob("*.csv")) if path != OPEN for row in _rows(path)]


def open_rows() -> dict[str, str]:
    """Return the rows that do not hold yet, with the reason."""
    return {row["id"]: row["reason"] for row in _rows(OPEN)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def value_of(parts: str) -> float:
    """Return the value of an arithmetic expression of plain numbers: + - * / and parentheses.

    Raises: ValueError for anything else.
    """
    return _value(ast.parse(parts, mode="eval").body)


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return float(_OPERATORS[type(node.op)](_value(node.left), _value(node.right)))
    message = f"{ast.unparse(node)} is no number and none of + - * /"
    raise ValueError(message)


class Asked(NamedTuple):
    """What the command line made of a question: the word and fields it read, the JSON it printed, and all that it said in words."""

    word: str
    fields: dict[str, str]
    answer: dict[str, Any]
    said: str

    def total(self, choice: Choice) -> float | None:
        """Return the total of the row's view, of its stages alone where it names some [kg CO2e]."""
        if not choice.stages or self.answer.get("co2e_kg") is None:
            return self.answer.get("total_market_kg" if choice.view == "market" else "co2e_kg")
        counted = [line for line in self.answer["lines"] if line["basis"] in (None, choice.view)]
        return sum(line["co2e_kg"] for line in counted if line["stage"] in choice.stages.split("+"))


@cache
def ask(choice: Choice) -> Asked:
    """Return what the command line answers; nothing in the JSON where it refuses."""
    read, out, err = [("", {})], io.StringIO(), io.StringIO()

    def kept(word: str, fields: dict[str, str], *more: Any) -> Any:
        read.append((word, dict(fields)))
        activity, customs = build_by_custom(word, fields, *more)
        if customs:
            # Units as they were read: a table of text asks about what has no one meaning.
            read[-1] = (word, dict(by_custom(fields, LABELS)[0]))
        return activity, customs

    with mock.patch.object(road, "build_by_custom", side_effect=kept), redirect_stdout(out), redirect_stderr(err):
        code = main([*choice.arguments, "--format", "json"])
    answer = json.loads(out.getvalue()) if code in (0, 1) and out.getvalue().strip() else {}
    found = [f"{finding['code']} {finding['message']}" for finding in answer.get("findings", [])]
    return Asked(*read[-1], answer, "\n".join([*found, err.getvalue()]))


def missing(choice: Choice, said: str) -> list[str]:
    """Return the words of the row that the program did not say; a|b asks for one of the two."""
    return [words for words in choice.findings.split(" ") if words and not any(word in said for word in words.split("|"))]


def uncited(choice: Choice, asked: Asked) -> list[str]:
    """Return the rows, elements and cells of the row's locator that the answer does not cite: a like number of another row is no match."""
    if choice.publisher.startswith("US EPA Emission Factors Hub"):
        wanted = re.findall(r"\b[A-Z]\d+\b", choice.locator)
    elif choice.publisher in ("UK Government conversion factors", "ADEME Base Carbone"):
        wanted = re.findall(r"\d+", re.split(r"rows |element ", choice.locator)[-1]) if re.search(r"rows |element ", choice.locator) else []
    else:
        wanted = []
    locators = " ".join(line["citation"] for line in asked.answer["lines"])
    ranges = re.findall(r"(\d+)[-–](\d+)", locators)
    cited = set(re.findall(r"\b[A-Z]?\d+\b", locators)) | {str(row) for first, last in ranges for row in range(int(first), int(last) + 1)}
    return [one for one in wanted if one not in cited]
