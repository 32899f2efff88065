"""Activities of the index under the names they go by, and the newest factor of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from carbon.core.store.read import store
from carbon.core.written import phrase
from carbon.factors.catalogue import catalogue
from carbon.factors.index_layer import IndexLayer
from carbon.factors.model import EmissionFactor


class Activity(NamedTuple):
    """An activity of the index: qualifiers, their values as phrases, the names it goes by, where it has factors, of which dimensions.

    `held` is all its phrases and names in one text, each word between spaces.
    """

    qualifiers: Mapping[str, str]
    phrases: Mapping[str, str]
    names: frozenset[str]
    regions: frozenset[str]
    dimensions: frozenset[str]
    held: str


@lru_cache(maxsize=64)
def activities(key: str) -> tuple[Activity, ...]:
    """Return the activities of a key with the names they go by."""
    rows = store().rows(
        """SELECT activity.number, qualifiers, group_concat(DISTINCT region), group_concat(DISTINCT unit.dimension)
           FROM activity JOIN factor ON factor.activity = activity.number JOIN form ON form.factor = factor.number
           JOIN unit ON unit.spelling = form.unit WHERE key = ? GROUP BY activity.number ORDER BY activity.number""",
        key,
    )
    named = dict(_names(key))
    return tuple(
        Activity(
            words := json.loads(text),
            phrases := {name: phrase(value) for name, value in words.items()},
            names := named.get(number, frozenset()),
            frozenset(regions.split(",")),
            frozenset(dimensions.split(",")),
            f" {' | '.join((*phrases.values(), *names))} ",
        )
        for number, text, regions, dimensions in rows
    )


def _names(key: str) -> Iterator[tuple[int, frozenset[str]]]:
    found: dict[int, set[str]] = {}
    sql = "SELECT activity, name FROM activity_name JOIN activity ON activity.number = activity WHERE key = ?"
    for number, name in store().rows(sql, key):
        found.setdefault(number, set()).add(name)
    for number, names in found.items():
        yield number, frozenset(names)


def is_called(key: str, qualifier: str, asked: str) -> bool:
    """Return whether an activity of a key has a value of a qualifier or a name that is a phrase, without reading all of them.

    Parameters: key; qualifier; asked, the phrase.

    >>> is_called("material", "material", "zinc"), is_called("material", "material", "zin")
    (True, False)
    """
    valued = "SELECT 1 FROM activity_value WHERE key = ? AND qualifier = ? AND phrase = ?"
    named = "SELECT 1 FROM activity_name JOIN activity ON activity.number = activity WHERE name = ? AND key = ?"
    return store().row(f"{valued} UNION ALL {named} LIMIT 1", key, qualifier, asked, asked, key) is not None


def after(key: str, qualifier: str, head: str) -> list[str]:
    """Return what stands behind a phrase in each value of a qualifier of a key that begins with its words; empty where nothing does.

    Parameters: key; qualifier; head, the phrase.

    >>> after("food", "product", "marble"), after("food", "product", "bee")
    (['cake'], [])
    """
    # An exclamation mark is the sign after a space, so that all that begins with the words and a space lies between the two.
    sql = "SELECT phrase FROM activity_value WHERE key = ? AND qualifier = ? AND (phrase = ? OR phrase > ? AND phrase < ?) ORDER BY phrase"
    rows = store().rows(sql, key, qualifier, head, f"{head} ", f"{head}!")
    return [value[len(head) :].strip() for (value,) in rows]


def latest(key: str, activity: Activity, place: str) -> EmissionFactor:
    """Return the newest factor of an activity in a place.

    Parameters: key; activity of it; place where it has a factor.
    """
    layer = catalogue().layers[0]
    assert isinstance(layer, IndexLayer)
    there = [
        factor for factor in layer.of_activity(key, json.dumps(dict(activity.qualifiers), ensure_ascii=False)) if factor.region == place
    ]
    return max(there, key=lambda factor: factor.year or 0)
