"""How an amount is named by the words around it."""

import pytest

from tests.reading.made_plans import figures


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Tỷ lệ hộ khá đạt 45%.", "Tỷ lệ hộ khá"),
        ("- 45% hộ có tài khoản số.", "hộ có tài khoản số"),
        ("- Trồng mới 12 ha quế.", "Trồng mới quế"),
        ("- Nâng độ che phủ rừng lên 51%.", "độ che phủ rừng"),
        ("- UBND huyện phấn đấu có thêm 1 xã an toàn khu.", "thêm xã an toàn khu"),
        ("- Xã hội hóa giáo dục: 250 triệu đồng.", "Xã hội hóa giáo dục"),
        ("- Về kinh tế: 100% hộ trồng chè ký hợp đồng.", "hộ trồng chè ký hợp đồng"),
        ("- Môi trường: 98% rác thải được thu gom.", "rác thải được thu gom"),
        ("- Thu cân đối ngân sách: tăng 10% trở lên.", "Thu cân đối ngân sách: tăng"),
        ("- Tổng mức bán lẻ, doanh thu dịch vụ: 39 tỷ đồng.", "Tổng mức bán lẻ, doanh thu dịch vụ"),
        ("- Số bác sĩ trên 10.000 dân: 9 bác sĩ.", "Số bác sĩ trên 10.000 dân"),
        ("- Giá trị sản phẩm/1 ha đất canh tác: 98 triệu đồng.", "Giá trị sản phẩm/1 ha đất canh tác"),
        ("- Số hộ kinh doanh vào năm 2027: 500 hộ.", "Số hộ kinh doanh"),
        ("- Lắp điện đường ngõ từ 50 bóng trở lên.", "Lắp điện đường ngõ"),
        ("- Vận động Quỹ “Tấm lòng quê hương” 90 triệu đồng.", "Vận động Quỹ “Tấm lòng quê hương”"),
        ("- Cây công nghiệp ngắn ngày 15 ha.", "Cây công nghiệp ngắn ngày"),
        ("- Công suất cấp nước đạt 600 m³/ngày đêm.", "Công suất cấp nước"),
    ],
)
def test_the_name_is_the_words_with_the_value_taken_out(line: str, name: str) -> None:
    assert [found[0] for found in figures(line)] == [name]


def test_a_measure_alone_is_named_with_what_the_sentence_is_about() -> None:
    assert [
        name for name, _, _ in figures("- Cây lạc: diện tích 30 ha, năng suất 25 tạ/ha, sản lượng 75 tấn.")
    ] == [
        "Cây lạc: diện tích",
        "Cây lạc: năng suất",
        "Cây lạc: sản lượng",
    ]


def test_two_measures_without_a_comma_are_two() -> None:
    assert [name for name, _, _ in figures("- Năng suất đạt 58 tạ/ha sản lượng đạt 740 tấn.")] == [
        "Năng suất",
        "sản lượng",
    ]


def test_a_field_that_is_also_a_verb_keeps_the_list_it_ends() -> None:
    [(name, _, _)] = figures("- Công nghiệp, tiểu thủ công nghiệp, xây dựng chiếm 20%.")
    assert name.startswith("Công nghiệp, tiểu thủ công nghiệp, xây dựng")
