"""Pictures of the reports in docs/pictures: the page in both languages, dark, on a phone, the workbook and the document.

Run with `python tools/report_pictures.py` where Chromium with its driver, LibreOffice and pdftoppm (poppler-utils) are installed.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from pathlib import Path

import carbon

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
sys.path.insert(0, str(ROOT / "tests" / "reporting"))

import browser  # noqa: E402 - the browser of the tests

# name, language, width, height, dark, state of the switches
PAGES = (
    ("report", "en", 1280, 1330, False, ""),
    ("report-sv", "sv", 1280, 1330, False, ""),
    ("report-dark", "en", 1280, 1330, True, "basis=market"),
    ("report-phone", "en", 390, 1500, False, ""),
)


def main() -> None:
    """Write all pictures."""
    result = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        for name, language, width, height, dark, state in PAGES:
            page = carbon.report(result, made / f"{name}.html", language=language)
            with browser.opened(width, height, dark=dark) as driver:
                browser.page(driver, page, state)
                _shot(driver, PICTURES / f"{name}.png", width, height)
        _printed(carbon.report(result, made / "workbook.xlsx", language="sv"), "report-workbook")
        _printed(carbon.report(result, made / "annex.docx", language="sv"), "report-annex")


def _shot(driver: object, path: Path, width: int, height: int) -> None:
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 0.75}
    found = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})  # type: ignore[attr-defined]
    path.write_bytes(base64.b64decode(found["data"]))
    print(path)


def _printed(path: Path, name: str) -> None:
    """The first page of a workbook or document as LibreOffice prints it."""
    office = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{path.parent}/office",
        "--convert-to",
        "pdf",
        "--outdir",
        str(path.parent),
    ]
    subprocess.run([*office, str(path)], check=True, capture_output=True)
    command = ["pdftoppm", "-r", "70", "-png", "-f", "1", "-l", "1", "-singlefile", str(path.with_suffix(".pdf")), str(PICTURES / name)]
    subprocess.run(command, check=True)
    print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
