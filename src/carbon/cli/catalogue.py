"""`factors`: find emission factors by words and filters; its first word may be show, why, coverage or template."""

from __future__ import annotations

import json
from collections.abc import Sequence

from carbon.cli.factor_files import coverage, template
from carbon.cli.factor_views import show, value, what, why
from carbon.cli.language import named
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, print_with_ids, table
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.regions import region
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue
from carbon.factors.policy import OWN
from carbon.factors.search import Filter, Hit, search_factors

_PARTS = {"show": show, "why": why, "coverage": coverage, "template": template}
_EXAMPLES = (
    'factors "grid electricity" --region SE',
    "factors beef --publisher ademe --limit 5",
    "factors --key road.car --year 2019 --stage combustion",
    "factors show uk-2025/fuel.diesel/blend=average/GB/2025/combustion",
    "factors why diesel --region SE --period 2019",
    "factors coverage uk-2025",
    "factors template -o own.csv",
)
_HELP = """Find emission factors by words (English, Swedish, French) and filters; typos are forgiven. The newest edition of each series that
fits is listed; an id, as results print it, shows that factor. The first word may be a subcommand: show ID, why WORD, coverage
[DATASET], template (each has its own --help)."""


def factors(given: Sequence[str]) -> int:
    """Find emission factors, or run one of the parts: show, why, coverage, template.

    Parameters: given, words and options.
    """
    if given and given[0] in _PARTS:
        return _PARTS[given[0]](given[1:])
    space = _parser().read(given)
    if space.summary:
        return _summary(space.format)
    if space.limit < 1:
        raise CarbonError(say("--limit {limit} shows nothing. Write 1 or more.", limit=space.limit), code="argument")
    place = region(space.region).code if space.region else None
    wanted = Filter(space.key, place, space.year, space.stage, space.publisher, space.unit, space.status)
    if len(space.words) == 1 and wanted == Filter() and _is_id(space.words[0]):
        return show([space.words[0], "--format", space.format])
    if not space.words and wanted == Filter():
        raise CarbonError(say("say what to look for, as factors 'grid electricity' --region SE."), code="argument")
    return _list(" ".join(space.words), wanted, space.limit, space.format)


def _is_id(word: str) -> bool:
    """Whether a word is a factor's id, as results print it, or means to be one: it begins with the name of a publication."""
    name, slash, _ = word.partition("/")
    named_so = name.startswith(OWN) or store().row("SELECT 1 FROM publication WHERE name = ?", name)
    return bool(slash) and bool(named_so or catalogue().factor(word))


def _parser() -> Parser:
    parser = Parser("factors", _HELP, _EXAMPLES)
    parser.add_argument("words", nargs="*", help="what to look for")
    parser.add_argument("--key", help="a factor key or a family of keys, such as road.car or road")
    parser.add_argument("--region", help="code or name; factors of the wider regions it lies in are found too")
    parser.add_argument("--year", type=int, help="valid in this year (undated ones too)")
    parser.add_argument("--stage", help="combustion, wtt, generation, production …")
    parser.add_argument("--publisher", help="part of the publisher's or dataset's name, such as ademe or uk-2019")
    parser.add_argument("--unit", help="unit that the factor is published per, such as l or kWh")
    parser.add_argument("--status", choices=("published", "estimate", "second_hand"), help="published, an estimate, or read second hand")
    parser.add_argument("--limit", type=int, default=20, help="number of rows (default: 20)")
    parser.add_argument("--summary", action="store_true", help="count factors and published values per dataset")
    add_format(parser)
    return parser


def _list(text: str, wanted: Filter, limit: int, form: str) -> int:
    found = search_factors(text, wanted, limit)
    if form == "json":
        print(json.dumps([hit.factor.as_dict() | {"editions": hit.editions} for hit in found], indent=2, ensure_ascii=False))
        return int(not found)
    if not found:
        raise CarbonError(_nothing(text, wanted), code="factor_missing")
    said = [f"'{text}'"] * bool(text) + [f"{named(name)} {named(str(chosen))}" for name, chosen in wanted._asdict().items() if chosen]
    out = console()
    columns = [">kg CO2e", "per", "what", "region", "valid", "publication", "id"]
    print_with_ids(say("factors for {what}", what=", ".join(said)), columns, [_row(hit) for hit in found], "id")
    if len(found) == limit:
        out.print()
        out.print(say("the first {limit}; --limit shows more, filters fewer (--help)", limit=limit))
    if any(hit.factor.per_gas and hit.factor.forms[0].published_co2e is None for hit in found):
        out.print(say("* summed here from the gases, with the GWP of AR5"))
    return 0


def _row(hit: Hit) -> list[object]:
    item = hit.factor
    valid: object = item.year or say("undated")
    if hit.editions > 1:
        valid = say("{year} ({count} years)", year=valid, count=hit.editions)
    return [value(item), item.forms[0].unit, what(item), item.region, valid, item.publication.name, item.id]


def _nothing(text: str, wanted: Filter) -> str:
    """What would have been found without the filters, or the nearest key."""
    chosen = [f"--{name}" for name, value_ in wanted._asdict().items() if value_]
    if text and chosen and (free := search_factors(text, Filter(), 1)):
        return say(
            "'{text}' is found, but not with {chosen}. Without them: {name}.", text=text, chosen=" ".join(chosen), name=free[0].factor.id
        )
    if not text:
        return say("no factor meets {chosen} together. Leave one out.", chosen=" ".join(chosen))
    return say("no factor is found by '{text}'.{near}", text=text, near=did_you_mean(text, catalogue().all_keys()))


def _summary(form: str) -> int:
    sql = """SELECT publication.name, publication.edition, count(DISTINCT factor.number), sum(form.cells)
             FROM factor JOIN publication ON publication.name = factor.publication
             JOIN form ON form.factor = factor.number GROUP BY publication.name ORDER BY publication.name"""
    rows = [dict(zip(("dataset", "edition", "factors", "values"), row, strict=True)) for row in store().rows(sql)]
    if form == "json":
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    footer = [say("total"), "", sum(row["factors"] for row in rows), sum(row["values"] for row in rows)]
    console().print(
        table(say("datasets"), ["dataset", "edition", ">number of factors", ">values"], [list(row.values()) for row in rows], footer=footer)
    )
    return 0
