"""All checks, in order, stopping at none: format, lint, types, layers, tests. Exit code 1 when one fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CODE = ("src", "tests", "tools", "benchmarks", "hatch_build.py")
CHECKS = {
    "format": [BIN / "ruff", "format", "--check", *CODE],
    "lint": [BIN / "ruff", "check", *CODE],
    "types": [BIN / "mypy"],
    "layers": [BIN / "lint-imports"],
    "tests": [sys.executable, "-m", "pytest", "-n", "2"],
}


def main() -> int:
    """Run all checks and return the exit code."""
    failed = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
