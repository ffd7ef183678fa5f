"""Whom invented texts mean, in communes of departments and of officials; nobody where it is unsure."""

import time

import pytest

from kehoach.vietnamese.addressing import Body, Reason, Roster, Seat, propose
from kehoach.vietnamese.offices import find_offices
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.roster import body_kinds, families, phrases
from kehoach.vietnamese.sectors import fields_in, sectors_in
from kehoach.vietnamese.text import tone_key

UNIT = Body("unit", "UBND xã Khe Lách", "commune")


def body(code: str, name: str, kind: str) -> Body:
    return Body(code, name, kind)


BODIES = (
    body("vp", "Văn phòng HĐND và UBND", "office"),
    body("kt", "Phòng Kinh tế", "office"),
    body("vx", "Phòng Văn hóa - Xã hội", "office"),
    body("hcc", "Trung tâm Phục vụ hành chính công", "office"),
    body("ca", "Công an xã", "police"),
    body("qs", "Ban Chỉ huy Quân sự xã", "military"),
    body("yt", "Trạm Y tế", "health_station"),
    body("thcs", "Trường THCS Khe Lách", "school"),
    body("th", "Trường Tiểu học số 1 Khe Lách", "school"),
    body("mn", "Trường Mầm non Sơn Ca", "school"),
    body("htx1", "HTX nông nghiệp Bình An", "cooperative"),
    body("htx2", "HTX chè Khe Lách", "cooperative"),
    body("mt", "Ủy ban MTTQ Việt Nam xã", "front"),
    body("pn", "Hội Liên hiệp Phụ nữ xã", "front"),
    body("nd", "Hội Nông dân xã", "front"),
    body("t1", "Thôn Nà Pản", "village"),
    body("t2", "Thôn Đồng Vải", "village"),
    body("t3", "Thôn Đông Vải", "village"),
    body("to7", "Tổ dân phố số 7", "village"),
    body("to2", "Tổ dân phố số 2", "village"),
)
BY_CODE = {one.code: one for one in BODIES} | {"unit": UNIT}


def seat(code: str, where: str, title: str, field: str = "", *, leads: bool = False) -> Seat:
    return Seat(code, BY_CODE[where], title, field, leads)


SEATS = (
    seat("ct", "unit", "Chủ tịch UBND xã", leads=True),
    seat("pct-kt", "unit", "Phó Chủ tịch UBND xã phụ trách kinh tế", leads=True),
    seat("pct-vx", "unit", "Phó Chủ tịch UBND xã", "văn hóa - xã hội", leads=True),
    seat("tp-kt", "kt", "Trưởng phòng"),
    seat("tca", "ca", "Trưởng Công an xã"),
    seat("tt1", "t1", "Trưởng thôn"),
    seat("tt2", "t2", "Trưởng thôn"),
)
COMMUNE = Roster(UNIT, "commune", BODIES, SEATS)

OFFICIALS = Roster(
    UNIT,
    "commune",
    tuple(one for one in BODIES if one.kind != "office"),
    (
        *SEATS[:3],
        seat("dc", "unit", "Công chức Địa chính"),
        seat("dt", "unit", "Công chức Đô thị"),
        seat("kt-toan", "unit", "Công chức Tài chính - Kế toán"),
        seat("tphap", "unit", "Công chức Tư pháp - Hộ tịch"),
        seat("vhxh", "unit", "Công chức Văn hóa - Xã hội"),
        seat("vptk", "unit", "Công chức Văn phòng - Thống kê"),
        seat("nn", "unit", "Công chức Nông nghiệp", "nông nghiệp"),
    ),
)
VILLAGES = "t1 t2 t3 to7 to2"

