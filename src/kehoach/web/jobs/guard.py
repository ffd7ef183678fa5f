"""A small process beside the server: it starts the jobs, starts them anew if they end, and ends with it.

It imports nothing of ours and no Django, so that it weighs next to nothing.
"""

import os
import signal
import subprocess
import sys
import time

PAUSE = 1.0  # seconds between two looks
AFTER_A_FALL = 5.0


def main(server: int) -> None:
    """Keep the jobs running as long as the server is the parent of this process."""
    jobs: subprocess.Popen[bytes] | None = None

    def end(*_: object) -> None:
        if jobs is not None and jobs.poll() is None:
            jobs.terminate()
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)
    command = [sys.executable, "-m", "kehoach", "jobs", "--beside", str(os.getpid())]
    while os.getppid() == server:
        if jobs is None:
            jobs = subprocess.Popen(command)
        elif jobs.poll() is not None:
            time.sleep(AFTER_A_FALL)
            jobs = None
        time.sleep(PAUSE)
    end()


if __name__ == "__main__":
    main(int(sys.argv[1]))
