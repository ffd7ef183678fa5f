"""Plans for a month of a reporter: work that goes on all year."""

from tests.web.plans.documents import PLAN_TEXT

MORE_ROWS = (
    "3\tXây dựng nông thôn mới\tBê tông hóa đường trục thôn\tPhó Chủ tịch UBND xã\tPhòng Kinh tế"
    "\tCác thôn\tNăm 2026\n"
)
# Three solutions and four indicators.
FULL_MONTH = PLAN_TEXT.replace("Tháng 4/2026", "Năm 2026").replace("Tháng 6/2026", "Năm 2026") + MORE_ROWS
# Three solutions alone.
THREE_SOLUTIONS = FULL_MONTH.split("I. MỤC TIÊU")[0] + FULL_MONTH[FULL_MONTH.index("II. NHIỆM VỤ") :]
