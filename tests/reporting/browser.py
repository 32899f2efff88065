"""A page in Debian's Chromium: no request leaves the machine."""

import json
import os
import shutil
from contextlib import contextmanager

import pytest

BROWSER = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
DRIVER = shutil.which("chromedriver")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


@contextmanager
def opened(width=1280, height=900, *, dark=False):
    """A browser window; skipped where there is none, unless CARBON_REQUIRE_BROWSER is set."""
    if BROWSER is None or DRIVER is None:
        if os.environ.get("CARBON_REQUIRE_BROWSER"):
            pytest.fail("no Chromium with its driver on this machine")
        pytest.skip("no Chromium with its driver on this machine; apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = BROWSER
    for option in (*OPTIONS, f"--window-size={width},{height}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme(driver, dark=dark)
        yield driver
    finally:
        driver.quit()


def scheme(driver, *, dark):
    """Light or dark, as the reader's system says."""
    wanted = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})


def requests(driver):
    """Addresses that the pages since the last call asked for."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]


def complaints(driver):
    """What the console says."""
    return [entry["message"] for entry in driver.get_log("browser")]


def page(driver, path, state=""):
    """Open a file in a state of its switches."""
    driver.get("about:blank")
    driver.get(path.as_uri() + (f"#{state}" if state else ""))
