"""`verify-factors`: every factor of the catalogue, or of a file of your own, through all checks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from carbon.cli.language import named, told
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, print_with_ids, table
from carbon.core.errors import CarbonError, did_you_mean, nearest
from carbon.core.periods import parse_day
from carbon.core.sentences import Sentence, say
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.model import EmissionFactor
from carbon.factors.verify import Problem, exceptions, past_review, problems, problems_among


def verify_factors(given: Sequence[str]) -> int:
    """Check every factor of the catalogue, or those of a file among them; 1 when one is refused.

    Parameters: given, options and a file of own factors.
    """
    space = _parser().read(given)
    today = _day(space.today)
    shipped = _factors(catalogue())
    if space.file:
        own = _factors(Catalogue.read(space.file, mapping=space.mapping))
        code = _report(own, problems_among(own, shipped), today, space.format)
        _print_unknown_words(own, shipped)
        return code
    return _report(shipped, problems(shipped), today, space.format)


def _parser() -> Parser:
    parser = Parser(
        "verify-factors",
        "Check factors: sums of gases, signs, units, size, steps between editions, distance from peers, review dates.",
        ("verify-factors", "verify-factors own.csv"),
    )
    parser.add_argument(
        "file", nargs="?", help="your own factors, checked together with the shipped ones (default: the shipped ones alone)"
    )
    parser.add_argument("--mapping", metavar="FILE|NAME", help="mapping of the file's columns; see docs/factors.md")
    parser.add_argument("--today", help="day to compare review dates with, such as 2026-01-31 (default: today)")
    add_format(parser)
    return parser


def _day(text: str | None) -> str:
    if text is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return parse_day(text).isoformat()
    except CarbonError as error:
        raise CarbonError(say("--today {text} is not a day. Write it as 2026-01-31.", text=text), code="argument") from error


def _factors(known: Catalogue) -> list[EmissionFactor]:
    return [factor for key in known.all_keys() for _, factor in known.by_key(key)]


def _print_unknown_words(own: Sequence[EmissionFactor], shipped: Sequence[EmissionFactor]) -> None:
    """Keys, qualifiers and their values of your own that no shipped factor has: a name of your own, or a slip that no answer meets."""
    for message in dict.fromkeys(_unknown_words(own, shipped)):
        print(f"{named('warning')}: {told(message)}", file=sys.stderr)


def _unknown_words(own: Sequence[EmissionFactor], shipped: Sequence[EmissionFactor]) -> Iterator[Sentence]:
    known = {factor.key: dict[str, set[str]]() for factor in shipped}
    for factor in shipped:
        for name, value in factor.qualifiers.items():
            known[factor.key].setdefault(name, set()).add(value)
    for factor in own:
        key, words = factor.key, known.get(factor.key)
        if words is None:
            yield say("key '{key}' is of no shipped factor.{near}", key=key, near=did_you_mean(key, known))
            continue
        for name, value in factor.qualifiers.items():
            if name not in words:
                yield say("qualifier '{name}' is of no shipped factor of {key}.{near}", name=name, key=key, near=did_you_mean(name, words))
            elif value not in words[name] and nearest(value, words[name]):
                near = did_you_mean(value, words[name])
                yield say("{name}={value} is of no shipped factor of {key}.{near}", name=name, value=value, key=key, near=near)


def _report(factors: list[EmissionFactor], found: list[Problem], today: str, form: str) -> int:
    due = past_review(factors, today)
    if form == "json":
        record = {
            "factors": len(factors),
            "refused": [item._asdict() for item in found],
            "exceptions": [dict(zip(("id", "check", "reason"), item, strict=True)) for item in exceptions()],
            "past_review": [{"factor_id": factor.id, "review_by": factor.review_by} for factor in due],
        }
        print(json.dumps(record, indent=2, ensure_ascii=False))
        return int(bool(found))
    out = console()
    if found:
        print_with_ids(say("refused"), ["factor", "check", "what"], [list(item) for item in found], "factor")
    if due:
        out.print(
            table(
                say("past their day of review on {today}", today=today),
                ["dataset", ">number of factors", "first day", "last day"],
                _reviews(due),
            )
        )
        out.print()
    said = {"checked": len(factors), "refused": len(found), "exceptions": len(exceptions())}
    out.print(say("{checked} factors checked, {refused} refused; {exceptions} exceptions are listed with their reasons", **said))
    return int(bool(found))


def _reviews(due: list[EmissionFactor]) -> list[list[object]]:
    """Dataset, number of factors, first and last day of review that has passed."""
    days: dict[str, list[str]] = {}
    for factor in due:
        days.setdefault(factor.publication.name, []).append(factor.review_by or "")
    return [[name, len(found), min(found), max(found)] for name, found in sorted(days.items())]
