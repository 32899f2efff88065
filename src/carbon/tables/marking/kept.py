"""What a copy of a workbook holds less of than the original, counted in the files themselves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_PARTS = (
    ("charts", re.compile(r"xl/charts/chart[^/]*\.xml")),
    ("chart sheets", re.compile(r"xl/chartsheets/[^/]+\.xml")),
    ("pictures", re.compile(r"xl/media/.+\.(png|jpe?g|gif|bmp|emf|wmf|svg|tiff?)", re.IGNORECASE)),
    ("diagrams (SmartArt)", re.compile(r"xl/diagrams/data[^/]*\.xml")),
    ("form controls", re.compile(r"xl/ctrlProps/.+")),
    ("ActiveX controls", re.compile(r"xl/activeX/.+\.xml")),
    ("macros", re.compile(r"xl/vbaProject\.bin")),
    ("pivot tables", re.compile(r"xl/pivotTables/[^/]+\.xml")),
    ("slicers", re.compile(r"xl/slicers/.+")),
    ("timelines", re.compile(r"xl/timelines/.+")),
    ("threaded comments (their text stays as notes)", re.compile(r"xl/threadedComments/.+")),
    ("queries and connections", re.compile(r"xl/(connections\.xml|queryTables/.+)")),
    ("embedded files", re.compile(r"xl/embeddings/.+")),
    ("a data model", re.compile(r"xl/model/.+")),
    ("digital signatures", re.compile(r"_xmlsignatures/.+")),
    ("custom data parts", re.compile(r"customXml/item\d+\.xml")),
)
"""What a workbook may hold beside cells, and the parts of the file that hold it."""
_SHAPES = re.compile(rb"<xdr:(sp|cxnSp|grpSp)[ >]")
_LARGEST = 20_000_000
"""Bytes of a drawing that is looked into."""


def lost_parts(source: Path, copy: Path) -> list[str]:
    """Return what a copy holds less of, in words.

    Parameters: source; copy.
    """
    before, after = _counted(source), _counted(copy)
    return [f"{name} ({before[name] - after[name]})" for name in before if after[name] < before[name]]


def _counted(path: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    try:
        with ZipFile(path) as packed:
            for item in packed.infolist():
                for name, pattern in _PARTS:
                    found[name] += pattern.fullmatch(item.filename) is not None
                if re.fullmatch(r"xl/drawings/drawing\d+\.xml", item.filename) and item.file_size < _LARGEST:
                    found["drawn shapes and text boxes"] += len(_SHAPES.findall(packed.read(item)))
    except (OSError, BadZipFile):
        return Counter()
    return found
