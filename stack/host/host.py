"""What the checks know of the host and the release that they are part of."""

import os
import subprocess
from pathlib import Path
from typing import Dict, List, Optional

RELEASE = Path(__file__).resolve().parents[1]
ROOT = os.environ.get("VISPYR_ROOT", "")
DATA = Path(f"{ROOT}/var/lib/vispyr")
# The link to the release that was verified last.
VERIFIED = Path(f"{ROOT}/opt/vispyr/verified")
SECRETS = Path(f"{ROOT}/opt/vispyr/secrets")


def read_environment(path: Path) -> Dict[str, str]:
    """The variables of an env file; none when there is no such file."""
    if not path.exists():
        return {}
    lines = (line for line in path.read_text().splitlines() if "=" in line and not line.startswith("#"))
    return dict(line.split("=", 1) for line in lines)


HOST = {**read_environment(Path(f"{ROOT}/etc/vispyr/host.env")), **os.environ}
SETTINGS = read_environment(RELEASE / ".env")

_BOUND_TO = HOST.get("VISPYR_BIND_ADDRESS", "")
# The address on which this host reaches its own published ports.
ADDRESS = "127.0.0.1" if _BOUND_TO in ("", "0.0.0.0") else _BOUND_TO


def compose(*arguments: str, seconds: float = 30, release: Path = RELEASE) -> "subprocess.CompletedProcess[str]":
    """Runs docker compose for a release; what it says is in the result, whatever its exit code."""
    environment = {"VISPYR_CONFIG_DIRECTORY": f"{ROOT}/opt/vispyr/config", **HOST}
    command: List[str] = ["docker", "compose", "--project-directory", str(release), *arguments]
    try:
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", f"no answer in {seconds:.0f} s")
    except FileNotFoundError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def ingest_token() -> Optional[str]:
    """The token that 4317, 9090 and 9999 ask for; None when they ask for none."""
    if SETTINGS.get("VISPYR_INGEST_AUTH") != "token":
        return None
    return (SECRETS / "ingest-token").read_text().strip()
