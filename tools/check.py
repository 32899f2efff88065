"""All checks, in order, stopping at none: this checkout, format, lint, types, layers, tests, wheel. Exit code 1 when one fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CODE = ("src", "tests", "tools", "benchmarks", "hatch_build.py")
SAME = "import carbon, pathlib, sys; sys.exit(pathlib.Path(carbon.__file__).resolve() != pathlib.Path(sys.argv[1]))"
CHECKS = {
    "format": [BIN / "ruff", "format", "--check", *CODE],
    "lint": [BIN / "ruff", "check", *CODE],
    "types": [BIN / "mypy"],
    "layers": [BIN / "lint-imports"],
    "tests": [sys.executable, "-m", "pytest", "-n", "2"],
    "types and wheel of users": [sys.executable, "-m", "pytest", "-m", "slow", "tests/api"],
}


def main() -> int:
    """Run all checks and return the exit code."""
    here = ROOT / "src" / "carbon" / "__init__.py"
    if subprocess.run([sys.executable, "-c", SAME, here], cwd=ROOT / "docs", check=False).returncode:
        print(f"carbon is not imported from {here}: the checks would test another copy. Run pip install -e '.[dev]'")
        return 1
    failed = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
