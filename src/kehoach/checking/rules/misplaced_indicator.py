"""Chỉ tiêu nằm nhầm nhóm.

Vì sao: chỉ tiêu môi trường xếp trong nhóm kinh tế thì đơn vị phụ trách môi trường không thấy việc của mình.
Căn cứ: không có; đây là kiểm tra cách sắp xếp.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    a) Nhóm chỉ tiêu kinh tế:

    - Thu ngân sách trên địa bàn: 12 tỷ đồng.

    - Tỷ lệ thu gom, xử lý chất thải rắn sinh hoạt: 98%.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    a) Nhóm chỉ tiêu kinh tế:

    - Thu ngân sách trên địa bàn: 12 tỷ đồng.

    b) Nhóm chỉ tiêu môi trường:

    - Tỷ lệ thu gom, xử lý chất thải rắn sinh hoạt: 98%.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.text import tone_key

# What a heading says a group is about.
_SECTORS = {
    "kinh tế": re.compile(r"kinh tế(?!\s?[-–,]?\s?(?:và )?xã hội)|ngân sách|nông nghiệp|công nghiệp"),
    "xã hội": re.compile(r"(?<!tế )(?<!- )(?<!-)xã hội|văn hóa|dân số|y tế|giáo dục|an sinh"),
    "môi trường": re.compile(r"môi trường|đô thị|hạ tầng|nông thôn"),
    "quốc phòng, an ninh": re.compile(r"an ninh|quốc phòng|trật tự|nội chính|pháp luật|tư pháp"),
}
# Words that leave no doubt about the sector of an indicator.
_CLEAR = {
    "môi trường": re.compile(r"chất thải|rác thải|thu gom rác|ô nhiễm"),
    "kinh tế": re.compile(r"thu ngân sách|giá trị sản xuất|sản lượng lương thực"),
    "xã hội": re.compile(r"bảo hiểm y tế|suy dinh dưỡng|trường (?:học )?đạt chuẩn|gia đình văn hóa"),
    "quốc phòng, an ninh": re.compile(r"tuyển quân|gọi công dân nhập ngũ|phá án|tội phạm"),
}


@rule("misplaced_indicator", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    for item in document.draft.indicators:
        if item.parent is not None or not item.group:
            continue
        heading = tone_key(item.group[-1])
        own = {sector for sector, words in _SECTORS.items() if words.search(heading)}
        # A heading that joins sectors or names none takes anything; only a list of targets is judged.
        if len(own) != 1 or not re.search(r"chỉ tiêu|tiêu chí|nhóm", " ".join(item.group).lower()):
            continue
        true = next((sector for sector, words in _CLEAR.items() if words.search(tone_key(item.name))), None)
        if true is not None and true not in own:
            yield doubt(
                span_of(item.source),
                f"{document.place(item.source.start)}, «{item.name}»: thuộc lĩnh vực {true} nhưng xếp "
                "trong nhóm "
                f"«{item.group[-1]}». Chuyển về nhóm đúng lĩnh vực.",
            )
