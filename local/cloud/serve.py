"""Serves moto on a free loopback port, says which, and ends with the process that started it.

The moto_server command takes a port chosen by somebody else, which another process may have taken by then, and survives a parent that was killed. Here the
port is bound first and then printed, and the end of standard input (which the parent holds) ends the server.
"""

import logging
import os
import sys

from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
os._exit(0)
