"""The plan: the distinct questions of a calculation, each answered once, as an artefact that is saved, compared and joined by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from carbon.core.arrays import Bools, Floats, Indices, np
from carbon.core.gases import gwp, kyoto
from carbon.core.kernel import co2e_per_unit, per_question, question_sums
from carbon.engine.answering.answer import answer
from carbon.engine.answering.lines import Answer, Postings
from carbon.engine.asking.questions import Asked
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.tables.frames import frame

# A total needs no table, no file and no column: what makes them is loaded by the methods that do, which a quick calculation does not call.
if TYPE_CHECKING:
    from carbon.engine.plan.combinations import Combinations
    from carbon.engine.plan.output_columns import CombinationColumns, OutputColumns

BASES = ("location", "market")


@dataclass(frozen=True, eq=False, repr=False)
class Plan:
    """The questions of a calculation, their answers, and every number that the arithmetic needs: the audit trail of a result.

    Made by `plan` and `calculate`, or read from a file, not by hand. Compare two plans by `fingerprint` or `diff`.

    Parameters: answers, one per question; policy; version of the datasets; lines, as (question number, line); combinations, of a
    plan made from a table: which cells ask which question; stored_gwp, of a plan read from a file: the GWPs it was made with.

    >>> import carbon, tempfile
    >>> found = carbon.plan("diesel", "40 L", region="GB", period=2019)
    >>> found.columns()["stage"], found.to_frame().height, found.diff(found).height, found.in_view("market").tolist()
    (['combustion', 'wtt'], 2, 0, [True, True])
    >>> found.question_gases("location").shape == found.gas_given("location").shape, found.answered_co2e("location").size
    (True, 1)
    >>> found.per_question(found.co2e_per_unit).tolist() == found.question_co2e["location"].tolist()
    True
    >>> path = f"{tempfile.mkdtemp()}/plan.json"
    >>> found.save(path)
    >>> Plan.load(path).fingerprint == found.fingerprint
    True
    """

    answers: tuple[Answer, ...]
    policy: Policy
    version: str
    lines: Postings
    combinations: Combinations | None = None
    stored_gwp: Mapping[str, float] | None = None

    @property
    def gases(self) -> tuple[str, ...]:
        """Gases of all lines: the gas axis."""
        return self.lines.gases

    @property
    def line_question(self) -> Indices:
        """Question number of each line, shape (m,)."""
        return self.lines.question

    @cached_property
    def coefficients(self) -> Floats:
        """Kg of gas per unit of amount, shape (m, g)."""
        return self.lines.coefficients

    @cached_property
    def weights(self) -> dict[str, float]:
        """Kg CO2e per kg of each gas of the plan; gases that the policy puts beside the totals weigh 0."""
        known = gwp(self.policy.gwp_set) if self.stored_gwp is None else self.stored_gwp
        inside = [gas for gas in self.gases if self.policy.other_gases or kyoto(gas)]
        return dict.fromkeys(self.gases, 0.0) | {gas: known.get(gas, 0.0) for gas in inside}

    @cached_property
    def line_kg(self) -> list[float]:
        """Kg CO2e per unit of amount of each line, exactly summed over gases: `co2e_per_unit` as plain floats."""
        return co2e_per_unit(self.lines.gas_kg, [self.weights[gas] for gas in self.gases])

    @cached_property
    def co2e_per_unit(self) -> Floats:
        """Kg CO2e per unit of amount of each line, shape (m,), exactly summed over gases."""
        return np.array(self.line_kg, dtype=np.float64)

    def in_view(self, basis: str) -> Bools:
        """Return which lines count in the location or market view, shape (m,) of booleans."""
        return np.array([line.basis in (None, basis) for line in self.lines.shared], dtype=bool)

    @cached_property
    def question_kg(self) -> dict[str, list[float]]:
        """Basis → kg CO2e per unit of amount of each question: `question_co2e` as plain floats."""
        lines = list(zip(self.lines.shared, self.line_kg, strict=True))
        views = {basis: [kg if line.basis in (None, basis) else 0.0 for line, kg in lines] for basis in BASES}
        return {basis: question_sums(values, self.lines.numbers, len(self.answers)) for basis, values in views.items()}

    @cached_property
    def question_co2e(self) -> dict[str, Floats]:
        """Basis → kg CO2e per unit of amount of each question, shape (k,)."""
        return {basis: np.array(values, dtype=np.float64) for basis, values in self.question_kg.items()}

    def answered_co2e(self, basis: str) -> Floats:
        """Return kg CO2e per unit of amount of each question, shape (k,); NaN where it has no full answer."""
        values = self.question_co2e[basis]
        return np.where(self.answered, values, np.nan) if len(self.answers) else values

    def question_gases(self, basis: str) -> Floats:
        """Return kg of each gas per unit of amount of each question in one view, shape (k, g)."""
        seen = np.where(self.in_view(basis)[:, None], self.coefficients, 0.0) if self.lines else self.coefficients
        columns = [self.per_question(seen[:, number]) for number in range(len(self.gases))]
        return np.stack(columns, axis=1) if columns else np.zeros((len(self.answers), 0))

    def gas_given(self, basis: str) -> Bools:
        """Return which gases some line of each question gives in a view, shape (k, g): what is not given is missing, not 0."""
        given = np.zeros((len(self.answers), len(self.gases)), dtype=bool)
        seen = self.in_view(basis)
        np.logical_or.at(given, self.line_question[seen], self.lines.given[seen])
        return given

    def per_question(self, values: Floats) -> Floats:
        """Return line values summed over the lines of each question."""
        return per_question(values, self.line_question, len(self.answers))

    @cached_property
    def answered(self) -> Bools:
        """Which questions have all their required lines, shape (k,) of booleans."""
        return np.array([answer.answered for answer in self.answers], dtype=bool)

    @cached_property
    def fingerprint(self) -> str:
        """Sha256 of lines, coefficients and policy: equal plans give equal results."""
        rows = [[line.factor.id, line.stage, line.booking, line.basis, line.gases] for _, line in self.lines]
        questions = [question for question, _ in self.lines]
        text = json.dumps([rows, questions, self.policy.as_dict()], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def output(self) -> OutputColumns:
        """The columns of a calculated row, as values of each question."""
        # Only whoever writes rows pays for loading it.
        from carbon.engine.plan.output_columns import output_columns

        return output_columns(self)

    @cached_property
    def combination_output(self) -> CombinationColumns:
        """The columns of `output` as values of each combination of a table's cells; only a plan of a table has them."""
        # Only whoever has a table pays for loading it.
        from carbon.engine.plan.combinations import of_table
        from carbon.engine.plan.output_columns import combination_columns

        return combination_columns(of_table(self.combinations), self.output)

    def columns(self) -> dict[str, list[Any]]:
        """Return the plan's table as columns: one row per line with question, factor, booking and kg per gas."""
        # Only whoever reads the lines as a table pays for loading it.
        from carbon.engine.plan.by_hand import line_columns

        return line_columns(self)

    def __repr__(self) -> str:
        count, lines = len(self.answers), len(self.lines)
        return f"<Plan of {count} question{'s' * (count != 1)}, {lines} line{'s' * (lines != 1)}, {self.policy.gwp_set}>"

    def to_frame(self) -> object:
        """Return the plan as a table: one row per line with question, factor, booking and kg per gas."""
        return frame(self.columns())

    def save(self, path: str | Path) -> None:
        """Write the plan to a JSON file, with which the result can be recalculated to the last bit.

        Parameters: path.
        Raises: CarbonError for a folder that is not there.
        """
        # Only whoever keeps a plan pays for loading it.
        from carbon.engine.plan.file import save_plan

        save_plan(self, path)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the plan that `save` wrote, with the numbers of the file whatever datasets are installed.

        Parameters: path.
        Raises: CarbonError for a file that is not a plan or was changed, naming the line.
        """
        # Only whoever reads a plan pays for loading it.
        from carbon.engine.plan.file import load_plan

        return load_plan(path, cls)

    def diff(self, later: Plan) -> object:
        """Return what moved from this plan to a later one, and why, as a table of the lines that differ.

        Parameters: later plan.
        """
        # Only whoever compares plans pays for loading it.
        from carbon.engine.plan.difference import difference

        return frame(difference(self, later))

    def key_columns(self, basis: str = "location") -> dict[str, list[Any]]:
        """Return the table to join by hand: its keys, and the numbers per unit of amount and the words that a row takes from it.

        Parameters: basis, location or market.
        Raises: CarbonError for a plan of activities, which has no keys.
        """
        # Only whoever joins by hand pays for loading it.
        from carbon.engine.plan.by_hand import key_columns

        return key_columns(self, basis)

    def sql(self, table: str, plan_table: str = "plan", dialect: str = "duckdb") -> str:
        """Return the SQL that calculates a table by this plan.

        Parameters: table and plan_table, names in the database (the latter holds `key_columns`); dialect, duckdb, spark or bigquery.
        Raises: CarbonError for an unknown dialect.

        >>> import carbon
        >>> import polars as pl
        >>> table = pl.DataFrame({"litres": [40.0]})
        >>> made = carbon.calculate(table, kind=carbon.constant("diesel"), amount="litres", unit="l", region="GB", period=2019).plan
        >>> made.key_columns()["co2e_kg_per_amount"] == made.question_co2e["location"].tolist(), made.sql("ledger").split()[0]
        (True, 'SELECT')
        """
        # Only whoever joins by hand pays for loading it.
        from carbon.engine.plan.by_hand import sql

        return sql(self, table, plan_table, dialect)


def plan_of(asked: Asked, catalogue: Catalogue, policy: Policy) -> Plan:
    """Return the plan of distinct questions: each answered once."""
    answers = tuple(
        answer(question, template, catalogue, policy) for question, template in zip(asked.questions, asked.templates, strict=True)
    )
    if len(answers) != 1:
        return make_plan(answers, policy, catalogue.version)
    # A scalar asked again and again pays for its plan once.
    key = (asked.questions[0], policy, "plan")
    plan: Plan | None = catalogue.answers.get(key)
    if plan is None:
        plan = catalogue.answers[key] = make_plan(answers, policy, catalogue.version)
    return plan


def make_plan(answers: Sequence[Answer], policy: Policy, version: str) -> Plan:
    """Return the plan of answers; lines of a question that is not answered in full are left out.

    Parameters: answers; policy; version of the datasets.
    """
    return Plan(tuple(answers), policy, version, Postings.of(answers))
