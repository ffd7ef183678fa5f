"""Whom the words of a plan mean: proposals from a unit's bodies and seats, for a person to confirm.

Wrong is worse than nothing: where two may be meant, or only some of several, nothing is proposed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from kehoach.vietnamese.offices import Office, find_offices, split_offices
from kehoach.vietnamese.roster import (
    Body,
    Roster,
    Seat,
    body_kinds,
    families,
    name_words,
    noun_of,
    phrases,
)
from kehoach.vietnamese.sectors import fields_in, sectors_in
from kehoach.vietnamese.text import tone_key

SURE: Final = 90  # from here on a proposal may be confirmed together with others
LIKE_ENOUGH: Final = 88
_CLEARLY_LIKER: Final = 6  # how much liker the best must be than the next
_BARE: Final = 2  # words of a noun without a name: «trường học»
_LONGEST: Final = 160  # characters of a name that are compared


class Reason(StrEnum):
    """Why somebody is proposed."""

    CONFIRMED = "confirmed"  # the words were confirmed before
    NAME = "name"  # the name or the title itself
    OFFICE = "office"  # another spelling of the same office
    FIELD = "field"  # the seat that looks after this field
    SEVERAL = "several"  # words that mean all of a kind
    ONLY_ONE = "only_one"  # the only one whose name holds these words
    LIKE = "like"  # the name is nearly the same
    SECTOR = "sector"  # no such seat; the office of this sector


@dataclass(frozen=True, slots=True)
class Match:
    """Whom one part of a text means; nobody where that is not clear."""

    text: str
    targets: tuple[str, ...] = ()
    reason: Reason | None = None
    likeness: int = 0  # of a hundred


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom a text means, part by part."""

    text: str
    matches: tuple[Match, ...]

    @property
    def targets(self) -> tuple[str, ...]:
        """Return all that are proposed, each once."""
        return tuple(dict.fromkeys(code for match in self.matches for code in match.targets))

    @property
    def unresolved(self) -> tuple[str, ...]:
        """Return the parts that nobody is proposed for."""
        return tuple(match.text for match in self.matches if not match.targets)

    @property
    def is_sure(self) -> bool:
        """Return whether every part is so clear that it may be confirmed together with others."""
        return bool(self.matches) and all(match.targets and match.likeness >= SURE for match in self.matches)


def _nobody(_: str) -> tuple[str, ...]:
    return ()


def propose(text: str, roster: Roster, *, confirmed: Callable[[str], tuple[str, ...]] = _nobody) -> Proposal:
    """Return whom a text means; `confirmed` says whom words meant when a person confirmed them."""
    if known := confirmed(text):
        return Proposal(text, (Match(text, known, Reason.CONFIRMED, 100),))
    matches: list[Match] = []
    before: Office | None = None
    goes_on = False  # whether a part before opened with «các»: «các phòng, tổ dân phố»
    for part in split_offices(text):
        goes_on = goes_on or phrases("several").match(tone_key(part)) is not None
        if known := confirmed(part):
            matches.append(Match(part, known, Reason.CONFIRMED, 100))
            continue
        if exact := _by_name(part, roster):
            matches.append(exact)
            before = next(iter(find_offices(part)), before)
            continue
        offices = find_offices(part)
        if not offices and before is not None and before.kind == "position" and fields_in(part):
            # «Phó Chủ tịch Đô thị; Kinh tế»: the second is a field of the same office.
            matches.append(_seat_by_field(part, before.name, roster))
            continue
        if offices and _is_of(before, offices[0], roster):
            # «Chủ tịch UBND thành phố, các Phó Chủ tịch»: those of the city too.
            matches.append(Match(part))
            continue
        matches += _by_offices(part, offices, roster, goes_on=goes_on)
        before = offices[-1] if offices else before
    return Proposal(text, tuple(matches))


def _by_name(part: str, roster: Roster) -> Match | None:
    words = name_words(_without_address(part))
    for form in (words, roster.bare(words)):
        codes = roster.by_words.get(form, ())
        if len(codes) > 1:
            # «Thôn Đồng Vải» and «Thôn Đông Vải» are told apart by their tones alone.
            codes = tuple(code for code in codes if tone_key(part.strip()) in roster.spellings[code])
        if len(codes) == 1 and not _is_one_of_several(codes[0], part, roster):
            return Match(part, codes, Reason.NAME, 100)
    return None


def _is_one_of_several(code: str, part: str, roster: Roster) -> bool:
    """Tell whether a title without a field may mean another seat with a field as well."""
    office = roster.office_of.get(code)
    alike = [seat for seat in roster.seats if office and roster.office_of.get(seat.code) == office]
    return any(seat.code == code and seat.fields for seat in alike) and len(alike) > 1 and not fields_in(part)


