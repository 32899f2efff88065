"""What the tests of the pages share: the reference case, its report, and one browser for all."""

import sys
from pathlib import Path

import pytest

import carbon

sys.path.insert(0, str(Path(__file__).parent))

EXAMPLE = Path(__file__).parents[2] / "examples" / "norrbotten-2019"


@pytest.fixture(scope="session")
def footprint():
    return carbon.Inventory.open(EXAMPLE).footprint()


@pytest.fixture(scope="session")
def report(footprint, tmp_path_factory):
    return carbon.report(footprint, tmp_path_factory.mktemp("norrbotten") / "report.html")


@pytest.fixture(scope="session")
def window():
    import browser

    with browser.opened() as found:
        yield found


@pytest.fixture(scope="module")
def driver(window):
    """The window of this run, without what the pages of another file asked for and said."""
    import browser

    browser.requests(window), browser.complaints(window)
    return window
