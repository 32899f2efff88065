"""What is made from code and data is as it would be made; a stale file is named with what differs and what mends it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pages
import pytest
import written

from carbon.core.store.read import store

ROOT = Path(__file__).parents[2]


def test_every_file_that_is_made_is_up_to_date_and_every_dataset_is_sealed():
    """In a process of its own: no kind of another test is then among the kinds."""
    store()  # In a cold checkout the index is made first, which is said.
    done = subprocess.run([sys.executable, "tools/written.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.fixture
def tools(monkeypatch, tmp_path):
    """The tools without a page each, but those that a test gives."""
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    given = {}
    monkeypatch.setattr(written, "_tool", lambda name: SimpleNamespace(pages=lambda: given.get(name, {})))
    return given


def test_nothing_is_said_of_a_file_that_is_as_it_should_be(tools, tmp_path):
    (tmp_path / "page.md").write_text("one\n", encoding="utf-8")
    tools["kinds_page"] = {tmp_path / "page.md": "one\n"}
    assert list(written.checked()) == []


def test_a_stale_file_is_named_with_its_lines_and_its_command(tools, tmp_path):
    (tmp_path / "page.md").write_text("one\ntwo\n", encoding="utf-8")
    tools["kinds_page"] = {tmp_path / "page.md": "one\nthree\n"}
    assert list(written.checked()) == ["stale: page.md. Run python tools/written.py.", "    -two", "    +three"]


def test_a_file_that_is_not_there_is_stale(tools, tmp_path):
    tools["checks_page"] = {tmp_path / "page.md": "one\n"}
    assert list(written.checked()) == ["stale: page.md. Run python tools/written.py.", "    +one"]


def test_ends_of_lines_are_part_of_a_file(tools, tmp_path):
    (tmp_path / "page.md").write_bytes(b"one\r\n")
    tools["checks_page"] = {tmp_path / "page.md": "one\n"}
    assert next(written.checked()) == "stale: page.md. Run python tools/written.py."


def test_a_public_name_that_moved_asks_for_a_line_of_changes(tools, tmp_path):
    tools["public_api"] = {tmp_path / "public_api.txt": "name\n"}
    assert next(written.checked()) == (
        "stale: public_api.txt. Run python tools/written.py, then say in changes/ what a user has to change."
    )


def test_through_a_stale_table_of_kinds_nothing_else_is_looked_at(tools, tmp_path):
    tools["kind_table"] = {tmp_path / "kind_table.py": "one\n"}
    tools["kinds_page"] = {tmp_path / "page.md": "one\n"}
    assert list(written.checked()) == [
        "stale: kind_table.py. Run python tools/written.py.",
        "    +one",
        "Files that are made through these tables were not looked at.",
    ]


def test_a_dataset_that_was_edited_is_named_until_it_is_sealed(tools, tmp_path):
    tools["datasets/seal"] = {tmp_path / "emission_factors" / "uk" / "2025" / "datapackage.json": "{}\n"}
    (line,) = written.checked()
    assert line == (
        "not sealed: emission_factors/uk/2025. Compare what was edited with the publication, "
        "then run python tools/datasets/seal.py emission_factors/uk/2025."
    )


def test_a_long_difference_is_cut_and_counted(tmp_path):
    found = list(pages.differences(tmp_path / "none", "\n".join(["x" * 1000] * 30)))
    assert found[:-1] == ["+" + "x" * (pages.LETTERS - 1)] * pages.LINES
    assert found[-1] == f"and {30 - pages.LINES} more lines"


def test_only_what_differs_is_written(tmp_path, capsys):
    same, other = tmp_path / "same", tmp_path / "folder" / "other"
    same.write_text("one", encoding="utf-8")
    before = same.stat().st_mtime_ns
    assert pages.write({same: "one", other: "two\n"}) == 0
    assert (same.stat().st_mtime_ns, other.read_bytes()) == (before, b"two\n")
    assert capsys.readouterr().out == f"written: {other}\n"
