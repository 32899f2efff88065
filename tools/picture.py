"""Draw the picture of the README from the example: `python tools/picture.py` (needs matplotlib)."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

import carbon

ROOT = Path(__file__).parents[1]
COLOURS = {1: "#b3452c", 2: "#d9a441", 3: "#3d6b7d"}
INK, FAINT = "#22313a", "#8a979e"


def main() -> None:
    """Write docs/pictures/norrbotten-2019.svg: sources by scope, largest first."""
    footprint = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint()
    table = footprint.by("source", "scope")
    cells: dict[str, dict[int, float]] = {}
    for source, scope, kilograms in table.iter_rows():
        cells.setdefault(source, {})[scope] = kilograms / 1000
    order = sorted(cells, key=lambda source: sum(cells[source].values()))
    mpl.rcParams.update({"font.family": "DejaVu Sans", "font.size": 10, "svg.fonttype": "path", "svg.hashsalt": "carbon"})
    figure, axes = plt.subplots(figsize=(9.6, 5.2), layout="constrained")
    for place, source in enumerate(order):
        left = 0.0
        for scope in (1, 2, 3):
            value = cells[source].get(scope, 0.0)
            axes.barh(place, value, left=left, color=COLOURS[scope], height=0.68)
            left += value
        text = f"{left:,.0f}".replace(",", " ") if left >= 1 else f"{left:.2f}"
        axes.text(left + 60, place, text, va="center", color=INK)
    control = footprint.controls[0]
    total = f"{(footprint.co2e_kg or 0) / 1000:,.0f}".replace(",", " ")
    found = f"{control.found:,.0f}".replace(",", " ")
    figure.suptitle(
        f"Region Norrbotten 2019, reconstruction: {total} t CO2e by source and scope", x=0.01, ha="left", color=INK, fontsize=13
    )
    axes.set_title(
        f"{found} t on the perimeter of the published total of about 20 000 t; location-based, GWP {footprint.plan.policy.gwp_set}",
        loc="left",
        color=FAINT,
        fontsize=10,
    )
    axes.set_yticks(range(len(order)), order, color=INK)
    axes.tick_params(length=0)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)
    handles = [mpl.patches.Patch(color=COLOURS[scope], label=f"scope {scope}") for scope in (1, 2, 3)]
    axes.legend(handles=handles, loc="lower right", frameon=False)
    figure.savefig(ROOT / "docs" / "pictures" / "norrbotten-2019.svg", metadata={"Date": None, "Creator": None})


if __name__ == "__main__":
    main()
