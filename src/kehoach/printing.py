"""What the command prints for a person: a plan as aligned text, findings by how sure they are."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from kehoach.domain.finding import Finding, Severity
from kehoach.domain.plan import Comparator, Header, Indicator, IndicatorKind, PlanDraft
from kehoach.vietnamese.numbers import format_number

_WIDTH = 118
_SIGNS = {
    None: "",
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "≥ ",
    Comparator.MORE_THAN: "> ",
    Comparator.AT_MOST: "≤ ",
    Comparator.LESS_THAN: "< ",
    Comparator.ABOUT: "~ ",
}


def draft_text(draft: PlanDraft, findings: Sequence[Finding]) -> str:
    """The whole draft as sections of aligned text; parts that the document lacks are left out."""
    sections = [
        _section("VĂN BẢN", _header_lines(draft.header)),
        _section(f"CHỈ TIÊU ({len(draft.indicators)})", _indicator_lines(draft)),
        _section(f"NHIỆM VỤ ({len(draft.tasks)})", _task_lines(draft)),
        _section("BẢNG ĐIỂM", _scorecard_lines(draft)),
        _section(f"KẾT QUẢ KỲ TRƯỚC ({len(draft.results)})", _result_lines(draft)),
        _section("CẦN XÁC NHẬN", _doubt_lines(draft)),
    ]
    counts = {severity: sum(1 for item in findings if item.severity is severity) for severity in Severity}
    closing = (
        f"Soát lỗi: {counts[Severity.ERROR]} sai, {counts[Severity.DOUBT]} nghi vấn. "
        "Xem từng điểm: kehoach check TỆP."
    )
    return "\n\n".join([*filter(None, sections), closing])


def findings_text(draft: PlanDraft, findings: Sequence[Finding]) -> str:
    """The findings, what is wrong first, each with its place and its words."""
    if not findings:
        return "Không thấy điểm nào cần xem."
    sections = []
    for severity, heading in ((Severity.ERROR, "SAI"), (Severity.DOUBT, "NGHI VẤN")):
        chosen = [item for item in findings if item.severity is severity]
        lines = [line for item in chosen for line in _finding_lines(draft, item)]
        sections.append(_section(f"{heading} ({len(chosen)})", lines))
    return "\n\n".join(filter(None, sections))


def _finding_lines(draft: PlanDraft, finding: Finding) -> Iterator[str]:
    yield from _wrapped(f"{_place(draft, finding)} [{finding.kind}] {finding.message}", indent=4)
    yield from _wrapped(f"    «{_cut(finding.quote, 220)}»", indent=5)
    if finding.other_quote:
        yield from _wrapped(f"    so với: «{_cut(finding.other_quote, 160)}»", indent=5)
    if finding.correction is not None:
        yield f"    đề nghị: {finding.correction.replacement or '(bỏ)'}"


def _place(draft: PlanDraft, finding: Finding) -> str:
    if finding.source is None:
        return "-"
    if finding.source.page is not None:
        return f"Trang {finding.source.page}:"
    return f"Dòng {draft.layout.text.count(chr(10), 0, finding.source.start) + 1}:"


def _section(heading: str, lines: Iterable[str]) -> str:
    body = list(lines)
    return "\n".join([heading, *body]) if body else ""


def _header_lines(header: Header) -> Iterator[str]:
    signer = header.signer
    shown = (
        ("Cơ quan ban hành", header.issuer),
        ("Số, ký hiệu", f"{header.number or '…'}/{header.symbol}" if header.symbol else header.number),
        ("Ngày", ", ".join(filter(None, (header.place, header.date)))),
        ("Trích yếu", header.title),
        ("Năm kế hoạch", str(header.plan_year) if header.plan_year else None),
        (
            "Căn cứ",
            "; ".join(
                f"{item.type} {item.number or item.title or ''}".strip() for item in header.legal_basis
            ),
        ),
        ("Người ký", ", ".join(filter(None, (signer.position, signer.name))) if signer else None),
        ("Nơi nhận", "; ".join(header.recipients)),
    )
    for name, value in shown:
        if value:
            yield from _wrapped(f"  {name:<18}{value}", indent=20)


def _indicator_lines(draft: PlanDraft) -> Iterator[str]:
    depths: dict[str, int] = {}
    group: tuple[str, ...] = ()
    for item in draft.indicators:
        if item.group != group:
            group = item.group
            yield from _wrapped(f"  {_cut(' › '.join(group), 220)}", indent=4)
        depths[item.id] = depths.get(item.parent or "", -1) + 1
        name = f"{'  ' * (depths[item.id] + 2)}{item.name}"
        yield from _columns((_cut(name, 180), 74), (_value(item), 22), (item.unit or "", 20))


def _value(item: Indicator) -> str:
    if item.kind is IndicatorKind.ACHIEVEMENT:
        return "(đạt)"
    if item.comparator is Comparator.RANGE and item.low is not None and item.high is not None:
        return f"{format_number(item.low)} – {format_number(item.high)}"
    if item.value is None:
        return "?"
    if item.comparator is Comparator.RATIO and item.high is not None:
        return f"{format_number(item.value)}/{format_number(item.high)}"
    return f"{_SIGNS.get(item.comparator, '')}{format_number(item.value)}"


def _task_lines(draft: PlanDraft) -> Iterator[str]:
    groups = {item.number: item.title for item in draft.task_groups}
    shown: set[str] = set()
    for task in draft.tasks:
        for number, title in groups.items():
            if task.number.startswith(f"{number}.") and number not in shown:
                shown.add(number)
                yield from _wrapped(f"  {number}  {_cut(title, 200)}", indent=6)
        yield from _wrapped(f"    {task.number}  {_cut(task.title, 300)}", indent=8)
        for solution in task.solutions:
            text = f"      {solution.number or '-'} {_cut(solution.text or '(không ghi giải pháp)', 300)}"
            yield from _wrapped(text, indent=10)
            assigned = (
                ("chỉ đạo", solution.directing),
                ("chủ trì", solution.lead),
                ("phối hợp", solution.coordinating),
                ("thời hạn", solution.due_text),
            )
            words = "; ".join(f"{name}: {value}" for name, value in assigned if value)
            if words:
                yield from _wrapped(f"          {words}", indent=10)


def _scorecard_lines(draft: PlanDraft) -> Iterator[str]:
    if draft.scorecard is None:
        return
    for item in draft.scorecard.criteria:
        name = f"{'  ' * (item.number.count('.') + 1)}{item.printed_number or item.number} {item.name}"
        points = format_number(item.max_points) if item.max_points is not None else ""
        yield from _columns((_cut(name, 180), 66), (_cut(item.requirement or "", 90), 40), (points, 8))
    if draft.scorecard.total is not None:
        yield from _columns(("  Tổng cộng", 66), ("", 40), (format_number(draft.scorecard.total), 8))


def _result_lines(draft: PlanDraft) -> Iterator[str]:
    for item in draft.results:
        value = format_number(item.value) if item.value is not None else ""
        yield from _columns((f"    {_cut(item.name, 180)}", 74), (value, 22), (item.unit or "", 20))


def _doubt_lines(draft: PlanDraft) -> Iterator[str]:
    solutions = (solution for task in draft.tasks for solution in task.solutions)
    criteria = draft.scorecard.criteria if draft.scorecard else ()
    doubts = (
        *(item.doubt for item in draft.indicators),
        *(item.doubt for item in draft.tasks),
        *(item.doubt for item in solutions),
        *(item.doubt for item in criteria),
    )
    for doubt in filter(None, doubts):
        yield from _wrapped(f"  - {doubt}", indent=4)
    for warning in draft.layout.warnings:
        yield from _wrapped(f"  - {warning}", indent=4)


def _columns(*cells: tuple[str, int]) -> Iterator[str]:
    """Cells side by side, each wrapped to its width."""
    wrapped = [
        textwrap.wrap(text, width, subsequent_indent=" " * (len(text) - len(text.lstrip()) + 2)) or [""]
        for text, width in cells
    ]
    for at in range(max(len(lines) for lines in wrapped)):
        parts = [
            _padded(lines[at] if at < len(lines) else "", width)
            for lines, (_, width) in zip(wrapped, cells, strict=True)
        ]
        yield " ".join(parts).rstrip()


def _padded(text: str, width: int) -> str:
    shown = sum(not unicodedata.combining(char) for char in text)
    return text + " " * max(0, width - shown)


def _wrapped(text: str, *, indent: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=" " * indent)


def _cut(text: str, longest: int) -> str:
    words = text if text[:1] == " " else " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
