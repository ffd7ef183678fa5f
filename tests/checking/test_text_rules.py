import pytest

from tests.checking.reading import findings_in

TITLE = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\nII. NHIỆM VỤ\n\n"


@pytest.mark.parametrize(
    ("written", "intended"),
    [
        ("bối dưỡng cán bộ", "bồi dưỡng"),
        ("đã thống nhật giao việc", "thống nhất"),
        ("công tác tuyến sinh đầu năm", "tuyển sinh"),
        ("bổ xung nguồn lực", "bổ sung"),
        ("các mục tiêu đó đề ra", "đã đề ra"),
        ("dự án ược phê duyệt", "được"),
    ],
)
def test_a_misread_word_is_told_with_what_it_should_be(written: str, intended: str) -> None:
    [found] = findings_in(f"{TITLE}- Năm nay {written}.", "ocr_error")
    assert f"«{intended}»" in found.message
    assert found.correction is not None
    assert found.correction.replacement == intended


@pytest.mark.parametrize(
    "right",
    [
        "các khu công nghiệp của tỉnh hình thành sớm",
        "nêu ở phần đầu của báo cáo",
        "phần đầu tư công",
        "đồng chí thứ trưởng dự hội thao",
        "gửi chợ Phong Phú",
        "xã hội nghị bàn việc chung",
        "sự kiện trọng đại diễn ra trong năm",
        "tài chính trang trải các khoản chi",
        "nhiệm vụ được giao đạt kết quả tốt",
        "cải tạo các tuyến đường",
    ],
)
def test_words_that_only_meet_by_chance_are_not_doubted(right: str) -> None:
    assert findings_in(f"{TITLE}- Năm nay {right}.", "ocr_error") == []


def test_one_slip_many_times_is_one_finding() -> None:
    text = TITLE + "\n\n".join(f"- Tổ {number} thống kế các hộ." for number in range(4))
    [found] = findings_in(text, "ocr_error")
    assert "4 chỗ" in found.message


@pytest.mark.parametrize(
    ("sentence", "is_slip"),
    [
        ("phát triển nông-nghiệp xanh", True),
        ("phát triển kinh tế-xã hội", False),
        ("trồng lúa, ngô, khoai, sắn", False),
        ("diện tích được tưới, tiêu chủ động", False),
        ("phòng, chống dịch bệnh", False),
        ("giao cho các các thôn", True),
        ("dần dần từng bước", False),
        ("tập huấn khuyến, nông cho các hộ", True),
        ("ban hành nghị quyết của HDND", True),
    ],
)
def test_slips_of_the_keyboard(sentence: str, *, is_slip: bool) -> None:
    assert bool(findings_in(f"{TITLE}- Năm nay {sentence}.", "typo")) is is_slip


def table(cell: str, beside: str = "Phòng Kinh tế") -> str:
    rows = (
        ("TT", "Nhiệm vụ", "Giải pháp", "Đơn vị chủ trì", "Thời gian"),
        ("1", "Thu thuế", cell, beside, "Năm 2026"),
        ("2", "Du lịch", "Khảo sát các điểm du lịch.", "Ban Chỉ huy quân sự", "Năm 2026"),
    )
    return TITLE + "\n".join("\t".join(row) for row in rows)


@pytest.mark.parametrize(
    ("cell", "is_cut"),
    [
        ("Lập danh sách các hộ kinh doanh và", True),
        ("Lập danh sách các hộ kinh doanh,", True),
        ("Lập danh sách các hộ kinh doanh", False),
        ("Thực hiện trong năm và các năm tiếp theo", False),
        ("Mọi việc xong trước hạn như đã nêu trên", False),
    ],
)
def test_a_cell_that_ends_in_the_middle_is_cut(cell: str, *, is_cut: bool) -> None:
    assert bool(findings_in(table(cell), "truncated_text")) is is_cut


def test_a_cell_that_lacks_the_end_of_another_is_cut() -> None:
    [found] = findings_in(table("Tuyển quân.", "Ban Chỉ huy quân"), "truncated_text")
    assert "Ban Chỉ huy quân sự" in found.message


def test_a_word_torn_by_a_page_break_is_one_word() -> None:
    assert findings_in("Vận động các hợp tác xã nông\n\nnghiệp tham gia.", "page_break_split")
    assert findings_in("Vận động các hợp tác xã tham gia\n\nphong trào.", "page_break_split") == []


@pytest.mark.parametrize(
    "text", ["Thu đạt #REF! triệu đồng", "xem Error! Reference source not found.", "rộng $\\geq 3\\text{m}$"]
)
def test_what_a_program_left_behind_is_found(text: str) -> None:
    assert findings_in(f"{TITLE}- {text}", "markup_artifact")


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Phong trào “Ngày thứ Bảy xanh” được duy trì.", False),
        ("Phong trào “Ngày thứ Bảy xanh được duy trì.", True),
        ('Phong trào "Ngày thứ Bảy xanh" được duy trì.', False),
        ('Màn hình 32" đặt tại bộ phận một cửa.', False),
    ],
)
def test_a_quotation_that_opens_is_closed(text: str, *, is_open: bool) -> None:
    assert bool(findings_in(f"{TITLE}- {text}", "unclosed_quotation")) is is_open


@pytest.mark.parametrize(
    ("text", "is_personal"),
    [
        ("điện thoại 0912 345 678", True),
        ("điện thoại: 0987654321.", True),
        ("số căn cước 001099000123", True),
        ("gửi về ten.nguoi@gmail.com", True),
        ("gửi về vanphong@hoabinh.gov.vn", False),
        ("giải quyết đơn của ông Trần Văn Bình", True),
        ("tổng thu 46.000.000.000 đồng", False),
        ("theo Quyết định số 0912/QĐ-UBND", False),
    ],
)
def test_what_belongs_to_a_person_is_pointed_out(text: str, *, is_personal: bool) -> None:
    assert bool(findings_in(f"{TITLE}- Năm nay {text}.", "personal_data")) is is_personal


def test_a_quotation_may_run_on_into_the_next_cell() -> None:
    assert (
        findings_in(
            f"{TITLE}TT\tViệc\tAi\n1\tPhong trào “Ngày thứ Bảy\tAn\n2\txanh” ở thôn\tBình",
            "unclosed_quotation",
        )
        == []
    )
