#!/usr/bin/env python3
"""Keeps profiles within their share of the data volume.

Prometheus limits itself by size, traces and logs lie in the bucket, but Pyroscope knows retention by time only. So once the share is nearly full, the
retention is what it holds at the rate at which it has been filled. Pyroscope reads the file every ten seconds and deletes in its own time.
"""

import os
import sys
import time
from pathlib import Path
from typing import Optional, Tuple

from host import DATA, SETTINGS

LIMITS = DATA / "pyroscope-limits" / "limits.yaml"
# Pyroscope deletes whole partitions of six hours, and hours after they have expired: what is left free of the share takes that in.
AIM = 0.8
LEAST_HOURS = 12
# Crockford's base 32, in which the first ten characters of a block's name (a ULID) are its time in milliseconds.
ULID_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid_seconds(name: str) -> Optional[float]:
    """The time in a block's name, in seconds; None when it is no such name. A compacted block has that of the oldest one in it."""
    if len(name) != 26 or any(character not in ULID_DIGITS for character in name):
        return None
    milliseconds = 0
    for character in name[:10]:
        milliseconds = milliseconds * 32 + ULID_DIGITS.index(character)
    return milliseconds / 1000


def holding(folder: Path, now: float) -> Tuple[float, float]:
    """What Pyroscope holds: MiB on disk, and the hours back to its oldest block. Files come and go meanwhile."""
    size, oldest = 0, now
    for parent, _, names in os.walk(folder):
        oldest = min(oldest, ulid_seconds(os.path.basename(parent)) or now)
        for name in names:
            try:
                size += os.lstat(os.path.join(parent, name)).st_blocks * 512
            except FileNotFoundError:
                continue
    return size / 2**20, (now - oldest) / 3600


def hours_to_keep(wanted: float, used: float, held: float) -> float:
    """The retention, in whole hours, given that of the settings, the used part of the share, and how many hours that part holds."""
    if used <= AIM:
        return wanted
    return min(wanted, max(LEAST_HOURS, int(held * AIM / used)))


def content(hours: float, wanted: float) -> str:
    """The file of limits: nothing in it as long as the settings hold. Without tenants, everything is `anonymous`."""
    if hours >= wanted:
        return "overrides: {}\n"
    return f"overrides:\n  anonymous:\n    retention_period: {hours:.0f}h\n"


def duration_hours(duration: str) -> float:
    """`168h` or `90s`, as src/stack writes them."""
    return float(duration[:-1]) / {"h": 1, "s": 3600}[duration[-1]]


def main() -> int:
    """One look."""
    wanted = duration_hours(SETTINGS["VISPYR_PROFILES_RETENTION"])
    size, held = holding(DATA / "pyroscope", time.time())
    used = size / float(SETTINGS["VISPYR_PROFILES_DISK_MIB"])
    hours = hours_to_keep(wanted, used, held)
    new = content(hours, wanted)
    if LIMITS.read_text() != new:
        temporary = LIMITS.with_suffix(".new")
        temporary.write_text(new)
        temporary.replace(LIMITS)
        print(f"profiles of {held:.0f} hours use {used:.0%} of their share of the disk; they are kept for {hours:.0f} of {wanted:.0f} hours")
    return 0


if __name__ == "__main__":
    sys.exit(main())
