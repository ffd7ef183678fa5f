import json
from pathlib import Path

import pytest

from kehoach.cli import main
from kehoach.scoring.points.contract import recompute

PLAN = """XÃ HÒA BÌNH

KẾ HOẠCH
Thẩm định thực hiện mục tiêu phát triển kinh tế - xã hội năm 2026

TT\tTiêu chí\tChỉ tiêu, nhiệm vụ\tĐiểm chuẩn tối đa\tThời gian thực hiện\tGhi chú
I\tKết quả thực hiện các mục tiêu\t\t4\tNăm 2026\t
1\tSản lượng lương thực có hạt\t1.100 tấn trở lên\t2\t\t
2\tThực hiện chế độ báo cáo\tĐầy đủ, kịp thời\t2\t\t
II\tĐiểm thưởng, phạt (cộng, trừ)\t\t1\t\t
Tổng cộng: I + II\t\t\t5\t\t
"""
RESULTS = {
    "criteria": {
        "I.1": {"rule": "proportional", "actual": 1045},
        "I.2": {"rule": "reports@1", "counts": {"late_report": 1, "missing_report": 0}},
        "II": {"rule": "bonus-penalty"},
    }
}


@pytest.fixture
def asked(tmp_path, capsys):
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(PLAN, encoding="utf-8")

    def ask(results, *more):
        said = tmp_path / "ket-qua.json"
        said.write_text(results if isinstance(results, str) else json.dumps(results), encoding="utf-8")
        status = main(["score", str(plan), "--inputs", str(said), *more])
        return status, capsys.readouterr()

    return ask


def test_points_are_printed_with_their_reasons_and_what_is_missing(asked):
    status, printed = asked(RESULTS)
    assert status == 0
    assert "I.1 Sản lượng lương thực có hạt: 1,9/2" in printed.out
    assert "tỷ lệ đạt 95%. 2 × 95% = 1,9 điểm." in printed.out
    assert "Đã chấm 2/3 tiêu chí, được 3,65/4 điểm; còn thiếu 1 tiêu chí (1 điểm): II." in printed.out
    assert "Đạt ít nhất 1.100 tấn (đang là 1.045 tấn)" in printed.out


def test_the_json_is_enough_to_compute_every_point_again(asked):
    status, printed = asked(RESULTS, "--json", "--goal", "4,5")
    told = json.loads(printed.out)
    assert (status, told["points"], told["known"]) == (0, None, "3.65")
    for stored in told["criteria"]:
        points = recompute(stored).points
        assert stored["points"] == (None if points is None else str(points))


def changed(number, **more):
    return {"criteria": RESULTS["criteria"] | {number: RESULTS["criteria"].get(number, {}) | more}}


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ("không phải json", "«ket-qua.json»: không phải tệp JSON."),
        ([], "phải có mục «criteria»"),
        (changed("IX", rule="judged"), "bảng điểm không có tiêu chí IX."),
        (changed("I.1", rule=None), "Tiêu chí I.1: chưa ghi quy tắc chấm điểm"),
        (changed("I.1", rule="x"), "Không có quy tắc chấm điểm «x»."),
        (changed("I.1", actual="nhiều"), "«actual» ghi «nhiều» không phải số."),
        (changed("I.1", actual=1e30), "không phải số."),
        (changed("I.1", achieved="có"), "Tiêu chí I.1: có mục ghi sai."),
        (changed("II", evidence="BC 1"), "Tiêu chí II: có mục ghi sai."),
        (changed("I.1", direction="up"), "Tiêu chí I.1: có mục ghi sai."),
        (changed("I.2", counts={"mistakes": 1}), "Tiêu chí I.2: có mục ghi sai."),
        (changed("II", given=2, evidence=["BB 1"]), "2 điểm không nằm trong khoảng từ -1 đến 1 điểm"),
    ],
)
def test_results_that_cannot_be_used_are_refused_in_one_sentence(asked, results, words):
    status, printed = asked(results)
    assert (status, printed.out) == (2, "")
    assert words in printed.err
    assert len(printed.err.splitlines()) == 1


def test_a_plan_without_a_scorecard_is_refused(tmp_path: Path, capsys):
    plan, results = tmp_path / "ke-hoach.txt", tmp_path / "ket-qua.json"
    plan.write_text("KẾ HOẠCH\nNăm 2026\n\n1. Sản lượng đạt 1.100 tấn.\n", encoding="utf-8")
    results.write_text("{}", encoding="utf-8")
    assert main(["score", str(plan), "--inputs", str(results)]) == 2
    assert "không thấy bảng điểm nào" in capsys.readouterr().err


def test_a_file_of_results_that_is_not_there_is_named(tmp_path: Path, capsys):
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(PLAN, encoding="utf-8")
    assert main(["score", str(plan), "--inputs", str(tmp_path / "không-có.json")]) == 2
    assert "không-có.json" in capsys.readouterr().err
