"""What modules keep between calls: of the shipped index alone, which never changes in a process; what a user brings is kept with it.

A function that a module caches for good must give one answer for its arguments, whoever asks. The shipped index is one file, opened
read-only and never changed by a process, so that what is read of it is as constant as the code. Factors and words of a user's own lie
on their `Catalogue`, values of GWP stand in the policy's text, and kinds of a user's own program in `OWN_KINDS`: what is found with
these is kept on the catalogue, under the policy, or by `of_kinds`.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import carbon

HOME = Path(carbon.__file__).parent
INDEX = "carbon.core.store.read.store"
OWN_KINDS = "carbon.activities.framework.base.OWN_KINDS"
OF_THE_INDEX = {
    "carbon.core.gases": "gases and the shipped sets; values of one's own stand in the text of the set, which is the argument",
    "carbon.core.regions": "shipped regions, which own files name and cannot add to",
    "carbon.core.prices": "shipped consumer prices and exchange rates",
    "carbon.core.quantities": "amounts as they are written, in shipped units",
    "carbon.core.units.scales": "shipped units",
    "carbon.reporting.language.words": "words of shipped qualifiers and fuels in a language",
    "carbon.reading.routings": "shipped airports, by the text of a routing and what its places were said to mean, which are arguments",
    "carbon.factors.wanted": "rules of shipped keys; the windows of a catalogue are an argument",
    "carbon.factors.policy": "shipped GWP sets and regions, which own files cannot add to",
    "carbon.factors.ranking": "the way up from a region, by the rule of its key and the policy's stand-ins, which are arguments",
    "carbon.factors.gaps": "shipped caveats",
    "carbon.factors.billing": "shipped customs of bills",
    "carbon.factors.properties": "shipped properties of fuels",
    "carbon.factors.identity": "factors made of their own text",
    "carbon.factors.index_layer": "shipped publications",
    "carbon.factors.catalogue": "the shipped catalogue itself",
    "carbon.factors.meanings": "shipped words of the taxonomy",
    "carbon.factors.named": "names of shipped factors",
    "carbon.factors.vocabulary": "words of shipped factors; those of one's own are asked of the catalogue before",
    "carbon.factors.own": "what a file of one's own may say: shipped gases, units, regions and sets",
    "carbon.factors.verification.gases": "shipped blends",
    "carbon.factors.verification.limits": "shipped limits",
    "carbon.activities.fields.everyday": "shipped everyday words",
    "carbon.activities.fields.words": "shipped words, and what shipped publishers call a question",
    "carbon.activities.fields.field_words": "shipped words of fields",
    "carbon.activities.fields.listed": "shipped values of qualifiers; an open field lets others pass",
    "carbon.activities.framework.kinds": "the kinds of the library",
    "carbon.activities.framework.placing": "the fields of one class, which is the argument",
    "carbon.activities.framework.refusals": "the fields of one class, which is the argument",
    "carbon.activities.methods.airports": "shipped airports",
    "carbon.activities.methods.blends": "shipped blends of fuels",
    "carbon.activities.methods.cities": "shipped names of cities",
    "carbon.activities.methods.networks": "shipped networks of heat; those of one's own are asked of the catalogue",
    "carbon.activities.methods.parameters": "shipped parameters",
    "carbon.activities.methods.release": "shipped gases and blends",
    "carbon.activities.digital.data_centres": "shipped places of data centres",
    "carbon.activities.travel.exhaust": "shipped model years",
    "carbon.engine.answering.compilations": "shipped figures that are offered beside a shipped one",
    "carbon.engine.answering.demands": "a policy without stand-ins, of the policy that is the argument",
    "carbon.engine.asking.base_units": "the units of one class, which is the argument",
    "carbon.engine.asking.rows": "the fields of one class, which is the argument",
    "carbon.engine.asking.alike": "the fields of one class, which is the argument",
    "carbon.inventory.double_counting": "the fields of one class, which is the argument",
    "carbon.reading.looks": "shipped units",
    "carbon.analysis.bounds": "amounts as they are written",
    "carbon.analysis.defaults": "shipped defaults of uncertainty",
    "carbon.analysis.pedigree": "shipped scores of the pedigree",
    "carbon.analysis.shapes": "shapes of a spread, which is the argument",
    "carbon.workbook.words": "words of the shipped template",
}


def module_name(path: Path) -> str:
    parts = ["carbon", *path.relative_to(HOME).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def names_in(tree: ast.Module, module: str) -> dict[str, str]:
    """Name in a module → the definition of carbon that it stands for."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("carbon")]
    found = {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in imports for alias in node.names}
    return found | {node.name: f"{module}.{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


@cache
def house() -> tuple[dict[str, set[str]], set[str]]:
    """Definition → what it names of carbon; and the functions that their module keeps the answers of."""
    uses, kept = dict[str, set[str]](), set[str]()
    for path in HOME.rglob("*.py"):
        tree, module = ast.parse(path.read_text(encoding="utf-8")), module_name(path)
        names = names_in(tree, module)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                own = f"{module}.{node.name}"
                uses[own] = {names[part.id] for part in ast.walk(node) if isinstance(part, ast.Name) and part.id in names}
                if any(ast.unparse(mark).partition("(")[0].endswith("cache") for mark in node.decorator_list):
                    kept.add(own)
    return uses, kept


def reached(start: str) -> set[str]:
    uses, _ = house()
    seen, waiting = set[str](), [start]
    while waiting:
        for name in uses.get(waiting.pop(), set()) - seen:
            seen.add(name)
            waiting.append(name)
    return seen


def test_modules_that_keep_what_the_index_says_are_listed_with_their_reason():
    _, kept = house()
    assert len(kept) > 100, "the caches of modules are found"
    modules = {name.rpartition(".")[0] for name in kept if INDEX in reached(name)}
    assert modules - OF_THE_INDEX.keys() == set(), "say in OF_THE_INDEX why a module may keep this, or keep it on the catalogue"
    assert OF_THE_INDEX.keys() - modules == set(), "a row that says nothing any more"


def test_no_module_keeps_what_a_program_of_the_users_may_add_to():
    _, kept = house()
    # The sheets of the template are of the library's own kinds.
    found = {name for name in kept if OWN_KINDS in reached(name) and not name.startswith("carbon.workbook.")}
    assert found == set(), "take of_kinds in place of cache"


OF_THE_HOUSE = {
    "carbon.core.booking.book": "stages, controls and purposes, which are few",
    "carbon.core.prices._inflation": "shipped places of prices",
    "carbon.core.prices._rates": "shipped currencies",
    "carbon.factors.index_layer.publication": "shipped publications",
    "carbon.activities.fields.listed.members": "families that kinds name",
    "carbon.activities.fields.listed.values": "keys that kinds name",
    "carbon.activities.fields.listed._shipped": "keys that kinds name",
    "carbon.activities.framework.placing.readings_of": "classes and dimensions",
    "carbon.activities.methods.parameters.parameter": "parameters that methods name",
    "carbon.activities.methods.parameters.names_of": "parameters that methods name",
    "carbon.activities.methods.parameters.items": "families that methods name",
    "carbon.activities.travel.exhaust.model_years": "vehicles and fuels of a table, with the years of periods",
    "carbon.analysis.defaults._gap": "scores of the pedigree",
    "carbon.reporting.language.words._translations": "languages",
    "carbon.reporting.language.words.qualifier_words": "languages",
    "carbon.reporting.language.words._file": "files of the package",
    "carbon.workbook.words._of_catalogue": "columns of the template",
    "carbon.workbook.words._years": "columns of the template",
    "carbon.workbook.words._held": "columns of the template",
    "carbon.workbook.words.label": "columns of the template",
    "carbon.workbook.shape.subject": "sheets of the template",
    "carbon.workbook.shape.texts": "languages",
    "carbon.workbook.shape._toml": "files of the package",
}
"""Functions that keep an answer for each text for good, and whose texts they are."""


def kept_by_text() -> set[str]:
    """Functions of modules that keep all answers for good, and that take a text."""
    found = set[str]()
    for path in HOME.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(ast.unparse(mark) in ("cache", "of_kinds") for mark in node.decorator_list):
                texts = [part for part in node.args.args if part.annotation and "str" in ast.unparse(part.annotation)]
                found |= {f"{module_name(path)}.{node.name}"} if texts else set()
    return found


def test_a_text_of_a_person_is_kept_within_bounds_wherever_it_is_read():
    """Sets of GWPs with values of one's own, keys of own factors, names in any capitals: there is no end of them."""
    found = kept_by_text()
    assert found - OF_THE_HOUSE.keys() == set(), "take lru_cache(maxsize=…), or say here whose texts these are"
    assert OF_THE_HOUSE.keys() - found == set(), "a row that says nothing any more"


def test_what_is_found_of_all_kinds_is_kept_for_the_kinds_that_there_are(monkeypatch):
    from carbon.activities.framework import kinds

    made = []
    found = kinds.of_kinds(lambda: made.append(1) or len(made))
    for number in range(3):
        monkeypatch.setattr(kinds, "OWN_KINDS", {"mine": type("Mine", (), {"number": number})})
        assert (found(), found()) == (number + 1, number + 1)
    (cell,) = [cell.cell_contents for cell in found.__closure__ if isinstance(cell.cell_contents, dict)]
    assert len(cell) == 1


def test_values_of_ones_own_do_not_fill_the_memory():
    from carbon.core import gases

    for number in range(20):
        gases.gwp(gases.gwp_set(f"ar6_100 + n2o={270 + number / 7!r}"))
    assert all(function.cache_info().maxsize for function in (gases.gas, gases.gwp_set, gases.gwp))


def test_what_people_write_is_kept_within_bounds():
    """A service that runs for years meets ever new texts; what was read of the oldest is forgotten."""
    from carbon.activities.fields import everyday, listed, words
    from carbon.core import written
    from carbon.factors import identity

    kept = [written.words_of, written.phrase, everyday.word, words.fuel_of, words.listed_word, listed._meant]
    kept += [identity.inline_factor, identity.loss_factor, identity.no_emissions]
    assert all(function.cache_info().maxsize for function in kept)
