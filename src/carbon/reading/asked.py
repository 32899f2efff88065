"""What a person must say before a table can be read: of its kind, amounts, units, places and days, and of rows of another thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from carbon.core.sentences import joined, say
from carbon.reading.fits import OPERATION, is_count, kind_words
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import MOST, Look, has_units
from carbon.reading.no_amount import OTHER_ROWS, is_money, no_amount

_SHOWN = 4
"""Columns or cells that are named."""
_CARRIERS = ("distance", "mass", "origin", "passengers")
"""Fields that say how much, beside the amount."""


def open_points(
    columns: Mapping[str, Any], entries: Mapping[str, Any], looks: Mapping[str, Look], asked: Collection[str], kind: str | None
) -> Iterator[str]:
    """Yield what nothing in the table says.

    Parameters: columns, field → column; entries of the mapping; looks; asked, fields that were asked about already; kind of all rows.
    """
    melt = entries.get("melt") or {}
    stated = melt.get("columns", {})
    amount = columns.get("amount")
    if "YEAR" in melt.get("text", ""):
        yield say("period: the columns are months of a year that nothing states. Write it for YEAR in melt.")
    if not {"kind"} & {*columns, *asked} and not stated and kind is None:
        if {"origin", "destination"} <= columns.keys():
            yield say('kind: nothing says what the rows are. If they are flights, write kind = "flight".')
        else:
            yield say('kind: nothing says what the rows are. Write kind = "electricity" or another of python -m carbon kinds.')
    if "amount" not in {*columns, *asked} and not melt and not {*_CARRIERS} & {*columns, *asked}:
        yield _no_amount(looks)
    if amount and "unit" not in columns and unit_in_heading(amount) is None and not has_units(looks[amount]):
        yield say("unit: nothing says the unit of '{amount}'. Write unit = \"kWh\" or the one it is, or map a column.", amount=amount)
    if melt and "unit" not in columns and not (stated and all("unit" in given or has_units(looks[name]) for name, given in stated.items())):
        bare = [name for name, given in stated.items() if "unit" not in given and not has_units(looks[name])]
        if bare:
            names = joined(map(repr, bare[:_SHOWN]), ", ")
            yield say('unit: nothing says the unit of {names}, side by side with others. Write unit = "kWh" or the one it is.', names=names)
        else:
            yield say('unit: nothing says the unit of the columns side by side. Write unit = "kWh" or the one it is.')
    if not {"region"} & {*columns, *asked}:
        yield say('region: no column holds it. Write region = "SE" or another; in an inventory that of the whole holds.')
    if not {"period"} & {*columns, *asked} and not melt:
        yield say('period: no column holds it. Write period = "2019" or another; in an inventory that of the whole holds.')


def _no_amount(looks: Mapping[str, Look]) -> str:
    """The question where no column holds amounts: power becomes energy by its interval, and money may be spent."""
    power = [name for name, look in looks.items() if look.number >= MOST and (of := unit_in_heading(name)) and of.dimension == "power"]
    if power:
        return say(
            "amount: '{column}' is power. If it is the mean of each interval, as in a load profile, write amount = \"{column}\" in columns "
            'and reading = "power" above it; if it is a peak or a subscription, it is no energy.',
            column=power[0],
        )
    money = [name for name, look in looks.items() if look.number >= MOST and is_money(name, look)]
    other = [name for name, look in looks.items() if look.number >= MOST and name not in money and _may_be_amount(name, look)]
    # Beside money, numbers are codes of accounts and places as often as amounts.
    other = [name for name in other if is_count(name)] if money else other
    if other:
        return say(
            "amount: no column says that it holds the amounts; of numbers are {names}. Write the one that does in columns.",
            names=joined(map(repr, other[:_SHOWN]), ", "),
        )
    if not money:
        return say("amount: no column was found that holds the amounts. Write it in columns.")
    shown = joined(map(repr, money[:_SHOWN]), ", ")
    return say(
        'amount: the only amounts are money ({names}). To count by spending, write kind = "spend", unit = "SEK" or the currency it is, '
        'one of them as amount in columns, and sector = "C19" or a column of sectors: what was bought.',
        names=shown,
    )


_NUMBERED = re.compile(r"\b(?:no|nr|number|id|code|year|kod)\b|(?:nr|nummer|id|kod|år|jahr)$", re.IGNORECASE)
"""Headings of numbers that name something: tickets, cards, accounts, years."""


def _may_be_amount(name: str, look: Look) -> bool:
    return not _NUMBERED.search(name) and not no_amount(name, look)


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
                cells=joined(map(repr, cells[:_SHOWN]), ", "),
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
    amounts = [looks[name] for field in ("amount", *_CARRIERS) if isinstance(name := columns.get(field), str) and name in looks]
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
                cells=joined(map(repr, cells[:_SHOWN]), ", "),
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
        if "origin" in columns and "passengers" not in columns and is_count(name):
            yield say(
                "column '{column}' holds numbers that no field takes, so that each row is one passenger. If they are of travellers, write "
                'passengers = "{column}" in columns; if not, delete this question.',
                column=name,
            )
        if nights and _ROOMS.search(name):
            yield say(
                "column '{column}' holds numbers that no field takes, and '{amount}' counts as it stands. If a night is of one room or "
                "guest, multiply both in the file and map the product; if not, delete this question.",
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
            "column '{column}' holds codes of operations ({codes}). Write in [values.treatment] of the mapping what each means: {lines}.",
            column=name,
            codes=joined(codes, ", "),
            lines=joined(shown, ", "),
        )


def shares_beside(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """Yield what is asked of a column of shares that no field takes: the amounts beside it count whole."""
    taken = {name for given in columns.values() for name in ([given] if isinstance(given, str) else given)}
    for name, look in looks.items():
        if name not in taken and look.texts and _SHARES.search(name) and all(text.endswith("%") for text in look.texts):
            yield say(
                "column '{column}' holds shares ({cells}) that no field takes, so that the amounts count whole. If only the share counts, "
                "multiply it in the file and map the product; if not, delete this question.",
                column=name,
                cells=joined(look.texts[:_SHOWN], ", "),
            )


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
                cells=joined(map(repr, cells[:_SHOWN]), ", "),
                first=cells[0],
            )
