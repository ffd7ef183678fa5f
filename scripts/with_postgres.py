"""Run a command on PostgreSQL: a server that answers on this machine, or one started for it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

HOST = "127.0.0.1"
ANSWERING = f"postgresql://postgres@{HOST}:5432/postgres"


def main() -> int:
    """Return the exit status of the command."""
    given = os.environ.get("KEHOACH_DATABASE_URL") or (ANSWERING if answers(ANSWERING) else "")
    if given:
        return run(given)
    with own_server() as address:
        return run(address)


def run(address: str) -> int:
    """Return the exit status of the command with this database."""
    sys.stdout.write(f"PostgreSQL: {address.rsplit('@', 1)[-1]}\n")
    sys.stdout.flush()
    return subprocess.call(sys.argv[1:], env=os.environ | {"KEHOACH_DATABASE_URL": address})


def answers(address: str) -> bool:
    """Return whether a server takes a connection there without a password."""
    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def own_server() -> Iterator[str]:
    """Start a server in a folder of its own; stop it and remove the folder afterwards."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not programs:
        sys.exit("No PostgreSQL here; on Debian: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="kehoach-postgres-") as folder:
        port = free_port()
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            shutil.chown(folder, "postgres", "postgres")
        place = Path(folder) / "server"
        as_server(programs[-1] / "initdb", "-D", place, "-U", "postgres", "--auth=trust", "--locale=C.UTF-8")
        options = f"-p {port} -c listen_addresses={HOST} -c unix_socket_directories={folder} -c fsync=off"
        control = (programs[-1] / "pg_ctl", "-D", place, "-w", "-l", Path(folder) / "log")
        as_server(*control, "-o", options, "start")
        try:
            yield f"postgresql://postgres@{HOST}:{port}/postgres"
        finally:
            as_server(*control, "-m", "fast", "stop")


def as_server(*command: str | Path) -> None:
    """Run one of PostgreSQL's own programs as the user it accepts."""
    prefix = (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    )
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
