"""What is said of a demand that nothing meets: a word that says no one thing, or what came nearest, and what to write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from carbon.activities.fields.listed import no_factor
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Demand
from carbon.core.errors import Finding, did_you_mean, nearest
from carbon.core.regions import WORLD
from carbon.core.sentences import Sentence, say, term
from carbon.core.units.scales import unit
from carbon.engine.answering.ways_out import way_out
from carbon.factors.matches import Rejected
from carbon.factors.matching import closest
from carbon.factors.ranking import BURNED_IN, too_new, unfit, way
from carbon.factors.refusal import other_unit, other_value, refusal
from carbon.factors.vocabulary import meaning, spoken

if TYPE_CHECKING:
    from carbon.engine.answering.demands import Asking

_FUEL = "fuel."


def unanswered(asking: Asking, demand: Demand, activity: Activity) -> Finding:
    """Return the finding of a demand without a factor: a word that says no one thing, or what came nearest.

    Parameters: asking; demand; activity that asks it.
    """
    if refused := _refused_word(asking, demand):
        return refused
    wanted = asking.wanted(demand)
    last = demand
    while last.otherwise:
        last = last.otherwise
    # What was asked last came farthest: its obstacle is the true one.
    hint = _other_unit(asking, demand) or _placeless(asking, demand) or _nearest(asking, last, activity) or _known_keys(asking, demand)
    return Finding(
        "factor_missing",
        "error",
        say("no factor for {wanted}.{hint} Add one to factors.csv, or use kind generic with factor=.", wanted=wanted, hint=hint),
    )


def _placeless(asking: Asking, demand: Demand) -> str:
    """What to write where no place was given for what no factor of the world answers, as heat: the country, and the network it has."""
    factors = [factor for _, factor in asking.catalogue.by_key(demand.key)] if asking.context.region == WORLD else []
    if not factors or any(factor.region == WORLD for factor in factors):
        return ""
    network = say(", and network= of the bill") if any("network" in factor.qualifiers for factor in factors) else ""
    return say(
        " It differs from place to place, and no region was given. Write region=, where it happened, such as region=SE{network}.",
        network=network,
    )


def _nearest(asking: Asking, demand: Demand, activity: Activity) -> str:
    """The factor that came nearest, and what to write to reach it, or one like it."""
    near = closest(asking.catalogue, asking.wanted(demand), asking.policy_of(demand))
    step = _later(near, asking, demand) if near else ""
    found = None if step else way_out(asking, demand, activity)
    if found:
        near, step = found.nearest, found.sentence
    return say(" Nearest: {name}, which {reason}.{later}", name=near.factor.id, reason=near.reason, later=step) if near else ""


def _later(near: Rejected, asking: Asking, demand: Demand) -> str:
    """How a factor is taken that holds only after the period: a policy, since who reports a year may not want figures of the next."""
    wanted, policy = asking.wanted(demand), asking.policy_of(demand)
    if unfit(near.factor, wanted, policy) or not too_new(near.factor, wanted.year, policy):
        return ""
    return say(" Write future_factors = true in inventory.toml, or --future-factors, to take it.")


def _refused_word(asking: Asking, demand: Demand) -> Finding | None:
    """A word that names several things, or none that any factor is of."""
    name = next(iter(demand.said), "")
    if said := _near_words(asking, demand):
        return Finding("word_ambiguous", "error", say("{name}{said}", name=term(name), said=said), column=name)
    if _other_unit(asking, demand):
        return None
    return _other_value(asking, demand) or unknown_word(asking, demand) or _unknown_fuel(asking, demand)


def _other_value(asking: Asking, demand: Demand) -> Finding | None:
    """A thing that has factors, but none with another word that was given, as of a treatment."""
    if not demand.said:
        return None
    found = other_value(demand.key, demand.said, _places(asking, demand), unit(demand.amount.unit).dimension)
    return Finding("word_unknown", "error", found[1], column=found[0]) if found else None


def _near_words(asking: Asking, demand: Demand) -> str:
    """A word that several factors come near: which they are, and how far apart."""
    if not demand.said:
        return ""
    found = meaning(demand.key, demand.said, _places(asking, demand), unit(demand.amount.unit).dimension)
    name, text = next(iter(demand.said.items()))
    return refusal(name, text, demand.key, found)


def _other_unit(asking: Asking, demand: Demand) -> str:
    """A word that is known, of what is counted in another unit."""
    text = next(iter(demand.said.values()), "")
    if unit(demand.amount.unit).dimension.isupper():
        # Money is converted to any currency: it never lacks a unit.
        return ""
    return other_unit(text, demand.key, demand.said, _places(asking, demand)) if demand.said else ""


def _places(asking: Asking, demand: Demand) -> tuple[str, ...]:
    """Where a word is sought: the region, what stands in for it, and the region whose factors stand in for this demand."""
    beside = demand.otherwise.region if demand.otherwise else None
    return (*way(asking.wanted(demand), asking.policy), *((beside,) if beside else ()))


def _other_field(asking: Asking, demand: Demand, name: str, value: str, there: Collection[Mapping[str, str]]) -> Sentence | None:
    """What is said of a word that is one of another field, as of waste called landfill, with the things that have a factor with it."""
    key = demand.key
    others = {other for words in there for other in words} - {name}
    field = next((other for other in sorted(others) if spoken(key, other, value)), None)
    if field is None or spoken(key, name, value):
        return None
    meant = spoken(key, field, value)
    things = sorted(_words_here(asking, demand, name, lambda words: words.get(field) in meant))
    more = say(" and {count} more", count=len(things) - _SHOWN) if len(things) > _SHOWN else ""
    listed = say(" With a factor here: {things}{more}.", things=", ".join(things[:_SHOWN]), more=more) if things else ""
    return say(
        "{name} '{value}' is a word for {field}. Write it as {field}, and as {name} what it is of.{listed}",
        name=term(name),
        value=value,
        field=field,
        listed=listed,
    )


_SHOWN = 8
"""Things that are named."""


def unknown_word(asking: Asking, demand: Demand) -> Finding | None:
    """Return the finding of a word that no factor of the key knows, the likeliest reason: a misspelling; None where all are known."""
    there = asking.catalogue.qualifiers_of(demand.key)
    thing = next(iter(demand.said), "")
    # What names the thing is looked at last: it was found if only another word has no factor.
    for name, value in sorted(demand.qualifiers.items(), key=lambda pair: pair[0] == thing):
        if demand.key.startswith(_FUEL) and name == BURNED_IN:
            continue
        known = {words[name] for words in there if name in words}
        if name == thing and value not in known and (other := _other_field(asking, demand, name, value, there)):
            return Finding("word_unknown", "error", other, column=name)
        if known and value not in known and not (name != thing and known.intersection(spoken(demand.key, name, value))):
            place = "" if asking.context.region == WORLD else f" --region {asking.context.region}"
            words = known if nearest(value, known) else _words_here(asking, demand, name) or known
            return Finding("word_unknown", "error", no_factor(name, value, words, f"{demand.key}{place}").sentence, column=name)
    return None


def _words_here(asking: Asking, demand: Demand, name: str, fits: Callable[[Mapping[str, str]], bool] = bool) -> set[str]:
    """The words of a qualifier in factors of the place and its stand-ins: those of another country's publisher are in its language."""
    places = way(asking.wanted(demand), asking.policy)
    there = (item.qualifiers for _, item in asking.catalogue.all_candidates(demand.key, demand.stage) if item.region in places)
    return {words[name] for words in there if name in words and fits(words)}


def _known_keys(asking: Asking, demand: Demand) -> str:
    family = demand.key.split(".")[0]
    return did_you_mean(demand.key, [key for key in asking.catalogue.all_keys() if key.startswith(family)] or asking.catalogue.all_keys())


def _unknown_fuel(asking: Asking, demand: Demand) -> Finding | None:
    """The name of a fuel is the end of its key."""
    if not demand.key.startswith(_FUEL) or demand.key in asking.catalogue.all_keys():
        return None
    known = [key.removeprefix(_FUEL) for key in asking.catalogue.all_keys() if key.startswith(_FUEL)]
    return Finding("word_unknown", "error", no_factor("fuel", demand.key.removeprefix(_FUEL), known).sentence, column="fuel")