def _without_address(part: str) -> str:
    """Return the words without «Đ/c» before them."""
    lowered = tone_key(part)
    for address in ("đ/c ", "đồng chí ", "ông ", "bà "):
        if lowered.startswith(address):
            return part[len(address) :]
    return part


def _by_offices(part: str, offices: list[Office], roster: Roster, *, goes_on: bool) -> list[Match]:
    """Return a match for each office that a part names: «Các phòng, đơn vị, tổ dân phố» names three."""
    # «các phòng thuộc UBND xã»: what comes after says whose they are.
    offices = [office for office in offices if not _is_whose(part[: office.start])]
    if not offices:
        return [_by_likeness(part, roster)]
    is_several = phrases("several").match(tone_key(part)) is not None
    found = []
    for place, office in enumerate(offices):
        start = 0 if place == 0 else office.start
        end = offices[place + 1].start if place + 1 < len(offices) else len(part)
        piece = part[start:end].strip(" ,;.-–")
        # «các trường học, HTX, thôn»: a bare noun after «các» means all of its kind as well.
        is_bare = goes_on and len(piece.split()) <= _BARE and office.kind == "organization"
        of_all = is_several or office.kind == "group" or (goes_on and office.name == "village")
        if is_bare and not of_all and office.name in families():
            of_all = not _by_likeness(piece, roster).targets
        found.append(_by_office(piece, office, roster, is_several=of_all))
    return found


def _is_of(before: Office | None, office: Office, roster: Roster) -> bool:
    """Tell whether a seat without a level goes with one of another level before it."""
    is_foreign = before is not None and before.level not in {None, roster.level, "village"}
    return is_foreign and office.kind == "position" and office.level is None and office.field is None


def _is_whose(before: str) -> bool:
    return tone_key(before).rstrip().endswith(("thuộc", "của"))


def _by_office(piece: str, office: Office, roster: Roster, *, is_several: bool) -> Match:
    is_several = (
        is_several or phrases("several").match(tone_key(piece)) is not None or " các " in tone_key(piece)
    )
    if office.level not in {None, roster.level, "village"}:
        return Match(piece)  # of another level of government
    if office.name == "people_committee":
        is_unit = not is_several and not _left_over(piece, office, roster)
        return Match(piece, (roster.unit.code,), Reason.OFFICE, 95) if is_unit else Match(piece)
    kind, is_head = body_kinds().get(office.name, ("", False))
    if is_head:
        return _heads(piece, office, roster, kind=kind, is_several=is_several)
    if office.kind == "position":
        return _seats(piece, office, roster, is_several=is_several)
    if office.kind == "group" and office.name != "departments":
        return _seat_by_field(piece, "", roster) if office.field else Match(piece)
    return _bodies(piece, office, roster, kind=kind, is_several=is_several)


def _bodies(piece: str, office: Office, roster: Roster, *, kind: str, is_several: bool) -> Match:
    left = _left_over(piece, office, roster)
    if is_several and kind:
        everybody = roster.of_kind(kind)
        return _all_of(piece, [body.code for body in everybody], left)
    same = [body for body in roster.bodies if roster.office_of.get(body.code) == office.name]
    if office.name not in families() and not is_several:
        noun = noun_of(piece)
        same = [body for body in same if not (noun and noun_of(body.name) and noun_of(body.name) != noun)]
        if len(same) == 1 and not left:
            return Match(piece, (same[0].code,), Reason.OFFICE, 95)
    if office.name in families() and is_several:
        return Match(piece)
    return _by_likeness(piece, roster)


def _heads(piece: str, office: Office, roster: Roster, *, kind: str, is_several: bool) -> Match:
    """Return the seats that lead the bodies of a kind; the body itself where it has no such seat."""
    left = _left_over(piece, office, roster)
    bodies = roster.of_kind(kind)
    said = name_words(office.field or "") + left
    if said:
        bodies = [body for body in bodies if set(said) <= set(name_words(body.name))]
        if len(bodies) != 1:
            return Match(piece)
        return Match(piece, (_head_of(bodies[0], office.name, roster),), Reason.OFFICE, 92)
    if is_several or (kind == "village" and len(bodies) > 1):
        return _all_of(piece, [_head_of(body, office.name, roster) for body in bodies], left)
    if len(bodies) == 1 and office.name not in families():
        return Match(piece, (_head_of(bodies[0], office.name, roster),), Reason.OFFICE, 95)
    return Match(piece)


def _head_of(body: Body, office: str, roster: Roster) -> str:
    seats = [seat for seat in roster.seats if seat.body == body]
    heads = [
        seat
        for seat in seats
        if roster.office_of.get(seat.code) == office and "phó" not in seat.title.lower()
    ]
    return heads[0].code if len(heads) == 1 else body.code


def _all_of(piece: str, codes: list[str], left: tuple[str, ...]) -> Match:
    """Return all of a kind; nobody where more words say that only some are meant."""
    if left or not codes:
        return Match(piece)
    return Match(piece, tuple(codes), Reason.SEVERAL, 92)


