"""Carbon accounting: activities in any unit → emissions per gas → CO2e, with the factor, the source and the reason of each line.

>>> import carbon
>>> result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
>>> round(result.co2e_kg, 2) > 100
True
"""

from __future__ import annotations

import importlib

from carbon.activities.framework.kind_table import KINDS

__version__ = "0.1.0"

_HOMES = {
    "_api.calculating": ("calculate", "plan"),
    "_api.constants": ("constant",),
    "_api.factors": ("factor", "match", "search"),
    "core.errors": ("CarbonError", "Finding"),
    "core.quantities": ("Amount",),
    "engine.result.emissions": ("Emissions",),
    "engine.plan.plan": ("Plan",),
    "factors.catalogue": ("Catalogue", "catalogue", "publications"),
    "factors.policy": ("Policy",),
    "analysis.comparison": ("compare",),
    "analysis.break_even": ("break_even_distance",),
    "analysis.freezing": ("freeze",),
    "analysis.goal_verdicts": ("goals",),
    "analysis.updating": ("update",),
    "analysis.years": ("series",),
    "analysis.scenarios": ("scenario",),
    "analysis.thawing": ("thaw", "verify"),
    "analysis.uncertainty": ("uncertainty",),
    "inventory.inventory": ("Inventory",),
    "reporting.make": ("report",),
    "reporting.starting": ("start_inventory",),
    "activities.framework.base": ("Activity",),
    "activities.value_chain.investments": ("portfolio_quality",),
}
_RENAMED: dict[str, tuple[str, str]] = {}
"""Old name → (new name, version that has it): it warns for one minor version. See CONTRIBUTING.md."""
_HOME = {name: home for home, names in _HOMES.items() for name in names}
_HOME |= {title: f"activities.{module}" for module, title in KINDS.values()}

__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604 - the names are those of _HOMES


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that `import carbon` costs nothing."""
    if name in _RENAMED:
        from carbon.core.renamed import warn_renamed

        new, since = _RENAMED[name]
        warn_renamed(f"carbon.{name}", f"carbon.{new}", since)
        return getattr(importlib.import_module("carbon"), new)
    if name not in _HOME:
        if name.startswith("_"):
            raise AttributeError(f"module 'carbon' has no attribute '{name}'")
        from carbon.activities.framework.near_names import no_such_name

        raise no_such_name(name, __all__)
    value = getattr(importlib.import_module(f"carbon.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
