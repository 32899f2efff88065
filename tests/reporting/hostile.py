"""An inventory whose every text field is hostile: markup, formulas, right-to-left marks, names of ten thousand letters."""

import csv
import json

WORDS = {
    "script": "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "rtl": "\u202egnp.exe\u202c \u05d0\u05d1\u05d2",
    "long": "X" * 10_000,
    "quote": "\"'></title></style></script><script>window.hacked=1</script>",
    "template": "{{ 7*7 }} {% raw %} {kg} %s",
    "tab": "\t=1+1\r\n=2+2",
}


def folder(tmp_path, text):
    """The folder of an inventory in which every free text is `text`."""
    said = json.dumps(text, ensure_ascii=False)
    place = tmp_path / "inventory"
    place.mkdir()
    (place / "inventory.toml").write_text(
        f"""[inventory]
name = {said}
organisation = {said}
period = "2019"
region = "SE"
gwp_set = "ar5_100"
notice = {said}

[sites.here]
name = {said}

[[tables]]
path = "fuel.csv"
kind = "fuel"

[[control_totals]]
name = {said}
value = "100 kg ± 10 %"
citation = {said}
exclude_sources = ["other"]

[[exclusions]]
what = {said}
reason = {said}
categories = [7]

[[indicators]]
name = {said}
unit = {said}
values = {{ 2018 = 2, 2019 = 1 }}
goal = 1
evidence = {said}
""",
        encoding="utf-8",
    )
    cell = text.replace("\t", " ")  # a tab in a cell may be taken for the sign between cells
    with (place / "fuel.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "source", "fuel", "volume", "period", "site", "evidence", "note"])
        rows.writerow([cell, cell, "diesel", "40 l", "2019", "here", cell, cell])
        rows.writerow(["two", "other", "diesel", "4 l", "2019", "here", cell, cell])
    with (place / "factors.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(
            ["key", "stages", "region", "valid_from", "valid_to", "unit", "co2", "locator", "derivation", "publication", "licence"]
        )
        rows.writerow(["fuel.diesel", "combustion", "SE", "2019-01-01", "2019-12-31", "l", "2.5", cell, cell, cell, f"CC0 {cell}"])
    return place
