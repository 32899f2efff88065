"""Every form of a report says the same: totals, sources and findings to the printed precision, in both languages, and as the terminal does."""

import csv
import io
import json
import re
import tempfile
from collections import Counter
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from test_in_short import ELECTRICITY, POWER, ROWS, TOML

import carbon
import inventories
from carbon.cli.main import main
from carbon.reporting.findings import _TECHNICAL
from carbon.reporting.language.words import Words
from carbon.reporting.vocabulary import label, subscripts

EXAMPLE = Path(__file__).parents[2] / "examples" / "norrbotten-2019"
SAID = {language: Words(language) for language in ("en", "sv")}
SUMMARY, BY_SOURCE, TOLD, KNOWN = (
    {language: words(text)[:31] for language, words in SAID.items()}
    for text in ("Summary", "By source", "Data quality and findings", "What a reader should know")
)
TOTAL = {language: f"{words('Full total')}: " for language, words in SAID.items()}


def plain(text):
    return " ".join(str(text).replace("\xa0", " ").split())


def of_html(text):
    """(total, source → tonnes, finding → how often) as a reader sees them, and the total and sources of the embedded model [kg]."""
    total = re.search(r'<h3 class="big"><span>(.*?)</span>', text)
    bars = re.findall(r'data-b="source:.*?<span class="what" dir="auto">(.*?)</span>.*?<span class="n kg">(.*?)</span>', text, re.DOTALL)
    part = text[text.index('id="findings"') : text.index('id="methods"')]
    found = re.findall(r'<summary><span>(.*?)</span> <span class="n small">(.*?)</span>', part)
    read = [[(plain(unescape(one)), plain(unescape(other))) for one, other in pairs] for pairs in (bars, found)]
    return plain(total[1]) if total else None, dict(read[0]), dict(read[1])


def of_model(text):
    """Total and kg by source of the form that the page carries, in its own view and GWP set."""
    form = json.loads(re.search(r'id="model">(.*?)</script>', text, re.DOTALL)[1])
    weights, views = form["sets"][form["gwp"]], {0, 1 if form["basis"] == "location" else 2}
    sums = dict.fromkeys(form["labels"]["source"], 0.0)
    for name, line, amount, *hidden in form["cells"]["source"]:
        gases = form["lines"][line][4]
        kg = amount if hidden else amount * sum(mass * weights[gas] for gas, mass in zip(gases[::2], gases[1::2], strict=True))
        sums[form["labels"]["source"][name]] += kg if form["lines"][line][2] in views else 0.0
    return sum(sums.values()), sums


def of_markdown(text, language):
    text = re.sub(r"\\(.)", r"\1", text)
    total = re.search(rf"^{TOTAL[language]}([\d\xa0.,]*\d)\s", text, re.MULTILINE)
    rows = [[plain(cell) for cell in line.strip("| ").split(" | ")] for line in section(text, f"### {BY_SOURCE[language]}", "### ")]
    found = [line.strip("|").rsplit(" | ", 1) for line in section(text, f"## {KNOWN[language]}", "## ") if " | " in line]
    findings = {plain(one): plain(other) for one, other in found if not plain(one).startswith("–")}
    return (
        total and plain(total[1]),
        {row[0]: row[1] for row in rows[2:-1]},
        {one: other for one, other in findings.items() if other not in ("--:", "How often", "Hur ofta")},
    )


def section(text, start, end):
    lines = text.splitlines()
    first = lines.index(start) + 1
    last = next((number for number in range(first, len(lines)) if lines[number].startswith(end)), len(lines))
    return [line for line in lines[first:last] if line.startswith("|")]


def of_docx(path, language):
    docx = pytest.importorskip("docx")
    made = docx.Document(str(path))
    total = next((text for part in made.paragraphs if (text := plain(part.text)).startswith(TOTAL[language])), "")
    tables = [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in made.tables]
    sources = next((rows for rows in tables if len(rows[0]) == 4 and rows[0][0] in ("Source", "Utsläppskälla")), [])
    often = [row for rows in tables if rows[0][-1] in ("How often", "Hur ofta") for row in rows[1:]]
    amount = total.removeprefix(TOTAL[language]).rpartition(" CO₂e")[0].rpartition(" ")[0]
    return amount or None, {row[0]: row[1] for row in sources[1:-1]}, {one: other for one, other in often if not one.startswith("–")}


def of_workbook(path, language):
    """As the others, its figures written as they are printed elsewhere."""
    book, words = openpyxl.load_workbook(path, data_only=True), Words(language)
    total = book[SUMMARY[language]]["B5"].value
    rows = [row[:2] for row in book[BY_SOURCE[language]].iter_rows(min_row=2, values_only=True) if row[0]][:-1]
    lines = [[plain(cell or "") for cell in row[:2]] for row in book[TOLD[language]].iter_rows(values_only=True)]
    first = next(number for number, row in enumerate(lines) if row[0] == KNOWN[language])
    last = next(number for number in range(first + 1, len(lines)) if lines[number][0].startswith(("Metod", "Methods")))
    heads = ("What", "Vad", "Errors", "Fel", "Warnings", "Varningar", "Good to know", "Bra att veta", "")
    found = {one: other for one, other in lines[first + 1 : last] if one not in heads and not one.startswith("–")}
    shown = None if isinstance(total, str) else plain(words.tonnes(total * 1000))
    return shown, {plain(name): plain(words.tonnes(value * 1000)) for name, value in rows}, found


