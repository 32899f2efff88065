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
        shown.append(f"{label(words, 'source', name)} {_percent(words, kg / total)}")
        part += kg
        if part >= _HALF * total:
            break
    if part > total:
        return  # What lies below zero takes away from the rest: shares of the total then say nothing.
    if len(shown) == 1:
        name = label(words, "source", order[0][0])
        yield words("Largest: {source}, {share} of the total.", source=name, share=_percent(words, part / total))
        return
    # Names may hold commas.
    yield words("Largest: {sources}. Together {share} of the total.", sources="; ".join(shown), share=_percent(words, part / total))


def _percent(words: Words, share: float) -> str:
    """A share in whole per cent: what is not all is not 100%, and what is there is not 0%."""
    if _ALL <= share < 1.0:
        return f">{words.percent(0.99, 0)}"
    return f"<{words.percent(0.01, 0)}" if 0.0 < share < 1.0 - _ALL else words.percent(share, 0)


_ALL = 0.995


def _changed(words: Words, extras: Extras) -> Iterator[str]:
    moved = extras.get("change")
    # Two totals that are printed alike have no change to tell.
    if moved is None or words.tonnes(moved.before_kg) == words.tonnes(moved.after_kg):
        return
    by = moved.after_kg - moved.before_kg
    said = {"size": words.tonnes(abs(by)), "name": moved.name}
    if moved.before_kg:
        said["share"] = words.percent(abs(by / moved.before_kg))
        text = words("{size} t ({share}) less than {name}.", **said) if by < 0 else words("{size} t ({share}) more than {name}.", **said)
    else:
        text = words("{size} t more than {name}, which has none.", **said)
    yield text if moved.certain else f"{text} {words('The change is within its uncertainty.')}"


def _goals(facts: Facts, words: Words) -> Iterator[str]:
    """What the table of goals shows as met: where a verdict was published, that one stands there."""
    judged = [goal.met for goal in facts.goals if goal.met is not None and not goal.published]
    if judged:
        yield words("Goals met: {met} of {all}.", met=sum(judged), all=len(judged))


def _open(facts: Facts, words: Words) -> Iterator[str]:
    if (share := estimated(facts)) >= _MUCH:
        yield words("{share} of the total rests on estimates or figures read in a copy.", share=_percent(words, share))
    if facts.exclusions:
        yield words("Not in the total: {what}.", what="; ".join(item.what for item in facts.exclusions))
