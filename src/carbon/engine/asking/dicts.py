"""Activities from dicts: of many that differ in amount and labels alone, the words are read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import build_by_custom
from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.engine.asking.alike import Template, label_readers, template_of
from carbon.factors.catalogue import Catalogue

_OF_THE_ROW = frozenset({*LABELS, "amount", "unit"})


class ReadDict(NamedTuple):
    """An activity of a dict, and what is said of how it was read, as of units that were read by the custom of its region."""

    activity: Activity
    said: tuple[Finding, ...]


class _Known(NamedTuple):
    template: Template
    customs: tuple[Finding, ...]


class DictReader:
    """Reads dicts into activities; what was read of an earlier one is used again.

    Parameters: catalogue, whose own factors may bring words.

    >>> DictReader().read({"kind": "diesel", "amount": 40, "unit": "L"}).activity.volume
    Amount(value=40.0, unit='l')
    """

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._known: dict[object, _Known] = {}
        self._catalogue = catalogue

    def read(self, record: Mapping[str, object]) -> ReadDict:
        """Return the activity of a dict with `kind`.

        Parameters: record, kind and fields.
        Raises: CarbonError saying which field is wrong and what to write.
        """
        value, unit = _number(record)
        if not value:
            return _built(record, self._catalogue)
        labels = {name: record[name] for name in LABELS if record.get(name) not in (None, "")}
        # With its type: 1.0 equals True, and is not read as it.
        key = (unit, *labels, *((*item, type(item[1])) for item in record.items() if item[0] not in _OF_THE_ROW))
        try:
            known = self._known.get(key)
        except TypeError:
            # A field that is a list or dict is not a key.
            return _built(record, self._catalogue)
        if known is None:
            first = _built(record, self._catalogue)
            self._known[key] = _Known(template_of(first.activity, {"amount": value}), first.said)
            return first
        like = _like(known.template, labels, value)
        return ReadDict(like, known.customs) if like else _built(record, self._catalogue)


def _like(template: Template, labels: Mapping[str, object], value: float) -> Activity | None:
    """The activity of a row that asks what an earlier one asked; None where only the row by itself tells what it says."""
    readers = label_readers(type(template.activity))
    if template.further or not labels.keys() <= readers.keys():
        return None
    ((field, unit),) = template.amounts.values()
    try:
        read = [readers[name].read(given) for name, given in labels.items()]
    except CarbonError:
        return None
    return template.made((*labels, field), (*read, Amount(value, unit)))


def _number(record: Mapping[str, object]) -> tuple[float | None, str]:
    """The amount where it is a plain number of zero or more; anything else is read, and refused, as one of its own."""
    value, unit = record.get("amount"), record.get("unit")
    if isinstance(value, tuple) and len(value) == 2 and unit is None:
        value, unit = value
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(unit, str) or not 0 <= value < float("inf"):
        return None, ""
    return float(value), unit


def _built(record: Mapping[str, object], catalogue: Catalogue | None) -> ReadDict:
    if "kind" not in record:
        raise CarbonError(
            say("{item} is not an activity. Give an Activity or a dict with 'kind'.", item=repr(dict(record))), code="subject"
        )
    fields = {name: value for name, value in record.items() if name != "kind"}
    return ReadDict(*build_by_custom(str(record["kind"]), fields, catalogue))


def each(items: Iterable[object], read: Callable[[object], ReadDict]) -> list[ReadDict]:
    """Return the activity of each item of a list; an error says which one it is of.

    Parameters: items; read, item → its activity.
    """
    found = list[ReadDict]()
    try:
        for item in items:
            found.append(read(item))
    except CarbonError as error:
        message = say("item {number} (counted from 0): {error}", number=len(found), error=error)
        raise CarbonError(message, code=error.code, field=error.field) from error
    return found


def counted(said: Iterable[Iterable[Finding]]) -> tuple[Finding, ...]:
    """Return what is said of rows, each once with its count.

    Parameters: said, the findings of each row.
    """
    counts = Counter(finding for found in said for finding in found)
    return tuple(replace(finding, count=count) for finding, count in counts.items())
