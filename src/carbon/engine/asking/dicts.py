"""Activities from dicts: of many that differ in amount and labels alone, the words are read once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import amount_fields, build
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say

_TEXTS = frozenset({"id", "site", "source", "entity", "note"})
"""Labels that are text and nothing else: each row has its own."""
_OF_THE_ROW = _TEXTS | {"amount", "unit"}


class _Template(NamedTuple):
    """An activity of one unit, and the field that its amount went to."""

    activity: Activity
    field: str
    unit: str


class DictReader:
    """Reads dicts into activities; what was read of an earlier one is used again.

    >>> DictReader().read({"kind": "diesel", "amount": 40, "unit": "L"}).volume
    Amount(value=40.0, unit='l')
    """

    def __init__(self) -> None:
        self._templates: dict[object, _Template] = {}

    def read(self, record: Mapping[str, object]) -> Activity:
        """Return the activity of a dict with `kind`.

        Parameters: record, kind and fields.
        Raises: CarbonError saying which field is wrong and what to write.
        """
        value, unit = _number(record)
        if value is None:
            return _built(record)
        words = {name: item for name, item in record.items() if name not in _OF_THE_ROW}
        try:
            key = (unit, *words.items())
            template = self._templates.get(key)
        except TypeError:
            # A field that is a list or dict is not a key.
            return _built(record)
        if template is None:
            template = self._templates[key] = self._template(words, unit)
        update: dict[str, object] = {name: str(record[name]).strip() or None for name in record.keys() & _TEXTS if record[name] is not None}
        update[template.field] = Amount(value, template.unit)
        made = template.activity.model_copy(update=update)
        made.model_post_init(None)
        return made

    @staticmethod
    def _template(words: Mapping[str, object], unit: str) -> _Template:
        activity = _built({**words} | {"amount": (1.0, unit)})
        field = next(name for name in amount_fields(type(activity)) if name not in words and name in activity.model_fields_set)
        return _Template(activity, field, getattr(activity, field).unit)


def _number(record: Mapping[str, object]) -> tuple[float | None, str]:
    """The amount where it is a plain number of zero or more; anything else is read, and refused, as one of its own."""
    value, unit = record.get("amount"), record.get("unit")
    if isinstance(value, tuple) and len(value) == 2 and unit is None:
        value, unit = value
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(unit, str) or not 0 <= value < float("inf"):
        return None, ""
    return float(value), unit


def _built(record: Mapping[str, object]) -> Activity:
    if "kind" not in record:
        raise CarbonError(
            say("{dict_} is not an activity. Give an Activity or a dict with 'kind'.", dict_=repr(dict(record))), code="subject"
        )
    return build(str(record["kind"]), {name: value for name, value in record.items() if name != "kind"})
