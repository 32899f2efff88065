"""What is asked of the rows and the numbers that a proposal leaves open: refunds, journeys there and back, shares, counts, other things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from carbon.core.sentences import joined, say
from carbon.reading.asked import CARRIERS, SHOWN
from carbon.reading.fits import OPERATION, kind_words
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import MOST, Look
from carbon.reading.no_amount import OTHER_ROWS
from carbon.reading.prepared import number_in
from carbon.reading.proposed_beside import is_number_of, packs


def questions_of(columns: Mapping[str, Any], entries: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of the rows and numbers that a proposal leaves open.

    Parameters: columns, field → column; entries of the mapping; looks.
    """
    journeys = {**columns, **dict.fromkeys(("origin", "destination"), entries["routing"])} if "routing" in entries else columns
    yield from other_rows(looks, [columns["kind"]] if "kind" in columns else [])
    yield from there_and_back(journeys, looks)
    yield from taken_back(columns, looks)
    yield from shares_beside(columns, looks)
    yield from operations(columns, looks)
    yield from counts_beside(journeys, looks)
    yield from packs(looks, columns)


_THERE_AND_BACK = re.compile(
    r"round ?trip|return|tur och retur|tur/retur|\bt/r\b|aller[- ]retour|hin-? und r(?:ü|ue)ck|retour", re.IGNORECASE
)


def there_and_back(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of a column that calls some flights there and back: each way may be a row already."""
    for name, look in looks.items() if "origin" in columns and "round_trip" not in columns else ():
        cells = [text for text in look.texts if _THERE_AND_BACK.search(text)]
        if cells and look.number < 0.5:
            yield say(
                "column '{column}' holds {cells}. If each way is a row of its own, nothing is missing; if such a row is the way there and "
                'back, write round_trip = "{column}" in columns and in [values.round_trip] what each cell means, as "{first}" = "yes".',
                column=name,
                cells=joined(map(repr, cells[:SHOWN]), ", "),
                first=cells[0],
            )


_TAKEN_BACK = re.compile(
    r"refund|credit (?:note|memo)|\bvoid|cancel|återbetal|återköp|makuler|avbokad|annul|storno|gutschrift|remboursement|\bavoir\b|"
    r"kreditfaktura",
    re.IGNORECASE,
)
_SHARES = re.compile(r"\b(?:andel|share|anteil|part|proportion)\b|%", re.IGNORECASE)


def taken_back(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of rows that are called refunds where no amount is below zero: they would be added.

    Parameters: columns, field → column; looks.
    """
    amounts = [looks[name] for field in ("amount", *CARRIERS) if isinstance(name := columns.get(field), str) and name in looks]
    if any(text.startswith(("-", "\u2212", "(")) or text.endswith("-") for look in amounts for text in look.texts):
        return
    for name, look in looks.items():
        cells = [text for text in look.texts if _TAKEN_BACK.search(text)]
        if cells and look.number < 0.5 and len(cells) < len(look.texts):
            yield say(
                "column '{column}' holds {cells}: such rows take others back, and no amount is below zero, so that they would be added. "
                'Write a minus before their amounts in the file; or leave them out with leave_out = {{ "{column}" = ["{first}"] }}, and '
                "the rows that they take back too.",
                column=name,
                cells=joined(map(repr, cells[:SHOWN]), ", "),
                first=cells[0],
            )


_ROOMS = re.compile(r"\b(?:antal )?(?:rum|rooms|gäster|guests|zimmer|gäste|chambres)\b", re.IGNORECASE)


def counts_beside(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of a number beside journeys or nights that no field takes: of travellers, rooms or guests, each counts once."""
    amount = columns.get("amount")
    nights = isinstance(amount, str) and (of := unit_in_heading(amount)) is not None and of.name == "night"
    for name, look in looks.items():
        if name in columns.values() or look.number < MOST or not {*look.texts} - {"1", "-1", "1.0"}:
            continue
        if "origin" in columns and "passengers" not in columns and is_number_of(name):
            yield say(
                "column '{column}' holds numbers that no field takes, so that each row is one passenger. If they are of travellers, write "
                'passengers = "{column}" in columns; if not, delete this question.',
                column=name,
            )
        if nights and _ROOMS.search(name):
            yield say(
                "column '{column}' holds numbers that no field takes, and '{amount}' counts as it stands. If a night is of one room or "
                'guest, write multiply_by = "{column}" above [columns]; if not, delete this question.',
                column=name,
                amount=str(amount),
            )


_MEANT = {"R1": "combustion", "D10": "combustion", "R3": "recycling", "R4": "recycling", "R5": "recycling", "D1": "landfill"}
"""What codes of operations mean as words of treatment, where it is one: annexes I and II of Directive 2008/98/EC."""


def operations(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of codes of what is done with waste, which are no words of treatment."""
    name = columns.get("treatment")
    codes = [text for text in looks[name].texts if OPERATION.fullmatch(text)] if isinstance(name, str) else []
    if codes:
        shown = [f'"{code}" = "{_MEANT.get(code.upper().replace(" ", ""), "?")}"' for code in codes]
        yield say(
            "column '{column}' holds codes of operations ({codes}). Write in [values.treatment] what each means: {lines}.",
            column=name,
            codes=joined(codes, ", "),
            lines=joined(shown, ", "),
        )


def shares_beside(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of a column of shares that no field takes: the amounts beside it count whole."""
    taken = {name for given in columns.values() for name in ([given] if isinstance(given, str) else given)}
    for name, look in looks.items():
        if name not in taken and look.texts and _SHARES.search(name) and all(map(_is_share, look.texts)):
            yield say(
                "column '{column}' holds shares ({cells}) that no field takes, so that the amounts count whole. If only the share counts, "
                'write multiply_by = "{column}" above [columns]; if not, delete this question.',
                column=name,
                cells=joined(look.texts[:SHOWN], ", "),
            )


def _is_share(text: str) -> bool:
    """Whether text is a part of a whole; a change may be below zero or above all of it."""
    value = number_in(text.removesuffix("%").strip().replace(",", "."))
    return text.endswith("%") and value is not None and 0 <= value <= _WHOLE


_WHOLE = 100


def other_rows(looks: Mapping[str, Look], taken: Sequence[str]) -> Iterator[str]:
    """Yield what is asked of columns whose cells call some rows reactive power, or power that was fed in.

    Parameters: looks; taken, columns whose cells are read by other means, as those of kinds.
    """
    for name, look in looks.items():
        cells = [text for text in look.texts if OTHER_ROWS.search(text) and not kind_words(text)] if name not in taken else []
        if cells and look.number < 0.5 and len(cells) < len(look.texts):
            yield say(
                "column '{column}' holds {cells}: such rows are not the use of energy. Leave them out with "
                'leave_out = {{ "{column}" = ["{first}"] }}, or delete this question if they are.',
                column=name,
                cells=joined(map(repr, cells[:SHOWN]), ", "),
                first=cells[0],
            )
