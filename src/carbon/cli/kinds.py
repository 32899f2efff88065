"""The kinds of activity and their JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypedDict

from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import own_fields
from carbon.activities.framework.kinds import kinds, resolve
from carbon.activities.framework.placing import amount_fields
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, table
from carbon.core.booking import book
from carbon.core.sentences import say
from carbon.core.store.read import store


def kinds_list(given: Sequence[str]) -> int:
    """List the kinds of activity with their amounts and fields.

    Parameters: given, options.
    """
    parser = Parser("kinds", "The kinds of activity: amounts, fields, stages, booking, words.", ("kinds",))
    add_format(parser)
    space = parser.read(given)
    records = [kind_record(cls) for cls in kinds().values()]
    if space.format == "json":
        print(json.dumps(records, indent=2, ensure_ascii=False))
        return 0
    rows = [
        [r["kind"], " | ".join(" × ".join(form) for form in r["amount"]), ", ".join(r["fields"]), _booked(r), ", ".join(r["words"])]
        for r in records
    ]
    console().print(table(say("kinds"), ["kind", "amount", "fields", "booked", "words"], rows))
    return 0


class Booked(TypedDict):
    """Where a stage of a kind is booked as it is meant by default."""

    stage: str
    scope: int
    category: int | None


class KindRecord(TypedDict):
    """What is known of a kind of activity, as `kinds --format json` prints it."""

    kind: str
    summary: str
    amount: tuple[tuple[str, ...], ...]
    dimensions: Mapping[str, tuple[str, ...]]
    fields: Sequence[str]
    stages: list[str]
    control: str
    purpose: str
    booking: list[Booked]
    words: list[str]
    aliases: dict[str, list[str]]


def kind_record(cls: type[Activity]) -> KindRecord:
    """Return what is known of a kind as plain values: amount and its dimensions, fields, stages, booking, words by language.

    Parameters: cls, the kind's class.
    """
    words = store().rows("SELECT word, language FROM word WHERE kind = ? ORDER BY word", cls.kind_name())
    control, purpose = (cls.model_fields[name].default for name in ("control", "purpose"))
    return {
        "kind": cls.kind_name(),
        "summary": (cls.__doc__ or "").splitlines()[0],
        "amount": cls.amounts,
        "dimensions": amount_fields(cls),
        "fields": own_fields(cls),
        "stages": [*cls.required, *cls.expected],
        "control": control,
        "purpose": purpose,
        "booking": [_booking(stage, str(control), str(purpose)) for stage in dict.fromkeys((*cls.required, *cls.expected))],
        "words": [word for word, _ in words],
        "aliases": {language: [word for word, of in words if of == language] for language in sorted({of for _, of in words})},
    }


def _booking(stage: str, control: str, purpose: str) -> Booked:
    place = book(stage, control, purpose)
    return {"stage": stage, "scope": place.scope, "category": place.category}


def _booked(record: KindRecord) -> str:
    """Scopes and categories in short: `1, 3.3`."""
    places = dict.fromkeys((item["scope"], item["category"]) for item in record["booking"])
    return ", ".join(f"{scope}.{category}" if category else f"{scope}" for scope, category in places)


def schema(given: Sequence[str]) -> int:
    """Print the JSON Schema of a kind.

    Parameters: given, the kind.
    """
    parser = Parser("schema", "The JSON Schema of a kind of activity.", ("schema flight",))
    parser.add_argument("kind", help="a kind or word of activity, such as flight")
    space = parser.read(given)
    print(json.dumps(resolve(space.kind)[0].model_json_schema(), indent=2, ensure_ascii=False))
    return 0