# What is written, and whom it means, in this order; «?» stands for a part that nobody is proposed for.
OF_DEPARTMENTS = [
    ("Phòng Kinh tế", "kt"),
    ("phòng kinh tế xã Khe Lách", "kt"),
    ("Phòng Văn hoá – Xã hội", "vx"),
    ("Phòng VH-XH", "vx"),
    ("VP HĐND&UBND", "vp"),
    ("Văn phòng HĐND-UBND xã", "vp"),
    ("TTPVHCC", "hcc"),
    ("CAX", "ca"),
    ("Ban CHQS xã", "qs"),
    ("TYT xã", "yt"),
    ("UBMTTQ xã", "mt"),
    ("UBND xã", "unit"),
    ("Chủ tịch UBND xã", "ct"),
    ("Đ/c Chủ tịch", "ct"),
    ("PCT phụ trách Văn hóa - xã hội", "pct-vx"),
    ("Phó Chủ tịch văn xã", "pct-vx"),
    ("Phó CT Kinh tế", "pct-kt"),
    ("PCT phụ trách kinh tế, đất đai", "pct-kt"),
    ("các Phó Chủ tịch UBND xã", "pct-kt pct-vx"),
    ("Trưởng phòng Kinh tế", "tp-kt"),
    ("Trưởng Công an xã", "tca"),
    ("Chỉ huy trưởng Ban CHQS xã", "qs"),
    ("Trưởng trạm Y tế", "yt"),
    ("Trưởng các thôn", "tt1 tt2 t3 to7 to2"),
    ("Trưởng thôn Nà Pản", "tt1"),
    ("Thôn Nà Pản", "t1"),
    ("thôn Đồng Vải", "t2"),
    ("thôn Đông Vải", "t3"),
    ("Tổ dân phố số 2", "to2"),
    ("Các thôn", VILLAGES),
    ("các thôn, tổ dân phố trên địa bàn xã", VILLAGES),
    ("Các phòng, ban", "vp kt vx hcc"),
    ("các phòng, ban thuộc UBND xã", "vp kt vx hcc"),
    ("Các trường học trên địa bàn", "thcs th mn"),
    ("Trường Mầm non", "mn"),
    ("HTX nông nghiệp", "htx1"),
    ("Các HTX, các thôn", f"htx1 htx2 {VILLAGES}"),
    ("Hội Nông dân", "nd"),
    ("Hội LHPN xã", "pn"),
    ("Phòng Kinh tế; Công an xã và Trạm Y tế", "kt ca yt"),
    ("Các phòng, đơn vị, tổ dân phố", f"vp kt vx hcc ? {VILLAGES}"),
    ("Công chức Địa chính", "kt"),
    # unsure, so nobody
    ("Tổ dân phố số 9", "?"),
    ("Phó Chủ tịch UBND xã", "?"),
    ("Phòng Nội vụ", "?"),
    ("Trung tâm Y tế", "?"),
    ("Hội Cựu chiến binh", "?"),
    ("UBND huyện", "?"),
    ("Các thôn có công trình", "?"),
    ("các phòng, ban có liên quan", "?"),
    ("Các đơn vị liên quan", "?"),
    ("CBCC xã", "?"),
    ("HTX", "?"),
    ("Trường Tiểu học số 2", "?"),
    ("UBND các xã, phường", "?"),
    ("Nhân dân trong xã", "?"),
    ("Theo chỉ đạo của cấp trên", "?"),
]
OF_OFFICIALS = [
    ("Công chức Địa chính, Đô thị", "dc dt"),
    (
        "PCT phụ trách Văn hóa - xã hội; Công chức Địa chính, Đô thị; Các HTX, các xóm",
        f"pct-vx dc dt htx1 htx2 {VILLAGES}",
    ),
    ("Công chức Kế toán", "kt-toan"),
    ("Công chức Văn hóa – XH", "vhxh"),
    ("Văn phòng - TK", "vptk"),
    ("Công chức Tư pháp theo chức năng, nhiệm vụ", "tphap"),
    ("CBCC phụ trách nông nghiệp", "nn"),
    ("Phó Chủ tịch Đô thị; Kinh tế", "pct-kt pct-kt"),
    ("Chủ tịch, Phó Chủ tịch Kinh tế", "ct pct-kt"),
    ("Công chức Lao động", "?"),
    ("Cán bộ, công chức xã", "?"),
]


def said(text: str, roster: Roster) -> str:
    matches = propose(text, roster).matches
    return " ".join(" ".join(match.targets) or "?" for match in matches)


