#!/usr/bin/env python3
"""Whether the stack on this host works: services, ports, and telemetry read back.

    verify.py [--json] [--no-canary]

Prints a report for people, or with --json the one that docs/architecture.md describes. Exits 0 only when everything is well.
"""

import argparse
import json
import os
import sys
from datetime import datetime, timezone
from typing import Dict, Optional

from canary import run_canary
from host import DATA, HOST, RELEASE, VERIFIED
from ingestion import WORDS, ingestion
from probes import run_probes
from services import is_well, services

# Prometheus, Pyroscope and the write-ahead logs each stay below their share, so a volume that is as full as this has something else on it, or is too small.
FULL = 0.98


def disk_usage() -> Optional[Dict[str, int]]:
    """Size and use of the data volume; None when there is none."""
    try:
        disk = os.statvfs(DATA)
    except OSError:
        return None
    return {"totalBytes": disk.f_frsize * disk.f_blocks, "usedBytes": disk.f_frsize * (disk.f_blocks - disk.f_bfree)}


def report(with_canary: bool) -> Dict:
    """The whole report. The canary is not worth waiting for when a port does not answer."""
    states = services()
    probes = run_probes()
    well = all(is_well(service) for service in states) and all(probe["ok"] for probe in probes)
    canary = run_canary() if with_canary and all(probe["ok"] for probe in probes) else None
    return {
        "schema": 1,
        "deployment": HOST.get("VISPYR_DEPLOYMENT", ""),
        "instance": HOST.get("VISPYR_INSTANCE", ""),
        "release": RELEASE.name,
        "verified": VERIFIED.readlink().name if VERIFIED.is_symlink() else None,
        "checkedAt": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "healthy": well and (canary["ok"] if canary else not with_canary),
        "services": states,
        "probes": probes,
        "canary": canary,
        "disk": disk_usage(),
        "ingestion": ingestion(),
    }


def in_words(result: Dict) -> str:
    """The report for people, one line per finding."""
    lines = [f"{'ok  ' if is_well(service) else 'FAIL'}  service {service['name']}: {service['state']}, {service['health']}" for service in result["services"]]
    lines += [f"{'ok  ' if probe['ok'] else 'FAIL'}  port {probe['port']} {probe['name']}: {probe['detail']}" for probe in result["probes"]]
    canary = result["canary"]
    if canary:
        lines += [f"{'ok  ' if canary[kind] else 'FAIL'}  canary: {kind} written and read back" for kind in ("traces", "metrics", "profiles")]
    if result["ingestion"]:
        lines.append("      arriving: " + ", ".join(f"{WORDS[name]} {'?' if value is None else format(value, 'g')}" for name, value in result["ingestion"].items()))
    disk = result["disk"]
    if disk and disk["usedBytes"] >= FULL * disk["totalBytes"]:
        lines.append(f"FAIL  disk: the data volume is full, {disk['usedBytes'] / 2**30:.1f} of {disk['totalBytes'] / 2**30:.1f} GiB; a larger volume-size makes room")
    lines.append(f"{'healthy' if result['healthy'] else 'NOT healthy'}" + (f", telemetry read back after {canary['seconds']} s" if canary else ""))
    return "\n".join(lines)


def main() -> int:
    """Reads the arguments, prints the report."""
    parser = argparse.ArgumentParser(description="Verifies the stack on this host.")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--no-canary", action="store_true", help="ask the ports only, write nothing")
    arguments = parser.parse_args()
    result = report(not arguments.no_canary)
    print(json.dumps(result) if arguments.json else in_words(result))
    return 0 if result["healthy"] else 1


if __name__ == "__main__":
    sys.exit(main())
