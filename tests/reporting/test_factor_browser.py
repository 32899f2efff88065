"""The page of factors as a person uses it: ranking, the own region first, sorting, units, the years of a factor, keyboard and phone."""

from pathlib import Path

import browser
import pytest

import carbon
from carbon.core.units.scales import scale, unit
from carbon.factors.catalogue import catalogue
from carbon.factors.compared import co2e

PAGE = Path(__file__).parents[2] / "docs" / "factors" / "index.html"
MEGABYTES = 1.0
"""Most that the page may weigh, so that it loads at once."""


def opened(driver, state):
    browser.page(driver, PAGE, state)
    driver.execute_async_script(
        "const done = arguments[0]; const wait = () => at('count').textContent.includes('found') ? done() : setTimeout(wait, 20); wait()"
    )
    return driver


FOUND = "document.querySelector('output').textContent"


def asked(driver, expression):
    return driver.execute_script(f"return {expression}")


def test_it_is_small_enough_to_load_at_once():
    assert PAGE.stat().st_size <= MEGABYTES * 1e6


def test_every_identity_is_that_of_the_library(driver):
    opened(driver, "")
    every = {factor.id for key in catalogue().all_keys() for _, factor in catalogue().by_key(key)}
    assert set(asked(driver, "all.map(identity)")) == every
    assert asked(driver, FOUND) == f"{len(every):,}".replace(",", "\xa0") + " found, the first 200 shown"
    assert not browser.complaints(driver)
    assert not [address for address in browser.requests(driver) if address.startswith("http")]


@pytest.mark.parametrize(
    ("words", "home"), [("bus", "US"), ("diesel", "GB"), ("diesel", "SE"), ("fjärrvärme", "SE"), ("train", "GB"), ("petrol", "FR")]
)
def test_the_first_activity_is_that_of_the_library(driver, words, home):
    opened(driver, f"words={words}&home={home}")
    assert asked(driver, "found()[0].key") == carbon.search(words, region=home)["key"].to_list()[0]


def test_an_everyday_word_means_what_it_means_to_the_library(driver):
    opened(driver, "words=nötkött&home=SE")
    assert asked(driver, "found().length") > 0
    assert all(
        "beef" in text for text in asked(driver, "found().slice(0, 20).map(record => plain(record.title + record.labels + record.names))")
    )


@pytest.mark.parametrize("home", ["SE", "GB", "US"])
def test_the_own_region_stands_first(driver, home):
    opened(driver, f"words=electricity&home={home}")
    assert asked(driver, "found()[0].region") == home


def test_sorting_is_by_the_shown_value_and_is_undone(driver):
    opened(driver, "words=bus&per=")
    ranked = asked(driver, "found().map(record => record.place)")
    click = "document.querySelector('[data-sort=co2e]').click()"
    driver.execute_script(click)
    values = asked(driver, "found().map(value)")
    known = [value for value in values if value is not None]
    assert values[: len(known)] == sorted(known)
    assert asked(driver, "document.querySelector('[aria-sort=ascending]').textContent") == "kg CO2e"
    assert "sort=co2e" in asked(driver, "location.hash")
    driver.execute_script(click)
    assert asked(driver, "found().map(value)")[: len(known)] == sorted(known, reverse=True)
    driver.execute_script(click)
    assert asked(driver, "found().map(record => record.place)") == ranked


def test_values_in_another_unit_are_those_of_the_library(driver):
    opened(driver, "words=bus&per=pmi")
    shown = dict(asked(driver, "found().map(record => [identity(record), value(record)])"))
    assert len(shown) > 10
    for identity, per_mile in shown.items():
        forms = carbon.factor(identity).factor.forms
        read = {form.unit: co2e(form) / scale(form.unit, "pmi") for form in forms if form.dimension == unit("pmi").dimension}
        assert any(per_mile == pytest.approx(value, rel=1e-5) for value in read.values())


def test_a_unit_is_found_in_every_form_of_a_factor(driver):
    opened(driver, "words=diesel average&region=GB&family=fuel&per=l")
    years = set(
        asked(driver, "found().filter(record => record.key === 'fuel.diesel' && record.stages === 'combustion').map(record => record.year)")
    )
    printed = [factor for _, factor in catalogue().by_key("fuel.diesel") if factor.region == "GB" and factor.stages == ("combustion",)]
    per_litre = [factor for factor in printed if factor.qualifiers == {"blend": "average"} and "l" in {form.unit for form in factor.forms}]
    assert len(per_litre) > 5
    assert years >= {factor.year for factor in per_litre}


def test_a_factor_opens_by_key_with_its_years_and_what_to_copy(driver):
    from selenium.webdriver.common.keys import Keys

    opened(driver, "words=diesel average&dataset=uk-2023")
    button = driver.find_element("css selector", ".open")
    button.send_keys(Keys.ENTER)
    assert button.get_attribute("aria-expanded") == "true"
    told = driver.find_element("css selector", ".detail").text
    identity = asked(driver, "identity(found()[0])")
    assert f'carbon.factor("{identity}")' in told
    assert f'python -m carbon factors show "{identity}"' in told
    assert carbon.factor(identity).factor.id == identity
    years = [int(cell.text) for cell in driver.find_elements("css selector", ".series th")]
    assert len(years) > 3
    assert years == sorted(years)
    button.send_keys(Keys.ENTER)
    assert button.get_attribute("aria-expanded") == "false"
    assert not driver.find_elements("css selector", ".detail")


def test_a_factor_is_shown_with_its_words_and_its_figure(driver):
    opened(driver, "words=short haul economy&dataset=uk-2023")
    assert asked(driver, FOUND) == "2 found"
    shown = asked(driver, "document.body.innerHTML")
    assert "0.107939" in shown
    assert "cabin=economy, haul=short_haul" in shown


def test_swedish_words_and_lost_marks_find(driver):
    opened(driver, "words=fjarrvarme")
    assert asked(driver, FOUND).split(" ")[0] == f"{len(catalogue().by_key('heat.district')):,}".replace(",", "\xa0")


@pytest.mark.parametrize("name", ["lustgas", "nitrous oxide", "N2O", "Sevofluran"])
def test_a_released_gas_is_told_above_what_only_mentions_it(driver, name):
    opened(driver, f"words={name}")
    told = asked(driver, "at('gas').textContent")
    value = 216 if name == "Sevofluran" else 265
    assert f"{value} kg CO2e per kg" in told
    opened(driver, "words=diesel")
    assert asked(driver, "at('gas').textContent") == ""


@pytest.mark.parametrize("words", ["el", "diesel", "fjärrvärme", "bensin"])
def test_a_swede_sees_swedish_factors_first(driver, words):
    opened(driver, f"words={words}&home=SE")
    assert asked(driver, "found()[0].region") == "SE"


def test_a_phone_shows_it_without_scrolling_sideways(driver):
    with browser.sized(driver, 390, 800) as phone:
        opened(phone, "words=short haul economy")
        phone.execute_script("document.querySelector('.open').click()")
        assert asked(phone, "document.documentElement.scrollWidth") <= 390
