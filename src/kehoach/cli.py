"""The command: read, check and rules start without Django; the others go through it."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kehoach import pipeline


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="kehoach", description="Đọc, soát và điều hành kế hoạch KT-XH.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    read = commands.add_parser("read", help="đọc một văn bản kế hoạch")
    read.add_argument("file", type=Path, metavar="TỆP")
    read.add_argument("--json", action="store_true", help="in JSON theo docs/READING.md")
    chosen = parser.parse_args(arguments)
    draft, findings = pipeline.read_and_check(chosen.file)
    sys.stdout.write(
        pipeline.to_json_text(draft, findings) if chosen.json else json.dumps(draft.header.title)
    )
    sys.stdout.write("\n")
    return 0
