from decimal import Decimal

import pytest

from kehoach.vietnamese.amounts import find_amounts, read_amount
from kehoach.vietnamese.numbers import UNKNOWN, VIETNAMESE


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("Thu ngân sách đạt trên 215.300 triệu đồng", ">", "215300", "triệu đồng"),
        ("Sản lượng 2.150 tấn trở lên", ">=", "2150", "tấn"),
        ("mỗi xóm có từ 02 mô hình trở lên", ">=", "2", "mô hình"),
        ("tỷ lệ hộ nghèo giảm còn dưới 1,85%", "<", "1.85", "%"),
        ("diện tích khoảng 45ha", "~", "45", "ha"),
        ("thu đạt và vượt dự toán tỉnh giao là 12,5 tỷ đồng", ">=", "12.5", "tỷ đồng"),
        ("không quá 3 vụ", "<=", "3", "vụ"),
        ("nâng cấp trên 2,5 km đường", ">", "2.5", "km"),
        (r"đạt $\geq 90\%$ số hộ", ">=", "90", "%"),
        ("thu nhập 62,5 triệu đồng/người/năm", "=", "62.5", "triệu đồng/người/năm"),
        ("cây xanh 12m²/người", "=", "12", "m²/người"),
        ("đón trên 1,5 triệu lượt khách", ">", "1.5", "triệu lượt khách"),
        ("số bác sĩ trên 1 vạn dân: 9,5 bác sĩ", "=", "9.5", "bác sĩ"),
        ("giá trị sản phẩm/1 ha đất: 135 triệu đồng", "=", "135", "triệu đồng"),
        ("mở 02 (hai) lớp dạy nghề", "=", "2", "lớp dạy nghề"),
        ("đạt 80% số hộ gia đình trở lên", ">=", "80", "%"),
        ("đạt tối thiểu từ 80% trở lên", ">=", "80", "%"),
        ("giải phóng mặt bằng 3 dự án", "=", "3", "dự án"),
        ("xuất khẩu lao động 30 ngƣời trở lên", ">=", "30", "ngƣời"),
        ("hoàn thành. 9. Tỷ lệ xóm sạch 85%", "=", "85", "%"),
    ],
)
def test_an_amount_is_read_with_its_comparator_and_unit(text, comparator, value, unit):
    [amount] = find_amounts(text, VIETNAMESE)
    assert (amount.comparator, amount.value, amount.unit) == (comparator, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("tăng 12,5 – 14,5%", "12.5", "14.5", "%"),
        ("khoảng 7 - 12ha", "7", "12", "ha"),
        ("nâng cấp 02 - 03 nhà văn hóa", "2", "3", "nhà văn hóa"),
        ("từ 5 đến 7 tấn", "5", "7", "tấn"),
    ],
)
def test_a_range_has_a_low_and_a_high(text, low, high, unit):
    [amount] = find_amounts(text, VIETNAMESE)
    assert amount.comparator == "range"
    assert (amount.low, amount.high, amount.unit) == (Decimal(low), Decimal(high), unit)


def test_a_ratio_keeps_its_denominator():
    [amount] = find_amounts("ít nhất 9/12 thôn đạt chuẩn", VIETNAMESE)
    assert (amount.comparator, amount.value, amount.high, amount.unit) == ("ratio", 9, 12, "thôn")


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 1804/QĐ-UBND ngày 13/11/2024 của UBND tỉnh",
        "giai đoạn 2026-2030 và năm 2027",
        "trẻ em dưới 5 tuổi, sinh con thứ 3 trở lên",
        "đô thị loại 4, chuẩn quốc gia mức độ 2, dịch vụ công mức độ 3,4",
        "xóm 4 và 5, tổ dân phố số 8, thôn Phú Lộc 2 và 3",
        "phòng chống COVID-19, mô hình 3 không, bộ phận 1 cửa",
        "giải quyết trong 07 ngày làm việc, trực 24 giờ",
        "Công văn 315/UBND, quy hoạch tỷ lệ 1/500, tiêu chí 17.5, mở cửa lúc 7h30",
        "chào mừng 2/9, chính quyền 2 cấp, lễ kỷ niệm 27/7",
        "quý 1/2027, tháng 3 năm 2027, trước 30/11, 6 tháng đầu năm",
    ],
)
def test_dates_names_and_numbers_of_documents_are_no_amounts(text):
    assert find_amounts(text, VIETNAMESE) == []


def test_what_leads_to_an_amount_belongs_to_its_passage():
    [amount] = find_amounts("hồ sơ trực tuyến đạt tối thiểu từ 80% trở lên", VIETNAMESE)
    assert amount.text == "đạt tối thiểu từ 80% trở lên"


def test_a_ratio_in_brackets_is_one():
    share, ratio = find_amounts("100% (8/8) thôn", VIETNAMESE)
    assert (share.value, ratio.value, ratio.high) == (100, 8, 8)


def test_a_cell_takes_its_unit_from_the_unit_column():
    amount = read_amount("9,215", UNKNOWN, unit="Người")
    assert amount is not None
    assert (amount.value, amount.unit, amount.doubt) == (9215, "Người", None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("thu ngân sách 12 tỷ 500 triệu đồng", "12.5", "tỷ đồng"),
        ("thu ngân sách 12 tỷ đồng 500 triệu", "12.5", "tỷ đồng"),
        ("đón 1 triệu 250 nghìn lượt khách", "1.25", "triệu lượt khách"),
        ("thu 2 tấn 3 tạ", "2.3", "tấn"),
        ("năng suất 5 tấn 3 tạ/ha", "5.3", "tấn/ha"),
    ],
)
def test_an_amount_in_two_units_is_one_in_the_unit_written_first(text, value, unit):
    [amount] = find_amounts(text, VIETNAMESE)
    assert (amount.value, amount.unit, amount.doubt) == (Decimal(value), unit, None)


@pytest.mark.parametrize(
    "text",
    [
        "thu 12 tỷ, 500 triệu đồng",
        "thu 12,5 tỷ 300 triệu đồng",
        "thu 2 tỷ 1.500 triệu đồng",
        "vay 3 tỷ 40 hộ",
        "thu 3 triệu 20 tạ",
    ],
)
def test_two_amounts_side_by_side_stay_two(text):
    assert len(find_amounts(text, VIETNAMESE)) == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("đàn gà 45.OOO con", "45000"),
        ("sản lượng l2,5 tấn", "12.5"),
        ("đạt 1O0% kế hoạch", "100"),
        ("9o%", "90"),
    ],
)
def test_letters_among_figures_are_read_and_asked(text, value):
    [amount] = find_amounts(text, VIETNAMESE)
    assert amount.value == Decimal(value)
    assert amount.doubt is not None
    assert "có chữ cái" in amount.doubt


def test_letters_among_figures_of_a_cell_are_asked_too():
    amount = read_amount("1O0", VIETNAMESE, unit="%")
    assert amount is not None
    assert (amount.value, amount.doubt is None) == (Decimal(100), False)


@pytest.mark.parametrize("text", ["mẫu l2", "xóm O5, tổ 5a", "lô ha", "kênh O con"])
def test_letters_without_a_unit_behind_are_no_figures(text):
    assert all(amount.doubt is None for amount in find_amounts(text, VIETNAMESE))
