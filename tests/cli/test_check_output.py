"""What `check` prints is read in whole words at the width of a page, in a pipe too; `footprint` says what only `check` finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.cli import check
from carbon.cli.main import main
from carbon.cli.render import released
from carbon.core.errors import Finding
from inventories import HEAD, make

pytestmark = pytest.mark.usefixtures("calculated_once")

ROWS = "kind,amount,unit,period,source\n" + "".join(f"diesel,{40 + month},l,2019-{month:02},Fleet\n" for month in range(1, 13))
TOML = HEAD + '\n[[tables]]\npath = "t.csv"\n'


def printed(folder, capsys, *arguments):
    code = main([*arguments, str(folder)])
    found = capsys.readouterr()
    return code, found.out, found.err


@pytest.mark.parametrize(("columns", "most"), [("80", 80), ("100", 100), ("", 120), ("1000", 120)])
def test_lines_are_of_whole_words_and_no_wider_than_a_page(columns, most, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = printed("examples/norrbotten-2019", capsys, "check")
    lines = out.splitlines()
    assert max(len(line) for line in lines if " " in line.strip()) <= most
    assert not [line for line in lines if line != line.rstrip()]
    found = carbon.Inventory.open("examples/norrbotten-2019").footprint().findings
    words = out.split()
    assert {item.code.rstrip(":") for item in found} <= {word.rstrip(":") for word in words}
    said = " ".join(words)
    assert all(" ".join(str(item.message).split()) in said for item in found)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs", "Zl", "Zp")), max_size=300), st.integers(40, 120))
def test_any_sentence_is_printed_whole(message, width):
    _, *lines = check._lines(Finding("x", "error", message, "t.csv", 3, "amount", 2), width)
    plain = [line.replace("\\[", "[") for line in lines]
    assert "".join(released("".join(plain)).split()).replace("\\", "") == "".join(message.split()).replace("\\", "")
    assert all(len(line) <= width or " " not in line.strip() for line in plain)


def test_a_footprint_says_what_only_check_finds(tmp_path, capsys):
    folder = tmp_path / "my rows"
    folder.mkdir()
    make(folder, TOML, t_csv=ROWS.replace("41,l", "41,m3"))
    code, _, err = printed(folder, capsys, "footprint")
    assert code == 0
    assert re.search(rf"1 further warning is in: python -m carbon check '{folder}'", " ".join(err.split()))
    _, out, _ = printed(folder, capsys, "check")
    assert "warning thousandfold" in out
    make(folder, TOML, t_csv=ROWS)
    assert "further warning" not in printed(folder, capsys, "footprint")[2]


def test_json_of_a_footprint_stays_json_alone(tmp_path, capsys):
    make(tmp_path, TOML, t_csv=ROWS.replace("41,l", "41,m3"))
    assert main(["footprint", str(tmp_path), "--format", "json"]) == 0
    assert capsys.readouterr().err == ""
