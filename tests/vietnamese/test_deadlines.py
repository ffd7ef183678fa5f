import json
from pathlib import Path

import pytest

from kehoach.vietnamese.deadlines import read_due, split_due

GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Năm 2027", "within", "2027-01-01", "2027-12-31"),
        ("Trong năm 2027", "within", "2027-01-01", "2027-12-31"),
        ("Trong năm", "within", "2027-01-01", "2027-12-31"),
        ("Quý III/2027", "within", "2027-07-01", "2027-09-30"),
        ("Quý 4", "within", "2027-10-01", "2027-12-31"),
        ("Quý I, II năm 2027", "within", "2027-01-01", "2027-06-30"),
        ("Quý I, II/2027", "within", "2027-01-01", "2027-06-30"),
        ("Quý 2, 3/2027", "within", "2027-04-01", "2027-09-30"),
        ("Quý I - II/2027", "within", "2027-01-01", "2027-06-30"),
        ("Quý I - Quý III/2027", "within", "2027-01-01", "2027-09-30"),
        ("6 tháng đầu năm", "within", "2027-01-01", "2027-06-30"),
        ("6 tháng cuối năm 2027", "within", "2027-07-01", "2027-12-31"),
        ("9 tháng đầu năm 2027", "within", "2027-01-01", "2027-09-30"),
        ("Trong tháng 3", "within", "2027-03-01", "2027-03-31"),
        ("Tháng 3/2027", "within", "2027-03-01", "2027-03-31"),
        ("12/2027", "within", "2027-12-01", "2027-12-31"),
        ("Từ tháng 3 đến tháng 6/2027", "within", "2027-03-01", "2027-06-30"),
        ("Tháng 3 - tháng 6", "within", "2027-03-01", "2027-06-30"),
        ("Từ 01/3/2027 đến 15/4/2027", "within", "2027-03-01", "2027-04-15"),
        ("Giai đoạn 2026-2030", "within", "2026-01-01", "2030-12-31"),
        ("Năm 2027 - 2028", "within", "2027-01-01", "2028-12-31"),
        ("Từ nay đến hết năm 2027", "within", "2027-01-05", "2027-12-31"),
        ("Từ năm 2027 đến năm 2030", "within", "2027-01-01", "2030-12-31"),
        ("Từ ngày 01 đến ngày 15/3/2027", "within", "2027-03-01", "2027-03-15"),
        ("Đầu năm 2027", "within", "2027-01-01", "2027-03-31"),
        ("Tháng Năm", "within", "2027-05-01", "2027-05-31"),
        ("Trước tháng Mười hai", "by", None, "2027-11-30"),
        ("Từ tháng Ba đến tháng Mười Một", "within", "2027-03-01", "2027-11-30"),
        ("Trong tháng năm 2027", "within", "2027-01-01", "2027-12-31"),
        ("Quý một", "within", "2027-01-01", "2027-03-31"),
        ("Quý hai và quý ba năm 2027", "within", "2027-04-01", "2027-09-30"),
        ("Mỗi quý một lần", "ongoing", None, None),
        ("Giữa năm 2027", "on", None, "2027-06-30"),
        ("Tháng 3, 6, 9/2027", "on", None, "2027-09-30"),
        ("Tháng 02/2027 (xong trước 28/02)", "by", None, "2027-02-27"),
        ("Định kỳ 6 tháng, năm", "ongoing", None, None),
        ("Trước Tết Nguyên đán", "by", None, None),
        ("Trước tháng 5/2027", "by", None, "2027-04-30"),
        ("Trước ngày 15/12/2027", "by", None, "2027-12-14"),
        ("Xong trước 30/11", "by", None, "2027-11-29"),
        ("Chậm nhất ngày 30/11/2027", "by", None, "2027-11-30"),
        ("Đến hết năm 2027", "by", None, "2027-12-31"),
        ("Hoàn thành trước quý IV/2027", "by", None, "2027-09-30"),
        ("Đến năm 2030", "by", None, "2030-12-31"),
        ("Cuối tháng 6/2027", "on", None, "2027-06-30"),
        ("Cuối tháng 6 và tháng 11/2027", "on", None, "2027-11-30"),
        ("Ngày 15/3/2027", "on", None, "2027-03-15"),
        ("Cuối năm 2027", "on", None, "2027-12-31"),
        ("Đầu tháng 3", "on", None, "2027-03-10"),
        ("Thường xuyên", "ongoing", None, None),
        ("Thường xuyên trong năm", "ongoing", "2027-01-01", "2027-12-31"),
        ("Thường xuyên, năm 2027", "ongoing", "2027-01-01", "2027-12-31"),
        ("Trước ngày 15 hằng tháng", "ongoing", None, None),
        ("Hàng quý", "ongoing", None, None),
        ("Năm 2027 và các năm tiếp theo", "ongoing", "2027-01-01", None),
        ("Từ năm 2026 trở đi", "ongoing", "2026-01-01", None),
        ("Năm học 2026 - 2027", "within", "2026-09-01", "2027-05-31"),
        ("Trong năm học 2026-2027", "within", "2026-09-01", "2027-05-31"),
        ("Đầu năm học 2027 – 2028", "within", "2027-09-01", "2027-09-30"),
        ("Cuối năm học 2026-2027", "on", None, "2027-05-31"),
        ("Trước năm học mới 2027-2028", "by", None, "2027-08-31"),
        ("Đến hết năm học 2026 - 2027", "by", None, "2027-05-31"),
        ("Từ năm học 2026 - 2027", "ongoing", "2026-09-01", None),
        ("Thường xuyên trong năm học 2026 - 2027", "ongoing", "2026-09-01", "2027-05-31"),
        ("Theo chỉ đạo của tỉnh", "as_directed", None, None),
        ("Theo lộ trình Kế hoạch 15/KH-UBND ngày 17/5/2026", "as_directed", None, None),
        ("Năm 2027, theo tiến độ dự án", "as_directed", "2027-01-01", "2027-12-31"),
        ("Đột xuất khi có yêu cầu", "as_directed", None, None),
    ],
)
def test_a_deadline_is_read(text, kind, start, end):
    due = read_due(text, plan_year=2027, issued="2027-01-05")
    assert due is not None
    assert (due.kind, due.start, due.end) == (kind, start, end)


