"""A scenario line by line: what each measure takes of which amount, what it makes of it, and what one unit emits before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

import numpy as np

from carbon.analysis.ledger import Question, asked_fields
from carbon.analysis.records import MovedLineRecord
from carbon.analysis.scenario_measure import Measure
from carbon.analysis.scenario_steps import Composed, Step
from carbon.core.arrays import Floats
from carbon.core.quantities import Amount


class MovedLine(NamedTuple):
    """What a measure does to the amounts of one source and site that ask one question.

    Parameters: measure, its name; source; site; kind of activity; concerned, the amount that the measure finds; taken, how much of it the
    measure takes away, below zero where it adds; kg_per_unit, what one unit of it emits [kg CO2e]; made, the amount that comes in its
    place, None where nothing does; made_kind and made_kg_per_unit, the same of what comes in its place; into, the source it counts under if
    that is another; fields that differ, name → (before, after); kg, the change [kg CO2e]; explained, how what one unit of what comes in its
    place emits follows from factors and their sources, "" where nothing does.
    """

    measure: str
    source: str
    site: str
    kind: str
    concerned: Amount
    taken: Amount
    kg_per_unit: float
    made: Amount | None
    made_kind: str | None
    into: str | None
    made_kg_per_unit: float | None
    fields: dict[str, tuple[object, object]]
    kg: float
    explained: str

    def to_dict(self) -> MovedLineRecord:
        """Return the line as plain values, for JSON."""
        amounts = {name: str(value) for name in ("concerned", "taken", "made") if (value := getattr(self, name)) is not None}
        fields = {name: [None if value is None else str(value) for value in pair] for name, pair in self.fields.items()}
        return cast("MovedLineRecord", self._asdict() | {"made": None} | amounts | {"fields": fields})


def moved_lines(composed: Composed) -> tuple[MovedLine, ...]:
    """Return what each measure of a scenario does, line by line, in their order; the changes of a measure's lines add up to its effect.

    Parameters: composed, the scenario met with the cells of a result.

    >>> import carbon
    >>> footprint = carbon.Inventory.open("examples/norrbotten-2019").footprint()
    >>> line, = carbon.scenario(footprint, "examples/norrbotten-2019/scenarios/buses.toml").lines
    >>> str(line.taken), round(line.kg_per_unit, 5), round(line.made_kg_per_unit, 5), round(line.kg)
    ('3 868 800 km', 0.89133, 0.16422, -2813043)
    """
    amounts = np.zeros(composed.origin.size)
    amounts[: composed.cells.amounts.size] = composed.cells.amounts
    found = list[MovedLine]()
    for step in composed.steps:
        found += _of_step(composed, step, amounts)
        if step.moved.size:
            amounts[step.first : step.first + step.parts.size] = amounts[step.parts] * step.moved
        amounts[step.parts] *= step.kept
    return tuple(found)


def _of_step(composed: Composed, step: Step, amounts: Floats) -> Iterator[MovedLine]:
    """A line for each source, site, question and what is made of it."""
    groups = dict[tuple[str, str, int, int], list[int]]()
    for place, part in enumerate(step.parts.tolist()):
        site = composed.cells.label("site", int(composed.origin[part])) or ""
        made = int(composed.question[step.first + place]) if step.moved.size else -1
        groups.setdefault((composed.source(part) or "", site, int(composed.question[part]), made), []).append(place)
    for (source, site, question, made), places in groups.items():
        here = amounts[step.parts[places]]
        ratios = step.moved[places] if step.moved.size else np.zeros(0)
        yield _line(composed, step, (source, site), question, made, float(here.sum()), float(here @ ratios) if ratios.size else 0.0)


def _line(composed: Composed, step: Step, place: tuple[str, str], question: int, made: int, here: float, amount: float) -> MovedLine:
    asked, co2e = composed.cells.questions, composed.cells.questions.co2e
    old, unit = asked.question(question), asked.unit(question)
    taken, per_unit = here * (1.0 - step.kept), float(co2e[question])
    given = (step.measure.name, *place, old.kind, Amount(here, unit), Amount(taken, unit), per_unit)
    if made < 0:
        return MovedLine(*given, None, None, None, None, {}, -taken * per_unit, "")
    new, made_per_unit = asked.question(made), float(co2e[made])
    kilograms = amount * made_per_unit - taken * per_unit
    differ = _differing(old, new, step.measure)
    arrived = Amount(amount, asked.unit(made))
    return MovedLine(*given, arrived, new.kind, step.measure.into, made_per_unit, differ, kilograms, asked.explained(made))


def _differing(old: Question, new: Question, measure: Measure) -> dict[str, tuple[object, object]]:
    """Fields that differ; of another kind those that the measure gives."""
    before, after = asked_fields(old), asked_fields(new)
    names = before | after if old.kind == new.kind else dict.fromkeys(name for name in measure.to or {} if name in after)
    return {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}
