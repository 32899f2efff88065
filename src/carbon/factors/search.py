"""Finding factors by words and filters: one row per series, in its newest edition that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from carbon.core.booking import STAGES
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.gases import gas
from carbon.core.regions import lineage
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.core.units.scales import unit
from carbon.factors.catalogue import catalogue
from carbon.factors.identity import release_factor
from carbon.factors.model import EmissionFactor
from carbon.factors.words import Found, graded

_AT_FIRST = 6
"""Rows of one activity before the next activity has its turn: two hundred countries are one answer."""


class Filter(NamedTuple):
    """What a listing is narrowed by; None lets all through.

    Parameters: key, or the family of keys; region, a code: what it lies in is found too; year, that the factor is valid in; stage;
    publisher, part of its name or of the dataset's; unit, that one of its forms is per; status.
    """

    key: str | None = None
    region: str | None = None
    year: int | None = None
    stage: str | None = None
    publisher: str | None = None
    unit: str | None = None
    status: str | None = None


class Hit(NamedTuple):
    """A factor found, and the number of editions that have it."""

    factor: EmissionFactor
    editions: int


def search_factors(text: str, wanted: Filter, limit: int) -> list[Hit]:
    """Return factors by words and filters, best first: of each publisher's series the newest edition that fits.

    Parameters: text, words in English, Swedish or French, empty for all; wanted, the filters; limit of rows.
    Raises: CarbonError for a filter that nothing can meet, naming the nearest.

    >>> search_factors("diesel", Filter(region="GB", year=2019, stage="wtt"), 1)[0].factor.id
    'uk-2019/fuel.diesel/blend=average/GB/2019/wtt'
    """
    _check(wanted)
    if not text:
        return _hits([row[1:] for row in sorted(_series(None, wanted), key=lambda row: _nearness(row[3], wanted.region))], limit)
    found = graded(text)
    places = {item.activity: (grade, number) for number, (item, grade) in enumerate(found.items()) if item.activity}
    rows = sorted(_series(list(places), wanted), key=lambda row: _order(*places[row[0]], _nearness(row[3], wanted.region), wanted))
    hits = _hits([row[1:] for row in _spread(rows)], limit)
    named = _gas_named(text)
    # All else only mentions the gas that a text is the name of, as lustgas.
    gases = sorted(_released(found, wanted), key=lambda hit: hit.factor.id != named)
    first = sum(hit.factor.id == named for hit in gases)
    return [*gases[:first], *hits, *gases[first:]][:limit]


def _order(grade: int, place: int, nearness: int, wanted: Filter) -> tuple[int, int, int]:
    """Who names a region wants its own factors: of what says alike what was asked, the nearest is first."""
    return (grade, nearness, place) if wanted.region else (0, place, nearness)


def _gas_named(text: str) -> str:
    """The id of the factor of the released gas whose name a text is; empty of any other text."""
    try:
        return release_factor(gas(text).gas).id
    except CarbonError:
        return ""


def _check(wanted: Filter) -> None:
    if wanted.stage and wanted.stage not in STAGES:
        raise CarbonError(
            say("stage '{stage}' is unknown.{near}", stage=wanted.stage, near=did_you_mean(wanted.stage, STAGES)), code="argument"
        )
    keys = catalogue().all_keys()
    if wanted.key and not any(_in_family(key, wanted.key) for key in keys):
        raise CarbonError(
            say("no factor has the key '{wanted_key}'.{near}", wanted_key=wanted.key, near=did_you_mean(wanted.key, keys)), code="argument"
        )
    if wanted.publisher and not store().row(f"SELECT 1 FROM publication WHERE {_PUBLISHER}", wanted.publisher, wanted.publisher):
        names = [row[0] for row in store().rows("SELECT name FROM publication")]
        raise CarbonError(
            say("no publication is of '{publisher}'.{near}", publisher=wanted.publisher, near=did_you_mean(wanted.publisher, names)),
            code="argument",
        )
    if wanted.unit:
        unit(wanted.unit)


def _in_family(key: str, family: str) -> bool:
    return key == family or key.startswith(f"{family}.")


_PUBLISHER = "(instr(lower(publication.name), lower(?)) OR instr(lower(publication.publisher), lower(?)))"


_PUBLICATIONS = """WITH publication AS MATERIALIZED (
    SELECT name, publisher, substr(name, 1, length(name) - length(edition)) AS dataset, package ->> '$.partial' AS partial
    FROM main.publication)"""
"""The publications, each read once and not for each of its factors; a dataset is what editions share: uk- of uk-2019."""


_NEWEST = "iif(partial, '0', '1') || coalesce(valid_from, '')"
"""What the newest edition has most of; one that is held in part stands for a series only where no whole one does."""


def _conditions(wanted: Filter) -> Iterator[tuple[str, list[Any]]]:
    if wanted.key:
        yield "(key = ? OR key LIKE ? || '.%')", [wanted.key, wanted.key]
    if wanted.region:
        near = lineage(wanted.region)
        yield f"region IN ({', '.join('?' * len(near))})", list(near)
    if wanted.year:
        yield (
            "(valid_from IS NULL OR (valid_from <= ? AND coalesce(valid_to, '9999') >= ?))",
            [f"{wanted.year}-12-31", f"{wanted.year}-01-01"],
        )
    if wanted.stage:
        yield "stage = ?", [wanted.stage]
    if wanted.publisher:
        yield _PUBLISHER, [wanted.publisher, wanted.publisher]
    if wanted.unit:
        yield "EXISTS (SELECT 1 FROM form WHERE form.factor = factor.number AND form.unit = ?)", [unit(wanted.unit).name]
    if wanted.status:
        yield "status = ?", [wanted.status]


def _series(activities: Sequence[int] | None, wanted: Filter) -> list[tuple[Any, ...]]:
    """(activity, newest factor's number, editions, region) of each series of a publisher that fits."""
    conditions = list(_conditions(wanted))
    if activities is not None:
        conditions.append((f"activity IN ({', '.join('?' * len(activities))})", list(activities)))
    where = " AND ".join(text for text, _ in conditions) or "1"
    values = [value for _, given in conditions for value in given]
    return store().rows(
        f"""{_PUBLICATIONS} SELECT activity, factor.number, count(*), region, max({_NEWEST}) FROM factor
            JOIN activity ON activity.number = activity JOIN publication ON publication.name = publication
            WHERE {where} GROUP BY activity, stages, region, dataset ORDER BY factor.number""",
        *values,
    )


def _spread(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """A few rows of each activity in its turn, then the rest."""
    seen: dict[int, int] = {}
    first, rest = list[tuple[Any, ...]](), list[tuple[Any, ...]]()
    for row in rows:
        seen[row[0]] = seen.get(row[0], 0) + 1
        (first if seen[row[0]] <= _AT_FIRST else rest).append(row)
    return [*first, *rest]


def _nearness(place: str, region: str | None) -> int:
    near = lineage(region) if region else ("world",)
    return near.index(place) if place in near else len(near)


def _hits(rows: list[tuple[Any, ...]], limit: int) -> list[Hit]:
    layer = catalogue().layers[0]
    return [Hit(layer.factor(number), editions) for number, editions, *_ in rows[:limit]]


def _released(found: Iterable[Found], wanted: Filter) -> list[Hit]:
    """A released gas is its own factor, of no publisher: it is the same in each region and year."""
    if wanted._replace(region=None, year=None) not in (Filter(), Filter(stage="release")):
        return []
    return [Hit(release_factor(item.gas), 1) for item in found if item.gas]
