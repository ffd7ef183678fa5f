import pytest

from kehoach.vietnamese.offices import find_offices, level_of, split_offices


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Công chức Địa chính, Đô thị, các HTX", ["Công chức Địa chính", "Đô thị", "các HTX"]),
        ("Trạm Y tế, các trường học và các thôn", ["Trạm Y tế", "các trường học", "các thôn"]),
        ("Cán bộ, công chức xã; Công an xã", ["Cán bộ, công chức xã", "Công an xã"]),
        (
            "Phòng Tài nguyên và Môi trường; UBND các xã, phường",
            ["Phòng Tài nguyên và Môi trường", "UBND các xã, phường"],
        ),
        ("PCT phụ trách kinh tế, đất đai", ["PCT phụ trách kinh tế, đất đai"]),
        ("Công chức Tư pháp theo chức năng, nhiệm vụ", ["Công chức Tư pháp theo chức năng, nhiệm vụ"]),
        ("", []),
    ],
)
def test_offices_of_a_cell_are_parted(text, parts):
    assert split_offices(text) == parts


def test_one_position_in_many_spellings_is_one():
    spellings = [
        "PCT phụ trách Văn hóa - xã hội",
        "Phó Chủ tịch Văn hóa - Xã hội",
        "Đ/c Phó Chủ tịch UBND phụ trách văn hoá - xã hội",
    ]
    found = [find_offices(text)[0] for text in spellings]
    assert {(office.name, (office.field or "").lower().replace("oá", "óa")) for office in found} == {
        ("vice_chair", "văn hóa - xã hội")
    }


def test_a_field_with_xa_hoi_is_no_commune():
    [office] = find_offices("Phó Chủ tịch Văn hóa - Xã hội")
    assert office.level is None
    assert level_of("an sinh xã hội") is None
