"""Thresholds that are conventions of this program, not law; each with the reason for its size."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold and why it is as large as it is."""

    value: Decimal
    reason: str


ABOUT_TOLERANCE = Limit(
    Decimal(5),
    "Không văn bản nào nói «khoảng» rộng bao nhiêu; ±5% là mức lệch mà người đọc vẫn gọi là «khoảng».",
)
AT_RISK_GAP = Limit(
    Decimal(25),
    "Tiến độ chậm hơn thời gian đã qua 25 điểm phần trăm, tức một phần tư việc, thì phải tăng tốc mới kịp.",
)
AT_RISK_FROM = Limit(
    Decimal(50),
    "Nửa đầu thời gian thường là chuẩn bị, phần trăm báo cáo còn thấp; trước đó không cảnh báo.",
)
JUMP_FACTOR = Limit(
    Decimal(3),
    "Ít tháng thì độ lệch chuẩn không tin được; gấp ba hoặc dưới một phần ba trung vị hay là nhầm đơn vị, "
    "nhầm dấu phẩy.",
)
LEAST_MONTHS = Limit(Decimal(3), "Dưới ba tháng thì không đo được các tháng chênh nhau bao nhiêu.")
LEAST_EARLIER_YEARS = Limit(
    Decimal(2), "Một năm trước cho biết mùa vụ nhưng không cho biết mùa vụ lệch bao nhiêu giữa các năm."
)
LEAST_DOUBT = Limit(
    Decimal(10),
    "Vài năm hay vài tháng giống nhau không có nghĩa là chắc chắn: phần còn lại của năm luôn chừa ±10%.",
)
