"""What a first reader takes away: where most of it comes from, what changed, which goals are met, what is not in the total."""

from __future__ import annotations

from collections.abc import Iterator

from carbon.reporting.explained import estimated
from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras
from carbon.reporting.language.words import Words
from carbon.reporting.vocabulary import label

_MOST, _HALF, _MUCH = 3, 0.5, 0.1
"""Sources that are named at most; the share of the total at which enough are named; the share from which estimates are told."""


def in_short(facts: Facts, words: Words, extras: Extras) -> list[str]:
    """Return the report in a few sentences; none where there is no total.

    Parameters: facts; words; extras, what further analysis gives.
    """
    if facts.total_kg is None:
        return []
    return [*_largest(facts, words, facts.total_kg), *_changed(words, extras), *_goals(facts, words), *_open(facts, words)]


def _largest(facts: Facts, words: Words, total: float) -> Iterator[str]:
    """The largest sources that come to half the total, three at most; a total of one source needs none."""
    table = facts.tables["source"]
    named = [(name, kg) for name, kg in zip(table["source"], table["co2e_kg"], strict=True) if name and kg > 0]
    order, shown, part = sorted(named, key=lambda item: (-item[1], item[0])), list[str](), 0.0
    if len(order) < 2 or total <= 0:
        return
    for name, kg in order[:_MOST]:
        shown.append(f"{label(words, 'source', name)} {words.percent(kg / total, 0)}")
        part += kg
        if part >= _HALF * total:
            break
    # Names may hold commas.
    yield words("Largest: {sources}. Together {share} of the total.", sources="; ".join(shown), share=words.percent(part / total, 0))


def _changed(words: Words, extras: Extras) -> Iterator[str]:
    moved = extras.get("change")
    if moved is None or not moved.before_kg or round(moved.before_kg / 1000) == round(moved.after_kg / 1000):
        return
    by = moved.after_kg - moved.before_kg
    said = {"size": words.tonnes(abs(by)), "share": words.percent(abs(by / moved.before_kg)), "name": moved.name}
    text = words("{size} t ({share}) less than {name}.", **said) if by < 0 else words("{size} t ({share}) more than {name}.", **said)
    yield text if moved.certain else f"{text} {words('The change is within its uncertainty.')}"


def _goals(facts: Facts, words: Words) -> Iterator[str]:
    judged = [goal.met for goal in facts.goals if goal.met is not None]
    if judged:
        yield words("Goals: {met} met, {missed} not met.", met=sum(judged), missed=len(judged) - sum(judged))


def _open(facts: Facts, words: Words) -> Iterator[str]:
    if (share := estimated(facts)) >= _MUCH:
        yield words("{share} of the total rests on estimates and figures read in a copy.", share=words.percent(share, 0))
    if facts.exclusions:
        yield words("Not in the total: {what}.", what="; ".join(item.what for item in facts.exclusions))
