"""Make the index file from the CSV files of `emission_factors/`: every row checked, all problems at once."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from carbon.core.errors import CarbonError
from carbon.core.store.layout import FORMAT, content_hash
from carbon.core.store.place_names import districts, region_names
from carbon.core.units.registry import ambiguous_names, unit_rows
from carbon.factors.index.airports import airports_of
from carbon.factors.index.columns import KEPT_SQL
from carbon.factors.index.coverage import fill_coverage
from carbon.factors.index.csv_rows import read_csv
from carbon.factors.index.match_year import MatchYear
from carbon.factors.index.rows import FactorRow, Vocabulary, read_row
from carbon.factors.index.search_index import fill_search

_SCHEMA = Path(__file__).with_name("schema.sql")
_SHOWN_PROBLEMS = 20
_NAMES = ("english", "swedish", "french")
_FUEL_PROPERTY = ("fuel", "qualifiers", "region", "property", "value", "unit", "year", "publication", "source", "locator")
_BILLING = ("region", "fuel", "heating_value", "custom", "source", "locator")
_FUEL_BLEND = ("fuel", "blend", "part", "part_blend", "share", "source", "locator")
_GAS_CONDITION = ("unit", "temperature", "pressure", "source", "locator")
_BLEND = ("blend", "gas", "share", "source", "locator", "note")
_CONSUMER_PRICE = ("region", "year", "inflation", "source", "locator")
_EXCHANGE_RATE = ("currency", "year", "per_eur", "days", "source", "locator")
_PARAMETER = ("family", "item", "name", "value", "unit", "lowest", "highest", "source", "locator", "note")
_HOME_WORD = ("key", "region", "asked", "takes_key", "takes", "note")
_VEHICLE_ENERGY = ("vehicle", "fuel", "size", "energy", "year", "value", "unit", "source", "locator", "derivation")
_DEFAULTS = {"": 0, "yes": 1, "assumed": 2}
"""What a qualifier is where nothing is said: no default, the mean or usual one, one of several that must be told."""
_TWO_MEANINGS = ("word", "fields", "regions", "meaning", "write", "other", "write_other", "source")
_CAVEAT = ("publications", "key", "qualifier", "value", "caveat", "source")


def compile_index(folder: Path, target: Path) -> None:
    """Write the index of all data in `folder` to `target`, aside first and then renamed.

    Raises: CarbonError listing file, row and reason of every row that cannot be read.
    """
    aside = target.with_name(f"{target.name}.{os.getpid()}.part")
    aside.unlink(missing_ok=True)
    connection = sqlite3.connect(aside)
    try:
        with connection:
            connection.executescript(_SCHEMA.read_text(encoding="utf-8").replace("/* kept columns */", KEPT_SQL))
            _fill(connection, folder)
        connection.execute("ANALYZE")
        connection.execute("VACUUM")
    except BaseException:
        connection.close()
        aside.unlink(missing_ok=True)
        raise
    connection.close()
    aside.replace(target)


def vocabulary(folder: Path) -> Vocabulary:
    """Return the words that the factor rows of `folder` may use."""
    gwp: dict[str, dict[str, float]] = {}
    for row in read_csv(folder / "gwp" / "gwp.csv"):
        gwp.setdefault(row["gwp_set"], {})[row["gas"]] = float(row["value"])
    return Vocabulary(
        gases=frozenset(row["gas"] for row in read_csv(folder / "gases" / "gases.csv")),
        units=frozenset(unit.spelling for unit in unit_rows()),
        regions=frozenset(row["code"] for row in _regions(folder)),
        gwp=gwp,
    )


def _fill(connection: sqlite3.Connection, folder: Path) -> None:
    meta = {"format": FORMAT, "content": content_hash(folder)}
    _insert(connection, "meta", meta.items())
    _insert(connection, "unit", ((u.spelling, u.name, u.dimension, u.scale) for u in unit_rows()))
    _insert(connection, "ambiguous_unit", ambiguous_names())
    _insert_tables(connection, folder)
    airports = folder / "airports"
    _insert(connection, "airport", airports_of(read_csv(airports / "closed.csv"), read_csv(airports / "renamed.csv")))
    _copy(connection, "city_code", airports / "cities.csv", ("code", "city", "airports"))
    _copy(connection, "city_name", airports / "names.csv", ("name", "city", "country"))
    _insert_factors(connection, folder)
    fill_search(connection)
    fill_coverage(connection, folder)


def _insert_tables(connection: sqlite3.Connection, folder: Path) -> None:
    _insert(connection, "gas", (_gas(row) for row in read_csv(folder / "gases" / "gases.csv")))
    _copy(connection, "gwp_set", folder / "gwp" / "sets.csv", ("gwp_set", "title", "citation"))
    _copy(connection, "gwp", folder / "gwp" / "gwp.csv", ("gwp_set", "gas", "value", "locator"))
    _copy_all(connection, "region", folder / "regions", "regions*.csv", ("code", "kind", "parents", *_NAMES, "currency"))
    other = (row for file in ("names.csv", "common_names.csv") for row in read_csv(folder / "regions" / file))
    _copy(connection, "us_zip", folder / "regions" / "us_zip.csv", ("first", "last", "subregions"))
    _insert(connection, "district", districts(read_csv(folder / "regions" / "districts.csv")))
    _insert(connection, "region_name", region_names(_regions(folder), other))
    _copy_all(connection, "fuel_property", folder / "fuels", "properties*.csv", _FUEL_PROPERTY)
    _copy(connection, "billing_custom", folder / "fuels" / "billing.csv", _BILLING)
    _copy(connection, "fuel_blend", folder / "fuels" / "blends.csv", _FUEL_BLEND)
    _copy(connection, "gas_condition", folder / "fuels" / "gas_conditions.csv", _GAS_CONDITION)
    _copy_all(connection, "vehicle_energy", folder / "fuels", "vehicle_energy*.csv", _VEHICLE_ENERGY)
    _copy_all(connection, "parameter", folder / "parameters", "*.csv", _PARAMETER)
    _copy(connection, "exception", folder / "exceptions.csv", ("id", "check", "reason"))
    _copy(connection, "caveat", folder / "caveats.csv", _CAVEAT)
    _copy_all(connection, "blend_component", folder / "gases", "blends*.csv", _BLEND)
    _copy_all(connection, "consumer_price", folder / "prices", "*.csv", _CONSUMER_PRICE)
    _copy_all(connection, "exchange_rate", folder / "currencies", "*.csv", _EXCHANGE_RATE)
    _insert_taxonomy(connection, folder / "taxonomy")


def _insert_taxonomy(connection: sqlite3.Connection, folder: Path) -> None:
    """Keys, qualifiers and words of all families: each family is a folder."""
    _copy_all(connection, "word (word, language, kind, preset)", folder, "*/words.csv", ("word", "language", "kind", "preset"))
    meaning = ("key", "qualifier", "word", "language", "value")
    _copy_all(connection, f"meaning ({', '.join(meaning)})", folder, "*/meanings.csv", meaning)
    _copy(connection, "two_meanings", folder / "fields" / "two_meanings.csv", _TWO_MEANINGS)
    _copy(connection, "next_step", folder / "fields" / "next_steps.csv", ("words", "step", "source"))
    _copy_all(connection, "plausible", folder, "*/plausible.csv", ("key", "stage", "dimension", "low", "high", "step", "spike", "why"))
    _copy_all(connection, "home_word", folder, "*/home_words.csv", _HOME_WORD)
    _copy_all(connection, "synonym (word, language, means)", folder, "*/synonyms.csv", ("word", "language", "means"))
    _copy_all(connection, "key", folder, "*/keys.csv", ("key", *_NAMES, "stand_ins", "ages", "note"))
    for path in sorted(folder.glob("*/qualifiers.csv")):
        _insert(connection, "qualifier", (_qualifier(row) for row in read_csv(path)))


def _gas(row: dict[str, str]) -> list[object]:
    return [*(row[name] for name in ("gas", "name", "formula", "cas", "group")), int(row["kyoto"] == "yes"), row["aliases"]]


def _qualifier(row: dict[str, str]) -> list[object]:
    return [
        row["key"],
        row["qualifier"],
        row["value"],
        _DEFAULTS[row["default"]],
        int(row.get("said") == "yes"),
        *(row[name] for name in _NAMES),
    ]


def _insert_factors(connection: sqlite3.Connection, folder: Path) -> None:
    words, problems = vocabulary(folder), list[str]()
    factors = list[tuple[str, list[FactorRow]]]()
    years = dict[str, MatchYear]()
    for package_path in sorted(folder.glob("*/*/datapackage.json")):
        package = json.loads(package_path.read_text(encoding="utf-8"))
        _insert(connection, "publication", [_publication(package, package_path.with_name("factors.csv"))])
        years[package["name"]] = MatchYear(package)
        rows = _checked_rows(package_path.with_name("factors.csv"), folder, words, problems)
        factors += [(package["name"], forms) for forms in _group(rows)]
    if problems:
        shown = "\n".join(problems[:_SHOWN_PROBLEMS])
        raise CarbonError(f"{len(problems)} rows of emission factors cannot be read:\n{shown}", code="factor_row")
    activities = _insert_activities(connection, [forms[0] for _, forms in factors])
    parts = {(row.key, row.region, *row.part.split("/")) for row in (forms[0] for _, forms in factors) if row.part}
    _insert(connection, "part_of_year (key, region, first, last)", sorted(parts))
    for number, (dataset, forms) in enumerate(factors, start=1):
        _insert_factor(connection, number, activities[_activity(forms[0])], dataset, forms, years[dataset])


def _insert_activities(connection: sqlite3.Connection, rows: list[FactorRow]) -> dict[tuple[str, str], int]:
    """Number the distinct activities, each with its anchor: the rarest pair of its qualifiers within the key."""
    counts = Counter((row.key, pair) for row in rows for pair in row.qualifiers)
    found, records = dict[tuple[str, str], int](), list[list[object]]()
    for row in rows:
        if (activity := _activity(row)) not in found:
            found[activity] = len(found) + 1
            rarest = min(row.qualifiers, key=lambda pair: (counts[(row.key, pair)], pair), default=("", ""))
            records.append([found[activity], *activity, "=".join(rarest) if row.qualifiers else ""])
    _insert(connection, "activity", records)
    return found


def _activity(row: FactorRow) -> tuple[str, str]:
    return row.key, json.dumps(dict(row.qualifiers), ensure_ascii=False)


def _checked_rows(path: Path, folder: Path, words: Vocabulary, problems: list[str]) -> Iterator[FactorRow]:
    for line, cells in enumerate(read_csv(path), start=2):
        try:
            yield read_row(cells, words)
        except CarbonError as error:
            problems.append(f"{path.relative_to(folder)} row {line}: {error}")


def _group(rows: Iterable[FactorRow]) -> Iterable[list[FactorRow]]:
    groups: dict[tuple[object, ...], list[FactorRow]] = {}
    for row in rows:
        groups.setdefault(row.identity, []).append(row)
    return groups.values()


def _insert_factor(
    connection: sqlite3.Connection, number: int, activity: int, dataset: str, forms: list[FactorRow], years: MatchYear
) -> None:
    row = forms[0]
    record: list[object] = [
        *(number, row.identifier(dataset), dataset, activity, row.stages[0], "+".join(row.stages), row.region),
        *(*years.of(row), int(row.per_gas), int(row.all_gases)),
        *row.kept.values(),
    ]
    _insert(connection, "factor", [record])
    _insert(connection, "form", ([number, position, *_form(form)] for position, form in enumerate(forms)))


def _form(form: FactorRow) -> list[object]:
    gases, published = json.dumps(dict(form.gases)), json.dumps(dict(form.published))
    return [form.unit, gases, form.published_co2e, published, form.locator, form.values, form.printed_in]


def _publication(package: dict[str, object], factors: Path) -> list[object]:
    licences = package["licenses"]
    assert isinstance(licences, list)
    licence = "; ".join(str(item.get("title") or item.get("name")) for item in licences)
    fields = ("name", "title", "publisher", "edition")
    text = json.dumps(package, ensure_ascii=False)
    return [
        *(package[field] for field in fields),
        licence,
        package.get("attribution", ""),
        package.get("homepage", ""),
        package.get("gwp_set") or None,
        text,
        hashlib.sha256(factors.read_bytes()).hexdigest(),
    ]


def _regions(folder: Path) -> Iterator[dict[str, str]]:
    """Countries, groups and parts of countries."""
    for path in sorted((folder / "regions").glob("regions*.csv")):
        yield from read_csv(path)


def _copy(connection: sqlite3.Connection, table: str, path: Path, columns: tuple[str, ...]) -> None:
    _insert(connection, table, ([row.get(column, "") for column in columns] for row in read_csv(path)))


def _copy_all(connection: sqlite3.Connection, table: str, folder: Path, pattern: str, columns: tuple[str, ...]) -> None:
    for path in sorted(folder.glob(pattern)):
        _copy(connection, table, path, columns)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Iterable[object]]) -> None:
    records = [tuple(row) for row in rows]
    if records:
        marks = ", ".join("?" * len(records[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", records)
