"""What the command «write» does: a plan document in, the same plan in the layout of the state out."""

import sys
from pathlib import Path
from typing import Final

from kehoach.pipeline import read_and_check
from kehoach.writing.docx import write_docx
from kehoach.writing.pdf import write_pdf
from kehoach.writing.plan import plan_document

WRITERS: Final = {".docx": write_docx, ".pdf": write_pdf}


def write_plan(file: Path, to: Path | None) -> int:
    """Write the plan that was read from a file; return the exit status.

    :raises Unreadable: the file is refused; the message says what, where and what next.
    """
    out = to or file.with_name(f"{file.stem}-theo-the-thuc.docx")
    write = WRITERS.get(out.suffix.lower())
    if write is None:
        return _refuse(f"«{out.name}»: chưa viết được loại tệp này. Đặt tên tệp ra là .docx hoặc .pdf.")
    if out.exists() and out.resolve() == file.resolve():
        return _refuse(f"«{out.name}» là tệp gốc. Chọn tên khác cho tệp ra để giữ nguyên bản gốc.")
    draft, _ = read_and_check(file)
    if not draft.is_plan:
        return _refuse(f"«{file.name}»: không thấy chỉ tiêu, nhiệm vụ hay bảng điểm nào. Chọn tệp kế hoạch.")
    content = write(plan_document(draft).document)
    try:
        out.write_bytes(content)
    except OSError:
        return _refuse(f"Không ghi được tệp «{out}». Kiểm tra thư mục và quyền ghi.")
    sys.stdout.write(f"Đã viết «{out}».\n")
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
