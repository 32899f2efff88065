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
PATIENCE = 300
"""Seconds that a page is waited for: no test asks how fast it is."""

_WHOLE = "return document.readyState === 'complete' ? location.href.split('#')[0] : ''"


@contextmanager
def opened():
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
    for option in (*OPTIONS, "--window-size=1280,900"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    # The driver gives up after 30 seconds, which a script that reads the whole page may take on a busy machine.
    driver.set_script_timeout(PATIENCE)
    try:
        resize(driver)
        scheme(driver)
        yield driver
    finally:
        driver.quit()


def resize(driver, width=1280, height=900):
    """Another size of the window; a narrow one is a phone."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@contextmanager
def sized(driver, width, height, *, dark=False):
    """The window in another size, and light or dark, for what is done inside; afterwards it is again as it was opened."""
    resize(driver, width, height)
    scheme(driver, dark=dark)
    try:
        yield driver
    finally:
        resize(driver)
        scheme(driver)


def scheme(driver, *, dark=False):
    """Light or dark on a screen, as the reader's system says."""
    wanted = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": wanted})


def requests(driver):
    """Addresses that the pages since the last call asked for."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]


def complaints(driver):
    """What the console says."""
    return [entry["message"] for entry in driver.get_log("browser")]


def page(driver, path, state=""):
    """Open a file in a state of its switches, and wait until all of it is there."""
    from selenium.webdriver.support.ui import WebDriverWait

    driver.get("about:blank")
    driver.get(path.as_uri() + (f"#{state}" if state else ""))
    # On a busy machine the driver may come back while the blank page is still shown.
    WebDriverWait(driver, PATIENCE).until(lambda _: driver.execute_script(_WHOLE) == path.as_uri())


def quickest(driver, setup, turn, limit, seconds=90):
    """The shortest of many turns until its frame is drawn [ms], over as soon as one is within the limit: a busy machine only adds to a turn.

    Parameters: setup and turn, statements of a script; turn may use `number`; limit [ms]; seconds, after which no other turn begins.
    """
    script = f"""{setup}
      const [limit, most, finish] = arguments, begun = performance.now();
      let found = Infinity, number = 0;
      function begin() {{
        const started = performance.now(), drawn = new MessageChannel();
        {turn}
        drawn.port1.onmessage = () => {{
          found = Math.min(found, performance.now() - started);
          number += 1;
          if (found > limit && performance.now() - begun < most) begin();
          else finish(found);
        }};
        requestAnimationFrame(() => drawn.port2.postMessage(null));
      }}
      begin();"""
    return driver.execute_async_script(script, limit, seconds * 1000)
