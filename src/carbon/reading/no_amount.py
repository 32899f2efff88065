"""Numbers that are no amount of an activity: money, emissions that someone else worked out, power, energy that was fed in."""

from __future__ import annotations

import re

from carbon.core.sentences import say
from carbon.engine.asking.mapping import known_fields
from carbon.reading.heading_units import rate_in_heading, unit_in_heading
from carbon.reading.looks import MOST, Look
from carbon.reading.registers import says_register

MONEY = re.compile(
    r"\b(?:costs?|pris|priser|price|kosten|montant|prix|sek|eur|gbp|usd|chf|nok|dkk|kr|moms|vat|mwst|tva|tax|charges?|fees?|"
    r"fare|spend|amount due|total due|kostnader|umsatz|steuer|debet|debit|kredit|credit|saldo|balance|soll|haben|débit|crédit|solde)\b|"
    r"(?:kostnad|belopp|avgift|betrag|gebühr|kosten|price|pris)\b|[$€£]",
    re.IGNORECASE,
)
"""Headings of money; words of Swedish and German end in them."""
_OF_MONEY = re.compile(r"[$€£]|\b(?:SEK|EUR|USD|GBP|CHF|NOK|DKK|kr)\b")
_EMISSIONS = re.compile(
    r"(?:\b|_)(?:(?:t|kg|g|ton)[ -]?)?(?:co2e?|co₂e?|co2[- ]?eq\w*|ghg|thg|emissions?|emissionen|utsläpp|klimatpåverkan|koldioxid\w*|"
    r"treibhausgas\w*|émissions?)(?:\b|_)",
    re.IGNORECASE,
)
_IN_STORE = re.compile(
    r"\b(?:installerad|installerat|installed|installée?|installiert\w*|fyllnadsmängd|fyllningsmängd|fyllning|füllmenge|kapacitet|capacity|capacité|"
    r"kapazität|charge (?:size|amount|weight)|(?:full|initial|nominal|system|factory) charge|lagersaldo|lager(?:mängd)?|in stock|"
    r"(?:ingående|utgående) (?:saldo|lager))\b",
    re.IGNORECASE,
)
_FED_IN = re.compile(
    r"\b(?:inmatning|inmatad|inmatat|innmating|einspeisung|netzeinspeisung|rückspeisung|injection|injectée?|exported|export|feed-in|fed in|"
    r"teruglevering)\b",
    re.IGNORECASE,
)


_WAITING = re.compile(r"\b(?:väntetid|waiting time|wartezeit|temps d'attente|fördröjning|delay|försening)\b", re.IGNORECASE)


def is_money(name: str, look: Look) -> bool:
    """Return whether a column holds money, by its heading or by the signs in its cells."""
    signed = sum(bool(_OF_MONEY.search(text)) for text in look.texts)
    return bool(MONEY.search(name)) or (bool(look.texts) and signed >= MOST * len(look.texts))


def no_amount(name: str, look: Look) -> str:
    """Return why the numbers of a column are no amount whatever the rows are of; '' where nothing says so.

    Parameters: name; look. Money is an amount of spend, and is not among them.
    """
    if look.number < MOST or name in known_fields():
        return ""
    return next((why for why in (_by_words(name), _by_unit(name)) if why), "")


def _by_words(name: str) -> str:
    if _EMISSIONS.search(name):
        return say("it is emissions that someone else worked out; here they are calculated")
    if _IN_STORE.search(name):
        return say("it is what is installed or in store, not what was used or leaked")
    if _WAITING.search(name):
        return say("it is how long someone waited, not how far or how much")
    return say("it is energy that was fed into the grid, not used") if _FED_IN.search(name) else ""


def _by_unit(name: str) -> str:
    measured = unit_in_heading(name)
    if measured is not None and measured.dimension == "power":
        return say("it is power, not energy: 1 kW through one hour is 1 kWh")
    if measured is not None and measured.dimension == "distance" and says_register(name):
        return say(
            "it is what an odometer shows, and not a distance; to count what lies between two readings, write "
            'amount = "{column}" in columns and reading = "register" above it',
            column=name,
        )
    if (rate := rate_in_heading(name)) is None:
        return ""
    if rate[1] is None:
        return say("it is for each {unit}, not the amount itself; multiply it in the file", unit=rate[0])
    return say(
        "it is for each {unit}, not for the period of the row; write it in columns where each row is of one {unit}, or multiply it in "
        "the file",
        unit=rate[0],
    )


OTHER_ROWS = re.compile(
    r"reactive|reaktiv|blindarbeit|blindleistung|kvarh|export|einspeisung|inmatning|injection|innmating|production|produktion|generation|"
    r"erzeugung|soutirage négatif",
    re.IGNORECASE,
)
"""Words in the cells of a column whose rows are of another thing than the use of energy."""
