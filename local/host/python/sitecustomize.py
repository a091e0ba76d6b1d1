"""Leads Python's own connections to this host's ports 80 and 443 to where they really are.

Whoever runs the embedded cloud may not be allowed to listen below 1024; the stand-ins then listen 8000 higher, and the host's checks, which know nothing of
that, still ask the right process. Loaded by every Python on an emulated host, and without effect where no shift is needed.
"""

import os
import socket

_SHIFT = int(os.environ.get("VISPYR_SIMULATION_PORT_SHIFT") or 0)
_OWN = os.environ.get("VISPYR_BIND_ADDRESS")

if _SHIFT:
    _connect = socket.socket.connect

    def _shifted(self, address):
        if self.family == socket.AF_INET and address[0] == _OWN and address[1] < 1024:
            address = (address[0], address[1] + _SHIFT)
        return _connect(self, address)

    socket.socket.connect = _shifted
