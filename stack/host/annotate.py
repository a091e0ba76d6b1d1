#!/usr/bin/env python3
"""Draws a line on the dashboards: a deploy, of the stack itself or of anything that sends telemetry to it.

    annotate.py --region REGION --bucket BUCKET --key KEY

What it says is an object in the bucket, never an argument: what people write has no place in a command's text.
"""

import argparse
import base64
import json
import subprocess
import sys

from host import SECRETS
from wire import http


def main() -> int:
    """Fetches what is to be said and gives it to Grafana as its administrator."""
    parser = argparse.ArgumentParser(description="Draws a line on the dashboards.")
    for name in ("region", "bucket", "key"):
        parser.add_argument(f"--{name}", required=True)
    place = parser.parse_args()
    command = ["aws", "s3", "cp", "--only-show-errors", "--region", place.region, f"s3://{place.bucket}/{place.key}", "-"]
    annotation = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    login = base64.b64encode(b"admin:" + (SECRETS / "grafana-admin-password").read_bytes().strip()).decode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {login}"}
    answer = http(3000, "/api/annotations", annotation, headers)
    if answer.status != 200:
        print(f"Grafana did not take the annotation: {answer.status or 'no answer'}, {answer.body.decode(errors='replace')[:200]}", file=sys.stderr)
        return 1
    print(f"annotation {json.loads(answer.body).get('id')} is on the dashboards")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"the annotation could not be fetched: {error.stderr.decode(errors='replace').strip()}")
