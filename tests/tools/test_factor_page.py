"""The factor table of the docs is that of the shipped datasets; tests/reporting opens it in a real browser."""

import json
import subprocess
import sys
from pathlib import Path

from carbon.core.store.read import store

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "factors" / "index.html"


def test_the_page_is_of_the_shipped_datasets():
    assert f'content="{store().version}"' in PAGE.read_text(encoding="utf-8"), "run python tools/factor_table.py"


def test_the_table_is_made_from_the_catalogue_alone():
    code = "import sys; sys.path.insert(0, 'tools'); import factor_table, json; print(json.dumps([len(factor_table.page())]))"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(made.stdout) == [len(PAGE.read_text(encoding="utf-8"))]
