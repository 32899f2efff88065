"""A report has the same sections in every form, and the contents of the page lead to each."""

import re
from pathlib import Path

import pytest

import carbon

OF_THE_PAGE_ALONE = {"flow", "scenarios", "rows"}
"""A drawing, sliders, and rows that a page folds."""


@pytest.fixture(scope="module")
def made(footprint, tmp_path_factory):
    """The report with a comparison in each form: name of the ending → path."""
    folder = tmp_path_factory.mktemp("sections")
    before = carbon.Inventory.open(Path(__file__).parents[2] / "examples" / "norrbotten-2018").footprint()
    return {form: carbon.report(footprint, folder / f"report.{form}", compare=before) for form in ("html", "md", "docx")}


@pytest.fixture(scope="module")
def page(made):
    return made["html"].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sections(page):
    """Of the page: place → heading, in its order."""
    return dict(re.findall(r'<section id="(\w+)"[^>]*>\s*<h2>(.*?)</h2>', page))


def test_the_page_and_the_documents_have_the_same_sections(made, sections):
    docx = pytest.importorskip("docx")
    headings = [heading for place, heading in sections.items() if place not in OF_THE_PAGE_ALONE]
    assert headings[:3] == ["Summary", "Where the emissions arise", "Change from Region Norrbotten 2018 (reconstruction)"]
    assert re.findall(r"(?m)^## (.*)$", made["md"].read_text(encoding="utf-8")) == headings
    in_word = [part.text for part in docx.Document(str(made["docx"])).paragraphs if part.style.name == "Heading 1"]
    # The table of all lines stands on a sheet of its own there.
    assert in_word == [*headings, "All lines: amount × factor"]


def test_the_contents_lead_to_every_section_after_the_summary_in_its_order(page, sections):
    (contents,) = re.findall(r"<nav[^>]*>(.*?)</nav>", page, flags=re.DOTALL)
    assert ["summary", *re.findall(r'href="#(\w+)"', contents)] == list(sections)
