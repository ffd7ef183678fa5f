"""Whatever the reader makes of a document can be stored, shown and led back to its words."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kehoach.domain import plan as domain
from kehoach.domain.layout import Cell, Layout, Paragraph, Row, Table
from kehoach.reading.formats.text import lay_out_text
from kehoach.web.plans.layouts import pack, unpack
from kehoach.web.plans.models import Plan
from kehoach.web.plans.passages import Passage, draw
from kehoach.web.plans.storing import figures
from tests.web.people import World
from tests.web.plans.documents import errors_in, send

SEEDS = Path(__file__).resolve().parents[4] / "shared/seeds"
texts = st.text(alphabet="ab \tĐế1.,\n", max_size=80)


@given(texts)
def test_a_layout_comes_back_as_it_was(text: str) -> None:
    layout = lay_out_text(text)
    assert unpack(pack(layout)) == layout


def test_marks_of_cells_and_paragraphs_come_back() -> None:
    row = Row((Cell(3, 4, continues_above=True), Cell(5, 6, continues_left=True, bold=True)), page=2)
    layout = Layout(
        "ab\nc\td",
        "ab\nc\td",
        (Paragraph(0, 2, heading=1, italic=True, centered=True, footnote="1", page=1), Table((row,), page=2)),
        format="docx",
        pages=2,
        warnings=("Đọc theo nội dung.",),
    )
    assert unpack(pack(layout)) == layout


@given(texts, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8))
def test_drawing_loses_no_word_and_marks_just_the_passages(text: str, spans: list[tuple[int, int]]) -> None:
    layout = lay_out_text(text)
    passages = [
        Passage(min(span), min(max(span), len(layout.text)), f"i{place}") for place, span in enumerate(spans)
    ]
    at: dict[int, set[str]] = {}
    for block, view in zip(layout.blocks, draw(layout, passages), strict=True):
        cells = [(block, view)] if isinstance(block, Paragraph) else []
        if isinstance(block, Table):
            for row, drawn in zip(block.rows, view.rows, strict=True):
                cells += zip(row.cells, drawn, strict=True)  # type: ignore[arg-type]
        for place, drawn_cell in cells:
            assert "".join(piece.text for piece in drawn_cell.words) == layout.plain[place.start : place.end]
            offset = place.start
            for piece in drawn_cell.words:
                for _ in piece.text:
                    at[offset] = set(piece.anchors.split())
                    offset += 1
    for offset, anchors in at.items():
        assert anchors == {one.anchor for one in passages if one.start <= offset < one.end}


numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3)


@given(
    st.sampled_from(domain.IndicatorKind),
    st.none() | st.sampled_from(domain.Comparator),
    numbers,
    numbers,
    numbers,
)
def test_figures_that_do_not_go_together_are_left_open_and_asked(
    kind: domain.IndicatorKind,
    comparator: domain.Comparator | None,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
) -> None:
    item = domain.Indicator(
        "i1",
        "Tên",
        "Tên",
        domain.Source(0, 3),
        kind=kind,
        comparator=comparator,
        value=value,
        low=low,
        high=high,
    )
    kept = figures(item)
    dropped = (value, low, high) != (kept["value"], kept["low"], kept["high"])
    assert not dropped or kept["doubt"] or kind is domain.IndicatorKind.ACHIEVEMENT
    if kept["comparator"] == "range":
        assert kept["low"] <= kept["high"]


# Without the seeds beside the repository there is nothing to try, and pytest says so.
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_each_seed_is_stored_shown_and_confirmed(binh: Client, world: World, path: Path) -> None:
    answer = send(binh, world.commune, path.read_bytes(), path.name)
    assert answer.status_code == 302, errors_in(answer)
    plan = Plan.objects.get()
    assert binh.get(f"/nhap/{plan.document_id}/").status_code == 200
    binh.post(f"/nhap/{plan.document_id}/xac-nhan/", {"leave_points": "yes"})
    for tab in ("", "chi-tieu/", "nhiem-vu/", "bang-diem/", "van-ban/", "soat-loi/", "lich-su/"):
        assert binh.get(f"/ke-hoach/{plan.pk}/{tab}").status_code == 200
