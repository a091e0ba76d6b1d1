#!/usr/bin/env python3
"""Says why a release failed, the most telling lines last: a reader of the job sees the end.

    explain.py [--healthy] RELEASE_FOLDER

With --healthy it only says how well everything is, from the report that was just written.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Dict

from host import ROOT, compose
from services import containers, is_well, services
from verify import in_words

LOG_LINES = 25
REPORT = Path(f"{ROOT}/opt/vispyr/health.json")


def health_output(container: str) -> str:
    """What the last failed health check printed; nothing when there was none or the container is gone."""
    done = subprocess.run(["docker", "inspect", "--format", "{{json .State}}", container], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return ""
    state: Dict = json.loads(done.stdout)
    failed = [entry["Output"].strip() for entry in (state.get("Health") or {}).get("Log") or [] if entry["ExitCode"] != 0]
    ended = f"exited with {state['ExitCode']}" if state.get("Status") != "running" else ""
    killed = "killed for want of memory" if state.get("OOMKilled") else ""
    return "\n".join(part for part in (ended, killed, state.get("Error", ""), *failed[-1:]) if part)


def explain(release: Path) -> None:
    """Prints the failed findings of the report of this very release, then each service that is not well with its last words."""
    if REPORT.exists():
        result = json.loads(REPORT.read_text())
        if result["release"] == release.name and not result["healthy"]:
            print(in_words(result))
    names = {entry["Service"]: entry["Name"] for entry in containers(release)}
    if not names:
        # Nothing was started, so the reason has been said before.
        return
    # Those that only wait to become healthy come first and say nothing: the reader looks at the end.
    unwell = sorted((service for service in services(release) if not is_well(service)), key=lambda service: service["health"] != "starting")
    for service in unwell:
        name = service["name"]
        print(f"\n--- {name}: {service['state']}, {service['health']}")
        if name in names and (service["health"] != "starting" or service is unwell[-1]):
            print(health_output(names[name]))
            print(compose("logs", "--no-color", "--no-log-prefix", "--tail", str(LOG_LINES), name, release=release).stdout.rstrip())


def main() -> int:
    """Reads the arguments."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--healthy"]:
        print(in_words(json.loads(REPORT.read_text())))
    else:
        explain(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
