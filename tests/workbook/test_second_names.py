"""A workbook's sources and sites have their names in the other language: a Swedish workbook makes an English report."""

import pytest

import carbon
from carbon.workbook.opening import open_book
from carbon.workbook.shape import LANGUAGES, sectors, subjects
from carbon.workbook.words import offered
from workbook import filled

SITES = [("Centralsjukhuset", 85000, 4100, None, None, "Central hospital"), ("Norra sjukhuset", 32000, 1500)]


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    return carbon.Inventory.open(filled.fill(tmp_path_factory.mktemp("book") / "bok.xlsx", sites=SITES)).footprint()


def test_sources_and_sites_are_told_in_english(result, tmp_path):
    text = carbon.report(result, tmp_path / "report.md", language="en").read_text(encoding="utf-8").replace("\xa0", " ")
    for name in ("Electricity", "District heating", "Central hospital", "Norra sjukhuset", "Contracted bus"):
        assert f"| {name}" in text, name
    for name in ("| El |", "| Fjärrvärme |", "| Centralsjukhuset |", "| Sjukresor |", "| Pendling |"):
        assert name not in text, name


def test_in_its_own_language_nothing_has_another_name(result, tmp_path):
    text = carbon.report(result, tmp_path / "report.md").read_text(encoding="utf-8")
    for name in ("El", "Fjärrvärme", "Centralsjukhuset", "Sjukresor"):
        assert f"| {name} |" in text, name
    assert "Central hospital" not in text


def test_no_name_is_of_nothing_and_none_is_shared(result):
    assert [item.message for item in result.findings if item.code in ("name_unused", "name_shared")] == []


def test_what_programs_read_has_the_names_of_the_workbook(result):
    assert {"El", "Fjärrvärme", "Sjukresor"} <= set(result.by("source").to_dict(as_series=False)["source"])


def test_an_empty_workbook_has_no_names(tmp_path):
    assert "[names" not in open_book(filled.fill(tmp_path / "bok.xlsx", rows={}, sites=[])).text


@pytest.mark.parametrize("sector", sorted(sectors()))
def test_every_word_that_names_a_source_has_one_in_both_languages(sector):
    for mine, theirs in zip(*(subjects(sector, language) for language in LANGUAGES), strict=True):
        assert mine.key == theirs.key
        columns = [part.column(part.source) for part in (mine, theirs)]
        if mine.source == "sheet" or None in columns:
            continue
        words = [
            set(offered(part, column, language).values()) for part, column, language in zip((mine, theirs), columns, LANGUAGES, strict=True)
        ]
        assert words[0] == words[1]
