import json
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach.checking.registry import KINDS
from kehoach.cli import main

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/KH-UBND

Hòa Bình, ngày 06 tháng 01 năm 2026

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2026

II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

1. Tổng đàn: 900 con. Trong đó: trâu 300 con, bò {cows} con.
"""


@pytest.fixture
def sound(tmp_path: Path) -> str:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN.format(cows=600), encoding="utf-8")
    return str(path)


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    path = tmp_path / "ke-hoach-sai.txt"
    path.write_text(PLAN.format(cows=700), encoding="utf-8")
    return str(path)


def test_reading_prints_a_table_for_a_person(sound: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", sound]) == 0
    printed = capsys.readouterr().out
    assert "CHỈ TIÊU (3)" in printed
    assert "Tổng đàn" in printed
    assert all(len(line) <= 120 for line in printed.splitlines())


def test_reading_prints_the_contract_as_json(faulty: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", faulty, "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["document"]["issuer"] == "UBND xã Hòa Bình"
    assert [finding["kind"] for finding in read["findings"]] == ["sum_mismatch"]


def test_checking_ends_with_one_where_there_are_errors(
    faulty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", faulty]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("SAI (1)")
    assert "Dòng 16:" in printed
    assert "[sum_mismatch]" in printed


def test_checking_ends_with_nothing_where_all_is_well(sound: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", sound]) == 0
    assert capsys.readouterr().out == "Không thấy điểm nào cần xem.\n"


def test_checking_prints_the_findings_as_json(faulty: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", faulty, "--json"]) == 1
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert finding["severity"] == "sai"


def test_the_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    printed = capsys.readouterr().out
    assert all(kind in printed for kind in KINDS)


def test_the_page_of_a_rule_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "sum_mismatch"]) == 0
    assert "Vì sao:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["rules", "no_such_kind"], ["read", "khong-co.txt"], ["check", "."], ["check", "khong-co.docx"]],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert printed.err.endswith(".\n")


def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    assert main(["read", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_reading_checking_and_rules_start_without_django(sound: str) -> None:
    script = (
        "import sys\nfrom kehoach.cli import main\n"
        "for words in (['check', sys.argv[1]], ['read', sys.argv[1]], ['rules']):\n    main(words)\n"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))\n"
    )
    source = str(Path(__file__).resolve().parents[1] / "src")
    done = subprocess.run(
        [sys.executable, "-c", script, sound],
        env={"PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_plan_is_written_in_the_layout_of_the_state(
    sound: str, tmp_path: Path, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"ra.{ending}"
    assert main(["write", sound, "--to", str(out)]) == 0
    assert out.read_bytes().startswith(begins)


@pytest.mark.parametrize("out", ["ra.exe", "ke-hoach.txt", "khong-co/ra.docx"])
def test_a_file_that_cannot_be_written_is_refused_and_nothing_is_lost(
    sound: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    before = Path(sound).read_bytes()
    assert main(["write", sound, "--to", str(tmp_path / out)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert Path(sound).read_bytes() == before
