"""How much telemetry arrives, as the stack counts it itself (alloy/stack.alloy keeps these counters)."""

import math
import re
from typing import Dict, Optional

from host import compose

WINDOW = "5m"


def _rate(counter: str) -> str:
    return f'sum(rate({counter}{{job="vispyr"}}[{WINDOW}]))'


# What a report calls each figure, and how Prometheus is asked for it. Spans are counted where they come in; samples where they are stored, whichever way they took,
# so that those of the host and of the stack itself are among them.
FIGURES: Dict[str, str] = {
    "spansPerSecond": _rate("otelcol_receiver_accepted_spans_total"),
    "samplesPerSecond": _rate("prometheus_tsdb_head_samples_appended_total"),
    "profilesPerSecond": _rate("pyroscope_distributor_received_compressed_bytes_count"),
    "activeSeries": 'max(prometheus_tsdb_head_series{job="vispyr"})',
}

# The same for people.
WORDS: Dict[str, str] = {"spansPerSecond": "spans/s", "samplesPerSecond": "metric samples/s", "profilesPerSecond": "profiles/s", "activeSeries": "active series"}

# All of them in one question: a program in a container takes a second to start.
QUERY = " or ".join(f'label_replace({expression}, "figure", "{name}", "", "")' for name, expression in FIGURES.items())


def figures_in(answer: str) -> Dict[str, float]:
    """The figures in what promtool prints, `{figure="spansPerSecond"} => 1.5 @[1763910000.123]` a line. One that Prometheus does not know yet is not there."""
    found = {name: float(value) for name, value in re.findall(r'figure="(\w+)".*? => (\S+) @', answer)}
    return {name: value for name, value in found.items() if math.isfinite(value)}


def ingestion() -> Optional[Dict[str, Optional[float]]]:
    """What arrives, over the last five minutes; None for a figure that is not known yet, and altogether when Prometheus does not answer."""
    answer = compose("exec", "-T", "prometheus", "promtool", "query", "instant", "http://127.0.0.1:9090", QUERY, seconds=15)
    if answer.returncode != 0:
        return None
    figures = figures_in(answer.stdout)
    return {name: round(figures[name], 3) if name in figures else None for name in FIGURES}
