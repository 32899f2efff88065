"""The pages for the next person name what is there: files, folders, tools; and lists of words are those of the code."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from written import ORDER as ORDER_OF_TOOLS
from written import SEALS

from carbon.core.booking import CONTROLS, PURPOSES, STAGES
from carbon.engine.plan.output_columns import AFTER, ORDER

ROOT = Path(__file__).parents[2]

PAGES = ("CONTRIBUTING.md", "docs/how_it_works.md", "emission_factors/README.md")
PATH = re.compile(r"`(?:python |seal )?([a-z_0-9./-]+(?:\.(?:py|csv|toml|txt|md)|/))(?: [^`]*)?`")
"""A file or a folder between backticks, or a tool with its arguments; names with <…>, * or capitals stand for others."""
WRITTEN_BY_USERS = {"inventory.toml"}


def tracked():
    """Every file and folder of the repository, each with a / before it."""
    done = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = {f"/{name}" for name in done.stdout.splitlines()}
    return files | {f"{parent}/" for name in files for parent in map(str, Path(name).parents)}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page):
    there = tracked()
    named = set(PATH.findall((ROOT / page).read_text(encoding="utf-8"))) - WRITTEN_BY_USERS
    assert named
    assert sorted(name for name in named if not any(path.endswith(f"/{name.removeprefix('../')}") for path in there)) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_once_where_a_thing_goes(page):
    """Two rows of one thing are two answers, of which one is old."""
    rows = [line.split("|")[1].strip() for line in (ROOT / page).read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    heads = {"to add", "column", "field", "file"}
    assert sorted(name for name in set(rows) - heads if rows.count(name) > 1) == []


def test_the_tool_that_writes_all_runs_every_tool_that_writes_a_page():
    folder = ROOT / "tools"
    texts = {path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    writers = {name for name, text in texts.items() if text.startswith('"""Write ')}
    by_hand = {"changelog", "written", "datasets/region_names", SEALS}
    assert writers - by_hand == set(ORDER_OF_TOOLS)
    assert [name for name in (*ORDER_OF_TOOLS, SEALS) if not re.search(r"^def pages\(\) -> ", texts[name], re.MULTILINE)] == []


def test_the_page_names_the_one_command_and_none_of_those_it_runs():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "`python tools/written.py`" in text
    assert [name for name in ORDER_OF_TOOLS if f"python tools/{name}.py" in text] == []


@pytest.mark.parametrize(("word", "values"), [("stage", STAGES), ("control", CONTROLS), ("purpose", PURPOSES)])
def test_the_glossary_lists_the_words_of_the_code(word, values):
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"(?m)^\| {word} \| (.*) \|$", page)
    assert sorted(row.split(", ")) == sorted(values)


@pytest.mark.parametrize("name", sorted({*ORDER, *AFTER}))
def test_every_column_of_a_row_is_on_its_page(name):
    page = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.split("## The columns of a row")[1].splitlines() if line.startswith("| `")]
    assert any(f"`{name}`" in row for row in rows), f"{name} needs a row in docs/frames.md"
