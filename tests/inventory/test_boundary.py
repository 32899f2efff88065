"""Consolidation: ownership chains and leases, checked against the tables of the GHG Protocol."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.booking import Booking, book
from carbon.inventory.boundary import lease_booking, standing
from carbon.inventory.parts import Entity
from inventories import HEAD, errors, found, make

APPROACHES = ("equity_share", "financial_control", "operational_control")

HOLLAND = [
    Entity(name="Holland Switzerland", equity=1),
    Entity(name="Holland America", equity="83 %"),
    Entity(name="BGB", type="joint_venture", owner="Holland America", equity="50 %"),
    Entity(name="IRW", owner="Holland America", equity="75 %"),
    Entity(name="Kahuna Chemicals", type="joint_venture", equity="33.3 %", operational_control=True),
    Entity(name="QuickFix", equity="43 %"),
    Entity(name="Nallo", type="associate", equity="56 %"),
    Entity(name="Syntal", type="fixed_asset_investment", equity="1 %"),
]
"""GHG Protocol Corporate Standard (2004), ch. 3, table 2: Holland Industries. QuickFix is a venture that the accounts treat as a subsidiary."""


@pytest.mark.parametrize(
    ("name", "shares"),
    [
        ("Holland Switzerland", (1.0, 1.0, 1.0)),
        ("Holland America", (0.83, 1.0, 1.0)),
        ("BGB", (0.415, 0.5, 0.0)),
        ("IRW", (0.6225, 1.0, 1.0)),
        ("Kahuna Chemicals", (0.333, 0.333, 1.0)),
        ("QuickFix", (0.43, 1.0, 1.0)),
        ("Nallo", (0.56, 0.0, 0.0)),
        ("Syntal", (0.0, 0.0, 0.0)),
    ],
)
def test_holland_industries(name, shares):
    """Corporate Standard, table 2: emissions accounted for under equity share, financial control and operational control."""
    assert [standing(name, HOLLAND, approach).inside for approach in APPROACHES] == pytest.approx(shares)


DELOITTE = [
    Entity(name="B", equity=1),
    Entity(name="C", owner="B", equity="90 %"),
    Entity(name="D", owner="C", equity="80 %"),
    Entity(name="JV1", type="joint_venture", equity="50 %", operational_control=True),
    Entity(name="JV2", type="joint_venture", owner="B", equity="75 %", financial_control="full", operational_control=False),
    Entity(name="JV3", type="joint_venture", owner="C", equity="50 %", financial_control="none", operational_control=True),
    Entity(name="JV4", type="joint_venture", equity="50 %", financial_control="full", operational_control=False),
]
"""Deloitte, Greenhouse Gas Protocol Reporting Considerations (2024), example 2-1; who controls a venture is read off example 2-4."""


@pytest.mark.parametrize(
    ("name", "shares"),
    [
        ("B", (1.0, 1.0, 1.0)),
        ("C", (0.90, 1.0, 1.0)),
        ("D", (0.72, 1.0, 1.0)),
        ("JV1", (0.50, 0.5, 1.0)),
        ("JV2", (0.75, 1.0, 0.0)),
        ("JV3", (0.45, 0.0, 1.0)),
        ("JV4", (0.50, 1.0, 0.0)),
    ],
)
def test_a_group_of_joint_ventures(name, shares):
    """Deloitte (2024), section 2.4, example 2-4: emissions that company A consolidates under the three approaches."""
    assert [standing(name, DELOITTE, approach).inside for approach in APPROACHES] == pytest.approx(shares)


@pytest.mark.parametrize(
    ("equity", "run", "approach", "inside", "outside"),
    [
        # Seedling Earth, glossary, 'What is the equity share approach?': of a venture 40 % held, 40 %, whoever runs it.
        ("40 %", True, "equity_share", 0.4, 0.0),
        ("40 %", False, "equity_share", 0.4, 0.0),
    ],
)
def test_one_joint_venture(equity, run, approach, inside, outside):
    venture = Entity(name="JV", type="joint_venture", equity=equity, financial_control="none", operational_control=run)
    entity = standing("JV", [venture], approach)
    assert (entity.inside, entity.outside) == pytest.approx((inside, outside))
    assert not outside or entity.purpose == "investment"


@pytest.mark.parametrize(
    ("name", "approach", "share"),
    [
        ("BGB", "operational_control", 0.415),
        ("Nallo", "financial_control", 0.56),
        ("Nallo", "equity_share", 0.0),
        ("Syntal", "equity_share", 0.01),
        ("IRW", "financial_control", 0.0),
    ],
)
def test_what_is_held_and_not_controlled_is_an_investment(name, approach, share):
    """Scope 3 Standard (2011), table 5.9: equity investments that are not in scope 1 and 2, by the share held."""
    entity = standing(name, HOLLAND, approach)
    assert (entity.outside, entity.purpose) == (pytest.approx(share), "investment")


def test_franchises_are_category_14_but_for_what_is_the_franchisers_own():
    """Corporate Standard, table 1, franchises: equity share of what it has equity in, all where it has financial control, else nothing."""
    shop = Entity(name="shop", type="franchise")
    part = Entity(name="part", type="franchise", equity="30 %")
    run = Entity(name="run", type="franchise", equity="30 %", financial_control="full")
    group = [shop, part, run]
    assert standing("shop", group, "equity_share") == (0.0, 1.0, "franchise")
    assert standing("part", group, "equity_share") == (0.3, 0.7, "franchise")
    assert standing("part", group, "financial_control") == (0.0, 1.0, "franchise")
    assert standing("run", group, "financial_control") == (1.0, 0.0, "franchise")


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=6))
def test_equity_multiplies_down_the_chain(shares):
    chain = [Entity(name=str(n), owner=str(n - 1) if n else None, equity=share) for n, share in enumerate(shares)]
    product = 1.0
    for share in shares:
        product *= share
    entity = standing(chain[-1].name, chain, "equity_share")
    assert entity.inside == pytest.approx(product, rel=1e-12)
    assert entity.inside <= min(shares)


@given(st.sampled_from(HOLLAND), st.sampled_from(APPROACHES))
def test_nothing_is_counted_more_than_once(entity, approach):
    share = standing(entity.name, HOLLAND, approach)
    assert 0.0 <= share.inside + share.outside <= 1.0


@pytest.mark.parametrize(
    ("control", "lease", "approach", "scopes"),
    [
        ("leased_in", "finance", "equity_share", [(1, None), (2, None)]),
        ("leased_in", "finance", "financial_control", [(1, None), (2, None)]),
        ("leased_in", "finance", "operational_control", [(1, None), (2, None)]),
        ("leased_in", "operating", "equity_share", [(3, 8), (3, 8)]),
        ("leased_in", "operating", "financial_control", [(3, 8), (3, 8)]),
        ("leased_in", "operating", "operational_control", [(1, None), (2, None)]),
        ("leased_out", "finance", "equity_share", [(3, 13), (3, 13)]),
        ("leased_out", "finance", "financial_control", [(3, 13), (3, 13)]),
        ("leased_out", "finance", "operational_control", [(3, 13), (3, 13)]),
        ("leased_out", "operating", "equity_share", [(1, None), (2, None)]),
        ("leased_out", "operating", "financial_control", [(1, None), (2, None)]),
        ("leased_out", "operating", "operational_control", [(3, 13), (3, 13)]),
    ],
)
def test_leases(control, lease, approach, scopes):
    """Corporate Standard, Appendix F (2006), table 1 (lessee) and 2 (lessor); Scope 3 Standard, tables A.1 and A.2 (categories)."""
    booked = lease_booking(control, lease, approach) or (control, "own_use")
    assert [book(stage, *booked) for stage in ("combustion", "generation")] == [Booking(*scope) for scope in scopes]


ENTITIES = """
[[entities]]
name = "America"
equity = "83 %"
[[entities]]
name = "BGB"
type = "joint_venture"
owner = "America"
equity = "50 %"
[[entities]]
name = "Nobody"
equity = 0
operational_control = false
[[tables]]
path = "t.csv"
kind = "diesel"
source = "Fleet"
"""


def head(approach):
    return HEAD + f'consolidation = "{approach}"\n'


def test_rows_of_an_entity_count_by_its_share(tmp_path):
    text = "entity,volume\nBGB,1000 l\nAmerica,1000 l\n,1000 l\n"
    whole = carbon.calculate("diesel", "1000 l", region="GB", period=2019, gwp_set="ar5_100").by("scope")
    one = dict(zip(whole["scope"], whole["co2e_kg"], strict=True))
    equity = make(tmp_path, head("equity_share") + ENTITIES, t_csv=text).footprint()
    assert equity.co2e_kg == pytest.approx(sum(one.values()) * (0.415 + 0.83 + 1.0), rel=1e-12)
    control = make(tmp_path, head("operational_control") + ENTITIES, t_csv=text).footprint()
    by = {(scope, category): kg for scope, category, kg in control.by("scope", "category").rows()}
    assert by[1, None] == pytest.approx(2 * one[1], rel=1e-12)
    assert by[3, 15] == pytest.approx(0.415 * sum(one.values()), rel=1e-12)
    assert control.to_dict()["entities"][1] == {
        "name": "BGB", "type": "joint_venture", "owner": "America", "equity": 0.5, "inside": 0.0, "outside": 0.415, "outside_as": "investment",
    }  # fmt: skip


def test_a_site_belongs_to_its_entity_and_a_row_may_say_otherwise(tmp_path):
    toml = head("equity_share") + '[sites.houston]\nentity = "America"\n' + ENTITIES
    result = make(tmp_path, toml, t_csv="site,entity,volume\nhouston,,100 l\nhouston,BGB,100 l\n").footprint()
    assert result.by("entity")["entity"].to_list() == ["America", "BGB"]
    assert result[1].co2e_kg == pytest.approx(result[0].co2e_kg / 2, rel=1e-12)


def test_an_entity_that_is_not_declared_is_a_finding_of_its_row(tmp_path):
    result = make(tmp_path, head("equity_share") + ENTITIES, t_csv="entity,volume\nBGB,1 l\nAmerca,1 l\n").footprint()
    assert errors(result) == [("entity_unknown", "t.csv", 3, "entity")]
    assert (
        "entity 'Amerca' is not declared in inventory.toml. Nearest: America. Add [[entities]] with its name." in result.findings[0].message
    )
    assert result.co2e_kg > 0
    assert result.states == {"answered": 1, "zero": 0, "missing": 1, "excluded": 0}


def test_what_is_neither_controlled_nor_held_is_excluded_and_said(tmp_path):
    result = make(tmp_path, head("operational_control") + ENTITIES, t_csv="entity,volume\nNobody,1 l\n,1 l\n").footprint()
    assert [(finding.file, finding.row) for finding in found(result, "outside_boundary")] == [("t.csv", 2)]
    assert result.states == {"answered": 1, "zero": 0, "missing": 0, "excluded": 1}
    assert result.complete


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[entities]]\nname = "A"\n', r"entity 'A' has no equity. Write equity = \"83%\", its owner's share of it"),
        ('[[entities]]\nname = "A"\nequity = 1\nowner = "B"\n', "entity 'B', owner of 'A', is not declared"),
        ('[[entities]]\nname = "A"\nequity = "120 %"\n', "120 % is not a share"),
        ('[[entities]]\nname = "A"\nequity = 1\n[[entities]]\nname = "A"\nequity = 1\n', "entity 'A' stands twice"),
        (
            '[[entities]]\nname = "A"\nequity = 1\nowner = "B"\n[[entities]]\nname = "B"\nequity = 1\nowner = "A"\n',
            "entities own each other: A → B → A. Leave the owner of the topmost out",
        ),
        ('[[entities]]\nname = "A"\nequity = 1\ntype = "venture"\n', r"entities \(1\)\.type"),
        ('[[entities]]\nnam = "A"\n', r"entities \(1\)\.nam is not an entry. Nearest: name"),
    ],
)
def test_entities_that_cannot_be(tmp_path, toml, message):
    with pytest.raises(carbon.CarbonError, match=message):
        make(tmp_path, HEAD + toml)


def test_what_says_that_it_lies_outside_scope_1_and_2_stays_there(tmp_path):
    text = "direction,emissions\nupstream,100 kg CO2e\ndownstream,40 kg CO2e\n"
    table = '\n[[tables]]\npath = "t.csv"\nkind = "leased_asset"\nevidence = "the other party"\n'
    result = make(tmp_path, head("equity_share") + table, t_csv=text).footprint()
    assert result.by("scope", "category").rows() == [(3, 8, 100.0), (3, 13, 40.0)]
    assert not found(result, "lease_assumed")


def test_leased_cars_by_approach(tmp_path):
    table = '\n[[tables]]\npath = "t.csv"\nkind = "car_travel"\n'
    text = "control,lease,distance,fuel\nleased_in,operating,100 km,diesel\nleased_in,finance,100 km,petrol\nleased_in,,90 km,diesel\n"
    own = make(tmp_path, head("operational_control") + table, t_csv=text).footprint()
    assert set(own.where(stage="combustion").by("scope")["scope"]) == {1}
    assert not found(own, "lease_assumed")
    held = make(tmp_path, head("financial_control") + table, t_csv=text).footprint()
    places = held.where(stage="combustion").by("lease", "scope", "category").rows()
    assert [place[:3] for place in places] == [("operating", 3, 8), ("finance", 1, None), (None, 3, 8)]
    (finding,) = found(held, "lease_assumed")
    assert (finding.file, finding.row, finding.column) == ("t.csv", 4, "lease")
    assert finding.message.startswith("leased, and not said whether the lease is operating or finance, which decides the scope")
