"""Write docs/factors/index.html, every shipped factor in one page to be searched in a browser: `python tools/factor_table.py`.

The rows are packed (one list a column, gzip, base64) into the page itself, so that it opens from a disk without a server.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pages import kept, write

from carbon.core.errors import CarbonError
from carbon.core.gases import gas, gwp
from carbon.core.regions import lineage
from carbon.core.store.read import store
from carbon.core.units.scales import unit
from carbon.core.written import plain
from carbon.factors.catalogue import catalogue, publications
from carbon.factors.compared import COMPARED_IN, co2e
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.wanted import part_of_year

HERE = Path(__file__).parent
TARGET = HERE.parent / "docs" / "factors" / "index.html"
SEARCHED = ("title", "labels", "leaf", "special")
"""Columns of the search of the index: names of the key and of its qualifiers in three languages, its last part, and what is not usual."""
_PACKED = re.compile(r'<script id="data" type="application/octet-stream">([^<]*)</script>')
COLUMNS = (
    "key", "qualifiers", "stages", "region", "year", "co2e", "unit", "dataset", "locator", "names", "status", "note", "valid", "forms",
    *SEARCHED,
)  # fmt: skip
CODED = frozenset({"key", "qualifiers", "stages", "region", "unit", "dataset", "status", "note", "valid", *SEARCHED})
"""Columns of few distinct values: written once each and counted."""


def pages() -> dict[Path, str]:
    """Return the page with its text."""
    factors = [factor for key in catalogue().all_keys() for _, factor in catalogue().by_key(key)]
    data = {
        "columns": {name: _column(name, list(values)) for name, values in _values(factors)},
        "datasets": {item.name: [item.publisher, item.title, item.licence] for item in publications()},
        "synonyms": _synonyms(),
        "gases": _gases(),
        "within": {region: lineage(region) for region in sorted({factor.region for factor in factors})},
        "units": {name: unit(name)[1:] for name in sorted({form.unit for factor in factors for form in factor.forms})},
        "rows": len(factors),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    packed = _packed(text.encode())
    script = (HERE / "factor_table.js").read_text(encoding="utf-8")
    rows = f"{len(factors):,}".replace(",", " ")
    filled = {"@SCRIPT@": script, "@ROWS@": rows, "@SET@": COMPARED_IN, "@DATA@": packed}
    template = (HERE / "factor_table.html").read_text(encoding="utf-8")
    for mark, value in filled.items():
        template = template.replace(mark, value)
    return {TARGET: template}


def _packed(data: bytes) -> str:
    """The data as the page holds them; those of the page that is there where they are the same: each build of zlib packs in its own way."""
    there = _PACKED.search(kept(TARGET) or "")
    if there and gzip.decompress(base64.b64decode(there[1])) == data:
        return there[1]
    return base64.b64encode(gzip.compress(data, mtime=0)).decode()


def _values(factors: list[EmissionFactor]) -> Iterator[tuple[str, Iterator[Any]]]:
    for name in COLUMNS:
        yield name, (_cell(factor, name) for factor in factors)


def _cell(factor: EmissionFactor, name: str) -> Any:
    form = factor.forms[0]
    if name in SEARCHED:
        return _search_names()[factor.key, tuple(sorted(factor.qualifiers.items()))][SEARCHED.index(name)]
    if name == "co2e":
        return _value(form)
    if name == "forms":
        return [[other.unit, _value(other)] for other in factor.forms[1:]]
    if name == "valid":
        return part_of_year(factor).replace("/", "_") or (factor.valid_from or "")[:4]
    if name == "qualifiers":
        return ", ".join(f"{word}={value}" for word, value in factor.qualifiers.items())
    if name == "stages":
        return " + ".join(factor.stages)
    if name == "dataset":
        return factor.publication.name
    if name in ("unit", "locator"):
        return getattr(form, name)
    return getattr(factor, name)


def _value(form: Form) -> float | None:
    value = co2e(form)
    return None if value is None else float(f"{value:.6g}")


@cache
def _search_names() -> dict[Any, tuple[str, ...]]:
    """Key and qualifiers → what the index searches them by, in the order of SEARCHED."""
    sql = f"SELECT key, qualifiers, {', '.join(SEARCHED)} FROM search JOIN activity ON activity.number = search.activity"
    return {(key, tuple(sorted(json.loads(qualifiers).items()))): tuple(texts) for key, qualifiers, *texts in store().rows(sql)}


def _synonyms() -> dict[str, list[str]]:
    """Everyday word → what it means in the words of the index, as the library's own search reads it."""
    found: dict[str, list[str]] = {}
    for word, means in store().rows("SELECT word, means FROM synonym"):
        found.setdefault(word, []).append(means)
    return found


def _gases() -> dict[str, tuple[str, float]]:
    """Each name of a greenhouse gas → what it is called and its GWP, of the names that one gas alone has."""
    found: dict[str, tuple[str, float]] = {}
    for name, english, formula, aliases in store().rows("SELECT gas, name, formula, aliases FROM gas"):
        if (value := gwp(COMPARED_IN).get(name)) is None:
            continue
        for text in (name, english, formula, *aliases.split(";")):
            phrase = " ".join(re.findall(r"[^\W_]+", plain(text)))
            if phrase and _is_gas(phrase, name):
                found[phrase] = (english, value)
    return found


def _is_gas(phrase: str, name: str) -> bool:
    try:
        return gas(phrase).gas == name
    except CarbonError:
        return False


def _column(name: str, values: list[Any]) -> Any:
    if name not in CODED:
        return values
    words = list(dict.fromkeys(values))
    numbers = {word: number for number, word in enumerate(words)}
    return {"words": words, "codes": [numbers[value] for value in values]}


if __name__ == "__main__":
    sys.exit(write(pages()))