def _seats(piece: str, office: Office, roster: Roster, *, is_several: bool) -> Match:
    same = [seat for seat in roster.seats if roster.office_of.get(seat.code) == office.name]
    if office.name == "leadership":
        chairs = [
            seat.code for seat in roster.seats if roster.office_of.get(seat.code) in {"chair", "vice_chair"}
        ]
        return Match(piece, tuple(chairs), Reason.SEVERAL, 80) if len(chairs) > 1 else Match(piece)
    if office.field:
        return _seat_by_field(piece, office.name, roster)
    if is_several:
        left = _left_over(piece, office, roster)
        return Match(piece) if left else _all_of(piece, [seat.code for seat in same], ())
    if len(same) == 1:
        return Match(piece, (same[0].code,), Reason.OFFICE, 95)
    return Match(piece) if same else _by_sector(piece, roster)


def _seat_by_field(piece: str, office: str, roster: Roster) -> Match:
    """Return the one seat that looks after the fields a text names; any seat's where no office is named."""
    fields, sectors = fields_in(piece), sectors_in(piece)
    same = [seat for seat in roster.seats if not office or roster.office_of.get(seat.code) == office]
    if not office:
        same = [seat for seat in same if not seat.leads]
    by_field = [seat for seat in same if fields and fields <= seat.fields]
    if len(by_field) == 1:
        return Match(piece, (by_field[0].code,), Reason.FIELD, 95 if office else 75)
    by_sector = [seat for seat in same if sectors and sectors <= seat.sectors]
    if office and not by_field and len(by_sector) == 1 and len(same) > 1:
        return Match(piece, (by_sector[0].code,), Reason.FIELD, 80)
    if not same:
        return _by_sector(piece, roster)
    return Match(piece)


def _by_sector(piece: str, roster: Roster) -> Match:
    """Return the one office of the sector, where the unit has no seat that the words name."""
    sectors = sectors_in(piece)
    offices = [body for body in roster.of_kind("office") if sectors and sectors <= sectors_in(body.name)]
    return Match(piece, (offices[0].code,), Reason.SECTOR, 70) if len(offices) == 1 else Match(piece)


def _by_likeness(piece: str, roster: Roster) -> Match:
    """Return the one body whose name holds all the words, or is nearly the same."""
    words = roster.bare(name_words(_without_address(piece)[:_LONGEST]))
    if not words:
        return Match(piece)
    holding = [body for body in roster.bodies if _holds(name_words(body.name), words)]
    if len(holding) == 1 and len(words) > 1:
        return Match(piece, (holding[0].code,), Reason.ONLY_ONE, 90)
    said = " ".join(words)
    noun = noun_of(piece)
    scored = []
    numbers = _numbers(words)
    for body in roster.bodies:
        if noun and noun_of(body.name) and noun_of(body.name) != noun:
            continue
        if _numbers(name_words(body.name)) != numbers:
            continue  # «Tổ dân phố số 7» is nearly «số 2» in letters alone
        name = " ".join(roster.bare(name_words(body.name)[:_LONGEST]))
        matcher = SequenceMatcher(None, said, name, autojunk=False)
        if matcher.real_quick_ratio() * 100 >= LIKE_ENOUGH and matcher.quick_ratio() * 100 >= LIKE_ENOUGH:
            scored.append((round(matcher.ratio() * 100), body.code))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < LIKE_ENOUGH:
        return Match(piece)
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEARLY_LIKER:
        return Match(piece)
    # Names differ by a number or a letter too often for this to be confirmed unseen.
    return Match(piece, (scored[0][1],), Reason.LIKE, min(scored[0][0], SURE - 1))


def _holds(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether a name has the words together, or opens with some and has the others together after.

    «HTX Bình An» is held by «HTX nông nghiệp Bình An»; «trường học» not by «Trường Tiểu học».
    """
    for cut in range(len(words)):
        first, last = words[:cut], words[cut:]
        if name[:cut] != first or (cut and len(last) < 2):
            continue
        if any(name[at : at + len(last)] == last for at in range(cut, len(name))):
            return True
    return False


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.isdigit()]


def _left_over(piece: str, office: Office, roster: Roster) -> tuple[str, ...]:
    """Return the words of a piece that neither name the office nor belong around it: «có công trình»."""
    lowered = tone_key(piece)
    at = lowered.find(tone_key(office.text))
    rest = lowered if at < 0 else f"{lowered[:at]} {lowered[at + len(office.text) :]}"
    for group in ("several", "around"):
        for found in reversed(list(phrases(group).find(rest))):
            rest = f"{rest[: found.start]} {rest[found.end :]}"
    return tuple(word for word in name_words(rest) if word not in roster.own_words)


__all__ = ["SURE", "Body", "Match", "Proposal", "Reason", "Roster", "Seat", "propose"]