def of_terminal(folder, language, capsys):
    main(["footprint", str(folder), "--language", language])
    lines = [re.split(r"\s{2,}", line.strip()) for line in capsys.readouterr().out.splitlines()]
    return {
        plain(row[0]): plain(row[-2])
        for row in lines
        if len(row) > 2 and row[-1].lstrip("<").rstrip("%").rstrip().replace(",", ".").replace(".", "").isdigit()
    }


def agree(result, folder, language, names=()):
    """Hold every form of a report to the result itself."""
    words = Words(language, dict(names))
    sums = result.by("source").to_dict(as_series=False)
    kg = {plain(label(words, "source", name)): mass for name, mass in zip(sums["source"], sums["co2e_kg"], strict=True)}
    total = None if result.total_kg() is None else plain(words.tonnes(result.total_kg()))
    counts = Counter()
    for one in result.findings:
        if one.code not in _TECHNICAL:
            counts[plain(subscripts(words.finding(one.code)))] += one.count
    often = {sentence: plain(words("{n} times", n=words.number(times))) if times > 1 else "" for sentence, times in counts.items()}
    made = {
        ending: carbon.report(result, folder / f"report.{ending}", language=language)
        for ending in ("html", "xlsx", "docx", "md", "csv", "json")
    }
    page = made["html"].read_text(encoding="utf-8")
    read = {
        "html": of_html(page), "xlsx": of_workbook(made["xlsx"], language), "docx": of_docx(made["docx"], language),
        "md": of_markdown(made["md"].read_text(encoding="utf-8"), language),
    }  # fmt: skip
    for ending, (shown, sources, findings) in read.items():
        assert (shown and shown.replace(" ", "")) == (total and total.replace(" ", "")), ending
        assert {name: text for name, text in sources.items() if text != "0"} == {
            name: plain(words.tonnes(mass)) for name, mass in kg.items() if mass
        }, ending
        assert findings == often, ending
    record = json.loads(made["json"].read_text(encoding="utf-8"))
    lines = list(csv.DictReader(io.StringIO(made["csv"].read_text(encoding="utf-8-sig"))))
    whole, of_sources = of_model(page)
    assert record["co2e_kg"] == result.total_kg()
    for found in (whole, sum(float(row["kg_co2e"]) for row in lines if row["basis"] in ("", result.basis))):
        assert found == pytest.approx(result.total_kg() or 0.0, rel=1e-9, abs=1e-9)
    # Programs read the names that the tables have, whatever the report is called in.
    given = {name or "": mass for name, mass in zip(sums["source"], sums["co2e_kg"], strict=True)}
    assert (
        dict(zip([name or "" for name in record["tables"]["source"]["source"]], record["tables"]["source"]["co2e_kg"], strict=True))
        == given
    )
    assert {name: mass for name, mass in of_sources.items() if mass} == pytest.approx({name: mass for name, mass in given.items() if mass})
    by_code = Counter()
    for one in record["findings"]:
        by_code[one["code"]] += one["count"]
    assert by_code == sum((Counter({one.code: one.count}) for one in result.findings), Counter())
    return kg


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_form_of_the_example_says_the_same(language, tmp_path, capsys):
    result = carbon.Inventory.open(EXAMPLE).footprint()
    names = result.settings.names.get(language, {})
    kg = agree(result, tmp_path, language, names)
    words, told = Words(language), of_terminal(EXAMPLE, language, capsys)
    assert {name: told[name] for name in kg} == {name: plain(words.tonnes(mass)) for name, mass in kg.items()}
    assert plain(words.tonnes(result.co2e_kg)) in told.values()


@pytest.mark.parametrize("language", ["en", "sv"])
@settings(max_examples=3, deadline=None)
@given(rows=ROWS, power=POWER)
def test_every_form_of_any_inventory_says_the_same(language, rows, power):
    text = "".join(f'"{source}",{fuel},{amount}{" l" if amount else ""},2023\n' for source, fuel, amount in rows)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {"fuel_csv": f"source,fuel,volume,period\n{text}"} | ({"el_csv": f"energy,period\n{power},2023\n"} if power else {})
        agree(inventories.make(folder, TOML + (ELECTRICITY if power else ""), **files).footprint(), folder, language)


def test_second_names_change_nothing_that_programs_read(tmp_path, capsys):
    """The same inventory with and without [names.sv]: what a program reads is the same to the letter."""
    rows, forms = "source,fuel,volume,period\nCars,diesel,40 l,2023\nBoilers,heating oil,4 l,2023\n", {}
    for called, more in (("plain", ""), ("named", '\n[names.sv]\n"Cars" = "Bilar"\n"Boilers" = "Pannor"\n"Test" = "Provet"\n')):
        folder = tmp_path / called
        folder.mkdir()
        result = inventories.make(folder, TOML + more, fuel_csv=rows).footprint()
        written = [
            carbon.report(result, folder / f"report.{ending}", language="sv").read_text(encoding="utf-8-sig") for ending in ("csv", "json")
        ]
        codes = [main([command, str(folder), "--format", "json", "--language", "sv"]) for command in ("footprint", "uncertainty", "check")]
        forms[called] = (written, codes, capsys.readouterr().out.replace(called, ""))
    assert forms["plain"] == forms["named"]
    assert "Bilar" in carbon.report(result, tmp_path / "report.md", language="sv").read_text(encoding="utf-8")
