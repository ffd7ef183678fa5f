"""The command: read, check and rules start without Django; the others go through it."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kehoach import pipeline

WEB_COMMANDS: Final = {
    "run": "chạy máy chủ",
    "migrate": "tạo hoặc nâng cấp cơ sở dữ liệu",
    "demo": "nạp đơn vị mẫu",
    "import": "đọc một văn bản vào cơ sở dữ liệu",
    "createuser": "tạo tài khoản",
    "verify-audit": "kiểm tra nhật ký còn nguyên vẹn",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="kehoach", description="Đọc, soát và điều hành kế hoạch KT-XH.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    read = commands.add_parser("read", help="đọc một văn bản kế hoạch")
    read.add_argument("file", type=Path, metavar="TỆP")
    read.add_argument("--json", action="store_true", help="in JSON theo docs/READING.md")
    for name, text in WEB_COMMANDS.items():
        commands.add_parser(name, help=text, add_help=False)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in WEB_COMMANDS:
        from kehoach.web.commands import run  # noqa: PLC0415 - Django starts only where it is needed

        return run(given[0], given[1:])
    chosen = parser.parse_args(given)
    draft, findings = pipeline.read_and_check(chosen.file)
    sys.stdout.write(
        pipeline.to_json_text(draft, findings) if chosen.json else json.dumps(draft.header.title)
    )
    sys.stdout.write("\n")
    return 0
