"""A finding of a cell names the file, the row and the column as they stand in the file, whichever step found it."""

from __future__ import annotations

import json

import pytest

import carbon
from carbon.cli.main import main
from carbon.inventory.inventory import Inventory

_WRONG = [
    ("spend", "sector", "Konto", "kr", "SEK"),
    ("waste", "treatment", "Behandling", "Vikt", "t"),
    ("material", "material", "Material", "Vikt", "t"),
    ("district_heating", "network", "Nät", "Energi", "kWh"),
]
"""Kind, a field whose words are looked up when the row is answered, its heading, that of the amounts, and their unit."""


@pytest.fixture
def folder(tmp_path, request):
    kind, field, heading, amounts, unit = request.param
    (tmp_path / "rader.csv").write_text(f"Rubrik;;\n\n{heading};{amounts};Not\nxyzzyq;12;a\n", encoding="utf-8")
    entries = f'kind = "{kind}"\nunit = "{unit}"\nregion = "SE"\nperiod = "2022"\n'
    columns = f'columns = {{ {field} = "{heading}", amount = "{amounts}" }}\n'
    (tmp_path / "rader.toml").write_text(entries + columns, encoding="utf-8")
    head = '[inventory]\nname = "A"\norganisation = "A"\nperiod = "2022"\nregion = "SE"\n[[tables]]\npath = "rader.csv"\n'
    (tmp_path / "inventory.toml").write_text(head + entries + columns, encoding="utf-8")
    return tmp_path, heading


@pytest.mark.parametrize("folder", _WRONG, indirect=True, ids=[case[1] for case in _WRONG])
def test_a_word_without_a_factor_is_placed_by_the_heading_of_its_column(folder, capsys, monkeypatch):
    path, heading = folder
    monkeypatch.chdir(path)
    main(["calculate", "rader.csv", "--mapping", "rader.toml", "--format", "json"])
    alone = [_place(item) for item in json.loads(capsys.readouterr().out)["findings"] if item["code"] == "word_unknown"]
    whole = [_place(item.as_dict()) for item in Inventory.open(path).footprint().findings if item.code == "word_unknown"]
    assert alone == whole == [("rader.csv", 4, heading)]


@pytest.mark.parametrize("folder", _WRONG[3:], indirect=True)
def test_a_lock_and_a_part_of_a_footprint_keep_the_place(folder):
    path, heading = folder
    footprint = Inventory.open(path).footprint()
    for result in (
        footprint,
        carbon.thaw(carbon.freeze(footprint, path / "a.lock")),
        footprint.where(source=footprint.labels["source"][0]),
    ):
        assert [_place(item.as_dict()) for item in result.findings if item.code == "word_unknown"] == [("rader.csv", 4, heading)]


def _place(item):
    return item["file"], item["row"], item["column"]
