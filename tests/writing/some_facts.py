"""Facts of a made-up commune, to compose documents of."""

from datetime import date
from decimal import Decimal

from kehoach.writing.citation import Cited
from kehoach.writing.documents.facts import (
    ReporterFact,
    ReportFacts,
    ReportsFact,
    SaidFact,
    State,
    TargetFact,
    WorkFact,
)
from kehoach.writing.documents.office import Office
from kehoach.writing.signing import Signer

TODAY = date(2026, 10, 20)
OFFICE = Office(
    name="UBND xã Gần",
    full_name="Ủy ban nhân dân xã Gần",
    place="Gần",
    territory="xã Gần",
    higher="UBND tỉnh Thử",
    signer=Signer("Chủ tịch", "Lê Văn Minh", body="Ủy ban nhân dân"),
)
BUDGET = TargetFact(
    "thu",
    "thu ngân sách trên địa bàn",
    unit="Tỷ đồng",
    group="Chỉ tiêu kinh tế",
    sector="economy",
    goal="20 tỷ đồng",
    goal_cell="20",
    previous=Decimal("18.5"),
    amount=Decimal("1.2"),
    to_date=Decimal("12.40000000"),
    rate=Decimal(62),
    same_period=Decimal("108.149"),
    met=False,
    amount_origin="actual:1",
)
POOR = TargetFact(
    "ngheo",
    "Tỷ lệ hộ nghèo",
    unit="%",
    group="Chỉ tiêu xã hội",
    sector="society",
    goal="dưới 2,5%",
    goal_cell="< 2,5",
    to_date=Decimal("2.4"),
    rate=Decimal(96),
    is_limit=True,
    met=True,
    state=State.DONE,
)
UNKNOWN = TargetFact("rung", "Trồng mới rừng", unit="ha", group="Chỉ tiêu kinh tế", sector="economy")
DONE = SaidFact(
    "progress:1",
    "Phòng Kinh tế",
    State.DONE,
    done_on=date(2026, 3, 5),
    result=" - đã tiêm 1.200 con;\nđạt 98%",
)
HINDERED = SaidFact(
    "progress:2",
    "Công an xã",
    State.GOING,
    percent=40,
    result="Đang vận động các hộ. ",
    obstacle="chưa có kinh phí",
    proposal="Đề nghị bố trí kinh phí",
)
WORK = (
    WorkFact(
        "tiem", "Tiêm phòng đàn lợn", sector="economy", lead="Phòng Kinh tế", state=State.DONE, said=(DONE,)
    ),
    WorkFact(
        "duong",
        "Giải tỏa hành lang đường",
        sector="security",
        lead="Công an xã",
        due=date(2026, 9, 30),
        state=State.OVERDUE,
        why="Quá hạn 14 ngày: hạn 30/09/2026",
        said=(HINDERED,),
    ),
    WorkFact(
        "le",
        "Tổ chức ngày hội",
        sector="society",
        lead="Văn phòng",
        due=date(2026, 11, 10),
        is_due_next=True,
        state=State.GOING,
    ),
)
REPORTS = ReportsFact(
    owed=4,
    sent=3,
    late=(ReporterFact("Trạm Y tế", "submission:1"),),
    missing=(ReporterFact("Thôn Trong", "submission:2"),),
)


def report_facts(**others: object) -> ReportFacts:
    """A month of the commune."""
    given: dict[str, object] = {
        "office": OFFICE,
        "year": 2026,
        "period": "tháng 10 năm 2026",
        "next_period": "tháng 11 năm 2026",
        "closing": date(2026, 10, 14),
        "plan": Cited("Kế hoạch", "07/KH-UBND", date(2026, 1, 9), "UBND xã Gần"),
        "targets": (BUDGET, UNKNOWN, POOR),
        "work": WORK,
        "reports": REPORTS,
    }
    return ReportFacts(**(given | others))  # type: ignore[arg-type]
