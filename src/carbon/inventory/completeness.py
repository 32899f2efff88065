"""What a complete inventory has: category 3 of all energy, and a word on each category of scope 3."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.core.booking import BESIDE, CATEGORIES
from carbon.core.errors import Finding
from carbon.core.sentences import joined, say, term
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.grouping import line_rows
from carbon.inventory.parts import Exclusion

_BURNED, _MADE = "combustion", "generation"


def category_3_findings(result: Emissions, exclusions: Sequence[Exclusion]) -> list[Finding]:
    """Return the finding that names energy of scope 1 and 2 without upstream or grid losses, unless category 3 is excluded.

    Parameters: result; exclusions, with the categories each leaves out.
    A stage is there when a line of the same question has it, on its own or in a factor that covers it.
    Source: GHG Protocol Scope 3 Technical Guidance (2013), category 3, activities A (fuels), B (electricity) and C (losses).
    """
    lacking: dict[str, dict[str, None]] = {}
    seen = _stages(result)
    for labels, line, number, amount in line_rows(result):
        if amount and line.basis in (None, "location") and line.booking.scope < 3:
            for stage in _asked(line.stage, line.factor.key):
                if stage not in seen[result.plan.lines[number][0]]:
                    lacking.setdefault(stage, {})[labels["source"] or line.factor.key] = None
    if not lacking or 3 in _left_out(exclusions):
        return []
    names = joined(
        (say("no {stage} for {sources}", stage=term(stage), sources=joined(sources, ", ")) for stage, sources in lacking.items()), "; "
    )
    message = say(
        "category 3 is incomplete: {names}. Add factors of these stages to factors.csv, or an exclusion with categories = [3].", names=names
    )
    return [Finding("category_3_incomplete", "warning", message)]


def _asked(stage: str, key: str) -> tuple[str, ...]:
    """Stages of category 3 that energy brings with it."""
    if stage == _MADE and key.startswith("electricity."):
        return ("wtt", "transmission")
    return ("wtt",) if stage in (_BURNED, _MADE) else ()


def _stages(result: Emissions) -> dict[int, set[str]]:
    """Question → the stages that its lines cover."""
    covered: dict[int, set[str]] = {}
    for question, line in result.plan.lines:
        covered.setdefault(question, set()).update((line.stage, *line.factor.stages))
    return covered


def category_findings(result: Emissions, exclusions: Sequence[Exclusion]) -> list[Finding]:
    """Return the finding that names categories of scope 3 that are neither reported nor excluded.

    Parameters: result; exclusions, with the categories each leaves out.
    Source: GHG Protocol Scope 3 Standard (2011), ch. 6.1: all categories are accounted for, and exclusions are justified.
    """
    known = reported_categories(result) | _left_out(exclusions)
    left_open = [say("{number} {name}", number=number, name=term(name)) for number, name in CATEGORIES.items() if number not in known]
    if not left_open:
        return []
    message = say(
        "scope 3 categories neither reported nor excluded: {left_open}. Add rows, or [[exclusions]] with "
        "categories = [...] and the reason, as that it does not apply.",
        left_open=joined(left_open, ", "),
    )
    return [Finding("categories_open", "info", message, "inventory.toml")]


def _left_out(exclusions: Sequence[Exclusion]) -> set[int]:
    return {category for item in exclusions for category in item.categories}


def reported_categories(result: Emissions) -> set[int]:
    """Return the categories of scope 3 in which some row has a line.

    Parameters: result.
    """
    asked = set(result.input.portions.row_question.tolist())
    inside = [line for question, line in result.plan.lines if question in asked and line.basis not in BESIDE]
    return {line.booking.category for line in inside if line.booking.category}
