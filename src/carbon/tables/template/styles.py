"""The looks of the workbook: one place for colours and number formats."""

from __future__ import annotations

from functools import partial
from typing import Any

INK, PALE, LINE = "#1F4E4A", "#E4EFED", "#C9D6D4"
_FONT = {"font_name": "Calibri", "font_size": 11}
WHOLE, DECIMALS = "#,##0", "#,##0.0##"

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK, "valign": "vcenter"},
    "heading": {"bold": True, "font_size": 12, "font_color": INK},
    "guide": {"font_color": "#404040", "valign": "vcenter"},
    "wrapped": {"font_color": "#404040", "text_wrap": True, "valign": "top"},
    "code": {"font_name": "Consolas", "font_size": 10, "bg_color": "#F4F4F4"},
    "link": {"font_color": "#0B5FA5", "underline": 1},
    "example": {"italic": True, "font_color": "#7A7A7A"},
    "total": {"bold": True, "font_color": INK, "num_format": WHOLE, "align": "left"},
    "label": {"font_color": "#404040"},
    "required": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": INK,
        "border": 1,
        "border_color": LINE,
        "text_wrap": True,
        "valign": "vcenter",
    },
    "optional": {
        "bold": True,
        "font_color": INK,
        "bg_color": PALE,
        "border": 1,
        "border_color": LINE,
        "text_wrap": True,
        "valign": "vcenter",
    },
    "own": {"locked": False, "bold": True, "font_color": INK, "bottom": 4, "bottom_color": LINE, "text_wrap": True, "valign": "vcenter"},
    "row": {"valign": "vcenter"},
    "cell": {"locked": False, "indent": 1},
    "number": {"locked": False, "num_format": WHOLE},
    "text": {"locked": False, "num_format": "@", "indent": 1},
    "value": {"locked": False, "border": 1, "border_color": LINE, "align": "left"},
    "count": {"border": 1, "border_color": LINE, "num_format": WHOLE, "align": "center"},
    "sum": {"border": 1, "border_color": LINE, "align": "left"},
    "decimals": {"num_format": DECIMALS},
    "open": {"bg_color": "#FFE9B8"},
}


class Styles:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a format by name."""
        return self._format(name, partial(dict, _LOOKS[name]))

    def of_unit(self, unit: str, look: str) -> Any:
        """Return a format that prints a number with its unit, and nothing of zero.

        Parameters: unit; look, the format it is based on.
        """
        shown = unit.replace('"', "")
        form = f'[=0]"";[<100]#,##0.0## "{shown}";#,##0 "{shown}"'
        return self._format(f"{look} {unit}", lambda: _LOOKS[look] | {"num_format": form})

    def _format(self, name: str, look: Any) -> Any:
        if name not in self._made:
            given = look()
            # Conditional formats change what they name and nothing else.
            self._made[name] = self._book.add_format(given if name in ("decimals", "open") else _FONT | given)
        return self._made[name]
