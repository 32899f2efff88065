"""What a person must say before a table can be read: of its kind, amounts, units, places and days, and of rows of another thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from carbon.core.sentences import joined, say
from carbon.reading.fits import kind_words
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import MOST, Look, has_units
from carbon.reading.no_amount import OTHER_ROWS, is_money

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
    if "amount" not in {*columns, *asked} and not melt and not {*_CARRIERS} & columns.keys():
        yield _no_amount(looks)
    if amount and "unit" not in columns and unit_in_heading(amount) is None and not has_units(looks[amount]):
        yield say("unit: nothing says the unit of '{amount}'. Write unit = \"kWh\" or the one it is, or map a column.", amount=amount)
    if melt and "unit" not in columns and not (stated and all("unit" in given or has_units(looks[name]) for name, given in stated.items())):
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
    if not money:
        return say("amount: no column was found that holds the amounts. Write it in columns.")
    shown = joined(map(repr, money[:_SHOWN]), ", ")
    return say(
        'amount: the only amounts are money ({names}). To count by spending, write kind = "spend", unit = "SEK" or the currency it is, '
        "and one of them as amount in columns.",
        names=shown,
    )


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
