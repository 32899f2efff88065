"""Doctests of every module, and every command and example of the README."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import pkgutil
import re
import shlex
from pathlib import Path

import pytest

import carbon
from carbon.cli.main import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = [module.name for module in pkgutil.walk_packages(carbon.__path__, "carbon.") if not module.name.endswith("__main__")]
COMMANDS = re.findall(r"^\$ python -m carbon (.+)$", README, flags=re.MULTILINE)
EXAMPLES = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize("name", ["carbon", *MODULES])
def test_doctests(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    runner = doctest.DocTestRunner()
    # Each run looks at every file that Python has shown a line of: a docstring without an example is not run.
    for found in (test for test in doctest.DocTestFinder().find(importlib.import_module(name)) if test.examples):
        runner.run(found)
    assert runner.summarize(verbose=False).failed == 0


def test_doctests_are_found():
    finder = doctest.DocTestFinder()
    examples = sum(len(test.examples) for name in MODULES for test in finder.find(importlib.import_module(name)))
    assert examples >= 50


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_readme(command, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(command)) == 0
    assert capsys.readouterr().out.strip()


def test_examples_of_the_readme(monkeypatch):
    monkeypatch.chdir(ROOT)
    space: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "README.md", "exec"), space)
    assert space["footprint"].complete


def test_examples_of_the_page_for_programs_run_and_print_what_it_shows(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    space: dict[str, object] = {}
    for example in re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL):
        exec(compile(example, "docs/python.md", "exec"), space)
    printed = capsys.readouterr().out
    shown = re.findall(r"^ *print\((?:result|error.*)\)  # (.+)$", page, flags=re.MULTILINE)
    assert len(shown) == 2
    assert [text for text in shown if text.removesuffix(" …") not in printed] == []
    assert space["chair"].complete


def test_the_page_to_begin_with_leads_to_every_page():
    page = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "docs").glob("*.md") if path.name != "README.md" and f"]({path.name})" not in page] == []


def test_the_readme_shows_the_two_commands_and_the_picture():
    assert README.count("$ python3 -m venv .venv && .venv/bin/pip install -q") == 2
    picture = re.search(r"!\[.*\]\((docs/pictures/[^)]+)\)", README)
    assert (ROOT / picture[1]).is_file()


def test_every_public_name_has_a_docstring():
    for name in carbon.__all__:
        if name != "__version__":
            assert getattr(carbon, name).__doc__, name


def test_links_of_documents_lead_somewhere():
    for document in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "examples").glob("*/*.md"))):
        for link in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if not link.startswith("http"):
                assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_no_page_holds_two_versions_of_a_line():
    """What a merge left undecided is no text."""
    marks = ("<" * 7 + " ", ">" * 7 + " ")
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "emission_factors").rglob("*.csv"),
        *(ROOT / "src").rglob("*.csv"),
    ]
    wrong = [path.name for path in pages if any(line.startswith(marks) for line in path.read_text(encoding="utf-8").splitlines())]
    assert wrong == []
