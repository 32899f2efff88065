"""What multiplies an amount is what the user wrote, or is told: over every field that an example of a kind leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import carbon
from carbon.activities.framework import kinds
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.framework.labels import LABELS, SHARED
from carbon.core.regions import WORLD
from laws.asking import Example, examples

WRITTEN = (
    *("no", "0.3", "30 %", "3", "30", "3 kg", "3 l", "3 kWh", "3 km", "3 h", "3 d", "3 W", "3 m2", "3 m3"),
    *("3 kWh/GB", "3 GB/h", "3 kg/m3", "3 t/ha", "3 MJ/kg", "7 l/100km", "2 kWh/100km", "60 g/inhabitant_day", "3 kg/animal_year"),
)
"""Something that each field of numbers can read."""
MEASURED = {("flight_fuel", "distance")}
"""The distance between the airports that are given stands for it."""
PUBLISHED = "loss_rate"
"""Without it the losses that are published for the grid are a line of their own."""


def method(activity: Activity) -> Method:
    """What an activity asks for, whether factors answer it or not."""
    context = Context(activity.region or WORLD, activity.period.year if activity.period else None, carbon.Policy(), carbon.catalogue())
    return activity.method(activity.one(), context)


def taken(activity: Activity) -> Counter[tuple[object, ...]]:
    """How much of each factor one unit of the amount takes."""
    found = Counter[tuple[object, ...]]()
    for demand in method(activity).demands:
        found[demand.key, demand.stage, demand.basis, demand.amount.unit, demand.rung, demand.chain] += demand.amount.value
    return found


def left_out(example: Example) -> Iterator[str]:
    """Fields of a kind that an example says nothing of, and that are no part of its amount."""
    cls = type(example.activity)
    linear = {name for names in cls.amounts for name in names}
    for name in cls.model_fields:
        if name not in {"kind", *LABELS, *SHARED, *linear, *example.fields, *example.activity.model_fields_set}:
            yield name


def rewritten(example: Example, name: str, text: str) -> Activity | None:
    """The example with one more field, where the field can be written so."""
    with suppress(carbon.CarbonError):
        made = kinds.build(example.word, {**example.fields, name: text})
        taken(made)
        return made
    return None


def moves(example: Example, name: str) -> bool:
    """Whether the field multiplies: written, it changes how much of a factor is taken."""
    before = taken(example.activity)
    for text in WRITTEN:
        made = rewritten(example, name, text)
        if made is None or made.amount != example.activity.amount:
            continue
        after = taken(made)
        if any(abs(after[key] - before[key]) > 1e-12 * abs(before[key]) for key in before.keys() & after.keys()):
            return True
    return False


def neutral(example: Example, name: str) -> bool:
    """Whether leaving it out is what writing no, none or one says: then the amount is what was given."""
    flag = rewritten(example, name, "no")
    same = [flag] if flag else [rewritten(example, name, text) for text in ("0", "1")]
    return any(made is not None and taken(made) == taken(example.activity) for made in same)


def told(activity: Activity) -> str:
    """All that is said of an activity before its factors are chosen."""
    asked = method(activity)
    findings = [*asked.findings, *(note for demand in asked.demands for note in demand.notes)]
    return "\n".join(str(finding.message) for finding in findings)


def test_a_factor_that_nobody_wrote_is_told():
    asked, untold = 0, []
    for example in examples():
        name_of = type(example.activity).kind_name()
        for name in left_out(example):
            if name == PUBLISHED or (name_of, name) in MEASURED or not moves(example, name):
                continue
            asked += 1
            if not neutral(example, name) and f"{name}=" not in told(example.activity):
                untold.append((example.name, name))
    assert asked > 30
    assert not untold, untold


def test_what_is_told_is_a_matter_of_the_question():
    """Answers are kept by question, so a default that is written out and one that is left out must say the same, or ask another question."""
    asked, split = 0, []
    for example in examples():
        cls = type(example.activity)
        for name in left_out(example):
            default = cls.model_fields[name].default
            made = rewritten(example, name, str(default)) if isinstance(default, str | float | bool) else None
            if made is None or any(getattr(made, field) != getattr(example.activity, field) for field in cls.question_fields()):
                continue
            asked += 1
            if told(made) != told(example.activity):
                split.append((example.name, name))
    assert asked > 80
    assert not split, split
