"""What a person must say before a table can be read: of its kind, amounts, units, places and days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError
from carbon.core.sentences import joined, say
from carbon.core.units.scales import is_ambiguous, unit
from carbon.reading.dates import is_period, read_day
from carbon.reading.fits import field_in_heading, is_count
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.kinds_beside import says_kinds
from carbon.reading.looks import MOST, Look, has_units
from carbon.reading.no_amount import is_money, no_amount
from carbon.reading.proposed_beside import ledger_of, packs, without_year
from carbon.reading.settled import kinds_with

SHOWN, _FEW = 4, 16
"""Columns or cells that are named."""
CARRIERS = ("distance", "mass", "origin", "passengers")
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
    known = {*columns, *asked, *entries}
    if "YEAR" in str(melt):
        yield say("period: the columns are months of a year that nothing states. Write it for YEAR in melt.")
    if without_year(columns, entries, looks):
        yield say("period: '{column}' holds months without a year. Write year = 2019 above [columns].", column=columns["period"])
    if not {"kind"} & {*columns, *asked} and not says_kinds(stated) and kind is None:
        if {"origin", "destination"} <= columns.keys() or "routing" in entries:
            yield say(
                'kind: nothing says what the rows are. If they are flights, write kind = "flight"; if not, write what they are, as '
                'kind = "rail", and take origin, destination and routing out of the mapping.'
            )
        else:
            yield _no_kind(columns)
    if "amount" not in {*columns, *asked} and not melt and not {*CARRIERS, "routing"} & known and not list(packs(looks, columns)):
        yield _no_amount(looks)
    if amount and "unit" not in known and unit_in_heading(amount) is None and not has_units(looks[amount]):
        yield _no_unit(amount)
    yield from _no_units(columns, known, looks)
    yield from _accounts(columns, looks)
    if melt and "unit" not in known:
        yield from _no_unit_beside(stated, looks)
    if "region" not in known:
        yield say('region: no column holds it. Write region = "SE" or another; in an inventory that of the whole holds.')
    if "period" not in known and not melt:
        yield _no_period(looks)


def _accounts(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> Iterator[str]:
    """What to do with accounts of a ledger: a column of industries holds them, or one that is called so beside money."""
    sectors = columns.get("sector")
    named = [
        name for name, look in looks.items() if name == sectors or (_ACCOUNTS.search(name) and any(map(is_money, looks, looks.values())))
    ]
    held = next((name for name in named if looks[name].texts and all(map(_ACCOUNT.fullmatch, looks[name].texts))), None)
    if held and not ledger_of(looks):
        yield say(
            "sector: '{column}' holds numbers of four digits, as accounts are. If they are of the Swedish BAS chart, the mapping "
            "account-sums-sv puts each under the industry that sells what is booked there (sie-4 does so for a SIE file): python -m carbon "
            "calculate FILE --mapping account-sums-sv --chart BAS --map sector='{column}' --map source='{column}'.",
            column=held,
        )


_ACCOUNTS, _ACCOUNT = re.compile(r"konto|account", re.IGNORECASE), re.compile(r"[1-9]\d{3}(?:\.0)?")


def _no_period(looks: Mapping[str, Look]) -> str:
    """The question of the period, with the forms that six digits under a heading of days may have."""
    names = [name for name, look in looks.items() if field_in_heading(name) == "period" and look.texts]
    for name in names:
        for form, other in (("YYMMDD", "DDMMYY"), ("DDMMYY", "MMDDYY")):
            if all(is_period(read_day(text, form)) and len(text) == len(form) for text in looks[name].texts):
                return say(
                    "period: '{column}' holds days in digits alone. Write period = \"{column} [{form}]\" in columns, or [{other}] if "
                    "they are written so.",
                    column=name,
                    form=form,
                    other=other,
                )
    return say('period: no column holds it. Write period = "2019" or another; in an inventory that of the whole holds.')


def _no_units(columns: Mapping[str, Any], known: Collection[str], looks: Mapping[str, Look]) -> Iterator[str]:
    """The question of the unit of distances and masses, which stand without a column of units."""
    for name in (columns.get(field) for field in ("distance", "mass")) if "unit" not in known else ():
        if isinstance(name, str) and unit_in_heading(name) is None and not has_units(looks[name]):
            yield _no_unit(name)


def _no_unit_beside(stated: Mapping[str, Mapping[str, str]], looks: Mapping[str, Look]) -> Iterator[str]:
    """The question of the unit of columns side by side, those whose headings or cells state none."""
    bare = [name for name, given in stated.items() if "unit" not in given and not has_units(looks[name])]
    if bare:
        names = joined(map(repr, bare[:SHOWN]), ", ")
        yield say('unit: nothing says the unit of {names}, side by side with others. Write unit = "kWh" or the one it is.', names=names)
    elif not stated:
        yield say('unit: nothing says the unit of the columns side by side. Write unit = "kWh" or the one it is.')


def _no_kind(columns: Mapping[str, Any]) -> str:
    """The question of the kind, with the kinds that have the fields of the columns where they are few."""
    fields = sorted({*columns} - {*LABELS, "amount", "unit", "region"})
    kinds = kinds_with(fields) if fields else []
    if not kinds or len(kinds) > _FEW:
        return say('kind: nothing says what the rows are. Write kind = "electricity" or another of python -m carbon kinds.')
    return say(
        "kind: nothing says what the rows are. Kinds with {fields} are {kinds}: write kind = and the one it is.",
        fields=joined(fields, say(" and ")),
        kinds=joined(kinds, ", "),
    )


def _no_unit(amount: str) -> str:
    """The question of the unit, with the meanings of a word in the heading that is of several."""
    word = next((text for text in re.findall(r"[^\W\d_]+", amount)[::-1] if is_ambiguous(text)), "")
    if not word:
        return say("unit: nothing says the unit of '{amount}'. Write unit = \"kWh\" or the one it is, or map a column.", amount=amount)
    try:
        unit(word)
    except CarbonError as error:
        return say("unit: the heading '{amount}' does not say it in one way: {why}", amount=amount, why=error.sentence)
    raise AssertionError(word)


def _no_amount(looks: Mapping[str, Look]) -> str:
    """The question where no column holds amounts: power becomes energy by its interval, and money may be spent."""
    if ledger := ledger_of(looks):
        return say(
            "amount: '{debit}' and '{credit}' are the two columns of a ledger. To count by spending, write kind = \"spend\", "
            'unit = "SEK" or the currency it is, and credit = "{credit}" above [columns]; below it amount = "{debit}", and the column of '
            "accounts as sector and as source. What each account buys stands in [values.sector]; accounts that are no cost are left out. "
            'For accounts of the Swedish BAS chart mapping = "ledger-sv" does so.',
            debit=ledger[0],
            credit=ledger[1],
        )
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
            names=joined(map(repr, other[:SHOWN]), ", "),
        )
    if not money:
        return say("amount: no column was found that holds the amounts. Write it in columns.")
    shown = joined(map(repr, money[:SHOWN]), ", ")
    return say(
        'amount: the only amounts are money ({names}). To count by spending, write kind = "spend", unit = "SEK" or the currency it is, '
        'one of them as amount in columns, and sector = "C19" or a column of sectors: what was bought.',
        names=shown,
    )


_NUMBERED = re.compile(r"\b(?:no|nr|number|id|code|year|kod)\b|(?:nr|nummer|id|kod|år|jahr)$", re.IGNORECASE)
"""Headings of numbers that name something: tickets, cards, accounts, years."""


def _may_be_amount(name: str, look: Look) -> bool:
    return not _NUMBERED.search(name) and not no_amount(name, look)
