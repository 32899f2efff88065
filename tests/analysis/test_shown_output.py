"""What the pages show is what the commands print: each line of it, but for those that are cut with …"""

import re
import shlex
from pathlib import Path

import pytest

from carbon.analysis.choices import ChoiceTotal
from carbon.cli import choosing
from carbon.cli.main import main

pytestmark = pytest.mark.usefixtures("calculated_once")

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "docs/README.md",
    "docs/uncertainty.md",
    "docs/compare.md",
    "docs/goals.md",
    "docs/inventory.md",
    "docs/factors.md",
    "docs/scenarios.md",
    "docs/materiality.md",
)
_SHOWN = re.compile(r"```console\n\$ (?:[^\n]*/)?python -m carbon ([^\n]+)\n```\n(?:(?!```)[^\n]*\n)*?```text\n(.*?)```", re.DOTALL)
CASES = [(page, *found) for page in PAGES for found in _SHOWN.findall((ROOT / page).read_text(encoding="utf-8"))]


def words(text):
    return " ".join(text.split())


def test_there_is_output_on_the_pages():
    assert {page for page, _, _ in CASES} == set(PAGES)


@pytest.mark.parametrize(("command", "shown"), [case[1:] for case in CASES], ids=[f"{page}: {command}" for page, command, _ in CASES])
def test_each_line_is_printed(command, shown, monkeypatch, capsys, request):
    monkeypatch.chdir(ROOT)
    if command == "choices examples/norrbotten-2019":
        made = tuple(ChoiceTotal(**item) for item in request.getfixturevalue("record")["choices"])
        monkeypatch.setattr(choosing, "totals", lambda *_: made)
    monkeypatch.setenv("COLUMNS", "400")
    assert main(shlex.split(command)) == 0
    printed = words(capsys.readouterr().out)
    for line in shown.splitlines():
        for part in line.split("…"):
            assert words(part) in printed, line
