"""`factors`, `kinds` and `schema`: what the library knows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, table
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import number
from carbon.core.regions import region
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue
from carbon.factors.model import EmissionFactor
from carbon.factors.search import Filter, search_factors
from carbon.factors.series import COMPARED_IN, series


def factors(given: Sequence[str]) -> int:
    """Find emission factors by words, or show one by its id.

    Parameters: given, words and options, or `show ID`.
    """
    parser = Parser("factors", "Find emission factors, or show one: factors show ID.", ('factors "grid electricity" --region SE',))
    parser.add_argument("words", nargs="*", help="what to look for (English, Swedish, French), or: show ID")
    parser.add_argument("--region", help="code or name; what the region lies in is found too")
    parser.add_argument("--limit", type=int, default=20, help="rows (without it 20)")
    parser.add_argument("--summary", action="store_true", help="count factors and published values per dataset")
    add_format(parser)
    space = parser.read(given)
    if space.summary:
        return _summary(space.format)
    if not space.words:
        raise CarbonError("say what to look for, as factors 'grid electricity' --region SE.", code="argument")
    if space.words[0] == "show" and len(space.words) == 2:
        return _show(space.words[1], space.format)
    place = region(space.region).code if space.region else None
    return _list(
        " ".join(space.words),
        [hit.factor for hit in search_factors(" ".join(space.words), Filter(region=place), space.limit)],
        space.format,
    )


def _list(text: str, found: list[EmissionFactor], form: str) -> int:
    if form == "json":
        print(json.dumps([item.as_dict() for item in found], indent=2, ensure_ascii=False))
        return int(not found)
    if not found:
        raise CarbonError(f"no factor is found by '{text}'.{did_you_mean(text, catalogue().all_keys())}", code="factor_missing")
    rows = [[item.id, _value(item), item.region, item.year or "undated", item.publication.title] for item in found]
    console().print(table(f"factors for '{text}'", ["id", ">kg CO2e", "region", "valid", "publication"], rows))
    return 0


def _value(item: EmissionFactor) -> str:
    form = item.forms[0]
    if form.published_co2e is not None:
        return f"{number(form.published_co2e, 5)}/{form.unit}"
    gas, mass = max(form.gases.items(), key=lambda pair: pair[1])
    return f"{number(mass, 5)} {gas}/{form.unit}"


def _show(factor_id: str, form: str) -> int:
    found = catalogue().factor(factor_id)
    if found is None:
        known = [item.id for key in catalogue().all_keys() if key in factor_id for _, item in catalogue().by_key(key)]
        raise CarbonError(f"factor '{factor_id}' is not in the catalogue.{did_you_mean(factor_id, known)}", code="factor_missing")
    points = series(catalogue(), found)
    record = found.as_dict() | {
        "forms": [_form(item) for item in found.forms],
        "series": [{"year": point.year, "co2e_kg": point.value, "factor_id": point.factor.id} for point in points],
    }
    if form == "json":
        print(json.dumps(record, indent=2, ensure_ascii=False))
        return 0
    rows = [
        [name, value] for name, value in record.items() if value not in ("", None) and name not in ("forms", "gases_kg", "unit", "locator")
    ]
    out = console()
    out.print(table(found.id, ["", ""], rows))
    forms = [[item["unit"], ", ".join(f"{g} {v:.6g}" for g, v in item["gases_kg"].items()), item["locator"]] for item in record["forms"]]
    out.print(table("per unit, kg", ["unit", "gases", "where printed"], forms))
    if len(points) > 1:
        largest = max(point.value for point in points) or 1.0
        rows = [[point.year, number(point.value, 5), "█" * round(_BAR * point.value / largest)] for point in points]
        out.print(
            table(
                f"kg CO2e per {found.forms[0].unit} over the editions ({COMPARED_IN} where gases are known)", ["year", ">kg CO2e", ""], rows
            )
        )
    return 0


_BAR = 40
"""Width of the longest bar of a series [characters]."""


def _form(form: Any) -> dict[str, Any]:
    return {"unit": form.unit, "gases_kg": form.gases, "published": form.published, "locator": form.locator}


def _summary(form: str) -> int:
    sql = """SELECT publication.name, publication.edition, count(DISTINCT factor.number), sum(form.cells)
             FROM factor JOIN publication ON publication.name = factor.publication
             JOIN form ON form.factor = factor.number GROUP BY publication.name ORDER BY publication.name"""
    rows = [dict(zip(("dataset", "edition", "factors", "values"), row, strict=True)) for row in store().rows(sql)]
    if form == "json":
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    footer = ["total", "", sum(row["factors"] for row in rows), sum(row["values"] for row in rows)]
    console().print(table("datasets", ["dataset", "edition", ">factors", ">values"], [list(row.values()) for row in rows], footer=footer))
    return 0
