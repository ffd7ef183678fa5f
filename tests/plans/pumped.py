"""Texts of one piece over and over: what a reader whose work grows too fast would not come to the end of."""

from typing import Final

PIECES: Final = (
    # one character
    "1", "x", " ", "\n", "\t", "(", ")", "|", "<", "\"", "“", "”", "…", "-", "*", "_", "$", "\\", "&", "A",
    ".",
    "ướ",
    # figures
    "1.", "1,", "1 ", "12 345 ", "1/", "1-", "1.000.", "2026, ", "1 - ", "%", "5% ", "1 ha ", "1 ha, ",
    "900 con; ",
    # numbering
    "1. ", "(1) ", "1. x\n", "I. x\n", "a) x\n", "- x\n", "1.1.1. x\n", "(1), ", "¹", "x¹\n", "PHẦN I\n",
    "Phụ lục I\n",
    # words
    "và ", "x, ", "x; ", "trong đó: ", "Trong đó: 1 ha, ", "(trong đó 1 ha ", "tăng 5% so với năm 2025, ",
    "từ 1 đến 2 ", "đạt trên ", "Tỷ lệ hộ nghèo đạt 5%, ", "Tỷ lệ hộ nghèo đạt 5%. ",
    "Mở 2 lớp dạy nghề.\n", "ngày 1/2/2026, ", "Nghị quyết số 1/NQ-HĐND ngày 1/1/2026 của HĐND xã; ",
    "Căn cứ Nghị quyết số 1/NQ-HĐND;\n", "UBND ", "UBND xã, ", "Giao phòng Kinh tế chủ trì, ",
    "Chủ tịch UBND xã; ", "phụ trách ", "Nơi nhận:\n", "KẾ HOẠCH\n", "năm 2026 ", "Nguyễn Văn A ", "Ê a ",
    "x.y@", "www.", "0912 345 678 ", "$\\geq 3$ ", "| a | b |\n", "<td>", "&amp;", "<b>x</b>",
    # tables
    "x\ty\n", "1\tx\t2\n", "\t\t\n", "1\t2\t3\t4\t5\t6\t7\t8\n", "TT\tChỉ tiêu\tĐơn vị\tKế hoạch 2026\n",
    "1\tSản lượng\ttấn\t100\n",
    "TT\tNhiệm vụ\tGiải pháp\tChủ trì\tPhối hợp\tThời hạn\n1\tA\tB\tC\t\tNăm 2026\n", "\tx y\n", "x\n\n",
    "1\tThu gom rác\t(1) Quét; (2) Dọn\tCông an\t\tQuý I\n", "I.1.1\tTiêu chí\t1 tấn trở lên\t2\n",
)  # fmt: skip


def pumped(piece: str, size: int) -> str:
    """Return the piece over and over, `size` characters of it."""
    return (piece * (size // len(piece) + 1))[:size]
