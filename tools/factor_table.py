"""Write docs/factors/index.html, every shipped factor in one page to be searched in a browser: `python tools/factor_table.py`.

The rows are packed (one list a column, gzip, base64) into the page itself, so that it opens from a disk without a server.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue, publications
from carbon.factors.model import EmissionFactor
from carbon.factors.series import COMPARED_IN, co2e

HERE = Path(__file__).parent
TARGET = HERE.parent / "docs" / "factors" / "index.html"
COLUMNS = ("key", "qualifiers", "stages", "region", "year", "co2e", "unit", "dataset", "locator", "names", "status", "note", "search")
CODED = frozenset({"key", "qualifiers", "stages", "region", "unit", "dataset", "status", "note", "search"})
"""Columns of few distinct values: written once each and counted."""


def page() -> str:
    """Return the page."""
    factors = [factor for key in catalogue().all_keys() for _, factor in catalogue().by_key(key)]
    data = {
        "columns": {name: _column(name, list(values)) for name, values in _values(factors)},
        "datasets": {item.name: [item.publisher, item.title, item.licence] for item in publications()},
        "rows": len(factors),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
    filled = {"@VERSION@": store().version, "@ROWS@": f"{len(factors):,}".replace(",", " "), "@SET@": COMPARED_IN, "@DATA@": packed}
    template = (HERE / "factor_table.html").read_text(encoding="utf-8")
    for mark, value in filled.items():
        template = template.replace(mark, value)
    return template


def _values(factors: list[EmissionFactor]) -> Iterator[tuple[str, Iterator[Any]]]:
    for name in COLUMNS:
        yield name, (_cell(factor, name) for factor in factors)


def _cell(factor: EmissionFactor, name: str) -> Any:
    form = factor.forms[0]
    if name == "search":
        return _search_names()[factor.key, tuple(sorted(factor.qualifiers.items()))]
    if name == "co2e":
        value = co2e(form)
        return None if value is None else float(f"{value:.6g}")
    if name == "qualifiers":
        return ", ".join(f"{word}={value}" for word, value in factor.qualifiers.items())
    if name == "stages":
        return " + ".join(factor.stages)
    if name == "dataset":
        return factor.publication.name
    if name in ("unit", "locator"):
        return getattr(form, name)
    return getattr(factor, name)


@cache
def _search_names() -> dict[Any, str]:
    """Key and qualifiers → their names in three languages, as the index searches them."""
    sql = "SELECT key, qualifiers, title || ' ' || labels FROM search JOIN activity ON activity.number = search.activity"
    rows = store().rows(sql)
    return {(key, tuple(sorted(json.loads(qualifiers).items()))): names for key, qualifiers, names in rows}


def _column(name: str, values: list[Any]) -> Any:
    if name not in CODED:
        return values
    words = list(dict.fromkeys(values))
    numbers = {word: number for number, word in enumerate(words)}
    return {"words": words, "codes": [numbers[value] for value in values]}


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.relative_to(HERE.parent)}: {TARGET.stat().st_size / 1e6:.2f} MB")
