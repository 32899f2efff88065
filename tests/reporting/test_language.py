"""A report in Swedish is Swedish: every sentence of it is translated, every finding has words, and numbers are written as there."""

import ast
import html
import re
import string
from functools import cache
from pathlib import Path

import pytest
import said
import sentences

import carbon
from carbon.core.errors import CarbonError
from carbon.reporting.language.words import LANGUAGES, Words, language_of

ROOT = Path(__file__).parents[2]
NORRBOTTEN = ROOT / "examples" / "norrbotten-2019"
OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language):
    words = Words(language)
    lacking = [text for text in sentences.all_of_them() if not words.knows(text)]
    assert lacking == [], f"write their translation in {language}.csv"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_arguments_of_its_sentence(language):
    words = Words(language)
    for text in sentences.all_of_them():
        assert arguments(words(text)) == arguments(text), text


def arguments(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@cache
def codes():
    """The code of every finding, as the source says it."""
    named = (node.args[0] for _, node in said.all_calls()["Finding"] if node.args)
    return {code.value for code in named if isinstance(code, ast.Constant)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_words(language):
    words = Words(language)
    for_any_row = words.finding("*")
    lacking = sorted({code for code in codes() if words.finding(code) == for_any_row})
    assert lacking == [], f"say what they mean in findings_{language}.csv"


def test_nothing_of_a_swedish_report_is_english(tmp_path):
    """What a person wrote may be; sentences of the program may not."""
    result = carbon.Inventory.open(NORRBOTTEN).footprint()
    english = seen(carbon.report(result, tmp_path / "en.html"))
    swedish = seen(carbon.report(result, tmp_path / "sv.html", language="sv", rows="none"))
    files = [NORRBOTTEN / "inventory.toml", *sorted(NORRBOTTEN.glob("data/*.csv")), *sorted(NORRBOTTEN.glob("scenarios/*.toml"))]
    own = {word for text in (*(path.read_text(encoding="utf-8") for path in files), *cited(result)) for word in spoken(text)}
    both = [text for text in english & swedish if len(spoken(text)) > 2 and not set(spoken(text)) <= own | {"Scope"}]
    assert sorted(both) == []


def spoken(text):
    return re.findall(r"[^\W\d_]{3,}", html.unescape(text))


def seen(path):
    body = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return {" ".join(text.split()) for text in re.findall(r">([^<]+)<", body)}


def cited(result):
    for _, line in result.plan.lines:
        work = line.factor.publication
        yield from (work.title, work.publisher, work.licence, line.form.locator, line.factor.derivation, work.edition, line.factor.id)


def test_numbers_and_months_are_written_as_in_the_language():
    swedish, english = Words("sv"), Words("en")
    assert swedish.number(-1234567.891, 2) == "−1\xa0234\xa0567,89"
    assert english.number(-1234567.891, 2) == "−1\xa0234\xa0567.89"
    assert swedish.percent(0.053, signed=True) == "+5,3\xa0%"
    assert english.percent(-0.053, signed=True) == "−5.3%"
    assert (swedish.month("2019-05"), english.month("2019-05")) == ("maj 2019", "May 2019")
    assert swedish.significant(0.0000123456, 3) == "1,23·10⁻⁵"
    assert (swedish.tonnes(6553000), swedish.tonnes(57100), swedish.tonnes(267.6)) == ("6\xa0553", "57,1", "0,27")


SPACED = re.compile(r"[\d}#][ \N{NO-BREAK SPACE}]+%(?!})")
"""A sign of per cent that stands apart from its number."""


def test_english_writes_per_cent_without_a_space():
    """95%: in what the program says, in the words of its fields, and in the pages."""
    texts = [text for _, text in (*said.templates(), *said.terms())] + sentences.all_of_them()
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")]
    assert len(texts) > 2000
    assert [text for text in texts if SPACED.search(text)] == []
    lines = [line for page in pages if page.name != "CHANGELOG.md" for line in page.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if SPACED.search(line)] == []
    assert Words("en").data("±30 to ±50 % (section 10.3.4)") == "±30 to ±50% (section 10.3.4)"


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_keep_the_sign_by_its_number(language):
    """95 % with a no-break space: no line ends between the two."""
    words, bare = Words(language), re.compile(r"[\d}#] ?%(?!})")
    for text in {*(text for _, text in said.templates()), *sentences.all_of_them()}:
        assert not bare.search(words.template(text)), text
    assert words.data("median of 9 stated half widths, 5 to 20 %").endswith("20\N{NO-BREAK SPACE}%")


def test_the_language_is_the_one_asked_for_then_the_inventorys_then_the_environments(monkeypatch):
    monkeypatch.delenv("CARBON_LANGUAGE", raising=False)
    assert language_of() == "en"
    monkeypatch.setenv("CARBON_LANGUAGE", "sv_SE.UTF-8")
    assert (language_of(), language_of(None, "en"), language_of("svenska", "en")) == ("sv", "en", "sv")
    monkeypatch.setenv("CARBON_LANGUAGE", "norska")
    with pytest.raises(CarbonError, match="language 'norska' is unknown"):
        language_of()
