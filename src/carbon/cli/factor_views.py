"""`factors show` and `factors why`: all that is known of one factor, and why it is taken."""

from __future__ import annotations

import json
from collections.abc import Sequence

from carbon.cli.gwp import add_gwp, gwp_set_of
from carbon.cli.language import named, told
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, print_with_ids, table
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import number
from carbon.core.gases import CO2_BIOGENIC
from carbon.core.places import place_said
from carbon.core.sentences import joined, say, term
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.choices import Choice
from carbon.factors.compared import COMPARED_IN, co2e
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.policy import OWN
from carbon.factors.series import Point, series
from carbon.factors.signs import LOSS_SHARE
from carbon.factors.wanted import stage_name

_BAR = 40
"""Width of the longest bar of a series [characters]."""
_LONGEST = 60
"""Longest description in a list [characters]."""


def value(item: EmissionFactor) -> str:
    """Return kg CO2e per unit of the primary form, with a star where it is summed here from the gases; else kg of each gas."""
    form = item.forms[0]
    if LOSS_SHARE in form.gases:
        return say("{share:.2%} lost", share=form.gases[LOSS_SHARE])
    if form.published_co2e is not None:
        return number(form.published_co2e, 5)
    found = co2e(form)
    if found is not None:
        return say("{value}*", value=number(found, 5))
    return say("biogenic CO2") if form.gases.keys() == {CO2_BIOGENIC} else _gases(form)


def what(item: EmissionFactor) -> str:
    """Return what a factor is for, in a few words: the publisher's name of it, else key and qualifiers, and its stages."""
    name = item.names.split(";")[0].strip()
    words = name or " ".join([item.key, *(word.replace("_", " ") for word in item.qualifiers.values())])
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return say("{what}, {stages}", what=shown, stages=joined(map(stage_name, item.stages), " + "))


def show(given: Sequence[str]) -> int:
    """Print everything known of one factor, with its series over the editions.

    Parameters: given, the id and options.
    """
    parser = Parser("factors show", "All that is known of one factor, with its series over the editions.", ("factors show " + _EXAMPLE,))
    parser.add_argument("id", help="the factor's id, as lists and results show it")
    parser.add_argument("--factors", metavar="FILE", help="file of your own factors, to show one of them")
    add_format(parser)
    space = parser.read(given)
    known = Catalogue.read(space.factors) | catalogue() if space.factors else catalogue()
    found = known.factor(space.id)
    if found is None and space.id.startswith(OWN) and not space.factors:
        message = say("factor '{name}' is one of your own. Name their file: --factors factors.csv.", name=space.id)
        raise CarbonError(message, code="factor_missing")
    if found is None:
        ids = [item.id for key in known.all_keys() if f"/{key}/" in space.id for _, item in known.by_key(key)]
        hint = did_you_mean(space.id, ids) or say(" Find it with python -m carbon factors WORDS.")
        raise CarbonError(say("factor '{name}' is not in the catalogue.{hint}", name=space.id, hint=hint), code="factor_missing")
    points = series(known, found)
    record = found.as_dict() | {
        "forms": [_form(form) for form in found.forms],
        "series": [{"year": point.year, "co2e_kg": point.value, "factor_id": point.factor.id} for point in points],
    }
    if space.format == "json":
        print(json.dumps(record, indent=2, ensure_ascii=False))
    else:
        _print(found, record, points)
    return 0


_EXAMPLE = "uk-2025/fuel.diesel/blend=average/GB/2025/combustion"


def _form(form: Form) -> dict[str, object]:
    return {"unit": form.unit, "gases_kg": form.gases, "published": form.published, "locator": form.locator}


