"""Quick calculations: `python -m carbon diesel 40 L`. Options come from the kind's own fields."""

from __future__ import annotations

import json
import shlex
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from carbon.activities.fields.common import TrueOrFalse
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import about_kind, field_help, field_reader, field_texts, own_fields
from carbon.activities.framework.kinds import is_activity, of_own_factor, resolve
from carbon.activities.framework.own_factor import choosing
from carbon.activities.framework.placing import amount_fields, belongs, misplaced, refuse_untaken
from carbon.cli.as_options import as_options
from carbon.cli.gwp import add_gwp, gwp_set_of
from carbon.cli.language import named, speak, told
from carbon.cli.names_apart import word_of_several
from carbon.cli.parser import Parser, add_format
from carbon.cli.sources import add_sources, sources_of
from carbon.core.booking import BESIDE
from carbon.core.causes import by_cause
from carbon.core.errors import CarbonError
from carbon.core.formatting import mass, shortened
from carbon.core.places import place_said
from carbon.core.sentences import joined, say, term
from carbon.engine.result.emissions import Emissions
from carbon.engine.roads.activities import emissions_of_word
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.policy import Policy

_COMMON = ("period", "region", "control", "purpose", "source", "evidence", "note")


def run(given: Sequence[str]) -> int:
    """Run a quick calculation and return the exit code.

    Parameters: given, a kind or word, its amount or other positionals, and options.
    """
    word, *rest = word_of_several(given)
    speak(_said(rest, "--language"))
    cls = _class(word, rest)
    try:
        return _run(word, cls, rest)
    except CarbonError as error:
        message = as_options(told(error.sentence), {*cls.model_fields, "sector", "factor", "gwp_set"})
        raise CarbonError(message, code=error.code, field=error.field) from None


def _run(word: str, cls: type[Activity], rest: list[str]) -> int:
    asked = "-h" in rest or "--help" in rest
    options = _fields(word, cls, rest)
    space = _parser(word, cls, options, described=asked).read(_joined(rest))
    _refuse_misplaced(word, cls, space.positional, rest)
    later = space.future_factors
    policy = Policy(gwp_set=gwp_set_of(space), non_co2=not space.no_non_co2, sources=sources_of(space), future_factors=later)
    result = _calculated(word, cls, options, space, policy)
    if space.format == "json":
        print(json.dumps(result.to_dict(), indent=2, ensure_ascii=False))
    elif space.explain:
        from carbon.cli.steps import print_steps

        print_steps(result.explain())
    else:
        print(_answer(result, cls))
        _notes(result, cls)
    return 0 if result.complete else 1


def _said(rest: Sequence[str], option: str) -> str | None:
    """What --language or --region says: a word that is refused has no parser, and is refused in that language and for that region."""
    pairs = zip_longest(rest, rest[1:], fillvalue="")
    return next((after if part == option else part.partition("=")[2] for part, after in pairs if part.split("=")[0] == option), None)


def _class(word: str, rest: Sequence[str]) -> type[Activity]:
    """The kind of a word; what has a factor of its own is generic, booked as the kind books it."""
    return (of_own_factor(word) if _has_factor(rest) else None) or resolve(word, _said(rest, "--region"))[0]


def _has_factor(rest: Sequence[str]) -> bool:
    return any(part.split("=")[0] == "--factor" for part in rest)


def _fields(word: str, cls: type[Activity], rest: Sequence[str]) -> dict[str, type[Activity]]:
    """The fields that are options, each with the kind that says what it is; beside an own factor those that are words, too."""
    found = dict.fromkeys((*own_fields(cls), *_COMMON), cls)
    meant = resolve(word)[0] if _has_factor(rest) and cls is of_own_factor(word) and is_activity(word) else None
    return (dict.fromkeys(choosing(meant), meant) if meant else {}) | found


