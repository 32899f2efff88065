"""The same rows written as CSV, XLSX, ODS and Parquet, for tests."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import polars as pl

FORMATS = ("csv", "xlsx", "ods", "parquet")
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def write(path: Path, rows, sheet="Data", **more):
    """Write rows, the first of them the header; further sheets as name=rows."""
    kind = path.suffix[1:]
    {"csv": _csv, "xlsx": _xlsx, "ods": _ods, "parquet": _parquet}[kind](path, {sheet: rows, **more})
    return path


def _csv(path, sheets):
    (rows,) = sheets.values()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([[_shown(cell) for cell in row] for row in rows])


def _shown(cell):
    return "" if cell is None else int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _xlsx(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)


def _parquet(path, sheets):
    (rows,) = sheets.values()
    columns = {}
    for place, name in enumerate(rows[0]):
        cells = [row[place] for row in rows[1:]]
        types = {type(cell) for cell in cells if cell is not None}
        columns[name] = (
            cells if len(types) < 2 or types == {int, float} else [None if cell is None else str(_shown(cell)) for cell in cells]
        )
    pl.DataFrame(columns, strict=False).write_parquet(path)


def _ods(path, sheets):
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_ods_row, rows))}</table:table>" for name, rows in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    write_ods(path, body)


def write_ods(path, body):
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</manifest:manifest>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", kind, zipfile.ZIP_STORED)
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", f"<?xml version='1.0'?><office:document-content {_SPACES}>{body}</office:document-content>")


def _ods_row(row):
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(cell):
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell!r}"><text:p>{cell}</text:p></table:table-cell>'
    if isinstance(cell, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"><text:p>{cell}</text:p></table:table-cell>'
        )
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
