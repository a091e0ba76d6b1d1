"""Requests to the published ports, each in its own protocol."""

import os
import ssl
import subprocess
import tempfile
import urllib.error
import urllib.request
from typing import Dict, NamedTuple, Optional

from encoders import grpc_frame
from host import ADDRESS, ingest_token

# The certificate of a host without a domain is signed by its own authority, and these requests never leave the host.
_UNVERIFIED = ssl.create_default_context()
_UNVERIFIED.check_hostname = False
_UNVERIFIED.verify_mode = ssl.CERT_NONE
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=_UNVERIFIED))


class Answer(NamedTuple):
    """A response; status 0 when there was none, with the reason as body."""

    status: int
    body: bytes


def http(port: int, path: str, body: Optional[bytes] = None, headers: Optional[Dict[str, str]] = None, tls: bool = False, seconds: float = 10) -> Answer:
    """GET, or POST when there is a body. Redirects are followed."""
    request = urllib.request.Request(f"{'https' if tls else 'http'}://{ADDRESS}:{port}{path}", data=body, headers=headers or {})
    try:
        with _OPENER.open(request, timeout=seconds) as response:
            return Answer(response.status, response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read())
    except (OSError, urllib.error.URLError) as error:
        return Answer(0, str(error).encode())


def ingest(port: int, path: str, body: bytes, headers: Dict[str, str]) -> Answer:
    """POST to an ingestion port, as an agent of this deployment would."""
    token = ingest_token()
    authorization = {} if token is None else {"Authorization": f"Bearer {token}"}
    return http(port, path, body, {**headers, **authorization}, tls=token is not None)


def grpc(method: str, content: bytes, seconds: int = 10) -> str:
    """A unary call on 4317 by curl, which speaks HTTP/2 on Amazon Linux: its `grpc-status N`, or why there is none."""
    token = ingest_token()
    scheme = ["--http2-prior-knowledge"] if token is None else ["--http2", "--insecure"]
    # From a file that only this user reads, never as an argument that the list of processes shows.
    authorization = "" if token is None else f'header = "authorization: Bearer {token}"\n'
    with tempfile.NamedTemporaryFile() as frame:
        frame.write(grpc_frame(content))
        frame.flush()
        command = ["curl", "--silent", "--show-error", *scheme, "--max-time", str(seconds), "--noproxy", "*", "--config", "-", "--dump-header", "-", "--output", os.devnull]
        command += ["--header", "content-type: application/grpc", "--header", "te: trailers", "--data-binary", f"@{frame.name}"]
        command += [f"{'http' if token is None else 'https'}://{ADDRESS}:4317{method}"]
        done = subprocess.run(command, input=authorization, capture_output=True, text=True, check=False)
    trailers = dict(line.split(":", 1) for line in done.stdout.lower().splitlines() if ":" in line)
    if "grpc-status" not in trailers:
        return done.stderr.strip() or f"no grpc-status: {done.stdout.splitlines()[:1]}"
    return f"grpc-status {trailers['grpc-status'].strip()} {trailers.get('grpc-message', '').strip()}".strip()
