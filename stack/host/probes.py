"""Every published port, asked in its own protocol. A probe says nothing of what becomes of the data: that is the canary's question."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Dict, List, Tuple

from encoders import snappy
from host import ADDRESS, SETTINGS
from wire import Answer, grpc, http, ingest

TRACE_EXPORT = "/opentelemetry.proto.collector.trace.v1.TraceService/Export"
REMOTE_WRITE_HEADERS = {
    "Content-Type": "application/x-protobuf",
    "Content-Encoding": "snappy",
    "X-Prometheus-Remote-Write-Version": "0.1.0",
}

WEEK = 7 * 24 * 3600

Outcome = Tuple[bool, str]


def _status(answer: Answer, *good: int) -> Outcome:
    if answer.status == 0:
        return False, answer.body.decode(errors="replace")
    return answer.status in good, f"HTTP {answer.status}"


def _grafana(answer: Answer) -> Outcome:
    ok, detail = _status(answer, 200)
    if not ok:
        return ok, detail
    database = json.loads(answer.body or b"{}").get("database", "unknown")
    return database == "ok", f"HTTP 200, database {database}"


def _otlp() -> Outcome:
    detail = grpc(TRACE_EXPORT, b"")
    return detail == "grpc-status 0", detail


def certificate(domain: str) -> Outcome:
    """Whether what is served under the domain holds for another week: its renewal has been tried for weeks by then, and nobody has seen why it fails."""
    asked = subprocess.run(
        ["openssl", "s_client", "-connect", f"{ADDRESS}:443", "-servername", domain], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=10, check=False
    )

    def read(*what: str) -> str:
        command = ["openssl", "x509", "-noout", *what]
        return subprocess.run(command, input=asked.stdout, capture_output=True, text=True, timeout=10, check=False).stdout.strip()

    ends = read("-enddate").replace("notAfter=", "")
    if not ends:
        return False, "no certificate was shown"
    if "does match certificate" not in read("-checkhost", domain):
        return False, f"the certificate is not for {domain}"
    return "will not expire" in read("-checkend", str(WEEK)), f"{domain} until {ends}"


PROBES: List[Tuple[str, int, Callable[[], Outcome]]] = [
    ("otlp-grpc", 4317, _otlp),
    ("remote-write", 9090, lambda: _status(ingest(9090, "/api/v1/write", snappy(b""), REMOTE_WRITE_HEADERS), 200, 204)),
    ("profiles", 9999, lambda: _status(ingest(9999, "/push.v1.PusherService/Push", b"{}", {"Content-Type": "application/json"}), 200)),
    ("grafana-https", 443, lambda: _grafana(http(443, "/api/health", tls=True))),
    ("grafana", 3000, lambda: _grafana(http(3000, "/api/health"))),
    ("tempo", 3200, lambda: _status(http(3200, "/ready"), 200)),
    ("pyroscope", 4040, lambda: _status(http(4040, "/ready"), 200)),
]
if SETTINGS.get("VISPYR_DOMAIN"):
    PROBES.append(("certificate", 443, lambda: certificate(SETTINGS["VISPYR_DOMAIN"])))


def run_probes() -> List[Dict]:
    """All probes at once: name, port, whether it is well, and the answer in words."""

    def run(probe: Tuple[str, int, Callable[[], Outcome]]) -> Dict:
        name, port, ask = probe
        try:
            ok, detail = ask()
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            ok, detail = False, str(error)
        return {"name": name, "port": port, "ok": ok, "detail": detail}

    with ThreadPoolExecutor(len(PROBES)) as pool:
        return list(pool.map(run, PROBES))
