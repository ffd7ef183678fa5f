"""Who finds the forms of a unit, what its pages propose, and what they refuse with one sentence."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kehoach.web.superior_forms import services
from kehoach.web.superior_forms.models import SuperiorForm
from kehoach.web.superior_forms.refusals import ChangedMeanwhile
from tests.web.people import World
from tests.web.plans.documents import errors_in
from tests.web.reporting.years import Year
from tests.web.superior_forms.province_forms import NAME, Page, a_file, a_page, add, province_form
from tests.writing.superior_forms import with_parts


def test_the_list_is_found_from_the_documents_by_those_who_write(
    page: Page, binh: Client, an: Client, leader: Client
) -> None:
    link = '<a class="btn" href="/van-ban/bieu-cap-tren/">'
    assert link in binh.get("/van-ban/").content.decode()
    assert link not in an.get("/van-ban/").content.decode()
    assert link not in leader.get("/van-ban/").content.decode()
    assert NAME in binh.get("/van-ban/bieu-cap-tren/").content.decode()


def test_nobody_but_the_units_own_coordinator_finds_a_form(
    page: Page, an: Client, chau: Client, leader: Client, superior: Client
) -> None:
    for browser in (an, chau, leader, superior):
        for place in ("", "ghep/", "dien.xlsx", "goc.xlsx", "thay-tep/", "bo/", "doi-chieu/"):
            assert browser.get(f"{page.address}{place}").status_code == 404, place
    assert NAME not in chau.get("/van-ban/bieu-cap-tren/").content.decode()
    assert [one.get("/van-ban/bieu-cap-tren/").status_code for one in (an, leader, superior)] == [403] * 3


def test_services_ask_for_themselves(page: Page, year: Year, world: World) -> None:
    for stranger in (world.an, world.chau):
        with pytest.raises(PermissionDenied):
            services.remove_form(actor=stranger, form=page.form)
        with pytest.raises(PermissionDenied):
            services.add_form(
                actor=stranger,
                organization=world.commune,
                name="x",
                file_name="x.xlsx",
                content=province_form(),
            )


def test_chau_cannot_bring_a_form_into_another_commune(year: Year, world: World, chau: Client) -> None:
    answer = add(chau, world)
    assert answer.status_code == 422
    assert errors_in(answer) == ["Đơn vị đã chọn không có trong danh sách. Chọn lại một đơn vị."]


def test_doubtful_rows_stand_first_with_their_likeness(page: Page) -> None:
    (sheet,) = page.browser.get(f"{page.address}ghep/").context["sheets"]
    assert sheet.rows[0].row.text == "Tỷ lệ các hộ nghèo"
    assert sheet.rows[0].is_doubtful
    assert 80 < sheet.rows[0].percent < 100
    # Then what has a unit of measure and no indicator; a group's heading stays in its place.
    assert [one.row.text for one in sheet.rows[1:3]] == ["Diện tích trồng rừng mới", "KINH TẾ"]
    assert [(one.column.letters, str(one.chosen)) for one in sheet.columns] == [
        ("D", "target"),
        ("E", "amount"),
        ("F", "to_date"),
        ("G", "skip"),
        ("H", "same_time"),
        ("I", "note"),
    ]


def test_what_was_confirmed_is_remembered_and_no_longer_in_doubt(page: Page) -> None:
    assert page.join(cot_0_I="skip").status_code == 302
    (sheet,) = page.browser.get(f"{page.address}ghep/").context["sheets"]
    assert not any(one.is_doubtful for one in sheet.rows)
    assert str(sheet.columns[-1].chosen) == "skip"
    kept = page.now()
    assert kept.confirmed_by is not None
    assert kept.confirmed_by.username == "binh"


def test_a_form_that_nobody_looked_through_is_not_filled(page: Page) -> None:
    assert page.browser.get(page.address).headers["Location"] == f"{page.address}ghep/"
    answer = page.browser.get(f"{page.address}dien.xlsx", follow=True)
    assert "chưa ghép xong" in answer.content.decode()


def test_two_who_join_at_once_do_not_write_over_each_other(page: Page) -> None:
    fields = page.fields()
    page.join()
    answer = page.browser.post(f"{page.address}ghep/", fields)
    assert answer.status_code == 422
    assert str(ChangedMeanwhile()) in answer.content.decode()


def test_choices_that_were_not_offered_are_refused_and_nothing_is_kept(page: Page, year: Year) -> None:
    for changed, said in (
        ({"dong_0_5": "9e36f255-ba7e-4c05-8093-02b9bd3d0699"}, "«Tổng sản lượng lương thực»: mục đã chọn"),
        ({"cot_0_D": "x"}, "«Kế hoạch năm»: mục đã chọn"),
        ({f"dong_0_{row}": "" for row in range(4, 10)}, "Chưa có dòng hoặc cột nào để điền"),
    ):
        answer = page.join(**changed)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert not page.now().is_confirmed


def test_what_was_chosen_is_still_there_after_a_refusal(page: Page) -> None:
    answer = page.join(cot_0_D="x", cot_0_H="skip")
    chosen = {one.column.letters: str(one.chosen) for one in answer.context["sheets"][0].columns}
    assert chosen["H"] == "skip"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ({"content": b""}, "rỗng"),
        ({"name": "bieu.xls"}, "không phải .xlsx"),
        ({"content": b"PK\x03\x04" + b"x" * 5_300_000}, "lớn hơn 5 MB"),
        ({"content": b"khong phai excel"}, "không phải tệp Excel"),
        ({"content": with_parts(province_form(), xl__vbaProject_dot_bin=b"x")}, "có macro"),
        ({"content": with_parts(province_form(), xl__bomb_dot_xml=b"0" * 30_000_000)}, "lớn bất thường"),
        ({"content": with_parts(province_form(), xl__huge_dot_xml=b"0" * 40_000_000)}, "quá nhiều ô"),
        (
            {"content": with_parts(province_form(), xl__worksheets__sheet1_dot_xml=b"<worksheet/>")},
            "Không thấy bảng nào",
        ),
        ({"content": province_form([(f"Chỉ tiêu {place}", "ha") for place in range(500)])}, "quá 400 dòng"),
    ],
    ids=["empty", "old kind", "too large", "none", "macros", "bomb", "huge", "no table", "too long"],
)
def test_a_file_that_is_no_form_is_refused_with_one_sentence(
    year: Year, world: World, binh: Client, file: dict[str, Any], said: str
) -> None:
    name = file.pop("name", "bieu.xlsx")
    sent = {"organization": world.commune.pk, "name": NAME}
    from_browser = a_file(file.get("content", province_form()), name)
    answer = binh.post("/van-ban/bieu-cap-tren/them/", sent | {"file": from_browser})
    assert answer.status_code == 422
    (sentence,) = errors_in(answer)
    assert said in sentence
    assert not SuperiorForm.objects.exists()


def test_a_name_is_given_once(page: Page, world: World) -> None:
    answer = add(page.browser, world)
    assert answer.status_code == 422
    assert errors_in(answer) == [
        f"Đã có biểu mẫu «{NAME}». Đặt tên khác, hoặc mở biểu đó rồi chọn «Thay tệp»."
    ]


def test_a_period_that_does_not_exist_is_not_found(page: Page) -> None:
    page.join()
    for code in ("2026-thang-13", "x", "1999-thang-1", "2026-thang-12"):
        assert page.browser.get(f"{page.address}dien.xlsx", {"ky": code}).status_code == 404
        assert page.browser.get(page.address, {"ky": code}).status_code == 404


def test_early_in_a_month_the_month_before_is_offered(page: Page) -> None:
    page.join()
    assert page.browser.get(page.address).context["span"].code == "2026-thang-7"


def test_the_file_as_it_came_can_be_taken_back(page: Page) -> None:
    answer = page.browser.get(f"{page.address}goc.xlsx")
    assert answer.content == province_form()
    assert "attachment" in answer.headers["Content-Disposition"]


def test_queries_do_not_grow_with_the_form(
    year: Year, binh: Client, django_assert_max_num_queries: Any
) -> None:
    rows = [("Tổng sản lượng lương thực", "tấn"), *((f"Dòng {place}", "ha") for place in range(120))]
    page = a_page(binh, year.world, province_form(rows))
    with django_assert_max_num_queries(20):
        page.browser.get(f"{page.address}ghep/")
    page.join()
    with django_assert_max_num_queries(35):
        page.browser.get(page.address)
