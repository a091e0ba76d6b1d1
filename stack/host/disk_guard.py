#!/usr/bin/env python3
"""Keeps profiles within their share of the data volume.

Prometheus limits itself by size, traces and logs lie in the bucket, but Pyroscope knows retention by time only. So its retention follows what it holds: shortened
while it is over its share, lengthened again, up to what the settings say, when there is room. Pyroscope reads the file every ten seconds and deletes in its own time.
"""

import os
import sys
from pathlib import Path
from typing import Optional

from host import DATA, SETTINGS

LIMITS = DATA / "pyroscope-limits" / "limits.yaml"
# Deleting takes hours, since Pyroscope deletes whole partitions of six hours: steps are small, and between the two marks nothing changes.
FULL, ROOMY = 0.9, 0.6
STEP = 0.98
LEAST_HOURS = 12


def size_mib(folder: Path) -> float:
    """What the files below a folder take on disk. Files come and go meanwhile."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(parent, name)).st_blocks * 512
            except FileNotFoundError:
                continue
    return total / 2**20


def next_hours(hours: float, wanted: float, used: float) -> float:
    """The retention after this look, given the present one, the one of the settings, and the used part of the share."""
    if used > FULL:
        return max(LEAST_HOURS, hours * STEP)
    if used < ROOMY:
        return min(wanted, hours / STEP)
    return min(wanted, hours)


def present_hours() -> Optional[float]:
    """The shortened retention that is in force; None when the one of the settings is."""
    for line in LIMITS.read_text().splitlines() if LIMITS.exists() else []:
        if line.strip().startswith("retention_period:"):
            return float(line.split(":")[1].strip().rstrip("m")) / 60
    return None


def content(hours: float, wanted: float) -> str:
    """The file of limits: nothing in it as long as the settings hold. Without tenants, everything is `anonymous`."""
    if hours >= wanted:
        return "overrides: {}\n"
    return f"overrides:\n  anonymous:\n    retention_period: {round(hours * 60)}m\n"


def main() -> int:
    """One look."""
    wanted = duration_hours(SETTINGS["VISPYR_PROFILES_RETENTION"])
    used = size_mib(DATA / "pyroscope") / float(SETTINGS["VISPYR_PROFILES_DISK_MIB"])
    hours = next_hours(present_hours() or wanted, wanted, used)
    new = content(hours, wanted)
    if not LIMITS.exists() or LIMITS.read_text() != new:
        temporary = LIMITS.with_suffix(".new")
        temporary.write_text(new)
        temporary.replace(LIMITS)
        print(f"profiles use {used:.0%} of their share of the disk; they are kept for {hours:.1f} of {wanted:.0f} hours")
    return 0


def duration_hours(duration: str) -> float:
    """`168h` or `90s`, as src/stack writes them."""
    return float(duration[:-1]) / {"h": 1, "s": 3600}[duration[-1]]


if __name__ == "__main__":
    sys.exit(main())
