"""Paths of `[[tables]]`: what lies in the inventory's folder is read, a path that leads out of it is refused by name."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.core.errors import CarbonError
from carbon.inventory.parts import TableSettings
from carbon.inventory.settings import settings_of
from carbon.inventory.table_files import tables_of
from inventories import HEAD, TABLE, errors, found, make

CSV = "amount,unit\n1,l\n"


def footprint_of(tmp_path, path):
    """An inventory in a folder of its own, beside a file that is not of it."""
    folder = tmp_path / "inventory"
    folder.mkdir()
    (tmp_path / "outside.csv").write_text(CSV)
    return make(folder, HEAD + TABLE.replace('"t.csv"', f"'{path}'"), t_csv=CSV).footprint()


@pytest.mark.parametrize(
    "path", ["../outside.csv", "a/../../outside.csv", "../*.csv", "..", "/etc/hosts.csv", "/tmp/*.csv", r"C:\data\t.csv"]
)
def test_a_path_that_leads_out_is_refused_by_name(path, tmp_path):
    result = footprint_of(tmp_path, path)
    assert errors(result) == [("path_outside", path, None, None)]
    assert result.co2e_kg is None
    (finding,) = found(result, "path_outside")
    assert finding.message == (
        f"table 1: path '{path}' leads out of the inventory's folder. Put the file, or a link to it, into the folder and write its path "
        "from there, as data/energy.xlsx."
    )


@pytest.mark.parametrize("path", ["t.csv", "./t.csv", "a/../t.csv", "*.csv", "."])
def test_a_path_that_stays_inside_is_read(path, tmp_path):
    (tmp_path / "inventory" / "a").mkdir(parents=True)
    result = make(tmp_path / "inventory", HEAD + TABLE.replace("t.csv", path), t_csv=CSV).footprint()
    assert errors(result) == []
    assert result.co2e_kg > 0


def test_a_link_in_the_folder_is_followed(tmp_path):
    (tmp_path / "inventory").mkdir()
    (tmp_path / "outside.csv").write_text(CSV)
    (tmp_path / "inventory" / "t.csv").symlink_to(tmp_path / "outside.csv")
    assert errors(make(tmp_path / "inventory").footprint()) == []


@given(st.lists(st.sampled_from(["..", "a", "b", "."]), max_size=6))
def test_only_what_stays_inside_is_taken(parts):
    path = "/".join([*parts, "t.csv"])
    with tempfile.TemporaryDirectory() as top:
        root = Path(top).resolve()
        place, inside = root, True
        for part in parts:
            place = place.parent if part == ".." else place / part
            inside = inside and place.is_relative_to(root)
        entry, settings = TableSettings(path=path), settings_of(HEAD, "inventory.toml")
        if inside:
            assert [table.path for table in tables_of(root, entry, settings).tables] == [path]
        else:
            with pytest.raises(CarbonError, match="leads out of the inventory's folder"):
                tables_of(root, entry, settings)
