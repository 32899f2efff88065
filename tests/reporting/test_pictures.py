"""The pictures of the report show what the report says: their texts and figures are those of today's page, workbook and document."""

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOWN = ROOT / "docs" / "pictures" / "shown.json"


@pytest.fixture(scope="module")
def tool():
    pytest.importorskip("docx")
    sys.path.insert(0, str(ROOT / "tools"))
    import report_pictures

    return report_pictures


def changed(before, after):
    return [text for text in before if text not in after][:5], [text for text in after if text not in before][:5]


def test_pictures_of_the_page_show_what_the_page_says(tool, driver, footprint, tmp_path):
    kept = json.loads(SHOWN.read_text(encoding="utf-8"))
    now = tool.pages(driver, footprint, tmp_path)
    stale = {name: changed(kept.get(name, []), texts) for name, texts in now.items() if set(kept.get(name, [])) != set(texts)}
    assert stale == {}, "python tools/report_pictures.py takes them anew; look at each"


def test_pictures_of_the_workbook_and_the_document_show_what_they_say(tool, footprint, tmp_path):
    kept = json.loads(SHOWN.read_text(encoding="utf-8"))
    stale = {name: changed(kept[name], texts) for name, _, texts in tool.files(footprint, tmp_path) if kept[name] != texts}
    assert stale == {}, "python tools/report_pictures.py takes them anew; look at each"


def test_every_picture_is_told_and_every_told_one_is_there():
    kept = json.loads(SHOWN.read_text(encoding="utf-8"))
    assert sorted(kept) == sorted(path.stem for path in SHOWN.parent.glob("report*.png"))
    assert all(
        "23 318" in " ".join(texts).replace("\xa0", " ") for name, texts in kept.items() if name in ("report", "report-sv", "report-phone")
    )
