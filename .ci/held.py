"""What every scorer needs: the floors, holding a figure against them, and the findings of a check."""
import json
import subprocess
import sys
import tomllib
from pathlib import Path

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())
failures = []


def held(name, value, ok, floor):
    print(f"{'ok' if ok else 'UNDER ITS FLOOR'}: {name} {value} ({floor})", flush=True)
    if not ok:
        failures.append(name)


def least(name, value, floor, shown=None):
    held(name, shown or value, value >= floor, f"at least {floor}")


def most(name, value, ceiling, shown=None):
    held(name, shown or value, value <= ceiling, f"at most {ceiling}")


def findings(gainsay, *paths, cwd=None):
    run = subprocess.run([gainsay, "check", "--format", "json", *paths], cwd=cwd, capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(f"gainsay ended with {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)
