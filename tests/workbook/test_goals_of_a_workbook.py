"""`goals` on a workbook: it holds none, and what is told to be written is read."""

from __future__ import annotations

from carbon.cli.main import main
from workbook.filled import fill

INVENTORY = """[inventory]
name = "Region"
organisation = "Region"
period = "2024"
region = "SE"

[[tables]]
path = "book.xlsx"

[[indicators]]
name = "Total"
unit = "t"
of = { measure = "co2e" }
direction = "down"

[[goals]]
name = "Half"
indicator = "Total"
target = 1
year = 2030
"""


def test_goals_of_a_workbook_tells_where_they_are_written_and_that_is_read(tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    fill(book)
    assert main(["goals", str(book)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "en arbetsbok innehåller inga nyckeltal och inga mål" in told
    assert '[[tables]], path = "book.xlsx"' in told
    (tmp_path / "inventory.toml").write_text(INVENTORY, encoding="utf-8")
    assert main(["goals", str(tmp_path)]) == 0
    assert "Half" in capsys.readouterr().out
