"""Cells that no field knows are listed once, with their rows and what is near, for the person to say what they mean."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from books import write
from carbon.cli.main import main
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import load_mapping
from carbon.reading.trial import trial_of

HEADER = ("Type", "Fuel", "Cabin", "Quantity", "UoM", "Origin", "Destination")
ROWS = [
    ("Stadsbilen", None, None, 1, "l", None, None),
    ("Stadsbilen", None, None, 2, "l", None, None),
    ("diesel", None, None, 2, "l", None, None),
    ("flight", None, "Sardine class", None, None, "ARN", "LHR"),
    ("flight", None, "economy", None, None, "ARN", "LHR"),
    ("fuel", "disel", None, 1, "l", None, None),
]


def filled_in(toml, **meant):
    """The mapping after a person took the marks away and wrote what is meant."""
    lines = [line.removeprefix("# ") if line.startswith(('# "', "# [values.")) else line for line in toml.split("\n")]
    text = "\n".join(lines)
    for word in meant.values():
        text = text.replace('"?"', json.dumps(word), 1)
    return text


def test_each_is_listed_once_with_its_rows_and_what_is_near(tmp_path):
    (found,) = trial_of(write(tmp_path / "t.csv", [HEADER, *ROWS]), TableMapping())
    seen = [(item.field, item.column, item.text, item.rows, item.nearest) for words in found.unknown.values() for item in words]
    assert seen == [
        ("kind", "Type", "Stadsbilen", 2, ()),
        ("fuel", "Fuel", "disel", 1, ("diesel",)),
        ("cabin", "Cabin", "Sardine class", 1, ()),
    ]
    assert (
        "values.fuel: the library does not know 'disel' (1 row; nearest: diesel). Write what each means in [values.fuel]."
    ) in found.proposal.open
    assert '# [values.kind]\n# "Stadsbilen" = "?"  # 2 rows; nothing is near\n' in found.toml
    assert "values" not in tomllib.loads(found.toml)


def test_the_lines_are_filled_in_and_read(tmp_path):
    path = write(tmp_path / "t.csv", [HEADER, *ROWS])
    assert main(["read", str(path), "-o", str(tmp_path / "m.toml")]) == 1
    text = (tmp_path / "m.toml").read_text()
    (tmp_path / "m.toml").write_text(filled_in(text, kind="petrol", fuel="diesel", cabin="economy"))
    mapping = load_mapping(tmp_path / "m.toml")
    assert mapping.values == {"kind": {"Stadsbilen": "petrol"}, "fuel": {"disel": "diesel"}, "cabin": {"Sardine class": "economy"}}
    read = read_file(path, TableMapping(**{**mapping.model_dump(exclude_unset=True), "region": "GB", "period": "2019"}))
    assert (len(read.activities), read.refused) == (6, [])


def test_a_line_that_is_not_filled_in_is_refused_and_not_guessed(tmp_path):
    path = write(tmp_path / "t.csv", [("Type", "Quantity", "UoM"), ("disel", 1, "l"), ("diesel", 1, "l")])
    (found,) = trial_of(path, TableMapping())
    (tmp_path / "m.toml").write_text(filled_in(found.toml))
    read = read_file(path, load_mapping(tmp_path / "m.toml"))
    assert [(item.finding.code, item.finding.row) for item in read.refused] == [("kind_unknown", 2)]
    assert read.refused[0].finding.message.startswith("unknown activity '")


def test_known_words_are_not_asked_about(tmp_path):
    path = write(tmp_path / "t.csv", [("Type", "Quantity", "UoM"), ("Diesel", 1, "l"), ("el", 1, "kWh"), ("natural gas", 1, "kWh")])
    (found,) = trial_of(path, TableMapping())
    assert found.unknown == {}
    assert "values" not in found.toml


def test_sums_that_are_left_out_are_no_words(tmp_path):
    rows = [("Type", "Quantity", "UoM"), *(("diesel", number, "l") for number in (1, 2, 4)), ("Summa", 7, "l")]
    (found,) = trial_of(write(tmp_path / "t.csv", rows), TableMapping())
    assert found.unknown == {}


def test_other_programs_get_the_same(tmp_path, capsys):
    main(["read", str(write(tmp_path / "t.csv", [HEADER, *ROWS])), "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert found["unknown"][1] == {"field": "fuel", "column": "Fuel", "text": "disel", "rows": 1, "nearest": ["diesel"]}


def test_many_are_cut_and_said(tmp_path):
    rows = [("diesel", 1, "l")] * 90 + [(f"qqq{number:03}", 1, "l") for number in range(40)]
    (found,) = trial_of(write(tmp_path / "t.csv", [("Type", "Quantity", "UoM"), *rows]), TableMapping())
    assert "# and 10 more words that are in fewer rows" in found.toml
    assert [item.nearest for item in found.unknown["kind"][29:31]] == [(), None]
    assert any("; and 35 more. Write what each means in [values.kind]" in text for text in found.proposal.open)


@pytest.mark.parametrize("cabin", ["Ekonomi", "economy", "Business", "first", "Sardine class"])
def test_what_is_listed_is_what_is_refused(cabin, tmp_path):
    (found,) = trial_of(write(tmp_path / "t.csv", [HEADER, ("flight", None, cabin, None, None, "ARN", "LHR")]), TableMapping())
    flight = {"kind": "flight", "cabin": cabin, "origin": "ARN", "destination": "LHR", "period": 2019, "region": "SE"}
    try:
        refused = carbon.calculate([flight]).unanswered > 0
    except carbon.CarbonError:
        refused = True
    assert ("cabin" in found.unknown) == refused


@settings(max_examples=25)
@given(st.lists(st.one_of(st.sampled_from(["diesel", "petrol"]), st.text(min_size=1, max_size=12)), min_size=1, max_size=6))
def test_whatever_the_cells_hold_the_mapping_is_toml(words):
    rows = [("diesel", "1", "l")] * 30 + [(word.replace("\0", ""), "1", "l") for word in words]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.parquet"
        write(path, [("kind", "amount", "unit"), *rows])
        (found,) = trial_of(path, TableMapping())
    assert "values" not in tomllib.loads(found.toml)
    listed = {item.text for item in found.unknown.get("kind", [])}
    assert set(tomllib.loads(filled_in(found.toml)).get("values", {}).get("kind", {})) == listed
