"""What is said where a word may mean several things: which they are, how far apart, and what to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from carbon.core.formatting import number
from carbon.core.lists import either
from carbon.core.sentences import Sentence, say, term
from carbon.core.units.words import unit_said
from carbon.factors.compared import co2e
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.named import Activity, activities, latest
from carbon.factors.vocabulary import ANY, Meaning, begins, meaning, spoken

_SHOWN = 6
"""Candidates that a refusal names."""


def refusal(name: str, text: str, key: str, found: Meaning) -> str:
    """Return the sentence that names what a text may mean, from the lowest to the highest, and what to write.

    Parameters: name of the qualifier; text as written; key; found, a meaning without qualifiers.
    """
    headed = [] if key == "spend" else [activity for activity in found.near if _begins(activity, name, text)]
    shown = headed if len(headed) > 1 else found.near
    same = [pair for pair in (shown[0].qualifiers.items() if shown else []) if all(pair in item.qualifiers.items() for item in shown)]
    valued = sorted(
        (value, form.unit, _label(name, newest, dict(same)))
        for newest in (latest(key, activity, found.region) for activity in shown)
        for form, value in _values(newest)
    )
    if not valued:
        return ""
    named = ", ".join(dict.fromkeys(f"{label} {number(value, 4)}" for value, _, label in _spread_out(valued)))
    (lowest, unit, _), (highest, *_) = valued[0], valued[-1]
    if len(valued) == 1:
        return say(
            " '{text}' comes near one thing of {region}: {named} kg CO2e/{unit}. Write it so if it is meant.",
            text=text,
            region=found.region,
            named=named,
            unit=unit,
        )
    many = say(
        "{count} things of {region}, {least} to {most} kg CO2e/{unit}",
        count=len(valued),
        region=found.region,
        least=number(lowest, 4),
        most=number(highest, 4),
        unit=unit,
    )
    return say(" '{text}' may be {many}: {named}. Write one of them.", text=text, many=many, named=named)


def _begins(activity: Activity, name: str, text: str) -> bool:
    """Whether a name of a thing begins with a text: of an industry it says nothing, whose title has its thing anywhere."""
    return any(begins(said, text) for said in (activity.phrases.get(name, ""), *activity.names))


def _spread_out(valued: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """A few of many, from the lowest to the highest."""
    step = max(1.0, (len(valued) - 1) / (_SHOWN - 1))
    return [valued[min(round(place * step), len(valued) - 1)] for place in range(min(_SHOWN, len(valued)))]


def _label(name: str, factor: EmissionFactor, same: Mapping[str, str]) -> str:
    """The value of the first word, of a code its name, and what tells it from others of the same."""
    value = factor.qualifiers.get(name, "")
    title = f" ({factor.names.split(';')[0].strip()})" if value.isdigit() or value.isupper() else ""
    rest = [f"{other}={word}" for other, word in factor.qualifiers.items() if other != name and other not in same]
    return " ".join([f"{value}{title}", *rest]).strip()


def _values(factor: EmissionFactor) -> list[tuple[Form, float]]:
    value = co2e(factor.forms[0])
    return [] if value is None else [(factor.forms[0], value)]


def other_unit(text: str, key: str, words: Mapping[str, str], places: Iterable[str]) -> str:
    """Return the sentence that says what a thing is counted in, where it has a factor but none per the unit that is asked.

    Parameters: text as written; key; words, as for `meaning`; places.
    """
    found = meaning(key, words, places, ANY)
    of = [item for item in activities(key) if found.qualifiers and found.qualifiers.items() <= item.qualifiers.items()]
    there = [item for item in of if found.region in item.regions]
    return (
        say(
            " '{text}' has a factor per {unit}. Give the amount in that.",
            text=text,
            unit=unit_said(latest(key, there[0], found.region).forms[0].unit),
        )
        if there
        else ""
    )


def other_value(key: str, words: Mapping[str, str], places: Iterable[str], dimension: str) -> tuple[str, Sentence] | None:
    """Return the word that a thing has no factor with, and the sentence that says which it has one with; None where no such word was given.

    A word that no factor of the key bears is none: it may be a slip of the keyboard.

    Parameters: key; words, as for `meaning`; places; dimension of the amount.

    >>> asked = {"material": "clinical waste", "treatment": "landfill"}
    >>> other_value("waste", asked, ("GB", "world"), "mass")[0]
    'treatment'
    """
    text = next(iter(words.values()))
    for name, value in list(words.items())[1:]:
        rest = meaning(key, {other: word for other, word in words.items() if other != name}, places, dimension)
        had = _values_of(name, key, rest)
        if had and had.isdisjoint(asked := _asked_values(key, name, value)) and asked:
            written = either(_glossed(name, other) for other in sorted(had))
            return name, say(
                "'{text}' has no factor with {name} '{value}'. Write {written}, or add your own factor to factors.csv.",
                text=text,
                name=term(name),
                value=value,
                written=written,
            )
    return None


_GLOSSES = {
    "closed_loop": say("recycling into the same product"),
    "open_loop": say("recycling into another product"),
    "combustion": say("burning"),
    "anaerobic_digestion": say("digestion to biogas"),
}
"""What values mean that are no everyday words."""


def _glossed(name: str, value: str) -> Sentence:
    """A field with its value as it is typed, and what the value means where that is no everyday word."""
    gloss = _GLOSSES.get(value)
    return say("{name}={value} ({gloss})", name=name, value=value, gloss=gloss) if gloss else say("{name}={value}", name=name, value=value)


def _values_of(name: str, key: str, found: Meaning) -> set[str]:
    """The values of a qualifier that the factors of what was meant bear, at its place."""
    read = (found.qualifiers or {}).items()
    of = [item for item in activities(key) if read <= item.qualifiers.items()] if found.qualifiers else found.near
    return {item.qualifiers[name] for item in of if name in item.qualifiers and found.region in item.regions}


def _asked_values(key: str, name: str, value: str) -> set[str]:
    """The values of a key's factors that a word stands for."""
    borne = {item.qualifiers[name] for item in activities(key) if name in item.qualifiers}
    return borne.intersection((value, *spoken(key, name, value)))
