"""A label whose cells are words of activity says what the rows are of, under any heading; a value that names a column is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.reading.mapping import TableMapping, columns_of
from carbon.reading.trial import trial_of

# What each cell is, written before the file was read: kind and unit.
WORDS = {"El": "electricity", "Fjärrvärme": "district_heating", "Diesel": "fuel", "Bensin": "fuel", "Tåg": "rail", "Buss": "bus"}
UNITS = {"electricity": "kWh", "district_heating": "kWh", "fuel": "l", "rail": "pkm", "bus": "pkm"}
HEADINGS = ("Källa", "Utsläppskälla", "Source", "Kommentar")


def _file(folder, heading, words, more=()):
    path = folder / "användning.csv"
    rows = [f"{word};{40 + place};{UNITS[WORDS[word]]};2023" for place, word in enumerate(words)]
    path.write_text("\n".join([f"{heading};Mängd;Enhet;År", *rows, *more]), encoding="utf-8")
    return path


@pytest.mark.parametrize("heading", HEADINGS)
@given(words=st.lists(st.sampled_from(list(WORDS)), min_size=1, max_size=8))
def test_words_of_activity_under_a_heading_of_labels_are_the_kinds(heading, words, tmp_path_factory):
    (found,) = trial_of(_file(tmp_path_factory.mktemp("t"), heading, words), TableMapping())
    columns = found.proposal.entries["columns"]
    assert columns["kind"] == heading
    assert [name for name in ("source", "note") if columns.get(name) == heading]
    assert not any(question.startswith("kind:") for question in found.proposal.open)
    (shown,) = [column for column in found.proposal.columns if column.name == heading]
    assert shown.field.endswith(", kind")
    assert shown.why == f"its heading is '{heading}', and its cells are kinds or words of activity"


def test_a_column_of_kinds_stays_the_kind_beside_a_label(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Källa;Typ;Mängd;Enhet;År\nDiesel;Bensin;40;l;2023\nEl;Diesel;50;l;2023\n", encoding="utf-8")
    (found,) = trial_of(path, TableMapping())
    assert (found.proposal.entries["columns"]["kind"], found.proposal.entries["columns"]["source"]) == ("Typ", "Källa")


def test_labels_of_other_words_are_no_kinds(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Källa;Mängd;Enhet;År\nHus A;40;kWh;2023\nHus B;50;kWh;2023\n", encoding="utf-8")
    (found,) = trial_of(path, TableMapping())
    assert "kind" not in found.proposal.entries["columns"]
    assert any(question.startswith("kind:") for question in found.proposal.open)


def test_the_mapping_that_read_writes_answers_every_row(tmp_path, capsys):
    path = _file(tmp_path, "Källa", list(WORDS))
    assert main(["read", str(path), "-o", str(tmp_path / "m.toml")]) == 1, "the region is open"
    assert main(["calculate", str(path), "--mapping", str(tmp_path / "m.toml"), "--region", "SE"]) == 0
    shown = capsys.readouterr().out
    assert "6 rows read = 6 answered" in shown
    assert all(f"\n{word} " in shown for word in WORDS), "each source by its own words"


def test_a_field_as_an_option_is_one_value_for_all_rows(tmp_path, capsys):
    path = _file(tmp_path, "Källa", list(WORDS))
    maps = [part for pair in ("kind=Källa", "amount=Mängd", "unit=Enhet", "period=År") for part in ("--map", pair)]
    assert main(["calculate", str(path), *maps, "--set", "region=SE", "--format", "json"]) == 0
    by_set = capsys.readouterr().out
    assert main(["calculate", str(path), *maps, "--region", "SE", "--format", "json"]) == 0
    assert capsys.readouterr().out == by_set
    assert main(["calculate", str(path), *maps, "--region=SE", "--format", "json"]) == 0
    assert capsys.readouterr().out == by_set


@pytest.mark.parametrize("field", ["unit", "kind", "fuel"])
def test_a_value_that_is_the_name_of_a_column_is_asked_about(field):
    names = ["Enhet", "Mängd"]
    with pytest.raises(CarbonError) as raised:
        columns_of(TableMapping(columns={"amount": "Mängd"}), names, {field: "Enhet"})
    assert raised.value.code == "value_or_column"
    assert str(raised.value) == (
        f"{field} is 'Enhet' for all rows, and the table has a column 'Enhet'. To read {field} from that column, write columns = "
        f'{{ {field} = "Enhet" }} (--map "{field}=Enhet"). If the value itself is meant, rename the column.'
    )
    # The column of amounts may well be called as its unit or its kind, and a label as anything.
    assert columns_of(TableMapping(columns={"amount": "Enhet"}), names, {field: "Enhet"})
    assert columns_of(TableMapping(columns={"amount": "Mängd"}), names, {"source": "Enhet"})
