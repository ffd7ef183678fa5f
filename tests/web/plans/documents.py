"""Small plan documents of our own, and ways to send them."""

from importlib import resources
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Plan

SAMPLES = Path(str(resources.files("kehoach"))) / "samples/documents"

PLAN_TEXT = """ỦY BAN NHÂN DÂN
XÃ GẦN
Số: 15/KH-UBND

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2026

I. MỤC TIÊU, CHỈ TIÊU
1. Các chỉ tiêu chủ yếu năm 2026:
- Tổng sản lượng lương thực đạt 3.450 tấn.
- Thu ngân sách trên địa bàn đạt 8.250 triệu đồng trở lên.
- Tỷ lệ hộ nghèo dưới 2,5%.
- Trồng mới 120 ha rừng.

II. NHIỆM VỤ, GIẢI PHÁP
TT\tNhiệm vụ\tGiải pháp\tLãnh đạo chỉ đạo\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tPhát triển chăn nuôi\tTiêm phòng gia súc\tPhó Chủ tịch UBND xã\tPhòng Kinh tế\tTrạm Y tế\tTháng 4/2026
2\tThu ngân sách\tRà soát nguồn thu từ đất\tChủ tịch UBND xã\tPhòng Kinh tế\tCông an xã\tTháng 6/2026
"""


def a_file(content: bytes | str = PLAN_TEXT, name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def send(
    browser: Client, organization: Organization, content: bytes | str = PLAN_TEXT, name: str = "ke-hoach.txt"
) -> Any:
    """The answer to an upload."""
    return browser.post("/nhap/", {"organization": organization.pk, "file": a_file(content, name)})


def errors_in(answer: Any) -> list[str]:
    """What an answer says went wrong."""
    form = (answer.context or {}).get("form")
    return [str(said) for errors in form.errors.values() for said in errors] if form else []


def a_draft(
    browser: Client, organization: Organization, content: bytes | str = PLAN_TEXT, name: str = "ke-hoach.txt"
) -> Plan:
    """The draft that an upload becomes."""
    answer = send(browser, organization, content, name)
    assert answer.status_code == 302, errors_in(answer)
    return Plan.objects.get(document_id=int(answer.headers["Location"].strip("/").split("/")[-1]))
