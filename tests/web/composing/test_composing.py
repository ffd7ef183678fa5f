"""Who may have a document composed, of what, in which language, and with how many questions."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kehoach.timing.periods import Frequency
from kehoach.web.accounts.models import User
from kehoach.web.composing.registry import COMPOSERS, Needs, Subject, WrongSubject
from kehoach.web.composing.spans import span_in
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Plan
from kehoach.web.reporting.models import Period
from kehoach.web.reporting.services import evidence
from kehoach.web.reporting.services.submissions import send_back, submit
from kehoach.writing.template import documents, shipped_text
from kehoach.writing.template_check import TemplateRefused, read_template
from tests.web.people import World, a_person
from tests.web.reporting.full_year import build_full_year
from tests.web.reporting.test_size import more_items
from tests.web.reporting.years import Year, at
from tests.writing.document_words import all_words, lines_of, rows_of, runs_of

TODAY = date(2026, 6, 25)


def subject_of(year: Year, key: str, period: Period) -> Subject:
    """Something that the document can be about."""
    match COMPOSERS[key].needs:
        case Needs.PLAN:
            return Plan.objects.get(pk=year.plan.pk)
        case Needs.YEAR:
            return 2026
        case Needs.PERIOD:
            return Period.objects.select_related("regime").get(pk=period.pk)
        case _:
            return None


@pytest.fixture
def june(year: Year) -> Period:
    """A month in which An's office reported."""
    period = year.open(6)
    submit(
        actor=year.world.an,
        submission=year.report_of(period),
        texts=year.texts(result="Đã tiêm 1.200 con"),
        at=at(2026, 6, 12),
    )
    return period


@pytest.mark.parametrize("key", COMPOSERS)
def test_who_does_not_see_the_unit_gets_no_document_of_it(year: Year, june: Period, key: str) -> None:
    subject = subject_of(year, key, june)
    COMPOSERS[key].compose(year.world.an, year.world.commune, subject, TODAY)
    with pytest.raises(PermissionDenied):
        COMPOSERS[key].compose(year.world.chau, year.world.commune, subject, TODAY)


@pytest.mark.parametrize("key", ["report", "reminder", "assignment-decision"])
def test_what_belongs_to_another_unit_is_no_subject(year: Year, june: Period, key: str) -> None:
    composer, elsewhere = COMPOSERS[key], year.world.elsewhere
    with pytest.raises(WrongSubject):
        composer.compose(year.world.chau, elsewhere, subject_of(year, key, june), TODAY)


@pytest.mark.parametrize("key", COMPOSERS)
def test_every_document_says_what_it_is_about_and_has_a_template(year: Year, june: Period, key: str) -> None:
    composer, unit = COMPOSERS[key], year.world.commune
    assert composer.key == key
    assert str(composer.name)
    assert composer.template in documents()
    for subject in (None, 2026, "2026"):
        if composer.needs is not Needs.NOTHING and (composer.needs is not Needs.YEAR or subject != 2026):
            with pytest.raises(WrongSubject):
                composer.compose(year.world.binh, unit, subject, TODAY)  # type: ignore[arg-type]
    document = composer.compose(year.world.binh, unit, subject_of(year, key, june), TODAY)
    assert "None" not in all_words(document)


def test_an_office_of_the_unit_composes_for_the_unit(year: Year, june: Period) -> None:
    subject = subject_of(year, "report", june)
    document = COMPOSERS["report"].compose(year.world.an, year.world.office, subject, TODAY)
    assert document.letterhead.issuer == "ỦY BAN NHÂN DÂN XÃ GẦN"


@pytest.mark.parametrize("key", COMPOSERS)
def test_a_document_of_300_items_asks_as_often_as_one_of_3(year: Year, june: Period, key: str) -> None:
    subject = subject_of(year, key, june)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            COMPOSERS[key].compose(year.world.binh, year.world.commune, subject, TODAY)
        return len(queries)

    few = asked()
    more_items(year, 300)
    assert few == asked() <= 40


def test_a_document_is_vietnamese_on_an_english_page(year: Year, june: Period) -> None:
    report = year.report_of(june)
    send_back(actor=year.world.binh, submission=report, note="Thiếu số liệu", at=at(2026, 6, 16))
    subject = subject_of(year, "reminder", june)
    with override("en"):
        letter = COMPOSERS["reminder"].compose(year.world.binh, year.world.commune, subject, TODAY)
    assert any("Bị trả lại: Thiếu số liệu" in row for row in rows_of(letter))


def test_a_report_that_was_sent_back_counts_for_nothing(year: Year, june: Period) -> None:
    subject = subject_of(year, "report", june)
    compose = COMPOSERS["report"].compose
    assert "Đã tiêm 1.200 con" in all_words(compose(year.world.binh, year.world.commune, subject, TODAY))
    report = year.report_of(june)
    send_back(actor=year.world.binh, submission=report, note="Thiếu số liệu", at=at(2026, 6, 16))
    document = compose(year.world.binh, year.world.commune, subject, TODAY)
    assert "Đã tiêm 1.200 con" not in all_words(document)
    assert any(line.startswith("- Báo cáo bị trả lại") for line in lines_of(document))


