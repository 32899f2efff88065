"""What is said where a word may mean several things: which they are, how far apart, and what to write."""

from __future__ import annotations

from carbon.core.formatting import number
from carbon.core.plain import phrase
from carbon.factors.model import Form
from carbon.factors.named import Activity, latest
from carbon.factors.series import co2e
from carbon.factors.vocabulary import Meaning

_SHOWN = 6
"""Candidates that a refusal names."""


def refusal(text: str, key: str, found: Meaning) -> str:
    """Return the sentence that names what a text may mean, from the lowest to the highest, and what to write.

    Parameters: text as written; key; found, a meaning without qualifiers.
    """
    name = next(iter(found.near[0].qualifiers)) if found.near else ""
    headed = [activity for activity in found.near if activity.phrases.get(name, "").startswith(phrase(text))]
    valued = sorted(
        (value, form.unit, _label(activity, name))
        for activity in (headed if len(headed) > 1 else found.near)
        for form, value in _values(key, activity, found.region)
    )
    if not valued:
        return ""
    named = ", ".join(dict.fromkeys(f"{label} {number(value, 4)}" for value, _, label in _spread_out(valued)))
    (lowest, unit, _), (highest, *_) = valued[0], valued[-1]
    if len(valued) == 1:
        return f" '{text}' comes near one thing of {found.region}: {named} kg CO2e/{unit}. Write it so if it is meant."
    many = f"{len(valued)} things of {found.region}, {number(lowest, 4)} to {number(highest, 4)} kg CO2e/{unit}"
    return f" '{text}' may be {many}: {named}. Write one of them."


def _spread_out(valued: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """A few of many, from the lowest to the highest."""
    step = max(1.0, (len(valued) - 1) / (_SHOWN - 1))
    return [valued[min(round(place * step), len(valued) - 1)] for place in range(min(_SHOWN, len(valued)))]


def _label(activity: Activity, name: str) -> str:
    """The value of the first word, and the others that differ."""
    return "/".join(activity.qualifiers.values()) if name not in activity.qualifiers else activity.qualifiers[name]


def _values(key: str, activity: Activity, place: str) -> list[tuple[Form, float]]:
    form = latest(key, activity, place).forms[0]
    value = co2e(form)
    return [] if value is None else [(form, value)]