def _joined(rest: Sequence[str]) -> list[str]:
    """A negative amount is a value and no option: the library says what is wrong with it."""
    return [f" {part}" if part[:1] == "-" and part[1:2].isdigit() else part for part in rest]


def _parser(word: str, cls: type[Activity], fields: Mapping[str, type[Activity]], *, described: bool = False) -> Parser:
    """The parser of a kind; its fields are described where help is asked for, since the words of all of them take a while to list."""
    parser = Parser(word, about_kind(cls), cls.examples, described=described)
    names = _positional_names(cls)
    parser.usage = f"python -m carbon {word} {' '.join(names)} [options]"
    parser.add_argument("positional", nargs="*", metavar=" ".join(names), help=_positional_text(cls))
    for name, of in fields.items():
        _add_option(parser, of, name, field_help(of, name).replace("%", "%%") if described else None)
    add_gwp(parser)
    add_sources(parser)
    parser.add_argument("--no-non-co2", action="store_true", help="leave non-CO2 effects of aviation out")
    parser.add_argument(
        "--factors", metavar="FILE", help="your own factors, used before the shipped ones (columns of emission_factors/README.md)"
    )
    parser.add_argument("--factors-mapping", metavar="FILE|NAME", help="mapping of their columns; see docs/factors.md")
    parser.add_argument("--explain", action="store_true", help="show every step, factor and source")
    add_format(parser)
    return parser


def _positional_names(cls: type[Activity]) -> list[str]:
    return ["AMOUNT", "UNIT"] if cls.positionals == ("amount",) else [name.upper() for name in cls.positionals]


def _positional_text(cls: type[Activity]) -> str:
    """What is written first: an amount, or the sentences of the fields."""
    texts = field_texts(cls)
    said = " ".join(dict.fromkeys(texts[name] for name in cls.positionals if name in texts))
    return "amount and unit, such as 40 l" if cls.positionals == ("amount",) else said.replace("%", "%%")


def _add_option(parser: Parser, cls: type[Activity], name: str, text: str | None) -> None:
    option = "--" + name.replace("_", "-")
    if isinstance(field_reader(cls, name), TrueOrFalse) and cls.model_fields[name].default is False:
        parser.add_argument(option, dest=name, action="store_true", default=None, help=text)
    else:
        parser.add_argument(option, dest=name, metavar=name.upper(), help=text)


def _calculated(word: str, cls: type[Activity], options: Iterable[str], space: Namespace, policy: Policy) -> Emissions:
    fields = {name: value for name, value in vars(space).items() if name in options and value is not None}
    fields |= _positionals(word, cls, space.positional)
    own = space.factors
    known = Catalogue.read(own, mapping=space.factors_mapping) | catalogue() if own else catalogue()
    found = emissions_of_word(word, fields, known, policy)
    if not own:
        return found
    # Who names no file of factors needs none of this to be loaded.
    from carbon.inventory.unused_factors import unused_factors, uses_own

    if uses_own(found, known):
        return found
    return replace(found, notes=(*found.notes, *unused_factors(found, known, Path(own).name)))


def _positionals(word: str, cls: type[Activity], given: list[str]) -> dict[str, str]:
    values = [value.strip() for value in given]
    if cls.positionals == ("amount",):
        return {"amount": " ".join(values)} if values else {}
    if len(cls.positionals) == 1:
        return {cls.positionals[0]: " ".join(values)} if values else {}
    if set(cls.positionals) <= set(amount_fields(cls)):
        values = _amounts(values)
        if len(values) == 1:
            # One amount alone says by its dimension which field it is: tonne-kilometres are no mass.
            return {"amount": values[0]}
    if len(values) > len(cls.positionals):
        raise CarbonError(
            say(
                "{word} takes {positionals}; '{values}' is too much.",
                word=word,
                positionals=joined(cls.positionals, say(" and ")),
                values=values[len(cls.positionals)],
            ),
            code="argument",
        )
    return dict(zip(cls.positionals, values, strict=False))


