"""One trace, one metric and one profile, written through the front door and read back from the databases. Only this proves that telemetry arrives.

Everything is recognisable by the service name `vispyr-canary`, which Tempo's span metrics leave out. The metric is one series whose value is fresh, and the
profile's function name carries the id, so that a canary every five minutes adds no series.
"""

import gzip
import json
import os
import re
import time
from typing import Callable, Dict
from urllib.parse import urlencode

from encoders import otlp_trace, pprof, remote_write, snappy
from host import compose
from probes import REMOTE_WRITE_HEADERS, TRACE_EXPORT
from wire import grpc, http, ingest

SERVICE = "vispyr-canary"
METRIC = "vispyr_canary_timestamp_seconds"
# How long what was written may take to become readable. It takes a few seconds; a host that is just starting needs longer.
READ_BACK_SECONDS = 60


def _write_trace(trace_id: bytes, now: float) -> bool:
    end = int(now * 1e9)
    return grpc(TRACE_EXPORT, otlp_trace(trace_id, os.urandom(8), SERVICE, "canary", end - 1_000_000, end)) == "grpc-status 0"


def _trace_is_back(trace_id: bytes) -> bool:
    return http(3200, f"/api/traces/{trace_id.hex()}").status == 200


def _write_metric(value: float) -> bool:
    labels = {"__name__": METRIC, "job": SERVICE, "service_name": SERVICE}
    body = snappy(remote_write(labels, value, int(value * 1000)))
    return ingest(9090, "/api/v1/metrics/write", body, REMOTE_WRITE_HEADERS).status in (200, 204)


def _metric_is_back(value: float) -> bool:
    """Prometheus has no published port, so it is asked from within its container. Prints `{labels} => value @[time]`."""
    answer = compose("exec", "-T", "prometheus", "promtool", "query", "instant", "http://127.0.0.1:9090", METRIC, seconds=15)
    return any(float(found) == value for found in re.findall(r"=> ([0-9.e+]+) @", answer.stdout))


def _write_profile(function: str, now: float) -> bool:
    query = urlencode({"name": SERVICE, "from": int(now) - 10, "until": int(now), "format": "pprof", "sampleRate": 100})
    profile = gzip.compress(pprof(function, 10_000_000, int((now - 10) * 1e9), 10_000_000_000), mtime=0)
    return ingest(9999, f"/ingest?{query}", profile, {"Content-Type": "application/octet-stream"}).status == 200


def _profile_is_back(function: str, now: float) -> bool:
    selector = f'process_cpu:cpu:nanoseconds:cpu:nanoseconds{{service_name="{SERVICE}"}}'
    answer = http(4040, "/pyroscope/render?" + urlencode({"query": selector, "from": int(now) - 300, "until": int(now) + 60, "format": "json"}))
    if answer.status != 200:
        return False
    return function in json.loads(answer.body).get("flamebearer", {}).get("names", [])


def _eventually(condition: Callable[[], bool], deadline: float) -> bool:
    """Asks until it is so or the time is over; the first questions follow each other quickly."""
    pause = 0.2
    while not condition():
        if time.monotonic() >= deadline:
            return False
        time.sleep(pause)
        pause = min(pause * 1.5, 2)
    return True


def run_canary() -> Dict:
    """Writes all three, then reads each back. `seconds` is the time from the first write to the last answer."""
    started = time.monotonic()
    # Whole milliseconds, so that the value is the same number on its way there and back.
    now = int(time.time() * 1000) / 1000
    trace_id = os.urandom(16)
    function = f"vispyr_canary_{trace_id.hex()}"
    deadline = started + READ_BACK_SECONDS

    written = {
        "traces": _eventually(lambda: _write_trace(trace_id, now), deadline),
        "metrics": _eventually(lambda: _write_metric(now), deadline),
        "profiles": _eventually(lambda: _write_profile(function, now), deadline),
    }
    back = {
        "traces": written["traces"] and _eventually(lambda: _trace_is_back(trace_id), deadline),
        "metrics": written["metrics"] and _eventually(lambda: _metric_is_back(now), deadline),
        "profiles": written["profiles"] and _eventually(lambda: _profile_is_back(function, now), deadline),
    }
    return {"id": trace_id.hex(), "ok": all(back.values()), **back, "seconds": round(time.monotonic() - started, 1)}
