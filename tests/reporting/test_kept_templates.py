"""Templates are compiled once for all processes, and what is kept of them is trusted only where nobody else can have changed it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from jinja2 import DictLoader, Environment

import carbon
from carbon.reporting import kept_templates, page

posix = pytest.mark.skipif(sys.platform == "win32", reason="owner and mode are those of POSIX")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of its own, and an environment that has compiled nothing yet."""
    tmp_path.chmod(0o700)
    monkeypatch.setattr(kept_templates, "kept_folder", lambda: tmp_path)
    page._environment.cache_clear()
    yield tmp_path
    page._environment.cache_clear()


@pytest.fixture
def compiled(monkeypatch):
    """The names of templates that are compiled."""
    names, compile_one = [], Environment.compile
    monkeypatch.setattr(
        Environment, "compile", lambda self, source, name=None, *rest: (names.append(name), compile_one(self, source, name, *rest))[1]
    )
    return names


def made(path):
    page._environment.cache_clear()
    return carbon.report(carbon.calculate("diesel", "40 L", region="SE", period=2019), path / "page.html").read_text(encoding="utf-8")


def test_a_template_is_compiled_once_and_the_page_is_the_same(folder, compiled):
    first = made(folder)
    assert compiled
    count = len(compiled)
    assert made(folder) == first
    assert len(compiled) == count
    assert {path.stat().st_mode & 0o077 for path in folder.glob("template-*")} == {0}


@posix
def test_what_others_can_write_or_what_is_damaged_is_compiled_anew(folder, compiled):
    first = made(folder)
    for spoil in (
        lambda path: path.chmod(0o666),
        lambda path: path.write_bytes(path.read_bytes()[:-200]),
        lambda path: path.write_bytes(b""),
    ):
        for path in folder.glob("template-*"):
            spoil(path)
        compiled.clear()
        assert made(folder) == first
        assert compiled
        for path in folder.glob("template-*"):
            path.chmod(0o600)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("other", [{"autoescape": False}, {"trim_blocks": True}, {"newline_sequence": "\r\n"}])
def test_what_was_compiled_with_other_options_is_compiled_anew(compiled, other):
    usual = {"autoescape": True, "loader": DictLoader({"page": "{{ text }}"})}
    for options, times in ((usual, 1), (usual, 1), (usual | other, 2), (usual | other, 2), (usual, 3)):
        environment = Environment(**options)
        environment.bytecode_cache = kept_templates.KeptTemplates(environment)
        assert environment.get_template("page").render(text="<b>") == ("<b>" if options["autoescape"] is False else "&lt;b&gt;")
        assert len(compiled) == times


def test_without_a_folder_every_process_compiles(monkeypatch, tmp_path):
    expected = made(tmp_path)
    monkeypatch.setattr(kept_templates, "kept_folder", lambda: None)
    assert made(tmp_path) == expected
    page._environment.cache_clear()


def test_a_second_process_reads_what_the_first_compiled(tmp_path):
    code = (
        "import carbon, jinja2; names = []; compile_one = jinja2.Environment.compile\n"
        "jinja2.Environment.compile = lambda self, *rest: (names.append(1), compile_one(self, *rest))[1]\n"
        f"carbon.report(carbon.calculate('diesel', '40 L', region='SE', period=2019), {str(tmp_path / 'page.html')!r}); print(len(names))"
    )
    counts = [int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(2)]
    assert counts[1] == 0
