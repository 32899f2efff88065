"""The factor table of the docs, opened in a real browser."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "factors" / "index.html"
BROWSER = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=20000",
)  # fmt: skip


def opened(tmp_path, address):
    """The page as the browser has it after its scripts ran."""
    if BROWSER is None:
        if os.environ.get("CARBON_REQUIRE_BROWSER"):
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium on this machine; apt-get install chromium")
    command = [BROWSER, *OPTIONS, f"--user-data-dir={tmp_path}", "--dump-dom", f"{PAGE.as_uri()}#{address}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_the_page_is_of_the_shipped_datasets():
    assert f'content="{store().version}"' in PAGE.read_text(encoding="utf-8"), "run python tools/factor_table.py"


def test_a_factor_is_found_in_the_browser(tmp_path):
    dom = opened(tmp_path, "words=short+haul+economy&dataset=uk-2023")
    assert re.search(r"<output[^>]*>2 found</output>", dom)
    assert "0.107939" in dom
    assert "cabin=economy, haul=short_haul" in dom


def test_every_factor_is_in_the_page(tmp_path):
    dom = opened(tmp_path, "")
    every = sum(len(catalogue().by_key(key)) for key in catalogue().all_keys())
    assert re.search(rf"<output[^>]*>{every} found, the first 200 shown</output>", dom)


def test_swedish_words_and_lost_marks_find(tmp_path):
    dom = opened(tmp_path, "words=fjarrvarme")
    found = int(re.search(r"<output[^>]*>(\d+) found", dom)[1])
    assert found == sum(len(catalogue().by_key(key)) for key in catalogue().all_keys() if key == "heat.district")


def test_the_table_is_made_from_the_catalogue_alone():
    code = "import sys; sys.path.insert(0, 'tools'); import factor_table, json; print(json.dumps([len(factor_table.page())]))"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(made.stdout) == [len(PAGE.read_text(encoding="utf-8"))]
