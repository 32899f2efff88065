"""The plan: the distinct questions of a calculation with their answers, an artefact that is saved, compared and joined by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from carbon.engine.answering.lines import Answer
from carbon.engine.plan.by_hand import key_columns, sql
from carbon.engine.plan.difference import difference
from carbon.engine.plan.file import load_plan, save_plan
from carbon.engine.plan.plan_numbers import PlanNumbers
from carbon.engine.plan.postings import Postings
from carbon.factors.policy import Policy
from carbon.tables.frames import frame


@dataclass(frozen=True)
class Plan(PlanNumbers):
    """What a calculation asks and what is answered: the audit trail of a result.

    Parameters: as PlanNumbers. Made by `plan` and `calculate`, or read from a file, not by hand.
    """

    def __repr__(self) -> str:
        count, lines = len(self.answers), len(self.lines)
        return f"<Plan of {count} question{'s' * (count != 1)}, {lines} line{'s' * (lines != 1)}, {self.policy.gwp_set}>"

    def to_frame(self) -> Any:
        """Return the plan as a table: one row per line with question, factor, booking and kg per gas."""
        return frame(self.columns())

    def save(self, path: str | Path) -> None:
        """Write the plan to a JSON file: with it an old footprint is recomputed to the last bit.

        Parameters: path.
        Raises: CarbonError for a folder that is not there.
        """
        save_plan(self, path)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the plan of a file that `save` wrote; its numbers are the file's, whatever datasets are installed.

        Parameters: path.
        Raises: CarbonError for a file that is no plan or was changed, naming the line.
        """
        return load_plan(path, cls)

    def diff(self, later: Plan) -> Any:
        """Return what moved from this plan to a later one, and why, as a table of the lines that differ.

        Parameters: later plan.
        """
        return frame(difference(self, later))

    def key_columns(self, basis: str = "location") -> dict[str, list[Any]]:
        """Return the table to join by hand: keys, and kg per amount of CO2e and of each gas.

        Parameters: basis, location or market.
        Raises: CarbonError for a plan of activities, which has no keys.
        """
        return key_columns(self, basis)

    def sql(self, table: str, plan_table: str = "plan", dialect: str = "duckdb") -> str:
        """Return the SQL that calculates a table by this plan.

        Parameters: table and plan_table, names in the database (the latter holds `key_columns`); dialect, duckdb, spark or bigquery.
        Raises: CarbonError for an unknown dialect.
        """
        return sql(self, table, plan_table, dialect)


def make_plan(answers: Sequence[Answer], policy: Policy, version: str) -> Plan:
    """Return the plan of answers; lines of a question that is not answered in full are left out.

    Parameters: answers; policy; version of the datasets.
    """
    return Plan(tuple(answers), policy, version, Postings.of(answers))
