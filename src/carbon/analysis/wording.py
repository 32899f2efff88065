"""A comparison as sentences that a decision text can print, in English or Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from carbon.analysis.comparison import Comparison
from carbon.analysis.ledger import Emissions
from carbon.analysis.opening import titled
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import tonnes_style

_WORDS = {
    "en": {
        "less": "{after}: {new} t CO2e, {size} t ({percent}) less than {before} ({old} t).",
        "more": "{after}: {new} t CO2e, {size} t ({percent}) more than {before} ({old} t).",
        "same": "{after}: {new} t CO2e, as {before}.",
        "causes": "Of the change, {causes}.",
        "cause": "{size} t is due to {cause}",
        "and": " and ",
        "surely": "With 95% probability the change lies between {low} and {high} t.",
        "unsure": "With 95% probability the change lies between {low} and {high} t, so it is not certain that emissions {way}.",
        "incomplete": "{name} is incomplete: {unanswered} of {rows} rows are unanswered, and what they emit is not in the change.",
        "unread": "{name} is incomplete: a file of it was not read, and what its rows emit is not in the change.",
        "notice": "",
        "decimal": ".",
        "percent": "%",
        "fell": "fell",
        "rose": "rose",
        "amount": "amounts",
        "structure": "the mix of activities",
        "factor": "emission factors",
        "factor_source": "factors of another publisher",
        "gwp_set": "other GWP values",
        "boundary": "sources that only one of the years has",
    },
    "sv": {
        "less": "{after}: {new} ton koldioxidekvivalenter, {size} ton ({percent}) mindre än {before} ({old} ton).",
        "more": "{after}: {new} ton koldioxidekvivalenter, {size} ton ({percent}) mer än {before} ({old} ton).",
        "same": "{after}: {new} ton koldioxidekvivalenter, oförändrat från {before}.",
        "causes": "Av förändringen beror {causes}.",
        "cause": "{size} ton på {cause}",
        "and": " och ",
        "surely": "Med 95\N{NO-BREAK SPACE}% sannolikhet ligger förändringen mellan {low} och {high} ton.",
        "unsure": "Med 95\N{NO-BREAK SPACE}% sannolikhet ligger förändringen mellan {low} och {high} ton. "
        "Det är alltså osäkert om utsläppen {way}.",
        "incomplete": "{name} är ofullständig: {unanswered} av {rows} rader saknar svar, och deras utsläpp ingår inte i förändringen.",
        "unread": "{name} är ofullständig: en av dess filer lästes inte, och utsläppen på dess rader ingår inte i förändringen.",
        "notice": "Anmärkning: ",
        "decimal": ",",
        "percent": "\N{NO-BREAK SPACE}%",
        "fell": "minskade",
        "rose": "ökade",
        "amount": "mängder",
        "structure": "hur verksamheten är sammansatt",
        "factor": "utsläppsfaktorer",
        "factor_source": "utsläppsfaktorer från en annan utgivare",
        "gwp_set": "andra GWP-värden",
        "boundary": "källor som bara finns det ena året",
    },
}


def decision_text(moved: Comparison, language: str = "en", names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what moved in three or four sentences, with the inventories' notices: a reconstruction is always labelled as one.

    Parameters: moved, a comparison; language, en or sv; names, given text → what it is called in the language.
    Raises: CarbonError for another language.
    """
    if language not in _WORDS:
        message = f"language '{language}' is unknown.{did_you_mean(language, _WORDS)}"
        raise CarbonError(message, code="language_unknown", field="language")
    words = _WORDS[language]
    before, after = (
        names.get(title, title)
        for title in (titled(moved.first, _plain("before", language)), titled(moved.second, _plain("after", language)))
    )
    small = abs(moved.change_kg) <= _ROUNDS * abs(moved.before)
    kind = "same" if small else "less" if moved.change_kg < 0 else "more"
    percent = f"{abs(moved.change_kg / (moved.before or 1.0)) * 100:.1f}"
    # There is no percentage of nothing.
    template = words[kind] if moved.before else words[kind].replace(" ({percent})", "")
    sentence = template.format(
        after=after,
        before=before,
        new=_tonnes(moved.after, words),
        old=_tonnes(moved.before, words),
        size=_tonnes(abs(moved.change_kg), words),
        percent=percent.replace(".", words["decimal"]) + words["percent"],
    )
    why = () if small else (_causes(moved, words), _interval(moved, words))
    partial = (_partial(result, name, words) for name, result in ((before, moved.first), (after, moved.second)))
    return " ".join(part for part in (sentence, *why, *partial, _notices(moved, words, names)) if part)


_ROUNDS = 5e-5
"""A change that no printed digit shows."""


def _plain(word: str, language: str) -> str:
    return {"sv": {"before": "föregående", "after": "nu"}}.get(language, {}).get(word, word)


def _partial(result: Emissions, name: str, words: Mapping[str, str]) -> str:
    """That a year is not whole: its change is then also what is missing there."""
    if result.complete:
        return ""
    return words["incomplete" if result.unanswered else "unread"].format(name=name, unanswered=result.unanswered, rows=result.rows)


def _causes(moved: Comparison, words: dict[str, str]) -> str:
    large = {cause: kg for cause, kg in moved.causes.items() if abs(kg) >= _SHOWN * abs(moved.before)}
    parts = [
        words["cause"].format(size=_signed(kilograms, words), cause=words[cause])
        for cause, kilograms in sorted(large.items(), key=lambda item: -abs(item[1]))
    ]
    if not parts:
        return ""
    listed = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + words["and"] + parts[-1]
    return words["causes"].format(causes=listed)


_SHOWN = 1e-4


def _interval(moved: Comparison, words: dict[str, str]) -> str:
    low, high = moved.sure.interval()
    kind = "unsure" if low < 0 < high else "surely"
    return words[kind].format(low=_signed(low, words), high=_signed(high, words), way=words["fell" if moved.change_kg < 0 else "rose"])


def _notices(moved: Comparison, words: dict[str, str], names: Mapping[str, str]) -> str:
    found = (getattr(result, "settings", None) for result in (moved.first, moved.second))
    given = dict.fromkeys(settings.inventory.notice for settings in found if settings and settings.inventory.notice)
    notices = " ".join(dict.fromkeys(names.get(text, text) for text in given))
    return f"{words['notice']}{notices}" if notices else ""


def _tonnes(kilograms: float, words: Mapping[str, str]) -> str:
    """Tonnes with the digits that tables have, and the decimal sign of the language."""
    tonnes = kilograms / 1000.0
    return format(tonnes, tonnes_style(tonnes)).replace(",", " ").replace(".", words["decimal"])


def _signed(kilograms: float, words: Mapping[str, str]) -> str:
    return f"{'+' if kilograms >= 0 else '−'}{_tonnes(abs(kilograms), words)}"
