"""The index of a checkout: made once however many ask for it, trusted only where it is ours and as it was made."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from carbon.core.errors import CarbonError
from carbon.core.store import made, private, read
from carbon.core.store.layout import index_name, source_folder
from carbon.core.store.read import Store
from carbon.core.store.turns import one_at_a_time

ROOT = Path(__file__).parents[2]
PRINT = "import carbon; print(carbon.calculate('diesel', '40 L', region='GB', period=2019).co2e_kg)"
THREADS = """
from concurrent.futures import ThreadPoolExecutor
def one(_):
    import carbon
    return carbon.calculate('diesel', '40 L', region='GB', period=2019).co2e_kg
with ThreadPoolExecutor(8) as pool:
    print(*set(pool.map(one, range(8))))
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="owner and mode are those of POSIX")


@pytest.fixture
def cold(tmp_path):
    """A checkout of its own that has no index yet, and without the publishers of most factors: how many are indexed proves nothing here."""
    for part in ("src", "emission_factors"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "ademe", "ember", "epa*"))
    return tmp_path


def started(checkout, code):
    settings = os.environ | {"PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=settings, cwd=checkout, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def indexes(checkout):
    return [path for path in (checkout / ".cache").iterdir() if path.suffix in (".sqlite", ".part")]


@pytest.mark.slow
def test_eight_processes_at_once_make_one_index_in_a_cold_checkout(cold):
    results = [(*process.communicate(), process.returncode) for process in [started(cold, PRINT) for _ in range(8)]]
    assert [code for _, _, code in results] == [0] * 8, results
    assert len({out for out, _, _ in results}) == 1
    assert sum("indexing the emission factors" in err for _, err, _ in results) == 1
    assert len(indexes(cold)) == 1


@pytest.mark.slow
def test_eight_threads_at_once_make_one_index_in_a_cold_checkout(cold):
    out, err = (process := started(cold, THREADS)).communicate()
    assert process.returncode == 0, err
    assert len(out.split()) == 1
    assert err.count("indexing the emission factors") == 1
    assert len(indexes(cold)) == 1


# What follows makes a small index in a moment: what is proved is when one is made, not what is in it.


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The folder of an index that is made in a moment, and how often one was made."""
    counted = []

    class Maker:
        @staticmethod
        def compile_index(_, target):
            counted.append(target)
            target.unlink(missing_ok=True)
            with sqlite3.connect(target) as connection:
                connection.execute("CREATE TABLE meta (name TEXT, value TEXT)")
                connection.execute("INSERT INTO meta VALUES ('content', 'true')")
            connection.close()

    monkeypatch.setattr(made, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(made.importlib, "import_module", lambda _: Maker)
    return counted


def version():
    found = Store(made.ready_index(source_folder()))
    return found.version


def test_an_index_is_made_once(small):
    assert [version(), version()] == ["true", "true"]
    assert len(small) == 1


def test_an_index_that_eight_threads_want_at_once_is_made_once(small, capsys):
    together = Barrier(8)

    def wanted(_):
        together.wait()
        return version()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(wanted, range(8))) == {"true"}
    assert len(small) == 1
    assert capsys.readouterr().err.count("indexing the emission factors") == 1


def zeros(path):
    with path.open("r+b") as file:
        file.seek(2048)
        file.write(b"\0" * 64)


def planted(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = 'planted'")
    connection.close()


DAMAGES = {
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "zeros in its middle": zeros,
    "another file": lambda path: path.write_text("no database"),
    "a number changed": planted,
    "no seal": lambda path: path.with_suffix(".seal").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_index_is_made_anew_with_a_message(small, capsys, damage):
    version()
    damage(small[0])
    capsys.readouterr()
    assert version() == "true"
    assert len(small) == 2
    assert "the index of emission factors was changed since it was made; it is made anew" in capsys.readouterr().err


@posix
def test_an_index_that_others_can_write_is_made_anew_with_a_message(small, capsys):
    version()
    small[0].chmod(0o666)
    assert version() == "true"
    assert len(small) == 2
    assert "can be written by others; it is made anew" in capsys.readouterr().err
    assert stat.S_IMODE(small[0].stat().st_mode) == 0o600


@posix
def test_an_index_that_is_a_link_is_not_followed(small, tmp_path):
    version()
    elsewhere = small[0].rename(tmp_path / "elsewhere.sqlite")
    small[0].symlink_to(elsewhere)
    assert version() == "true"
    assert len(small) == 2
    assert not small[0].is_symlink()


def test_an_index_of_earlier_data_goes_when_it_is_not_the_newest(small, monkeypatch):
    for number in range(4):
        monkeypatch.setattr(made, "index_name", lambda folder, number=number: f"{index_name(folder)[:15]}{number}.sqlite")
        version()
    assert [path.exists() for path in small] == [False, False, True, True]


def test_one_process_at_a_time(tmp_path):
    seen = []

    def work(number):
        with one_at_a_time(tmp_path / "lock"):
            seen.append(number)
            assert seen[-1] == number
            seen.append(number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(20)))
    assert seen[::2] == seen[1::2]


@pytest.fixture
def places(tmp_path, monkeypatch):
    """The three places of a cache, and one that is always there."""
    monkeypatch.setattr(private, "CHECKOUT", tmp_path / "checkout")
    monkeypatch.setattr(private, "_user_cache", lambda: tmp_path / "user" / "carbon-accounting")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "mkdtemp", lambda prefix: str(tmp_path / prefix))
    for name in ("checkout", "user", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


@posix
@pytest.mark.usefixtures("places")
def test_a_new_cache_is_closed_to_others_whatever_the_umask():
    before = os.umask(0)
    try:
        assert stat.S_IMODE(private.cache_folder().stat().st_mode) == 0o700
    finally:
        os.umask(before)


@posix
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o775])
def test_a_folder_that_others_can_write_is_not_trusted(places, mode):
    cache = private.cache_folder()
    cache.chmod(mode)
    assert private.cache_folder() == places / "user" / "carbon-accounting"


@posix
def test_a_folder_of_somebody_else_is_not_trusted(places, monkeypatch, capsys):
    monkeypatch.setattr(private.os, "geteuid", lambda: os.getuid() + 1)
    assert private.cache_folder() == places / "carbon-accounting-"
    assert "set XDG_CACHE_HOME" in capsys.readouterr().err


@posix
def test_a_link_to_a_folder_is_not_trusted(places):
    (places / "own").mkdir(mode=0o700)
    (places / "checkout" / ".cache").symlink_to(places / "own")
    assert private.cache_folder() == places / "user" / "carbon-accounting"


@pytest.mark.parametrize("content", [None, b"", b"no database"], ids=["missing", "empty", "garbage"])
def test_an_installed_index_that_is_damaged_says_how_to_get_it_back(tmp_path, monkeypatch, content):
    path = tmp_path / "index.sqlite"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(read, "SHIPPED_INDEX", path)
    with pytest.raises(CarbonError, match="missing or damaged. Install it again: pip install --force-reinstall"):
        read._shipped()
