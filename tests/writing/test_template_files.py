"""The file of a template is written from its values, and every text may name what its template offers."""

from typing import Any

import pytest

import tests.writing.test_composed_documents as made
from kehoach.writing.content import Paragraph
from kehoach.writing.documents import report
from kehoach.writing.template import Template, documents, shipped_text
from kehoach.writing.template_check import faults_in, places_of, read_template
from kehoach.writing.template_file import completed, values_in, written
from tests.writing.document_words import all_words
from tests.writing.some_facts import TODAY, report_facts

REPORT = shipped_text("report")


@pytest.mark.parametrize("document", documents())
def test_a_file_written_from_its_own_values_is_the_same_file(document: str) -> None:
    assert written(document, values_in(shipped_text(document))) == shipped_text(document)


@pytest.mark.parametrize("document", documents())
def test_other_values_are_read_again_as_they_were_given(document: str) -> None:
    values = values_in(shipped_text(document))
    values |= {"name": 'Tên "mới" \\ dài', "recipients": ["Như trên" * 9, "Lưu: VT" * 9], "legal_basis": []}
    assert values_in(written(document, values)) == values


def test_the_remarks_and_the_form_of_an_office_s_own_file_stay() -> None:
    own = "# Theo Công văn 12/STC\n" + REPORT.replace("legal_basis = []", 'legal_basis = [\n  "Căn cứ A",\n]')
    text = written("report", values_in(own) | {"closing": "Hết."}, like=own)
    assert text.startswith("# Theo Công văn 12/STC\n")
    assert text == own.replace(values_in(own)["closing"], "Hết.")


def test_a_form_that_cannot_be_kept_gives_way_to_the_shipped_one() -> None:
    odd = REPORT.replace('closing = "Trên đây', "closing = '''Trên đây").replace(
        'của {unit}."\nlegal', "của {unit}.'''\nlegal"
    )
    values = values_in(odd) | {"title": "Khác"}
    assert values_in(written("report", values, like=odd)) == values


def test_a_file_of_before_is_completed_by_what_the_program_has_learned_since() -> None:
    old = REPORT.replace('more = "Và {count} nội dung khác theo kế hoạch."\n', "").replace(
        '"next", "proposals"]', '"next"]'
    )
    old = old.replace("[sentences]", '[sentences]\ngone = "x"').replace("Hạn chế, nguyên nhân", "Tồn tại")
    assert faults_in("report", old)
    values = completed("report", old)
    own = read_template("report", written("report", values))
    assert own.text("sections.shortcomings.title") == "Tồn tại"
    assert own.lines("order")[-1] == "proposals"
    assert "sentences.gone" not in own.texts


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('kind = "báo cáo"', 'kind = "bản tin"', "không có tên loại «bản tin»"),
        ('title = "Nội dung khác"', 'title = "Nội\\u0000dung"', "ký tự không in được"),
        ('overall = "Đánh giá chung"', 'overall = "Đánh giá\\u202e chung"', "ký tự không in được"),
    ],
)
def test_what_no_document_can_hold_is_told(before: str, after: str, told: str) -> None:
    faults = faults_in("report", REPORT.replace(before, after, 1))
    assert any(told in fault.message for fault in faults), faults


def full(document: str) -> Template:
    """The template in which every text names all that it may."""
    values: dict[str, Any] = values_in(shipped_text(document))
    for name, value in values.items():
        places = "".join(f" {{{place}}}" for place in sorted(places_of(document).get(name, ())))
        if name in ("kind", "order", "sectors") or isinstance(value, bool):
            continue
        values[name] = [line + places for line in value] if isinstance(value, list) else value + places
    return read_template(document, written(document, values))


def test_every_text_may_name_what_its_template_offers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "shipped", full)
    composed = [*made.every_document(), report.compose(report_facts(), full("report"), on=TODAY)]
    for document in composed:
        assert "{" not in all_words(document)


def test_a_sentence_that_an_office_left_empty_is_no_paragraph() -> None:
    text = written("report", values_in(REPORT) | {"closing": "", "opening": []})
    document = report.compose(report_facts(), read_template("report", text), on=TODAY)
    paragraphs = [block for block in document.body if isinstance(block, Paragraph)]
    assert all(any(run.text for run in block.words) for block in paragraphs)
    assert "Trên đây là kết quả" not in all_words(document)
