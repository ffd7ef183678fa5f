"""What the texts of the templates are, in the words of who adapts them."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: Final[Mapping[str, Promise]] = {
    "report": _("Báo cáo thực hiện kế hoạch"),
    "work_form": _("Biểu 01: Kết quả thực hiện nhiệm vụ trọng tâm"),
    "target_form": _("Biểu 02: Danh mục chỉ tiêu và kết quả thực hiện"),
    "assignment_decision": _("Quyết định giao chỉ tiêu kế hoạch"),
    "reminder": _("Công văn đôn đốc báo cáo"),
    "briefing": _("Phiếu họp giao ban"),
    "scorecard": _("Bảng chấm điểm"),
    "appraisal_record": _("Biên bản thẩm định"),
    "petition_answer": _("Công văn trả lời kiến nghị"),
}
# In the order in which they are shown; what stands in no table is the first.
GROUPS: Final[Mapping[str, Promise]] = {
    "": _("Phần đầu, phần cuối"),
    "order": _("Thứ tự các phần"),
    "sections": _("Các phần của văn bản"),
    "articles": _("Các điều"),
    "sentences": _("Câu trong văn bản"),
    "sectors": _("Lĩnh vực"),
    "annex": _("Phụ lục"),
    "annexes": _("Phụ lục kèm theo"),
    "columns": _("Cột của bảng"),
    "headings": _("Tiêu đề cột"),
    "verdicts": _("Cách ghi đánh giá"),
}
FIELDS: Final[Mapping[str, Promise]] = {
    "economy": _("kinh tế"),
    "society": _("văn hóa - xã hội"),
    "security": _("an ninh"),
    "defense": _("quốc phòng"),
    "administration": _("cải cách hành chính"),
    "service": _("dịch vụ công"),
    "justice": _("tư pháp"),
}
_PREVIOUS, _TARGET, _AMOUNT = _("Thực hiện năm trước"), _("Mức kế hoạch"), _("Thực hiện trong kỳ")
_TO_DATE, _RATE, _SAME = _("Lũy kế"), _("Tỷ lệ so với kế hoạch"), _("Tỷ lệ so với cùng kỳ")
_NOTE, _VERDICT, _LEAD = _("Ghi chú"), _("Đánh giá"), _("Đơn vị chủ trì")
LABELS: Final[Mapping[str, Promise]] = {
    "name": _("Tên mẫu"),
    "kind": _("Tên loại văn bản"),
    "label": _("Tên biểu"),
    "title": _("Trích yếu"),
    "title_of_year": _("Trích yếu của báo cáo năm"),
    "opening": _("Đoạn mở đầu"),
    "closing": _("Đoạn kết"),
    "legal_basis": _("Căn cứ ban hành"),
    "addressees": _("Kính gửi"),
    "recipients": _("Nơi nhận"),
    "deciding": _("Thẩm quyền ban hành"),
    "decides": _("Dòng trước các điều"),
    "demand": _("Yêu cầu với đơn vị chưa gửi"),
    "responsible": _("Đơn vị chịu trách nhiệm"),
    "thanks": _("Lời cảm ơn"),
    "total": _("Tổng điểm"),
    "unscored": _("Tiêu chí chưa chấm"),
    "rating": _("Xếp loại"),
    "reference": _("Dòng «Kèm theo …»"),
    "note": _("Ghi chú trên bảng"),
    "order": _("Thứ tự các phần"),
    "articles.one": _("Điều 1"),
    "articles.two": _("Điều 2"),
    "articles.three": _("Điều 3"),
    "annex.title": _("Tên phụ lục"),
    "annex.reference": _("Dòng «Kèm theo …»"),
    "annexes.targets": _("Phụ lục chỉ tiêu"),
    "annexes.work_form": _("Biểu 01: nhiệm vụ trọng tâm"),
    "annexes.target_form": _("Biểu 02: danh mục chỉ tiêu"),
    "sections.results.overall": _("Mục đánh giá chung"),
    "sections.results.targets": _("Mục về chỉ tiêu"),
    "sections.results.work": _("Mục về nhiệm vụ"),
    "sections.results.annex_reference": _("Dẫn đến phụ lục"),
    "sections.shortcomings.limits": _("Mục hạn chế"),
    "sections.shortcomings.reasons": _("Mục nguyên nhân"),
    "sections.shortcomings.none": _("Khi không có hạn chế, vướng mắc"),
    "sections.shortcomings.no_obstacles": _("Khi không ai báo vướng mắc"),
    "sections.next.due": _("Mục nhiệm vụ đến hạn"),
    "sections.next.carried": _("Mục nhiệm vụ quá hạn chuyển sang"),
    "sections.next.ongoing": _("Mục nhiệm vụ tiếp tục"),
    "sections.next.focus": _("Mục chỉ tiêu cần tập trung"),
    "sections.next.none": _("Khi không có nhiệm vụ đến hạn"),
    "sections.proposals.none": _("Khi không có kiến nghị, đề xuất"),
    "sections.people.chair": _("Người chủ trì"),
    "sections.people.secretary": _("Thư ký"),
    "sections.people.members": _("Thành viên"),
    "sections.people.invited": _("Đại diện đơn vị được thẩm định"),
    "sections.result.total": _("Tổng điểm"),
    "sections.result.different": _("Dòng trước các tiêu chí lệch điểm"),
    "sections.result.same": _("Khi không có tiêu chí lệch điểm"),
    "sections.result.unknown": _("Tiêu chí chưa thẩm định"),
    "sections.result.line": _("Một tiêu chí lệch điểm"),
    "sentences.count": _("Số chỉ tiêu đạt"),
    "sentences.count_known": _("Nối tiếp: số chỉ tiêu chưa đạt"),
    "sentences.count_unknown": _("Nối tiếp: số chỉ tiêu thiếu số liệu"),
    "sentences.work_count": _("Số giải pháp"),
    "sentences.work_done": _("Nối tiếp: đã hoàn thành"),
    "sentences.work_going": _("Nối tiếp: đang thực hiện"),
    "sentences.work_waiting": _("Nối tiếp: chưa bắt đầu"),
    "sentences.work_stopped": _("Nối tiếp: tạm dừng"),
    "sentences.work_overdue": _("Nối tiếp: quá hạn"),
    "sentences.work_none_overdue": _("Nối tiếp: khi không có quá hạn"),
    "sentences.reports": _("Số báo cáo đã nhận"),
    "sentences.report": _("Tên báo cáo của đơn vị"),
    "sentences.reports_late": _("Đơn vị gửi chậm"),
    "sentences.reports_missing": _("Đơn vị chưa gửi"),
    "sentences.reports_back": _("Đơn vị bị trả lại"),
    "sentences.not_sent": _("Khi chưa gửi"),
    "sentences.sent_back": _("Khi bị trả lại"),
    "sentences.not_late": _("Khi chưa đến hạn"),
    "sentences.targets": _("Chỉ tiêu"),
    "sentences.works": _("Giải pháp"),
    "sentences.indicator": _("Một chỉ tiêu"),
    "sentences.target": _("Nối tiếp: mức kế hoạch"),
    "sentences.rate": _("Nối tiếp: tỷ lệ so với kế hoạch"),
    "sentences.rate_of_limit": _("Nối tiếp: tỷ lệ, của chỉ tiêu càng thấp càng tốt"),
    "sentences.same_period": _("Nối tiếp: so với cùng kỳ"),
    "sentences.of_period": _("Nối tiếp: riêng trong kỳ"),
    "sentences.of_period_nothing": _("Nối tiếp: trong kỳ không phát sinh"),
    "sentences.achieved": _("Chỉ tiêu định tính đạt"),
    "sentences.not_achieved": _("Chỉ tiêu định tính chưa đạt"),
    "sentences.without_figure": _("Chỉ tiêu chưa có số liệu"),
    "sentences.work": _("Một giải pháp"),
    "sentences.progress": _("Nối tiếp: tiến độ"),
    "sentences.done_on": _("Nối tiếp: ngày hoàn thành"),
    "sentences.nothing_new": _("Giải pháp không phát sinh"),
    "sentences.no_report": _("Khi chưa có báo cáo"),
    "sentences.overdue": _("Nội dung quá hạn"),
    "sentences.at_risk": _("Chỉ tiêu có nguy cơ không đạt"),
    "sentences.missed": _("Chỉ tiêu không đạt"),
    "sentences.obstacle": _("Một vướng mắc"),
    "sentences.suspended": _("Giải pháp tạm dừng"),
    "sentences.due": _("Nhiệm vụ đến hạn"),
    "sentences.carried": _("Nhiệm vụ quá hạn chuyển sang"),
    "sentences.ongoing": _("Nhiệm vụ thường xuyên"),
    "sentences.focus": _("Chỉ tiêu cần tập trung"),
    "sentences.proposal": _("Một kiến nghị, đề xuất"),
    "sentences.more": _("Khi còn nội dung khác"),
    "columns.previous": _PREVIOUS,
    "columns.target": _TARGET,
    "columns.amount": _AMOUNT,
    "columns.to_date": _TO_DATE,
    "columns.rate": _RATE,
    "columns.same_period": _SAME,
    "columns.note": _NOTE,
    "columns.verdict": _VERDICT,
    "columns.lead": _LEAD,
    "headings.previous": _PREVIOUS,
    "headings.target": _TARGET,
    "headings.amount": _AMOUNT,
    "headings.to_date": _TO_DATE,
    "headings.rate": _RATE,
    "headings.same_period": _SAME,
    "headings.note": _NOTE,
    "headings.verdict": _VERDICT,
    "headings.lead": _LEAD,
    "headings.number": _("Số thứ tự"),
    "headings.name": _("Tên chỉ tiêu, nội dung"),
    "headings.unit": _("Đơn vị tính"),
    "headings.total": _("Tổng số"),
    "headings.requirement": _("Yêu cầu"),
    "headings.max": _("Điểm tối đa"),
    "headings.self": _("Điểm tự chấm"),
    "headings.appraised": _("Điểm thẩm định"),
    "headings.agreed": _("Điểm thống nhất"),
    "headings.reason": _("Căn cứ, lý do"),
    "headings.sum": _("Dòng tổng cộng"),
    "headings.kind": _("Nhóm nội dung"),
    "headings.done": _("Đạt, hoàn thành"),
    "headings.going": _("Đang thực hiện"),
    "headings.risk": _("Có nguy cơ"),
    "headings.overdue": _("Quá hạn"),
    "headings.waiting": _("Chưa thực hiện"),
    "headings.work": _("Nội dung công việc"),
    "headings.due": _("Thời hạn"),
    "headings.told": _("Tình hình"),
    "headings.owed": _("Nội dung phải báo cáo"),
    "headings.deadline": _("Hạn gửi"),
    "headings.days": _("Số ngày chậm"),
    "headings.result": _("Kết quả thực hiện"),
    "verdicts.not_started": _("Chưa bắt đầu"),
    "verdicts.in_progress": _("Đang thực hiện"),
    "verdicts.done": _("Hoàn thành đúng hạn"),
    "verdicts.done_late": _("Hoàn thành chậm"),
    "verdicts.overdue": _("Quá hạn"),
    "verdicts.at_risk": _("Có nguy cơ"),
    "verdicts.suspended": _("Tạm dừng"),
}
_SECTION_TITLE: Final = _("Tên phần")
_SECTION_NONE: Final = _("Khi không có nội dung")


def template_name(key: str) -> str:
    """Return what a template is called."""
    return str(NAMES.get(key, key))


def label_of(name: str) -> str:
    """Return what a text of a template is.

    :raises KeyError: nobody has said what it is.
    """
    if name.startswith("sections.") and name not in LABELS:
        return str({"title": _SECTION_TITLE, "none": _SECTION_NONE}[name.rpartition(".")[2]])
    return str(LABELS[name])


def group_of(name: str) -> str:
    """Return the group in which a text is shown."""
    first = name.partition(".")[0]
    return first if first in GROUPS else ""
