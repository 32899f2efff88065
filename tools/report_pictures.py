"""Pictures of the reports in docs/pictures: the page in both languages, dark, on a phone, the workbook and the document.

Run with `python tools/report_pictures.py` where Chromium with its driver, LibreOffice and pdftoppm (poppler-utils) are installed. What can
be read on each is kept beside them (`shown.json`); tests/reporting/test_pictures.py holds it to what the report says now.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import openpyxl

import carbon

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "examples" / "norrbotten-2019"
sys.path.insert(0, str(ROOT / "tests" / "reporting"))

import browser  # noqa: E402 - the browser of the tests

# name, language, width, height, dark, state of the switches, section at the top of the picture
PAGES = (
    ("report", "en", 1280, 1960, False, "", ""),
    ("report-sv", "sv", 1280, 1960, False, "", ""),
    ("report-dark", "en", 1280, 1960, True, "basis=market", ""),
    ("report-phone", "en", 390, 1500, False, "", ""),
    ("report-sliders", "en", 1280, 900, False, "scenario=w0,w2&w0=90", "switches"),
    ("report-sliders-sv", "sv", 1280, 860, True, "scenario=w0,w2&w0=90&w2=40", "scenarios"),
    ("report-sliders-phone", "en", 390, 1200, False, "scenario=w0,w2&w0=90", "switches"),
)


def main() -> None:
    """Write all pictures, and what can be read on them."""
    result = carbon.Inventory.open(EXAMPLE).footprint()
    with tempfile.TemporaryDirectory() as folder:
        with browser.opened() as driver:
            read = pages(driver, result, Path(folder), keep=True)
        for name, path, kept in files(result, Path(folder)):
            read[name] = kept
            _printed(path, name)
    (PICTURES / "shown.json").write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def pages(driver: object, result: object, folder: Path, *, keep: bool = False) -> dict[str, list[str]]:
    """Return name → what can be read on each picture of the page.

    Parameters: driver of a browser; result; folder for the pages; keep, whether the pictures are written too.
    """
    read: dict[str, list[str]] = {}
    before = carbon.Inventory.open(EXAMPLE.parent / "norrbotten-2018").footprint()
    made = {language: carbon.report(result, folder / f"{language}.html", language=language, compare=before) for language in ("en", "sv")}  # type: ignore[arg-type]
    for name, language, width, height, dark, state, section in PAGES:
        with browser.sized(driver, width, height, dark=dark):
            browser.page(driver, made[language], state)
            top = driver.execute_script(_TOP, section)  # type: ignore[attr-defined]
            read[name] = driver.execute_script(_READ, top, height)  # type: ignore[attr-defined]
            if keep:
                _shot(driver, PICTURES / f"{name}.png", width, height, top)
    return read


_TOP = "const found = document.getElementById(arguments[0]); return found ? found.getBoundingClientRect().top + scrollY + 8 : 0"
_READ = """const [top, height] = arguments, found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const node = walk.currentNode, range = document.createRange(), text = node.textContent.trim().replace(/\\s+/g, " ");
  if (!text || node.parentElement.closest("script, style, .off, .skip, option")) continue;
  range.selectNode(node);
  const { top: y, height: tall, width } = range.getBoundingClientRect();
  if (width && tall && y + scrollY >= top && y + scrollY + tall <= top + height) found.push(text);
}
return found;"""
"""Texts that lie between two heights of the page."""


def files(result: object, folder: Path) -> list[tuple[str, Path, list[str]]]:
    """Return workbook and document: name of the picture, path, and what is read at their beginning."""
    book = carbon.report(result, folder / "workbook.xlsx", language="sv")  # type: ignore[arg-type]
    annex = carbon.report(result, folder / "annex.docx", language="sv")  # type: ignore[arg-type]
    sheet = openpyxl.load_workbook(book, data_only=True).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(max_row=20, values_only=True) for cell in row if cell is not None]
    lines = [part.text for part in docx.Document(str(annex)).paragraphs if part.text][:12]
    return [("report-workbook", book, cells), ("report-annex", annex, lines)]


def _shot(driver: object, path: Path, width: int, height: int, top: float) -> None:
    clip = {"x": 0, "y": top, "width": width, "height": height, "scale": 0.75}
    found = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})  # type: ignore[attr-defined]
    path.write_bytes(base64.b64decode(found["data"]))
    print(path)


_SWEDISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"
oor:op="fuse"><value>sv-SE</value></prop></item></oor:items>
"""
"""Settings of LibreOffice: numbers and dates of Sweden."""


def _printed(path: Path, name: str) -> None:
    """The first page of a workbook or document as LibreOffice prints it."""
    # A profile of its own: a second call with one profile may hand its work to the first, which is about to end, and write nothing.
    profile = path.parent / f"office-{path.stem}"
    (profile / "user").mkdir(parents=True)
    # Figures of a Swedish workbook stand as a Swede's program writes them.
    (profile / "user" / "registrymodifications.xcu").write_text(_SWEDISH, encoding="utf-8")
    office = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(office, check=True, capture_output=True, timeout=180)
    command = ["pdftoppm", "-r", "70", "-png", "-f", "1", "-l", "1", "-singlefile", str(path.with_suffix(".pdf")), str(PICTURES / name)]
    subprocess.run(command, check=True)
    print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
