"""The AWS command line interface, run by the server that has it loaded (serve.py), as if it ran in this process."""

import json
import os
import socket
import sys

server = os.environ["VISPYR_SIMULATION_AWS"]
call = json.dumps({"arguments": sys.argv[1:], "environment": dict(os.environ), "directory": os.getcwd()}).encode()
# Relative, since a socket's path may have 107 bytes only.
os.chdir(os.path.dirname(server))
with socket.socket(socket.AF_UNIX) as connection:
    connection.connect(os.path.basename(server))
    socket.send_fds(connection, [len(call).to_bytes(4)], [0, 1, 2])
    connection.sendall(call)
    ending = connection.recv(1)
# Nothing is said when it broke off: as a shell reports a kill.
sys.exit(ending[0] if ending else 137)
