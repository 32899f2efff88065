"""Each dataset that ships has a page that says what it is, its licence, its age and its traps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FACTORS = ROOT / "emission_factors"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "datasets").glob("*.md")}
del PAGES["second-readings"]
SETS = sorted(path.name for path in FACTORS.iterdir() if path.is_dir())
HOLDERS = {"ademe": "base-carbone", "epa-egrid": "epa", "ember": "grids", "google-cloud": "figaro"}
"""Pages that name their publisher otherwise than the folder."""


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