@pytest.mark.parametrize(("text", "meant"), OF_DEPARTMENTS)
def test_names_find_whom_they_mean_in_a_commune_with_departments(text: str, meant: str) -> None:
    assert said(text, COMMUNE) == meant


@pytest.mark.parametrize(("text", "meant"), OF_OFFICIALS)
def test_names_find_whom_they_mean_in_a_commune_of_officials(text: str, meant: str) -> None:
    assert said(text, OFFICIALS) == meant


def test_what_was_confirmed_comes_before_everything_else() -> None:
    known = {"Phòng Kinh tế": ("vx",), "các xóm": ("t1",)}
    proposal = propose("Phòng Kinh tế", COMMUNE, confirmed=lambda text: known.get(text, ()))
    assert (proposal.targets, proposal.matches[0].reason) == (("vx",), Reason.CONFIRMED)
    parts = propose("Trạm Y tế, các xóm", COMMUNE, confirmed=lambda text: known.get(text, ()))
    assert parts.targets == ("yt", "t1")


def test_a_slip_of_the_pen_is_proposed_but_never_sure() -> None:
    proposal = propose("Thôn Nà Pán Thượng", COMMUNE)
    assert not proposal.targets
    proposal = propose("HTX nông nghiêp Bình Ann", COMMUNE)
    assert proposal.targets == ("htx1",)
    assert proposal.matches[0].reason is Reason.LIKE
    assert not proposal.is_sure


def test_a_part_that_nobody_is_proposed_for_makes_the_whole_unsure() -> None:
    proposal = propose("Phòng Kinh tế, các đơn vị liên quan", COMMUNE)
    assert proposal.targets == ("kt",)
    assert proposal.unresolved == ("các đơn vị liên quan",)
    assert not proposal.is_sure


def test_an_office_found_by_its_sector_alone_is_not_sure() -> None:
    proposal = propose("Công chức Địa chính", COMMUNE)
    assert (proposal.matches[0].reason, proposal.is_sure) == (Reason.SECTOR, False)


@pytest.mark.parametrize("text", ["", "   ", "-", ";;;", "(1)", "các", "xã", "*" * 5000])
def test_what_is_no_name_means_nobody(text: str) -> None:
    assert propose(text, COMMUNE).targets == ()


def test_a_long_list_takes_a_time_that_grows_with_its_length() -> None:
    many = Roster(UNIT, "commune", tuple(body(f"t{n}", f"Thôn Suối {n}", "village") for n in range(300)))

    def seconds(count: int) -> float:
        text = "; ".join(f"Bản Khác {n}" for n in range(count))
        begins = time.process_time()
        propose(text, many)
        return time.process_time() - begins

    seconds(5)
    assert seconds(80) < 20 * max(seconds(10), 0.01)


@pytest.mark.parametrize("entry", read_words("addressing")["body"], ids=lambda entry: entry["example"])
def test_each_office_of_a_kind_is_found_in_its_example(entry: dict[str, str]) -> None:
    assert find_offices(entry["example"])[0].name == entry["office"]
    assert body_kinds()[entry["office"]][0] == entry["kind"]


@pytest.mark.parametrize("entry", read_words("addressing")["family"], ids=lambda entry: entry["example"])
def test_each_family_is_found_in_its_example(entry: dict[str, str]) -> None:
    assert find_offices(entry["example"])[0].name == entry["office"]
    assert entry["office"] in families()


@pytest.mark.parametrize("group", ["several", "around", "noun"])
def test_each_word_around_a_name_is_found_in_its_example(group: str) -> None:
    for entry in read_words("addressing")[group]:
        found = [match.entry for match in phrases(group).find(tone_key(entry["example"]))]
        assert entry["phrase"] in found, entry


@pytest.mark.parametrize("entry", read_words("sectors")["field"], ids=lambda entry: entry["phrase"])
def test_each_field_is_found_in_its_example(entry: dict[str, str]) -> None:
    if entry["sector"]:
        assert entry["name"] in fields_in(entry["example"])
        assert entry["sector"] in sectors_in(entry["example"])
    else:
        assert not sectors_in(entry["example"])
