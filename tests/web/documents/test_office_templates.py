"""An office adapts the words of its documents without code, and nothing it types breaks a document."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kehoach.web.audit.models import AuditEntry
from kehoach.web.documents import refusals
from kehoach.web.documents.models import OfficeTemplate, OfficialDocument
from kehoach.web.documents.office_templates import KEYS, in_force
from kehoach.web.documents.services import adapting
from kehoach.web.documents.template_forms import TemplateForm, place_of
from kehoach.web.documents.template_words import NAMES, group_of, label_of
from kehoach.writing.template import documents, shipped_text
from kehoach.writing.template_file import values_in
from tests.web.documents.letters import Office
from tests.web.people import World
from tests.web.reporting.years import Year, build_year
from tests.writing.document_words import all_words

ADDRESS = "/van-ban/mau/report/"
CLOSING = "Trên đây là báo cáo của {unit}, kính trình xem xét."


def shown(answer: Any) -> str:
    return unescape(answer.content.decode())


def sent(browser: Client, address: str = ADDRESS, **others: Any) -> dict[str, Any]:
    """What the form sends when these fields are typed over."""
    return filled(browser.get(address).context["form"]) | {"note": "Theo mẫu của tỉnh"} | others


def filled(form: Any) -> dict[str, Any]:
    """What a browser sends of a form as it stands there."""
    values: dict[str, Any] = {}
    for field in form:
        value = field.value()
        if value is not None and value is not False and value != "":
            values[field.html_name] = "on" if value is True else value
    return values


def adapted(world: World, text: str, key: str = "report", **others: Any) -> OfficeTemplate:
    """A version of the commune's template."""
    seen = others.pop("seen", in_force(world.commune, key).last)
    said = {"note": "Theo mẫu của tỉnh"} | others
    return adapting.adapt(actor=world.binh, organization=world.commune, key=key, text=text, seen=seen, **said)


def with_closing(words: str) -> str:
    text = shipped_text("report")
    return text.replace(values_in(text)["closing"], words)


@pytest.mark.parametrize("document", documents())
def test_every_text_of_every_template_says_what_it_is(document: str) -> None:
    assert NAMES[document]
    for name in values_in(shipped_text(document)):
        assert name == "sectors" or label_of(name), name


@pytest.mark.parametrize("key", KEYS)
def test_a_form_that_nobody_touched_changes_nothing(binh: Client, key: str) -> None:
    address = f"/van-ban/mau/{key}/"
    page = binh.get(address)
    assert page.status_code == 200
    answer = binh.post(address, sent(binh, address))
    assert answer.status_code == 422
    assert "giống mẫu đang dùng" in shown(answer)
    assert answer.context["form"].told == values_in(shipped_text(key))
    assert not OfficeTemplate.objects.exists()


def test_a_text_is_changed_in_its_field_and_is_in_force_from_then_on(binh: Client, world: World) -> None:
    assert "Mẫu gốc của chương trình" in shown(binh.get("/van-ban/mau/"))
    place = place_of("closing")
    answer = binh.post(ADDRESS, sent(binh, **{place: f"  {CLOSING}\r\n"}), follow=True)
    assert "Đã ghi mẫu." in shown(answer)
    row = OfficeTemplate.objects.get()
    assert (row.version, row.note, row.created_by) == (1, "Theo mẫu của tỉnh", world.binh)
    assert row.text == with_closing(CLOSING)
    page = shown(binh.get("/van-ban/mau/"))
    assert "Bản 1, Trần Văn Bình ghi lúc" in page
    assert AuditEntry.objects.filter(action="template.changed").get().changes["changed"] == ["closing"]


def test_parts_are_moved_columns_switched_and_sectors_added_and_left_out(binh: Client, world: World) -> None:
    typed = {
        "order-results": "2",
        "order-shortcomings": "1",
        place_of("columns.same_period"): "",
        "sector-2-title": "",
        "sector-5-title": "Xây dựng nông thôn mới",
        "sector-5-holds": ["security"],
        "sector-5-words": 'nông thôn mới, "cháy, nổ"',
    }
    binh.post(ADDRESS, {name: value for name, value in sent(binh, **typed).items() if value != ""})
    values = values_in(in_force(world.commune, "report").text)
    assert values["order"] == ["shortcomings", "results", "next", "proposals"]
    assert values["columns.same_period"] is False
    assert values["columns.target"] is True
    titles = [sector["title"] for sector in values["sectors"]]
    assert "Lĩnh vực quốc phòng, an ninh" not in titles
    new = {"title": "Xây dựng nông thôn mới", "holds": ["security"], "words": ["nông thôn mới", "cháy, nổ"]}
    assert values["sectors"][-1] == new


