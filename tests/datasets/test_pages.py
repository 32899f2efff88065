"""Each dataset that ships has a page that says what it is, its licence, its age and its traps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from datasets_page import HOLDERS, readings, rows_of, values_of

ROOT = Path(__file__).parents[2]
FACTORS = ROOT / "emission_factors"
EDITIONS = sorted(path.parent for path in FACTORS.glob("*/*/datapackage.json") if (path.parent / "factors.csv").is_file())
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "datasets").glob("*.md")}
READINGS = PAGES.pop("second-readings")
TABLE = PAGES.pop("README")
SETS = sorted(path.name for path in FACTORS.iterdir() if path.is_dir())


def page_of(name: str) -> str:
    """The page of a folder: one of its name, the one that is said, or the first that names it in a table."""
    named = [HOLDERS.get(name, name), *(stem for stem, text in PAGES.items() if re.search(rf"\|.*\b{re.escape(name)}\b.*\|", text))]
    return next((PAGES[stem] for stem in named if stem in PAGES), "")


@pytest.mark.parametrize("name", SETS)
def test_each_set_has_a_page_with_licence_age_and_traps(name):
    text = page_of(name)
    assert text, f"no page of docs/datasets names {name}"
    for said in ("licence", "age", "traps"):
        assert re.search(rf"(\||\*\*|#+) ?{said}", text, re.IGNORECASE), f"the page of {name} does not say its {said}"


def test_each_edition_states_its_licence():
    for path in FACTORS.glob("*/*/datapackage.json"):
        (licence, *_) = json.loads(path.read_text(encoding="utf-8"))["licenses"]
        assert licence["title"], path


ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in READINGS.splitlines() if line.startswith("| ")][1:]
DEFINITIONS = [name for name in SETS if name not in ("taxonomy", "nordic") and name not in {path.parent.name for path in EDITIONS}]


@pytest.mark.parametrize("name", DEFINITIONS)
def test_each_set_of_definitions_states_how_many_of_its_values_were_read_again(name):
    """The words of `taxonomy` are no values, and `nordic` holds only what was left out."""
    assert any(re.search(rf"(^|[ ,(]){re.escape(name)}([/:, ]|$)", row[0]) for row in ROWS), (
        f"docs/datasets/second-readings.md lacks {name}"
    )


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_each_edition_states_how_many_of_its_values_were_read_again_and_why_the_rest_were_not(folder):
    name = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["name"]
    read, values = readings()[name], values_of(rows_of(folder / "factors.csv"))
    assert read.against
    assert read.differ == ("0" if read.compared != "0" else "–")
    assert int(read.compared) <= values, f"{name} has {values} values: state in emission_factors/second_readings.csv which were read again"
    assert bool(read.rest) == (int(read.compared) < values), (
        f"{name}: {read.compared} of {values} values were read again; say why the rest were not"
    )


def test_no_reading_is_of_a_set_that_is_gone():
    names = {json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["name"] for folder in EDITIONS}
    assert set(readings()) == names


def test_each_edition_s_line_is_whole():
    for line in TABLE.split("|---|\n", 1)[1].splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        assert len(cells) == 10
        assert all(cells), line
        assert (ROOT / "docs" / "datasets" / re.search(r"\((.+)\)", cells[-1])[1]).is_file()


def test_a_count_is_a_number_and_one_without_says_why():
    for what, compared, differ, why in ROWS:
        assert re.fullmatch(r"[\d ]+|–", compared.replace("\u202f", " ")), what
        assert differ == ("–" if compared == "–" else "0") or why, what
        assert compared != "–" or why, what