def _refuse_misplaced(word: str, cls: type[Activity], positional: list[str], rest: list[str]) -> None:
    """An amount written where something else of the kind stands is refused with the command that takes it."""
    written, first = " ".join(value.strip() for value in positional), cls.positionals[0]
    if first == "amount" or (len(cls.positionals) > 1 and first in amount_fields(cls)):
        return
    refuse_untaken(cls, first, written)
    if place := misplaced(cls, first, written):
        # What was given beside the amount stays in the command: a region that is lost would be a second slip.
        options = list(rest)
        for value in positional:
            options.remove(value if value in options else value.strip())
        command = shlex.join(["python", "-m", "carbon", word, f"--{place[0].replace('_', '-')}", written, *options])
        message = say("{belongs} The whole command: {command}", belongs=belongs(*place, written), command=command)
        raise CarbonError(message, code="dimension", field=first)


def _amounts(words: list[str]) -> list[str]:
    """Words of amounts, each with its unit: '20 t 300 km' is two, '1 200 km' one."""
    found = list[str]()
    for word in words:
        begins = word[:1].isdigit() and (not found or any(letter.isalpha() for letter in found[-1]))
        if begins or not found:
            found.append(word)
        else:
            found[-1] += f" {word}"
    return found


def _answer(result: Emissions, cls: type[Activity]) -> str:
    """One line of answer, one of source, then what must be known."""
    if result.co2e_kg is None:
        wrong = (f"  {as_options(told(finding.message), cls.model_fields)}" for finding in result.findings if finding.severity == "error")
        return "\n".join([told(say("no answer")), *wrong])
    inside = any(line.basis not in BESIDE for _, line in result.plan.lines)
    lines: list[str] = [say("{mass} CO2e   {contents}", mass=mass(result.co2e_kg), contents=result.contents)] if inside else []
    market = result.total_kg("market")
    if market is not None and market != result.co2e_kg:
        lines.append(say("{mass} CO2e   market-based", mass=mass(market)))
    for what in (what for what in BESIDE if any(line.basis == what for _, line in result.plan.lines)):
        outside = mass(result.outside_totals(what).co2e_kg or 0.0)
        lines.append(say("{mass} CO2e   {what}, excluded from totals", mass=outside, what=term(what)))
    places: dict[str, dict[str, None]] = {}
    for _, line in result.plan.lines:
        places.setdefault(line.factor.publication.title, {})[line.form.locator] = None
    lines.append(say("source: {places}", places="; ".join(_place(title, rows) for title, rows in places.items())))
    lines += [result.completeness] if result.complete_but_for else []
    return "\n".join(map(told, lines))


def _place(title: str, rows: Iterable[str]) -> str:
    """A publication and the rows in it; what stands for both, as a supplier's own statement, once."""
    inside = ", ".join(shortened(told(place_said(row))) for row in rows if row != title)
    return f"{told(title)}: {inside}" if inside else told(title)


def _notes(result: Emissions, cls: type[Activity]) -> None:
    """What a reader must know goes to stderr: stdout is the answer."""
    answered = result.co2e_kg is not None
    for finding in by_cause(result.findings):
        if answered or finding.severity != "error":
            # Without an answer the errors stand in its place.
            print(
                f"{named(finding.severity)}: {as_options(told(finding.message), cls.model_fields)}",
                file=sys.stderr,
            )


def example_fields(line: str) -> tuple[str, dict[str, object]]:
    """Return the word and the fields of a command line without `python -m carbon`, as the examples of kinds are.

    >>> example_fields("diesel 40 L --region GB")
    ('diesel', {'region': 'GB', 'amount': '40 L'})
    """
    word, *rest = shlex.split(line)
    cls = _class(word, rest)
    known = _fields(word, cls, rest)
    options = vars(_parser(word, cls, known).read(_joined(rest)))
    fields = {name: value for name, value in options.items() if name in known and value is not None}
    return word, fields | _positionals(word, cls, options["positional"])
