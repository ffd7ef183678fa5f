"""Names of offices in running text: where such a name has to go on, whatever verbs its words look like."""

import re
from functools import cache

from kehoach.vietnamese.actions import opens_action
from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.text import tone_key

_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*\.?|\d{1,3}(?![\d.,%])")
_GAP = re.compile(r"[ \n]{1,2}|[ ]?[-–&][ ]?")
_JOINT = re.compile(r"[ ]?(?:,|[-–&]|và(?= )|,? và(?= ))[ ]{1,2}")
_LONGEST = 12  # words of a name that are looked at


@cache
def _proper_heads() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in read_words("assigning")["proper_body"])


def opens_proper_name(text: str) -> bool:
    """Return whether a text opens with an office that only its capitals tell from a common noun.

    >>> opens_proper_name("Hạt Kiểm lâm khu vực tuần tra"), opens_proper_name("Hạt giống lúa lai")
    (True, False)
    """
    head = _proper_heads().match(tone_key(text[:40]))
    if head is None or not text[0].isupper():
        return False
    after = re.compile(r"[ \n]{1,2}(?:và[ \n]{1,2})?").match(text, head.end)
    return after is not None and text[after.end() : after.end() + 1].isupper()


def name_goes_on(text: str, at: int, limit: int) -> int:
    """Return up to where the capitalised words of a name that starts at an offset surely reach.

    Its words may be verbs elsewhere: «Sở Xây dựng đẩy nhanh …» names «Sở Xây dựng». A capitalised word takes
    the small one after it along, unless an action opens there.

    >>> text = "Sở Văn hóa, Thể thao và Du lịch tổ chức lễ hội"
    >>> text[: name_goes_on(text, 0, len(text))]
    'Sở Văn hóa, Thể thao và Du lịch'
    """
    end = at
    for count in range(_LONGEST):
        word = _WORD.match(text, end if count == 0 else _start_of_next(text, end), limit)
        if word is None:
            return end
        is_capital = word[0][0].isupper() or (word[0].isdigit() and count > 0)
        if not is_capital and count > 0:
            return end
        end = word.end()
        gap = _GAP.match(text, end, limit)
        small = _WORD.match(text, gap.end(), limit) if gap else None
        if small and small[0][0].islower() and small[0] != "và" and not opens_action(text, small.start()):
            end = small.end()
    return end


def _start_of_next(text: str, end: int) -> int:
    joint = _JOINT.match(text, end)
    if joint and text[joint.end() : joint.end() + 1].isupper():
        return joint.end()
    gap = _GAP.match(text, end)
    return gap.end() if gap else end