def test_a_text_joined_to_the_one_before_keeps_the_space_between(binh: Client, world: World) -> None:
    place = place_of("sentences.progress")
    assert binh.get(ADDRESS).context["form"][place].value() == "(tiến độ {percent}%)"
    binh.post(ADDRESS, sent(binh, **{place: "(đạt {percent}%)"}))
    assert values_in(in_force(world.commune, "report").text)["sentences.progress"] == " (đạt {percent}%)"
    binh.post(ADDRESS, sent(binh, **{place: ", đạt {percent}%"}))
    assert values_in(in_force(world.commune, "report").text)["sentences.progress"] == ", đạt {percent}%"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"closing": "Của {don_vi}"}, "«Đoạn kết» không có chỗ điền «{don_vi}». Dùng được: "),
        ({"closing": "Của {unit"}, "«Đoạn kết» có dấu «{» lẻ"),
        ({"sections.results.title": " "}, "«Tên phần» để trống"),
        ({"closing": "x" * 5000}, "nhiều nhất 4000 ký tự"),
        ({"kind": "bản tin"}, "không có trong danh sách"),
        ({"opening": "Của {ten}"}, "không có chỗ điền «{ten}»"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_is_kept(
    binh: Client, typed: dict[str, str], told: str
) -> None:
    (name, text), *_ = typed.items()
    answer = binh.post(ADDRESS, sent(binh, **{place_of(name): text}))
    assert answer.status_code == 422
    assert told in unescape(str(answer.context["form"][place_of(name)].errors))
    assert not OfficeTemplate.objects.exists()


def test_faults_of_order_and_sectors_are_told_too(binh: Client) -> None:
    answer = binh.post(ADDRESS, sent(binh, **{"order-results": "2"}))
    assert "cùng ở vị trí 2" in shown(answer)
    everything = {"sector-4-holds": ["security"], "sector-2-holds": ["defense"]}
    assert "đúng một lĩnh vực" in shown(binh.post(ADDRESS, sent(binh, **everything)))
    assert "Chưa ghi lý do" in shown(binh.post(ADDRESS, sent(binh, note=" ")))
    assert not OfficeTemplate.objects.exists()


def test_what_nobody_could_send_breaks_nothing(binh: Client) -> None:
    assert binh.post(ADDRESS, {}).status_code == 422
    typed = {"seen": "-1", "sector-0-holds": "khac", "order-results": "9"}
    assert binh.post(ADDRESS, sent(binh, **typed)).status_code == 422
    assert binh.post(ADDRESS, sent(binh, seen="²")).status_code == 422
    many = {f"sector-{at}-title": f"Lĩnh vực {at}" for at in range(300)}
    assert binh.post(ADDRESS, sent(binh, **many)).status_code == 422
    assert binh.get(f"{ADDRESS}?co-quan=²").status_code == 200
    assert binh.get("/van-ban/mau/khong-co/").status_code == 404
    assert binh.get(f"{ADDRESS}ban/7/").status_code == 404
    assert binh.post(ADDRESS, sent(binh, **{place_of("closing"): "Hết\x00"})).status_code == 400
    turned = {place_of("closing"): "Hết \u202ecó\u200b <b>{unit}</b>."}
    assert binh.post(ADDRESS, sent(binh, **turned)).status_code == 302
    assert 'closing = "Hết có <b>{unit}</b>."' in OfficeTemplate.objects.get().text


def test_a_look_shows_what_was_typed_with_the_newest_figures_and_keeps_nothing(
    office: Office, binh: Client
) -> None:
    year = build_year(office.world)
    year.open(6)
    typed = sent(binh, note="", preview="1", **{place_of("closing"): CLOSING})
    page = shown(binh.post(ADDRESS, typed))
    assert "UBND xã Gần, kính trình xem xét." in page
    assert "Tháng 6/2026" in page
    part = binh.post(ADDRESS, typed, headers={"HX-Request": "true"})
    assert shown(part).strip().startswith('<section class="preview" id="preview"')
    assert "kính trình xem xét." in shown(part)
    wrong = binh.post(ADDRESS, typed | {place_of("closing"): "{x}"}, headers={"HX-Request": "true"})
    assert "Đoạn kết: " in shown(wrong)
    assert not OfficeTemplate.objects.exists()


def test_two_who_change_one_template_lose_nothing(binh: Client, world: World) -> None:
    typed = sent(binh, **{place_of("closing"): CLOSING, place_of("title"): "Kết quả {period}"})
    theirs = shipped_text("report").replace('overall = "Đánh giá chung"', 'overall = "Tổng quan"')
    theirs = theirs.replace(values_in(theirs)["title"], "Tình hình {period}")
    adapted(world, theirs, note="Sửa trước")
    answer = binh.post(ADDRESS, typed)
    assert answer.status_code == 422
    page = shown(answer)
    assert "Trần Văn Bình vừa ghi bản 1 của mẫu này" in page
    assert "Hai người cùng sửa: Trích yếu." in page
    assert OfficeTemplate.objects.count() == 1
    form = answer.context["form"]
    assert form[place_of("sections.results.overall")].value() == "Tổng quan"
    assert binh.post(ADDRESS, filled(form)).status_code == 302
    values = values_in(in_force(world.commune, "report").text)
    assert values["sections.results.overall"] == "Tổng quan"
    assert (values["closing"], values["title"]) == (CLOSING, "Kết quả {period}")


def test_the_whole_file_is_typed_or_uploaded_and_handed_out(binh: Client, world: World) -> None:
    address = f"{ADDRESS}tep/"
    own = "# Của xã\n" + with_closing(CLOSING)
    assert binh.post(address, {"text": own, "note": "Sửa tệp", "seen": "0"}).status_code == 302
    assert in_force(world.commune, "report").text == own
    file = SimpleUploadedFile("mau.toml", b"\xef\xbb\xbf" + own.replace("trình", "gửi").encode())
    sent_file = {"text": own, "file": file, "note": "Tải lên", "seen": "1"}
    assert binh.post(address, sent_file).status_code == 302
    answer = binh.get(f"{ADDRESS}ban/2/tai/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-report-2.toml"'
    assert answer.content.decode() == own.replace("trình", "gửi")
    assert binh.get(f"{ADDRESS}ban/0/tai/").content.decode() == shipped_text("report")
    # The remarks of the office outlive its fields.
    binh.post(ADDRESS, sent(binh, **{place_of("closing"): "Hết."}))
    assert in_force(world.commune, "report").text.startswith("# Của xã\n")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"name = [", "Dòng 1: không đọc được"),
        (b"\xff\xfe\x00", "không phải mẫu dạng chữ"),
        (b"", "Tệp này rỗng"),
        (b"#" * 1_000_000, "Mẫu dài hơn 200 kB"),
        (b"a = " + b"[" * 50_000, "Dòng 1: không đọc được"),
        (with_closing("{x}").encode(), "«closing» không có chỗ điền «{x}»"),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence(binh: Client, content: bytes, told: str) -> None:
    given = {"text": "", "file": SimpleUploadedFile("m.toml", content), "note": "x", "seen": "0"}
    answer = binh.post(f"{ADDRESS}tep/", given)
    assert answer.status_code == 422
    assert told in shown(answer)
    assert not OfficeTemplate.objects.exists()


def test_a_megabyte_typed_is_refused_and_two_at_once_are_told(binh: Client, world: World) -> None:
    address = f"{ADDRESS}tep/"
    answer = binh.post(address, {"text": "# " + "á" * 500_000, "note": "x", "seen": "0"})
    assert answer.status_code == 422
    assert "Mẫu dài hơn 200 kB" in shown(answer)
    adapted(world, with_closing(CLOSING))
    given = {"text": with_closing("Hết."), "note": "x", "seen": "0"}
    answer = binh.post(address, given)
    assert "vừa ghi bản 1" in shown(answer)
    assert binh.post(address, given | {"seen": answer.context["form"]["seen"].value()}).status_code == 302
    assert in_force(world.commune, "report").version == 2


def test_an_earlier_version_and_the_shipped_one_come_back_as_new_versions(binh: Client, world: World) -> None:
    adapted(world, with_closing(CLOSING))
    adapted(world, with_closing("Hết."))
    page = shown(binh.get(f"{ADDRESS}ban/1/"))
    assert CLOSING in page
    assert "Hết." in page
    assert "Chưa ghi lý do" in shown(binh.post(f"{ADDRESS}ban/1/", {"seen": "2"}))
    assert "vừa ghi bản 2" in shown(binh.post(f"{ADDRESS}ban/1/", {"seen": "1", "note": "Như cũ"}))
    assert binh.post(f"{ADDRESS}ban/1/", {"seen": "2", "note": "Như cũ"}).status_code == 302
    now = in_force(world.commune, "report")
    assert (now.version, now.text) == (3, with_closing(CLOSING))
    binh.post(f"{ADDRESS}ban/0/", {"seen": "3", "note": "Dùng mẫu gốc"})
    now = in_force(world.commune, "report")
    assert (now.version, now.last, now.text) == (0, 4, shipped_text("report"))
    assert "Mẫu gốc, Trần Văn Bình chọn lại lúc" in shown(binh.get("/van-ban/mau/"))
    assert "giống mẫu đang dùng" in shown(binh.post(f"{ADDRESS}ban/0/", {"seen": "4", "note": "Nữa"}))
    restored = AuditEntry.objects.filter(action="template.restored").order_by("pk")
    assert [entry.changes["restores"][1] for entry in restored] == [1, 0]


def test_a_version_never_changes(world: World) -> None:
    row = adapted(world, with_closing(CLOSING))
    for statement in (
        "UPDATE documents_officetemplate SET note = 'x'",
        "DELETE FROM documents_officetemplate",
    ):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert OfficeTemplate.objects.get() == row


def test_a_unit_s_template_is_its_own_and_only_who_writes_adapts_it(
    office: Office, an: Client, chau: Client, leader: Client, observer: Client
) -> None:
    world = office.world
    adapted(world, with_closing(CLOSING))
    assert in_force(world.elsewhere, "report").version == 0
    assert in_force(world.office, "report").version == 1
    for browser in (an, leader, observer):
        for address in (
            "/van-ban/mau/",
            ADDRESS,
            f"{ADDRESS}tep/",
            f"{ADDRESS}ban/0/",
            f"{ADDRESS}ban/1/tai/",
        ):
            assert browser.get(address).status_code == 403
        assert browser.post(ADDRESS, {}).status_code == 403
    # Châu writes elsewhere: of this commune there is nothing to see, whatever the address asks for.
    assert chau.get(f"{ADDRESS}ban/1/?co-quan={world.commune.pk}").status_code == 404
    assert CLOSING not in shown(chau.get(f"{ADDRESS}?co-quan={world.commune.pk}"))


@pytest.fixture
def year(office: Office) -> Year:
    return build_year(office.world)


def a_draft(year: Year, binh: Client) -> OfficialDocument:
    address = "/van-ban/soan/report/"
    subject = binh.get(address).context["form"].fields["subject"].choices[0][0]
    binh.post(address, {"organization": year.world.commune.pk, "subject": subject})
    return OfficialDocument.objects.order_by("-pk")[0]


def test_a_draft_keeps_which_template_it_was_composed_with_and_says_when_that_has_changed(
    year: Year, binh: Client
) -> None:
    world = year.world
    row = a_draft(year, binh)
    assert (row.template, row.template_version) == ("report", 0)
    anew = f"/van-ban/{row.pk}/soan-lai/"
    assert "Mẫu văn bản đã thay đổi" not in shown(binh.get(anew))
    adapted(world, with_closing(CLOSING))
    assert a_draft(year, binh).template_version == 1
    assert "Mẫu văn bản đã thay đổi" in shown(binh.get(anew))
    assert "kính trình xem xét" not in all_words(row.document)
    binh.post(anew)
    row.refresh_from_db()
    assert row.template_version == 1
    assert "UBND xã Gần, kính trình xem xét." in all_words(row.document)
    assert "Mẫu văn bản đã thay đổi" not in shown(binh.get(anew))


def test_a_template_of_before_is_completed_and_one_that_fits_no_more_is_refused(
    year: Year, binh: Client
) -> None:
    common = {
        "organization": year.world.commune,
        "key": "report",
        "note": "cũ",
        "created_at": "2026-01-01T00:00Z",
    }
    old = with_closing(CLOSING).replace('more = "Và {count} nội dung khác theo kế hoạch."\n', "")
    OfficeTemplate.objects.create(**common, version=1, text=old)
    assert "kính trình xem xét" in all_words(a_draft(year, binh).document)
    OfficeTemplate.objects.create(**common, version=2, text=with_closing("{gone}"))
    answer = binh.post(
        "/van-ban/soan/report/",
        {
            "organization": year.world.commune.pk,
            "subject": binh.get("/van-ban/soan/report/").context["form"].fields["subject"].choices[0][0],
        },
    )
    assert answer.status_code == 422
    assert "của cơ quan không dùng được" in shown(answer)
    assert "không dùng được" in shown(binh.get(ADDRESS))


def test_the_service_asks_for_a_reason_and_refuses_what_is_no_change(world: World) -> None:
    with pytest.raises(refusals.ReasonNeeded):
        adapted(world, with_closing(CLOSING), note=" ")
    with pytest.raises(refusals.NothingAdapted):
        adapted(world, shipped_text("report"))
    with pytest.raises(refusals.NoSuchVersion):
        adapting.go_back(
            actor=world.binh, organization=world.commune, key="report", version=9, seen=0, note="x"
        )


def test_groups_and_places_name_each_field_once() -> None:
    for document in documents():
        values = values_in(shipped_text(document))
        form = TemplateForm(key=document, values=values)
        fields = [field.html_name for group in form.groups for field in group.fields]
        assert sorted([*fields, "note", "seen"]) == sorted(form.fields)
        assert all(group_of(name) is not None for name in values)
