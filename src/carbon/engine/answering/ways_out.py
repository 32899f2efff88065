"""Which words a question left open that would have met a factor: what to write, where nothing answers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Demand
from carbon.activities.framework.describing import field_reader
from carbon.core.errors import CarbonError
from carbon.core.lists import either
from carbon.core.sentences import Sentence, say
from carbon.factors.matches import Rejected
from carbon.factors.matching import match
from carbon.factors.ranking import way
from carbon.factors.reasons import obstacle
from carbon.factors.wanted import Wanted

if TYPE_CHECKING:
    from carbon.engine.answering.demands import Asking

_SHOWN = 4


class WayOut(NamedTuple):
    """A field that was left open, the words with which a factor answers, and the factor of the first of them."""

    field: str
    words: Sequence[str]
    nearest: Rejected

    @property
    def sentence(self) -> Sentence:
        """What to write: all of a few words, some of many."""
        written = [say("{name}={value}", name=self.field, value=value) for value in self.words]
        if len(written) == 1:
            return say(" Write {name}=, such as {name}={value}.", name=self.field, value=self.words[0])
        if len(written) > _SHOWN:
            return say(" Write {name}=, such as {words}.", name=self.field, words=either(written[:_SHOWN]))
        return say(" Write {words}.", words=either(written))


def way_out(asking: Asking, demand: Demand, activity: Activity) -> WayOut | None:
    """Return the field of the kind that was left open and that most factors tell apart, with the words that meet one; None for none.

    A car without a size is asked for its size, which has several words, and not for the one segment that happens to have a factor.

    Parameters: asking; demand that nothing meets; activity that asks it.
    """
    wanted, policy = asking.wanted(demand), asking.policy_of(demand)
    reached = {name: _met(asking, demand, name, values) for name, values in _open(asking, wanted, activity).items()}
    found = {name: words for name, words in reached.items() if words and _goes(activity, name, words[0])}
    if not found:
        return None
    name = max(found, key=lambda name: (len(found[name]), name))
    words = _in_order(activity, name, found[name])
    taken = match(asking.catalogue, _with(wanted, name, words[0]), policy)
    assert taken is not None, "each word was met"
    return WayOut(name, words, Rejected(taken.factor, obstacle(taken.factor, wanted, policy) or say("is not what is asked")))


def _open(asking: Asking, wanted: Wanted, activity: Activity) -> dict[str, set[str]]:
    """The fields of the kind that were left as they are, each with the values of factors that differ from what is asked in it alone."""
    asked, places = wanted.asked, way(wanted, asking.policy)
    found = dict[str, set[str]]()
    for _, candidate in asking.catalogue.all_candidates(wanted.key, wanted.stage):
        differing = [name for name, value in candidate.qualifiers.items() if asked.get(name) != value]
        if len(differing) == 1 and candidate.region in places and _left_open(activity, differing[0]):
            found.setdefault(differing[0], set()).add(candidate.qualifiers[differing[0]])
    return found


def _left_open(activity: Activity, name: str) -> bool:
    """Whether a kind has a field that nobody filled in, or only with what it is anyhow."""
    field = type(activity).model_fields.get(name)
    return field is not None and getattr(activity, name) in (None, field.default)


def _goes(activity: Activity, name: str, word: str) -> bool:
    """Whether the kind takes the word beside what was given: a car of a segment has no size."""
    given = {field: getattr(activity, field) for field in activity.model_fields_set}
    try:
        type(activity)(**given | {name: word})
    except CarbonError:
        return False
    return True


def _met(asking: Asking, demand: Demand, name: str, values: Iterable[str]) -> list[str]:
    wanted, policy = asking.wanted(demand), asking.policy_of(demand)
    return [value for value in sorted(values) if match(asking.catalogue, _with(wanted, name, value), policy)]


def _with(wanted: Wanted, name: str, value: str) -> Wanted:
    return wanted._replace(qualifiers=tuple(sorted({**dict(wanted.qualifiers), name: value}.items())))


def _in_order(activity: Activity, name: str, words: Sequence[str]) -> list[str]:
    """Words in the order of the field, as small before large."""
    reader = field_reader(type(activity), name)
    known = [word for word in (reader.known if reader else ()) if word in words]
    return [*known, *(word for word in words if word not in known)]