def _print(found: EmissionFactor, record: dict[str, object], points: list[Point]) -> None:
    out = console()
    hidden = ("forms", "series", "gases_kg", "unit", "locator", "id", "published_co2e")
    rows = [
        [named(name.replace("_", " ")), _text(name, text)] for name, text in record.items() if text not in ("", None) and name not in hidden
    ]
    out.print(plain(found.id), soft_wrap=True)
    out.print(table("", ["", ""], rows))
    out.print()
    forms = [
        [form.unit, number(form.published_co2e) if form.published_co2e is not None else "", _gases(form), told(place_said(form.locator))]
        for form in found.forms
    ]
    out.print(table(say("per unit"), ["unit", ">kg CO2e printed", "kg of each gas", "where printed"], forms))
    if len(points) > 1:
        largest = max(point.value for point in points) or 1.0
        title = say("kg CO2e per {unit} over the editions ({gwp_set} where gases are known)", unit=found.forms[0].unit, gwp_set=COMPARED_IN)
        bars = [[point.year, number(point.value, 5), "█" * round(_BAR * point.value / largest)] for point in points]
        out.print()
        out.print(table(title, ["year", ">kg CO2e", ""], bars))


def _gases(form: Form) -> str:
    return joined((say("{gas} {mass:.6g}", gas=gas, mass=mass) for gas, mass in form.gases.items()), ", ")


def _text(name: str, text: object) -> object:
    """A cell of the list of all that is known: words of the vocabulary are said in the reader's language."""
    return joined(map(stage_name, str(text).split("+")), " + ") if name in ("stages", "status") else text


def why(given: Sequence[str]) -> int:
    """Print which factors an activity would use, every other candidate, and the reason of each; 1 where a factor is missing.

    Parameters: given, a kind or word, its fields and options.
    """
    from carbon._api.factors import match

    parser = Parser(
        "factors why",
        "Which factors an activity would use, and why every other candidate is not taken.",
        ("factors why diesel --region SE --period 2019", "factors why car_travel fuel=diesel size=medium --region SE"),
    )
    parser.add_argument("word", help="a kind or word of activity")
    parser.add_argument("fields", nargs="*", metavar="FIELD=VALUE", help="fields of the kind, such as fuel=diesel or amount='1 kWh'")
    parser.add_argument("--region", help="code or name")
    parser.add_argument("--period", help="year, month or days")
    add_gwp(parser)
    parser.add_argument("--limit", type=int, default=12, help="rejected candidates shown for each factor wanted (default: 12)")
    add_format(parser)
    space = parser.read(given)
    places = {"region": space.region, "period": space.period}
    fields: dict[str, object] = {**_fields(space.fields), **{name: text for name, text in places.items() if text}}
    amount = str(fields.pop("amount", "")) or None
    found = match(space.word, amount, catalogue=None, policy=None, gwp_set=gwp_set_of(space), **fields)
    if space.format == "json":
        print(json.dumps([row for choice in found.choices for row in choice.rows()], indent=2, ensure_ascii=False))
    else:
        for choice in found.choices:
            _print_choice(choice, space.limit)
    return int(any(choice.taken is None for choice in found.choices))


def _fields(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    for name, sign, text in pairs:
        if not (name and sign and text):
            raise CarbonError(
                say("'{name}{sign}{text}' is not a field. Write FIELD=VALUE, as fuel=diesel.", name=name, sign=sign, text=text),
                code="argument",
            )
    return {name: text for name, _, text in pairs}


def _print_choice(choice: Choice, limit: int) -> None:
    out, rows = console(), choice.rows()
    shown = [
        [term(row["status"]), "" if row["co2e_kg"] is None else number(row["co2e_kg"], 5), row["unit"], row["factor_id"], row["reason"]]
        for row in rows[: limit + 1]
    ]
    print_with_ids(choice.wanted.sentence, ["", f">kg CO2e ({COMPARED_IN})", "per", "factor", "reason"], shown, "factor")
    for finding in choice.findings:
        out.print(plain(say("  note: {message}", message=finding.message)))
    if len(rows) > limit + 1:
        out.print(say("  and {count} more rejected; --limit shows them", count=len(rows) - limit - 1))
    out.print()