@pytest.mark.parametrize("text", [None, "", "  ", "trong thời gian tới", "-", "Ghi chú"])
def test_a_text_without_a_time_is_no_deadline(text):
    assert read_due(text, plan_year=2027, issued=None) is None


def test_a_cell_that_names_solutions_is_split():
    parts = split_due("Giải pháp 1: Quý II; Giải pháp ⁽²⁾ , (3): Năm 2027")
    assert parts["1"] == "Giải pháp 1: Quý II"
    assert parts["2"] == parts["3"] == "Giải pháp ⁽²⁾ , (3): Năm 2027"
    assert split_due("Các giải pháp 1 đến 3: Quý I; giải pháp 4: Quý II") == {
        "1": "Các giải pháp 1 đến 3: Quý I",
        "2": "Các giải pháp 1 đến 3: Quý I",
        "3": "Các giải pháp 1 đến 3: Quý I",
        "4": "giải pháp 4: Quý II",
    }
    assert split_due("Quý II; Năm 2027") == {}


def test_every_deadline_of_the_gold_files_is_read_as_there():
    if not GOLD.is_dir():
        pytest.skip("the shared gold files are not beside the repository")
    wrong = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        header = gold["document"]
        for task in gold["tasks"]:
            for solution in task["solutions"]:
                due = read_due(solution["due_text"], plan_year=header["plan_year"], issued=header["date"])
                found = due and {"kind": due.kind.value, "start": due.start, "end": due.end}
                if found != solution["due"]:
                    wrong.append((solution["due_text"], solution["due"], found))
    assert wrong == []
