"""Keeps the AWS command line interface loaded for the emulated hosts, which call it many times.

Loading it takes longer than what it is asked for. Here that happens once; each call then runs in a fork of its own, with the arguments, the environment, the
directory and the open files of the process that called (call.py), and ends when that process does. The end of standard input, which the cloud's process holds,
ends the server.
"""

import json
import os
import select
import signal
import socket
import sys
from threading import Thread

import awscli.customizations.s3.subcommands  # noqa: F401, loaded by the first use otherwise
from awscli.clidriver import create_clidriver
from botocore.loaders import Loader

# The services that host scripts use, and what botocore reads of them from files.
SERVICES = ("s3", "ssm")
SERVICE_DATA = ("service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2")
COMMON_DATA = ("endpoints", "partitions", "sdk-default-configuration", "_retry")


def load() -> Loader:
    """Reads what every call would read again."""
    loader = create_clidriver().session.get_component("data_loader")
    for service in SERVICES:
        for kind in SERVICE_DATA:
            loader.load_service_model(service, kind)
    for name in COMMON_DATA:
        loader.load_data(name)
    return loader


def receive(connection: socket.socket) -> dict:
    """The call: its size in four bytes, with which the three open files come, then JSON."""
    size, files, _, _ = socket.recv_fds(connection, 4, 3)
    text = b""
    while len(text) < int.from_bytes(size):
        part = connection.recv(65536)
        if not part:
            raise ConnectionError("the caller has ended before it said what to call")
        text += part
    return json.loads(text) | {"files": files}


def die_with(connection: socket.socket) -> None:
    """Ends this process at once when the one that called is gone: nothing else is ever sent."""
    connection.recv(1)
    os._exit(128 + signal.SIGKILL)


def perform(connection: socket.socket, loader: Loader) -> None:
    """Carries out one call, in a process of its own, and says how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    call = receive(connection)
    for number, file in enumerate(call["files"]):
        os.dup2(file, number)
    os.environ.clear()
    os.environ.update(call["environment"])
    os.chdir(call["directory"])
    Thread(target=die_with, args=(connection,), daemon=True).start()
    driver = create_clidriver()
    driver.session.register_component("data_loader", loader)
    try:
        code = driver.main(call["arguments"])
    except SystemExit as ending:
        # The parser's own way out.
        code = ending.code
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(bytes([code]))


def serve(path: str) -> None:
    """Takes calls on a socket that only this user can reach, until standard input ends."""
    # Relative, since a socket's path may have 107 bytes only.
    os.chdir(os.path.dirname(path))
    os.umask(0o077)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.basename(path))
    loader = load()
    listener.listen(64)
    # Whoever has ended needs no burial.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        connection, _ = listener.accept()
        if os.fork() == 0:
            status = 255
            try:
                listener.close()
                perform(connection, loader)
                status = 0
            finally:
                os._exit(status)
        connection.close()


if __name__ == "__main__":
    serve(sys.argv[1])
