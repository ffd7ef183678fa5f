"""Who may come to which address, and what each person gets there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

# What each person gets, by the kind of page. «in» is any answer to one who may: a page, a way on, or a form
# that is not filled in; «sign in» is the way to the sign-in page.
PEOPLE: Final = ("stranger", "reporter", "coordinator", "leader", "observer", "administrator", "superior")
ELSEWHERE: Final = ("elsewhere", "superior elsewhere", "without a seat")
EVERYBODY: Final = (*PEOPLE, *ELSEWHERE)


@dataclass(frozen=True)
class Audience:
    """What those outside of the audience get, and who is in it."""

    inside: tuple[str, ...]
    visible: tuple[str, ...] = ()  # see it, and may not do it: 403
    stranger: str = "sign in"

    def expected(self, who: str) -> str:
        """Return what this person gets."""
        if who in self.inside:
            return "in"
        if who == "stranger":
            return self.stranger
        return "forbidden" if who in self.visible else "not found"


SIGNED_IN = tuple(who for who in EVERYBODY if who != "stranger")
OF_THE_COMMUNE = tuple(who for who in PEOPLE if who != "stranger")
ALL = Audience(EVERYBODY)
ALL_SIGNED_IN = Audience(SIGNED_IN)
READERS = Audience(OF_THE_COMMUNE)
MENDERS = Audience(("coordinator",), visible=OF_THE_COMMUNE)
SENDERS = Audience(("coordinator", "elsewhere"), visible=SIGNED_IN)
KEEPERS = Audience(("administrator",), visible=OF_THE_COMMUNE)
ADMINISTRATORS = Audience(("administrator",), visible=SIGNED_IN)
INSTRUCTORS = Audience(("leader", "superior"), visible=OF_THE_COMMUNE)
WITHOUT_THE_SECRET = Audience((), stranger="not found")
NOBODY = "not allowed"


@dataclass(frozen=True)
class Row:
    """One address: what stands in it, and who may ask for it and send to it."""

    get: Audience | str
    post: Audience | str
    names: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, Any] = field(default_factory=dict)


ITEM = {"document_id": "draft", "word": "chi-tieu", "item_id": "item"}
FINDING = {"document_id": "draft", "finding_id": "finding"}
DRAFT = {"document_id": "draft"}
PLAN = {"plan_id": "confirmed"}
OFFICE = {"organization_id": "office"}
SEAT = {"position_id": "seat"}
TARGET = PLAN | {"item_id": "target"}
A_NAME = {"ind-name": "Chỉ tiêu khác"}
REPORT = {"submission_id": "report"}
EVIDENCE = {"evidence_id": "evidence"}
REPORTERS = Audience(("reporter", "coordinator"), visible=OF_THE_COMMUNE)
PERIOD = {"period_id": "period"}
PERIOD_REPORT = PERIOD | {"submission_id": "period-report"}
COLLECTORS = Audience(("coordinator", "elsewhere"), visible=SIGNED_IN)
GIVERS_OF_TIME = Audience(("coordinator", "leader"), visible=OF_THE_COMMUNE)
WRITERS = Audience(("coordinator",), visible=("leader",))
SIGNERS = Audience(("leader",), visible=("coordinator",))
OFFICIAL_READERS = Audience(("coordinator", "leader"))
OFFICIAL = {"document_id": "official"}
ISSUED = {"document_id": "issued"}
TEMPLATE = {"key": "briefing"}
REGISTRARS = Audience(("coordinator", "leader", "elsewhere"), visible=SIGNED_IN)
FORM_FILLERS = Audience(("coordinator",))
SUPERIOR_FORM = {"form_id": "superior-form"}
CORRECTORS = Audience(("coordinator", "reporter"), visible=OF_THE_COMMUNE)

TABLE: Final[Mapping[str, Row]] = {
    "overview:home": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "accounts:sign-in": Row(ALL, ALL, sent={"username": "ai-do", "password": "sai"}),
    "accounts:sign-out": Row(NOBODY, ALL),
    "accounts:password": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "reading:list": Row(SENDERS, SENDERS),
    "reading:document": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:progress": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:read-again": Row(NOBODY, MENDERS, names=DRAFT),
    "reading:original": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:remove": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:new-version": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:header": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:confirm": Row(MENDERS, MENDERS, names=DRAFT, sent={"leave_points": "yes"}),
    "reading:reopen": Row(NOBODY, MENDERS, names=DRAFT),
    "reading:accept-finding": Row(MENDERS, MENDERS, names=FINDING, sent={"reason": "Đúng như vậy"}),
    "reading:settle-finding": Row(NOBODY, MENDERS, names=FINDING | {"verb": "sua"}),
    "reading:add-item": Row(MENDERS, MENDERS, names=DRAFT | {"word": "chi-tieu"}, sent={"new-name": "Mới"}),
    "reading:item": Row(MENDERS, MENDERS, names=ITEM),
    "reading:item-menu": Row(MENDERS, MENDERS, names=ITEM),
    "reading:change-item": Row(MENDERS, MENDERS, names=ITEM, sent=A_NAME),
    "reading:split-item": Row(MENDERS, MENDERS, names=ITEM),
    "reading:act-on-item": Row(NOBODY, MENDERS, names=ITEM | {"verb": "xoa"}),
    "plans:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "plans:plan": Row(READERS, READERS, names=PLAN),
    "plans:indicators": Row(READERS, READERS, names=PLAN),
    "plans:tasks": Row(READERS, READERS, names=PLAN),
    "plans:scorecard": Row(READERS, READERS, names=PLAN),
    "plans:text": Row(READERS, READERS, names=PLAN),
    "plans:written": Row(READERS, NOBODY, names=PLAN),
    "plans:written-file": Row(READERS, NOBODY, names=PLAN | {"ending": "docx"}),
    "plans:findings": Row(READERS, READERS, names=PLAN),
    "plans:history": Row(READERS, READERS, names=PLAN),
    "mine:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "mine:answer": Row(NOBODY, REPORTERS, names={"instruction_id": "instruction"}, sent={"answer": "Đã làm"}),
    "mine:report": Row(REPORTERS, REPORTERS, names=REPORT, sent={"action": "nothing"}),
    "mine:draft": Row(NOBODY, REPORTERS, names=REPORT),
    "mine:withdraw": Row(NOBODY, REPORTERS, names=REPORT),
    "mine:extend": Row(REPORTERS, REPORTERS, names=REPORT),
    "mine:extend-solution": Row(REPORTERS, REPORTERS, names=REPORT | {"lineage": "lineage"}),
    "mine:correct": Row(REPORTERS, REPORTERS, names={"submission_id": "accepted", "lineage": "lineage"}),
    "mine:add-evidence": Row(NOBODY, REPORTERS, names=REPORT),
    "mine:evidence": Row(REPORTERS, REPORTERS, names=EVIDENCE),
    "mine:remove-evidence": Row(NOBODY, REPORTERS, names=EVIDENCE),
    "organizations:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "organizations:page": Row(READERS, READERS, names={"organization_id": "commune"}),
    "organizations:import-sheet": Row(ADMINISTRATORS, ADMINISTRATORS),
    "organizations:sheet-template": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:add": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:change": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:move": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:end": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:rename": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:merge": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:split": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:add-seat": Row(KEEPERS, KEEPERS, names=OFFICE),
    "organizations:seat": Row(KEEPERS, KEEPERS, names=SEAT),
    "organizations:remove-seat": Row(NOBODY, KEEPERS, names=SEAT),
    "organizations:appoint": Row(NOBODY, KEEPERS, names=SEAT, sent={"giao-username": "an"}),
    "organizations:open-account": Row(NOBODY, KEEPERS, names=SEAT),
    "organizations:end-appointment": Row(KEEPERS, KEEPERS, names={"appointment_id": "appointment"}),
    "plans:assigning": Row(MENDERS, MENDERS, names=PLAN),
    "plans:confirm-words": Row(NOBODY, MENDERS, names=PLAN),
    "plans:confirm-sure-words": Row(NOBODY, MENDERS, names=PLAN),
    "plans:hand-over": Row(NOBODY, MENDERS, names=PLAN),
    "plans:assigning-items": Row(MENDERS, MENDERS, names=PLAN),
    "plans:assign-item": Row(MENDERS, MENDERS, names=TARGET | {"word": "chi-tieu"}),
    "plans:take-back-assignment": Row(NOBODY, MENDERS, names=PLAN | {"assignment_id": "assignment"}),
    "plans:following": Row(MENDERS, MENDERS, names=PLAN),
    "plans:follow-indicator": Row(MENDERS, MENDERS, names=TARGET),
    "plans:milestones": Row(NOBODY, MENDERS, names=TARGET, sent={"theo": "quy", "moc-03": "1"}),
    "periods:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "periods:open": Row(NOBODY, MENDERS, sent={"regime": "regime", "ky": "2026-7"}),
    "periods:ad-hoc": Row(COLLECTORS, COLLECTORS),
    "periods:regimes": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "periods:new-regime": Row(COLLECTORS, COLLECTORS),
    "periods:end-regime": Row(MENDERS, MENDERS, names={"regime_id": "regime"}),
    "periods:extensions": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "periods:decide-extension": Row(
        NOBODY, GIVERS_OF_TIME, names={"extension_id": "extension"}, sent={"grant": "yes"}
    ),
    "periods:period": Row(READERS, READERS, names=PERIOD),
    "periods:missing": Row(READERS, READERS, names=PERIOD),
    "periods:accept-selected": Row(NOBODY, MENDERS, names=PERIOD),
    "periods:close": Row(MENDERS, MENDERS, names=PERIOD),
    "periods:reopen": Row(MENDERS, MENDERS, names=PERIOD, sent={"reason": "Bổ sung số liệu"}),
    "periods:renew": Row(MENDERS, MENDERS, names=PERIOD),
    "periods:report": Row(READERS, READERS, names=PERIOD_REPORT),
    "periods:accept": Row(NOBODY, MENDERS, names=PERIOD_REPORT),
    "periods:send-back": Row(NOBODY, MENDERS, names=PERIOD_REPORT, sent={"note": "Thiếu số liệu"}),
    "periods:correct": Row(CORRECTORS, CORRECTORS, names=PERIOD_REPORT | {"lineage": "reported"}),
    "states:indicator": Row(READERS, READERS, names={"item_id": "target"}),
    "states:instruct-indicator": Row(NOBODY, INSTRUCTORS, names={"item_id": "target"}),
    "states:task": Row(READERS, READERS, names={"item_id": "task"}),
    "states:instruct-task": Row(NOBODY, INSTRUCTORS, names={"item_id": "task"}),
    "states:ask-for-time": Row(NOBODY, REPORTERS, names={"item_id": "task", "solution_id": "solution"}),
    "states:timeliness": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "instructions:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "instructions:page": Row(READERS, READERS, names={"instruction_id": "instruction"}),
    "instructions:answer": Row(
        NOBODY, REPORTERS, names={"instruction_id": "instruction"}, sent={"text": "Đã rõ"}
    ),
    "forms:download": Row(REPORTERS, NOBODY, names=REPORT),
    "forms:upload": Row(REPORTERS, REPORTERS, names=REPORT),
    "notices:rules": Row(SENDERS, SENDERS),
    "notices:incoming": Row(COLLECTORS, NOBODY),
    "notices:mine": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "feed:calendar": Row(WITHOUT_THE_SECRET, NOBODY, names={"secret": "doan-mo"}),
    "jobs:list": Row(ADMINISTRATORS, ADMINISTRATORS),
    "jobs:run-now": Row(NOBODY, ADMINISTRATORS, names={"name": "open-periods"}),
    "documents:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "documents:new": Row(SENDERS, SENDERS),
    "documents:compose": Row(SENDERS, SENDERS, names={"composer": "free"}),
    "documents:templates": Row(SENDERS, SENDERS),
    "documents:template": Row(SENDERS, SENDERS, names=TEMPLATE),
    "documents:template-file": Row(SENDERS, SENDERS, names=TEMPLATE),
    "documents:template-version": Row(SENDERS, SENDERS, names=TEMPLATE | {"number": "row"}),
    "documents:template-download": Row(SENDERS, SENDERS, names=TEMPLATE | {"number": "row"}),
    "documents:register": Row(REGISTRARS, REGISTRARS),
    "documents:paper-numbers": Row(
        WRITERS, WRITERS, names={"organization_id": "commune", "year": "this-year"}
    ),
    "documents:file": Row(READERS, READERS, names={"file_id": "issued-file"}),
    "documents:remove-file": Row(NOBODY, MENDERS, names={"file_id": "issued-file"}),
    "documents:document": Row(OFFICIAL_READERS, OFFICIAL_READERS, names=OFFICIAL),
    "documents:figures": Row(READERS, READERS, names=ISSUED),
    "documents:header": Row(WRITERS, WRITERS, names=OFFICIAL),
    "documents:block": Row(WRITERS, WRITERS, names=OFFICIAL | {"key": "b0"}, sent={"text": "Khác"}),
    "documents:row": Row(WRITERS, WRITERS, names=OFFICIAL | {"key": "b1", "number": "row"}),
    "documents:compose-anew": Row(WRITERS, WRITERS, names=OFFICIAL),
    "documents:check": Row(NOBODY, WRITERS, names=OFFICIAL),
    "documents:take-back": Row(NOBODY, WRITERS, names=OFFICIAL),
    "documents:sign": Row(NOBODY, SIGNERS, names=OFFICIAL),
    "documents:send-back": Row(SIGNERS, SIGNERS, names=OFFICIAL, sent={"reason": "Sửa"}),
    "documents:number": Row(WRITERS, WRITERS, names=OFFICIAL, sent={"dated": "2026-11-20"}),
    "documents:cancel-number": Row(WRITERS, WRITERS, names=OFFICIAL, sent={"reason": "Nhầm"}),
    "documents:issue": Row(NOBODY, WRITERS, names=OFFICIAL),
    "documents:withdraw": Row(WRITERS, WRITERS, names=OFFICIAL, sent={"reason": "Trùng"}),
    "documents:correct": Row(MENDERS, MENDERS, names=ISSUED),
    "documents:attach": Row(WRITERS, WRITERS, names=OFFICIAL),
    "documents:message": Row(MENDERS, MENDERS, names=ISSUED),
    "documents:written": Row(READERS, READERS, names=ISSUED | {"kind": "docx"}),
    "superior-forms:list": Row(SENDERS, NOBODY),
    "superior-forms:add": Row(SENDERS, SENDERS),
    "superior-forms:fill": Row(FORM_FILLERS, NOBODY, names=SUPERIOR_FORM),
    "superior-forms:join": Row(FORM_FILLERS, FORM_FILLERS, names=SUPERIOR_FORM),
    "superior-forms:download": Row(FORM_FILLERS, NOBODY, names=SUPERIOR_FORM),
    "superior-forms:original": Row(FORM_FILLERS, NOBODY, names=SUPERIOR_FORM),
    "superior-forms:replace": Row(FORM_FILLERS, FORM_FILLERS, names=SUPERIOR_FORM),
    "superior-forms:remove": Row(FORM_FILLERS, FORM_FILLERS, names=SUPERIOR_FORM),
    "superior-forms:compare": Row(FORM_FILLERS, FORM_FILLERS, names=SUPERIOR_FORM),
    "set-language": Row(ALL, ALL, sent={"language": "en"}),
    "set-theme": Row(NOBODY, ALL, sent={"theme": "dark"}),
    "health": Row(ALL, ALL),
    "style-guide": Row(ALL, ALL),
}