def test_an_office_has_its_own_words(year: Year, june: Period) -> None:
    text = shipped_text("report").replace('title = "Kiến nghị, đề xuất"', 'title = "Đề nghị với cấp trên"')
    subject, compose = subject_of(year, "report", june), COMPOSERS["report"].compose
    for own in (text, read_template("report", text)):
        document = compose(year.world.binh, year.world.commune, subject, TODAY, own)
        assert "IV. ĐỀ NGHỊ VỚI CẤP TRÊN" in lines_of(document)
    assert "IV. KIẾN NGHỊ, ĐỀ XUẤT" in lines_of(
        compose(year.world.binh, year.world.commune, subject, TODAY, "")
    )
    with pytest.raises(TemplateRefused, match="Dòng 1: "):
        compose(year.world.binh, year.world.commune, subject, TODAY, "kind = báo cáo")


def test_who_signs_is_who_holds_the_seat_on_the_day(year: Year, june: Period) -> None:
    subject, unit = subject_of(year, "report", june), year.world.commune
    before = COMPOSERS["report"].compose(year.world.binh, unit, subject, TODAY)
    assert before.signature is not None
    assert before.signature.name == ""
    a_chair(year.world)
    after = COMPOSERS["report"].compose(year.world.binh, unit, subject, TODAY)
    assert after.signature is not None
    assert after.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert after.signature.name == "Ngô Thị Dung"
    assert after.recipients[0] == "UBND tỉnh Thử (để báo cáo)"


def a_chair(world: World) -> User:
    chair = a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune)
    seat = chair.appointments.get().position
    seat.title = "Chủ tịch UBND xã"
    seat.save()
    return chair


def test_what_is_behind_a_figure_is_shown_to_those_who_see_it_alone(year: Year, june: Period) -> None:
    composer = COMPOSERS["report"]
    document = composer.compose(year.world.binh, year.world.commune, subject_of(year, "report", june), TODAY)
    origins = {run.origin for run in runs_of(document) if run.origin}
    assert origins
    for origin in origins:
        assert composer.origins(year.world.chau, origin) == ()
    [said] = composer.origins(year.world.an, next(one for one in origins if one.startswith("progress:")))
    assert (said.who, said.person, said.period) == ("Phòng Kinh tế", "Lê Thị An", "Tháng 6/2026")
    assert said.counts


def test_what_is_behind_a_figure_has_its_evidence_and_pages_that_open(
    year: Year, june: Period, settings: object, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    period = year.open(7)
    report, indicator = year.report_of(period), year.indicators[0]
    evidence.add(
        actor=year.world.an,
        submission=report,
        lineage=indicator.lineage,
        name="bien-ban.pdf",
        content=b"%PDF-1.7 bien ban",
    )
    submit(actor=year.world.an, submission=report, texts=year.texts(), at=at(2026, 7, 12))
    newest, *_ = COMPOSERS["report"].origins(year.world.binh, f"indicator:{indicator.lineage}")
    assert newest.period == "Tháng 7/2026"
    assert [paper.name for paper in newest.evidence] == ["bien-ban.pdf"]


@pytest.mark.parametrize(
    "origin", ["", "actual:", "actual:x", "None:1", "user:00000000-0000-0000-0000-000000000000"]
)
def test_an_origin_that_is_none_has_nothing_behind_it(year: Year, origin: str) -> None:
    assert COMPOSERS["report"].origins(year.world.binh, origin) == ()


def test_a_full_year_is_told_of_every_month_and_of_the_year(world: World) -> None:
    full = build_full_year(world, targets=9, solutions=12, months=3)
    spans = [(Frequency.MONTHLY, month) for month in range(1, 13)]
    spans += [(Frequency.QUARTERLY, 1), (Frequency.SIX_MONTHS, 2), (Frequency.NINE_MONTHS, 1)]
    for frequency, index in spans:
        subject = span_in(world.commune, 2026, frequency, index)
        document = COMPOSERS["report"].compose(world.binh, world.commune, subject, date(2026, 4, 2))
        assert "None" not in all_words(document), subject.name
    assert full.plan.pk


def test_the_report_that_closes_a_year_says_what_was_missed_and_not_what_is_at_risk(world: World) -> None:
    build_full_year(world, targets=9, solutions=3, months=12)
    compose = COMPOSERS["report-of-year"].compose
    lines = lines_of(compose(world.binh, world.commune, 2026, date(2026, 12, 20)))
    assert not any("có nguy cơ không đạt" in line for line in lines)
    assert any("không đạt kế hoạch năm" in line for line in lines)
