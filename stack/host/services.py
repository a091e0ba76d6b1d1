"""The state of the stack's services, as docker compose sees it."""

import json
from pathlib import Path
from typing import Dict, List

from host import RELEASE, SETTINGS, compose

EXPECTED = ["alloy", "grafana", "nginx", "prometheus", "pyroscope", "tempo"]


def containers(release: Path = RELEASE) -> List[Dict]:
    """Every container of the stack, stopped ones too. Compose prints one JSON object a line, older versions one list."""
    output = compose("ps", "--all", "--format", "json", release=release).stdout.strip()
    if output.startswith("["):
        return json.loads(output)
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def services(release: Path = RELEASE) -> List[Dict[str, str]]:
    """Name, state and health of every service; one that has no container is `missing`, one without a health check has the health `none`."""
    expected = EXPECTED + (["loki"] if "logs" in SETTINGS.get("COMPOSE_PROFILES", "") else [])
    found = {entry["Service"]: {"name": entry["Service"], "state": entry["State"], "health": entry.get("Health") or "none"} for entry in containers(release)}
    missing = {name: {"name": name, "state": "missing", "health": "none"} for name in expected if name not in found}
    return sorted([*found.values(), *missing.values()], key=lambda service: service["name"])


def is_well(service: Dict[str, str]) -> bool:
    """Whether a service is as it should be. Those of the stack all have a health check; a user's own may have none."""
    return service["state"] == "running" and (service["health"] == "healthy" or (service["health"] == "none" and service["name"] not in EXPECTED))
