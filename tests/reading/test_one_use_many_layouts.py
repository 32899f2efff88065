"""One use of electricity, laid out as files have it: in a list, months across, as readings of meters, as power, side by side, in a large
file. Each is read with what `read` proposes or one answer, and totals what was added up by hand."""

from __future__ import annotations

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import carbon
from books import write
from carbon.cli.main import main
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.trial import trial_of

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec"]
POWER = {"kind": "electricity", "region": "SE"}
STYLES = {
    "number": lambda value: value / 10,
    "comma": lambda value: f"{value / 10:.1f}".replace(".", ","),
    "spaces": lambda value: f"{value / 10:,.1f}".replace(",", "\u00a0").replace(".", ","),
    "points": lambda value: f"{value / 10:,.1f}".replace(",", "t").replace(".", ",").replace("t", "."),
    "commas": lambda value: f"{value / 10:,.1f}",
}
USES = st.lists(st.lists(st.integers(1, 10**6), min_size=4, max_size=4), min_size=2, max_size=4)
"""Meter → tenths of kWh of each month from January."""


def energy(path, mapping):
    found = read_file(path, mapping)
    assert [item.finding.message for item in found.refused] == []
    return sum(carbon_amount(item) for item in found.activities)


def carbon_amount(activity):
    value, units = activity.amount
    return value * {"kWh": 1, "MWh": 1000}[units[0]]


def proposed(path, **answers):
    (found,) = trial_of(path, TableMapping())
    return TableMapping(**{**found.proposal.entries, **answers})


def listed(folder, uses, shown, suffix):
    rows = [(f"M{meter}", f"2024-{month:02}", shown(use)) for meter, uses_of in enumerate(uses) for month, use in enumerate(uses_of, 1)]
    path = write(folder / f"lista.{suffix}", [("Mätare", "Månad", "Förbrukning (kWh)"), *rows])
    return energy(path, proposed(path, reading="use", **POWER))


def across(folder, uses, shown, suffix):
    heads = ("Fastighet", *MONTHS[:4], "Summa")
    rows = [(f"Hus {meter}", *map(shown, use), shown(sum(use))) for meter, use in enumerate(uses)]
    total = ("Totalt", *(shown(sum(column)) for column in zip(*uses, strict=True)), shown(sum(map(sum, uses))))
    path = write(folder / f"korstabell.{suffix}", [heads, *rows, total])
    melt = {"first": "Jan", "last": "Apr", "text": "{} 2024"}
    return energy(path, proposed(path, unit="kWh", melt=melt, sums="leave out", reading="use", **POWER))


def registers(folder, uses, shown, suffix):
    rows = [
        (f"M{meter}", day, shown(10 + sum(use[:number])))
        for number, day in enumerate(["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"])
        for meter, use in enumerate(uses)
    ]
    path = write(folder / f"stand.{suffix}", [("Mätare", "Datum", "Mätarställning (kWh)"), *rows])
    return energy(path, proposed(path, reading="register", **POWER))


def power(folder, uses, shown, suffix):
    """Each number is the mean kW of an hour, and so as many kWh."""
    rows = [
        (f"M{meter}", f"2024-01-15 {hour:02}:00", f"2024-01-15 {hour + 1:02}:00", shown(use))
        for meter, uses_of in enumerate(uses)
        for hour, use in enumerate(uses_of)
    ]
    path = write(folder / f"effekt.{suffix}", [("Mätare", "Från", "Till", "Effekt (kW)"), *rows])
    (found,) = trial_of(path, TableMapping())
    columns = {**found.proposal.entries["columns"], "amount": "Effekt (kW)"}
    return energy(path, TableMapping(**{**found.proposal.entries, **POWER, "columns": columns, "reading": "power"}))


def beside(folder, uses, shown, suffix):
    """The first meter in one table, the others in another to the right of it."""
    first, rest = uses[0], [use for uses_of in uses[1:] for use in uses_of]
    rows = [("Datum", "El (kWh)", None, "Datum", "El (kWh)")]
    for place in range(max(len(first), len(rest))):
        left = (f"2024-01-{place + 1:02}", shown(first[place])) if place < len(first) else (None, None)
        right = (f"2024-02-{place + 1:02}", shown(rest[place])) if place < len(rest) else (None, None)
        rows.append((*left, None, *right))
    path = write(folder / f"bredvid.{suffix}", rows)
    found = trial_of(path, TableMapping())
    assert len(found) == 2
    answers = {**POWER, "reading": "use"}
    return sum(energy(path, TableMapping(**{**item.proposal.entries, **answers})) for item in found)


LAYOUTS = (listed, across, registers, power, beside)


@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(USES, st.sampled_from(LAYOUTS), st.sampled_from(sorted(STYLES)), st.sampled_from(["csv", "xlsx"]))
def test_each_layout_has_the_total_of_the_hand(uses, layout, style, suffix):
    style = "comma" if (style, suffix) == ("number", "csv") else style
    with TemporaryDirectory() as folder:
        assert layout(Path(folder), uses, STYLES[style], suffix) == pytest.approx(sum(map(sum, uses)) / 10)


@settings(max_examples=10, phases=[Phase.generate])
@given(USES, st.sampled_from(sorted(set(STYLES) - {"number"})))
def test_a_large_file_of_the_list_has_it_too(uses, style):
    by_hand = sum(map(sum, uses)) / 10
    lines = [f"M{meter};{STYLES[style](use)}" for meter, uses_of in enumerate(uses) for use in uses_of]
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "t.csv.gz", Path(folder) / "out.parquet"
        path.write_bytes(gzip.compress(("meter;kWh\n" + "\n".join(lines) + "\n").encode()))
        given = ["--set", "kind=electricity", "--set", "unit=kWh", "--set", "region=SE", "--set", "period=2024", "--map", "amount=kWh"]
        assert main(["calculate", str(path), *given, "-o", str(out)]) == 0
        found = pl.read_parquet(out)["co2e_kg"].sum()
    expected = carbon.calculate("electricity", f"{by_hand} kWh", region="SE", period="2024").co2e_kg
    assert found == pytest.approx(expected)
