"""The command: read, check, write, score and rules start without Django; the others go through it."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from kehoach.domain.finding import Severity
from kehoach.reading.refusals import Unreadable

WEB_COMMANDS: Final = {
    "run": "chạy máy chủ",
    "jobs": "chạy các việc nền đến giờ",
    "migrate": "tạo hoặc nâng cấp cơ sở dữ liệu",
    "demo": "nạp đơn vị mẫu",
    "import": "đọc một văn bản vào cơ sở dữ liệu",
    "import-people": "nhập cơ quan, chức vụ và người dùng từ tệp Excel",
    "createuser": "tạo tài khoản",
    "verify-audit": "kiểm tra nhật ký còn nguyên vẹn",
    "refresh-states": "tính lại tình hình của các đơn vị có thay đổi",
}


_UNHURRIED: Final = 100_000  # objects made between two looks for garbage


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="kehoach", description="Đọc, soát và điều hành kế hoạch KT-XH.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    read = commands.add_parser("read", help="đọc một văn bản kế hoạch")
    read.add_argument("file", type=Path, metavar="TỆP")
    read.add_argument("--json", action="store_true", help="in JSON theo docs/READING.md")
    check = commands.add_parser("check", help="soát lỗi một văn bản kế hoạch")
    check.add_argument("file", type=Path, metavar="TỆP")
    check.add_argument("--json", action="store_true", help="in các điểm cần xem bằng JSON")
    write = commands.add_parser("write", help="viết lại một kế hoạch theo thể thức Nghị định 30/2020/NĐ-CP")
    write.add_argument("file", type=Path, metavar="TỆP")
    write.add_argument("--to", type=Path, metavar="TỆP_RA", help="tệp .docx hoặc .pdf; mặc định cạnh tệp gốc")
    score = commands.add_parser("score", help="chấm bảng điểm của một kế hoạch theo tệp kết quả")
    score.add_argument("file", type=Path, metavar="TỆP")
    score.add_argument(
        "--inputs", type=Path, required=True, metavar="KẾT_QUẢ", help="tệp .json, mỗi tiêu chí một mục"
    )
    score.add_argument(
        "--goal", type=_goal, default=Decimal(90), metavar="ĐIỂM", help="mức điểm muốn đạt, mặc định 90"
    )
    score.add_argument("--json", action="store_true", help="in điểm kèm quy tắc và số liệu bằng JSON")
    rules = commands.add_parser("rules", help="các quy tắc soát lỗi, hoặc trang của một quy tắc")
    rules.add_argument("kind", nargs="?", metavar="LOẠI")
    for name, text in WEB_COMMANDS.items():
        commands.add_parser(name, help=text, add_help=False)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in WEB_COMMANDS:
        from kehoach.web.commands import run  # noqa: PLC0415 - Django starts only where it is needed

        return run(given[0], given[1:])
    chosen = parser.parse_args(given)
    if chosen.command == "rules":
        return _rules(chosen.kind)
    if chosen.command == "write":
        from kehoach import writing_out  # noqa: PLC0415 - reading alone does not need what writes

        return _asked(chosen.file, lambda: writing_out.write_plan(chosen.file, chosen.to))
    if chosen.command == "score":
        from kehoach import scoring_out  # noqa: PLC0415 - reading alone does not need what scores

        return _asked(
            chosen.file,
            lambda: scoring_out.score_plan(chosen.file, chosen.inputs, goal=chosen.goal, as_json=chosen.json),
        )
    return _asked(chosen.file, lambda: _read_or_check(chosen.command, chosen.file, as_json=chosen.json))


def _goal(text: str) -> Decimal:
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise argparse.ArgumentTypeError(f"«{text}» không phải số điểm, ví dụ 90.")
    return found


def _asked(file: Path, answer: Callable[[], int]) -> int:
    """Return the status of a command on a file; a file that cannot be opened is refused in one sentence."""
    # One document is read and the process ends: to look for garbage on the way costs a tenth of the time.
    gc.set_threshold(_UNHURRIED)
    try:
        return answer()
    except Unreadable as refusal:
        return _refuse(str(refusal))
    except FileNotFoundError:
        return _refuse(f"Không tìm thấy tệp «{file}». Kiểm tra lại tên và thư mục.")
    except IsADirectoryError:
        return _refuse(f"«{file}» là thư mục. Chọn một tệp văn bản trong thư mục đó.")
    except PermissionError:
        return _refuse(f"Không có quyền mở tệp «{file}». Nhờ người quản trị cấp quyền đọc.")


def _read_or_check(command: str, file: Path, *, as_json: bool) -> int:
    from kehoach import pipeline  # noqa: PLC0415 - not for the other commands

    draft, findings = pipeline.read_and_check(file)
    if not draft.is_plan:
        _warn(
            f"«{file.name}» đọc được nhưng không thấy chỉ tiêu, nhiệm vụ hay bảng điểm nào của một kế hoạch. "
            "Kiểm tra xem đã chọn đúng tệp chưa."
        )
    has_errors = any(finding.severity is Severity.ERROR for finding in findings)
    if as_json:
        text = pipeline.to_json_text(draft, findings)
        _print(text if command == "read" else pipeline.findings_to_json_text(findings))
    else:
        from kehoach import printing  # noqa: PLC0415 - only a person needs it

        _print(
            printing.draft_text(draft, findings)
            if command == "read"
            else printing.findings_text(draft, findings)
        )
    return 1 if command == "check" and has_errors else 0


def _rules(kind: str | None) -> int:
    from kehoach.checking import registry  # noqa: PLC0415 - reading alone does not need the pages

    if kind is None:
        group = None
        for rule in registry.rules():
            if rule.group is not group:
                group = rule.group
                _print(f"{group}")
            _print(f"  {rule.kind:<28}{rule.title}")
        return 0
    try:
        _print(registry.find_rule(kind).page)
    except KeyError:
        return _refuse(f"Không có quy tắc «{kind}». Xem danh sách bằng lệnh: kehoach rules.")
    return 0


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _warn(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _refuse(sentence: str) -> int:
    _warn(sentence)
    return 2
