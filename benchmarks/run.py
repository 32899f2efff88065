"""Speed of the library beside other ways, in one table: `python benchmarks/run.py`, or some parts: `… run.py totals rows`.

Each figure is the median of alternating runs. Every part keeps its results in `benchmarks/results/`, so that parts can be run one
at a time on an idle machine; `run.py table` prints what is there. The table and the chart of docs/benchmarks.md are written.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import cluster
import frames
import growth
import peers
import processes
import scalar
import streaming
import what_if
from measure import save, table

import inventories
import kinds

DOCS = Path(__file__).parents[1] / "docs"
PARTS = {
    "start_up": scalar.start_up,
    "processes": processes.processes,
    "scalar": scalar.scalar,
    "objects": scalar.objects,
    "questions": scalar.questions,
    "kinds": kinds.kinds,
    "totals": frames.totals,
    "few": frames.few,
    "gases": frames.gas_totals,
    "rows": frames.rows,
    "streaming": streaming.streaming,
    "spark": cluster.spark,
    "by_rows": growth.by_rows,
    "by_questions": growth.by_questions,
    "inventories": inventories.inventories,
    "what_if": what_if.what_if,
    "peers": peers.peers,
}
_MARK = "<!-- table: python benchmarks/run.py -->"


def write_docs() -> None:
    """Put the table and the chart into the documents."""
    path = DOCS / "benchmarks.md"
    head = path.read_text(encoding="utf-8").split(_MARK)[0]
    grown = " ".join(text for text in (growth.said("by_rows", "row"), growth.said("by_questions", "question")) if text)
    path.write_text(f"{head}{_MARK}\n\n{table(list(PARTS))}\n\n{grown}".rstrip() + "\n", encoding="utf-8")
    growth.chart(DOCS / "pictures" / "growth.svg")


if __name__ == "__main__":
    wanted = sys.argv[1:] or list(PARTS)
    for part in wanted if wanted != ["table"] else []:
        print(f"{part} …", file=sys.stderr)
        save(part, PARTS[part]())
    write_docs()
    print(table(list(PARTS)))
