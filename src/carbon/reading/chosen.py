"""Which column of a table is which field, chosen by the looks of all columns together; where two fit one field alike, none is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from carbon.activities.framework.labels import LABELS
from carbon.core.sentences import joined, say
from carbon.reading.fits import OF_ROWS, Fit, fit_of, holds_kinds, is_count
from carbon.reading.kinds_beside import says_kinds, side_by_side, stated_beside
from carbon.reading.looks import Look, has_units, look_at
from carbon.reading.proposed_beside import Beside, beside_columns
from carbon.reading.settled import NotTaken, best_amount, in_pieces, named_kind, not_taken, settled
from carbon.reading.titles import kinds_said
from carbon.tables.read import Table


class Seen(NamedTuple):
    """What the columns of a table look like.

    Parameters: looks of the cells; side, columns whose headings are months, days or times; stated, columns of several kinds, each with the
    fields that its heading states; fits of the other columns.
    """

    looks: Mapping[str, Look]
    side: Sequence[str]
    stated: Mapping[str, Mapping[str, str]]
    fits: Mapping[str, Fit | None]


class KindNamed(NamedTuple):
    """The kind of all rows, and where it is named."""

    kind: str
    place: str


class Chosen(NamedTuple):
    """Which column is which field.

    Parameters: columns, field → column, or two of them for a period; kind of all rows, where a name says it; alike, field → what is asked
    where several columns fit it; dropped, column → a field that it may be, and why it is not taken; beside, what columns say that are no
    field.
    """

    columns: Mapping[str, Any]
    kind: KindNamed | None
    alike: Mapping[str, str]
    dropped: Mapping[str, tuple[str, NotTaken]]
    beside: Beside


def seen(table: Table) -> Seen:
    """Return what the columns of a table look like.

    Parameters: table.
    """
    looks = {name: look_at(cells) for name, cells in table.columns.items()}
    side = side_by_side(list(table.columns), looks)
    fits = settled({name: fit_of(name, look) for name, look in looks.items() if name not in side}, looks)
    stated = {} if side else stated_beside(fits, looks)
    return Seen(looks, side, stated, {name: fit for name, fit in fits.items() if name not in stated})


def chosen(table: Table, found: Seen) -> Chosen:
    """Return which column of a table is which field.

    Parameters: table; found, what its columns look like.
    """
    best = _best(found)
    kind = None if "kind" in best or says_kinds(found.stated) else _named_kind(table, best, found)
    if "amount" in best:
        kinds = [kind.kind] if kind else [text for name in best.get("kind", ()) for text in found.looks[name].texts]
        best["amount"] = best_amount(best["amount"], kinds)
    alike = _alike(best)
    columns = _in_pieces(_whole_period({field: names[0] for field, names in best.items() if field not in alike}), found)
    dropped = not_taken(table.columns, columns, kind.kind if kind else None)
    kept = {field: name for field, name in columns.items() if field not in dropped or dropped[field].kept}
    beside = beside_columns(found.looks, kept, bool(found.stated or found.side))
    return Chosen(beside.columns, kind, alike, {best[field][0]: (field, why) for field, why in dropped.items()}, beside)


def _best(found: Seen) -> dict[str, list[str]]:
    """Field → the columns that fit it best, those without cells left out; a label whose cells are words of activity is the kind too."""
    by_field: dict[str, list[tuple[int, str]]] = {}
    for name, fit in found.fits.items():
        if fit and found.looks[name].filled:
            by_field.setdefault(fit.field, []).append((fit.strength, name))
    best = {field: [name for strength, name in fitting if strength == max(fitting)[0]] for field, fitting in by_field.items()}
    labels = [name for field in OF_ROWS for name in best.get(field, ()) if holds_kinds(found.looks[name])]
    return best | ({"kind": labels[:1]} if labels and "kind" not in best and not says_kinds(found.stated) else {})


def _named_kind(table: Table, best: Mapping[str, Sequence[str]], found: Seen) -> KindNamed | None:
    """The kind that a name says of all rows, and where it stands; rows of labels and dates alone are of no kind."""
    if not found.side and not found.stated and not best.keys() - {*LABELS, "region", "start", "end"}:
        return None
    amount = (best.get("amount") or [""])[0]
    units = [text for name in best.get("unit", ()) for text in found.looks[name].texts]
    units += [given["unit"] for given in found.stated.values() if "unit" in given]
    titles = kinds_said(table.titles)
    named = named_kind(table.name, amount, units, [(text, item.place) for text, item in titles.items()] if len(titles) == 1 else ())
    return KindNamed(*named) if named else None


def _alike(best: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Field → what is asked where several columns fit it alike."""
    return {
        field: say(
            "{field}: the columns {names} fit alike. Write one of them in columns, or both in melt.",
            field=field,
            names=joined(map(repr, names), say(" and ")),
        )
        for field, names in best.items()
        if len(names) > 1
    }


def _in_pieces(columns: Mapping[str, str | list[str]], found: Seen) -> dict[str, str | list[str]]:
    """A number of things is an amount of pieces, where nothing else says its unit and all kinds are counted so."""
    amount, kinds = str(columns.get("amount", "")), str(columns.get("kind", ""))
    counted = is_count(amount) and "unit" not in columns and not has_units(found.looks[amount])
    texts = found.looks[kinds].texts if kinds in found.looks else ()
    return {**columns, "amount": f"{amount} [piece]"} if counted and in_pieces(texts) else {**columns}


def _whole_period(columns: Mapping[str, str]) -> dict[str, str | list[str]]:
    """The first and the last day as one period; one of them alone is none."""
    both = {"start", "end"} <= columns.keys()
    kept = {field: name for field, name in columns.items() if field not in ("start", "end")}
    return kept | ({"period": [columns["start"], columns["end"]]} if both else {})
