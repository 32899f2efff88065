"""Speed of the factor library with all datasets loaded: `python benchmarks/factors.py`.

Opening is measured in processes of their own; a cold match asks a catalogue that has answered nothing, a search a query not seen before.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import carbon
from carbon.core.store.read import store
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.matching import Wanted, match
from carbon.factors.policy import Policy
from carbon.factors.search import Filter, search_factors

QUESTIONS = 400
QUERIES = (
    "beef", "nötkött", "boeuf", "grid electricity", "fjärrvärme", "short haul economy", "R-410A", "sevoflurane", "diesel car medium",
    "cement", "software", "hotel night", "wood pellets", "rail freight", "landfill", "aluminium", "printing paper", "avlopp", "lait",
    "HFC-134a",
)  # fmt: skip
TYPOS = ("elektrisity", "disel", "bef", "fjärvärme", "cemnt", "alumnium", "refrigerent", "natrual gas", "hotell nigt", "petrool")


def milliseconds(work: Callable[[], object]) -> float:
    """Return the time of one call [ms]."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def report(name: str, times: list[float], aim: str) -> None:
    """Print median, 95th percentile and largest."""
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"{name:<40}{statistics.median(ordered):>9.2f}{high:>9.2f}{ordered[-1]:>9.2f}   {aim}")


def opening() -> list[float]:
    """Times of opening the catalogue, each in a process of its own [ms]."""
    code = (
        "import time; from carbon.factors.catalogue import catalogue; start = time.perf_counter(); "
        "known = catalogue(); known.version; print((time.perf_counter() - start) * 1e3)"
    )
    return [float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout) for _ in range(9)]


def questions(seed: int = 1) -> list[Wanted]:
    """Random questions about factors that exist, of every key alike."""
    chooser, keys, found = random.Random(seed), catalogue().all_keys(), list[Wanted]()
    while len(found) < QUESTIONS:
        factor = chooser.choice(catalogue().by_key(chooser.choice(keys)))[1]
        words = tuple(sorted(factor.qualifiers.items()))
        found.append(Wanted(factor.key, words, factor.stage, factor.region, factor.year, factor.forms[0].unit))
    return found


def cold_matches() -> list[float]:
    """Times of matches by a catalogue that has answered nothing yet [ms]."""
    from carbon.factors.catalogue import IndexLayer

    asked, policy = questions(), Policy()
    match(Catalogue((IndexLayer(store()),)), asked[0], policy)
    times = []
    for wanted in asked:
        fresh = Catalogue((IndexLayer(store()),))
        times.append(milliseconds(lambda fresh=fresh, wanted=wanted: match(fresh, wanted, policy)))
    return times


def warm_matches() -> list[float]:
    """Times of the same matches asked again [ms]."""
    policy = Policy()
    asked = questions()
    for wanted in asked:
        match(catalogue(), wanted, policy)
    return [milliseconds(lambda wanted=wanted: match(catalogue(), wanted, policy)) for wanted in asked]


def asked_again(ask: Callable[..., object], word: str) -> list[float]:
    """Times of a public question about a word that was asked before, for places and years [ms]."""
    asked = [(place, year) for place in ("SE", "GB", "US", "FR") for year in range(2016, 2021)]
    for place, year in asked:
        ask(word, region=place, period=year)
    return [milliseconds(lambda place=place, year=year: ask(word, region=place, period=year)) for place, year in asked]


def asked_first(ask: Callable[..., object], word: str) -> list[float]:
    """Times of the same questions by catalogues that have answered nothing yet [ms]."""
    from carbon.factors.catalogue import IndexLayer

    times = []
    for place, year in [(place, year) for place in ("SE", "GB", "US", "FR") for year in range(2016, 2021)]:
        fresh = Catalogue((IndexLayer(store()),))
        times.append(milliseconds(lambda fresh=fresh, place=place, year=year: ask(word, region=place, period=year, catalogue=fresh)))
    return times


def searches(queries: tuple[str, ...]) -> list[float]:
    """Times of searches [ms]."""
    return [milliseconds(lambda query=query: search_factors(query, Filter(), 50)) for query in queries]


if __name__ == "__main__":
    rows = store().row("SELECT count(*), sum(cells) FROM form")
    factors = store().row("SELECT count(*) FROM factor")
    assert rows is not None
    assert factors is not None
    size = store().path.stat().st_size / 1e6
    print(f"{factors[0]:,} factors, {rows[0]:,} unit forms, {rows[1]:,} published values, index {size:.1f} MB")
    print(f"{'':<40}{'median':>9}{'95 %':>9}{'largest':>9}   ms, aim")
    report("open the catalogue", opening(), "≤ 20")
    report("match, nothing asked before", cold_matches(), "≤ 1")
    report("match, asked before", warm_matches(), "≤ 1")
    report("carbon.factor, asked before", asked_again(carbon.factor, "electricity"), "≤ 2")
    report("carbon.match, asked before", asked_again(carbon.match, "diesel"), "≤ 2")
    report("carbon.factor, nothing asked before", asked_first(carbon.factor, "electricity"), "")
    report("carbon.match, nothing asked before", asked_first(carbon.match, "diesel"), "")
    report("search", searches(QUERIES), "≤ 20")
    report("search with typos", searches(TYPOS), "≤ 20")
