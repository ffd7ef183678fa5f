"""Two-syllable words, and pairs of syllables that look like one of them misread."""

from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import key, tone_key

# A pair with one of these is two words side by side, not a word: «có sở hữu», «năm sau».
_FUNCTION_WORDS = frozenset((
    "có", "của", "các", "và", "là", "cho", "từ", "đã", "đó", "để", "đến", "về", "với", "trong", "theo",
    "không", "được", "phải", "này", "khi", "như", "hay", "hoặc", "do", "bị", "tại", "trên", "dưới", "sau",
    "trước", "ra", "vào", "lên", "xuống", "qua", "nên", "thì", "mà", "ở", "một", "hai", "ba", "bốn", "năm",
    "sáu", "bảy", "tám", "chín", "mười", "những", "mỗi", "từng", "cả", "tất", "rất", "còn", "đang", "sẽ",
    "vẫn", "chỉ", "đều", "cùng", "bằng", "đi", "lại", "rồi", "đây", "ấy", "nào", "gì", "ai", "nếu", "vì",
    "tuy", "song", "nhưng", "tới", "hơn", "kém", "nhất", "đủ", "mới", "cũ", "ít", "nhiều", "đạt",
))  # fmt: skip
_LEAST_LETTERS = 6  # shorter pairs meet by chance
_LEAST_LETTERS_WHEN_BOTH_DIFFER = 7
_LEVELS = frozenset(("tỉnh", "huyện", "xã", "phường", "thôn", "bản", "ấp", "khối", "ngành", "cấp"))
_SIZES = frozenset(("tỷ", "tỉ", "triệu", "nghìn", "ngàn", "trăm"))
# «tái trồng», «tái nghèo»: it goes before any verb.
_MAKE_NEW_WORDS = frozenset(("tái",))
# Beginnings that many speakers do not tell apart, so that they are mixed up in writing.
_SAME_SOUND = (("tr", "ch"), ("x", "s"), ("gi", "d"))


_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Fitting:
    before: frozenset[str]
    after: frozenset[str]


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """Every known word, as pairs of syllables in comparison form."""
    return frozenset(pair for pair, _ in _with_folds())


@cache
def _with_folds() -> tuple[tuple[_Pair, _Pair], ...]:
    """Each word with its fold; whole lists are folded at once, which is many times as fast."""
    found = []
    for listed in read_words("compounds")["words"].values():
        for word, folded in zip(tone_key(listed).split(","), key(listed).split(","), strict=True):
            first, second = word.split()
            plain_first, plain_second = folded.split()
            found.append(((first, second), (plain_first, plain_second)))
    return tuple(sorted(found))


@cache
def _by_fold() -> dict[tuple[str, str], list[tuple[str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for pair, folded in _with_folds():
        found[folded].append(pair)
    return dict(found)


@cache
def _by_sound() -> dict[tuple[str, str], tuple[str, str]]:
    """Spellings of known words with a beginning of the same sound."""
    found = {}
    both_ways = (*_SAME_SOUND, *((two, one) for one, two in _SAME_SOUND))
    for (first, second), _ in _with_folds():
        for one, two in both_ways:
            if first.startswith(one) and len(first) > len(one) + 1:
                found[two + first.removeprefix(one), second] = (first, second)
            if second.startswith(one) and len(second) > len(one) + 1:
                found[first, two + second.removeprefix(one)] = (first, second)
    return {pair: word for pair, word in found.items() if pair not in compounds()}


@cache
def _fittings() -> dict[tuple[str, str], _Fitting]:
    return {
        (tone_key(item["pair"]).split()[0], tone_key(item["pair"]).split()[1]): _Fitting(
            frozenset(item["before"]), frozenset(item["after"])
        )
        for item in read_words("compounds")["fitting"]
    }


def is_compound(first: str, second: str) -> bool:
    """Whether two syllables in comparison form are a known word."""
    return (first, second) in compounds()


def is_coordinate(first: str, second: str) -> bool:
    """Whether two syllables name two things, so that a comma between them is right too.

    >>> is_coordinate("tưới", "tiêu")
    True
    """
    return (first, second) in _coordinates()


@cache
def _coordinates() -> frozenset[tuple[str, ...]]:
    listed = read_words("compounds")["coordinate"]["words"].split(",")
    return frozenset(tuple(tone_key(pair).split()) for pair in listed)


def folds_of_compounds() -> Set[_Pair]:
    """The known words without marks: a pair that folds to none of them is misread in no mark."""
    return _by_fold().keys()


def mixed_up_beginnings() -> Set[_Pair]:
    """Pairs in comparison form that sound like a known word and are none."""
    return _by_sound().keys()


def misread_compound(
    pair: tuple[str, str], folded: tuple[str, str], *, before: str = "", after: str = ""
) -> str | None:
    """The known word of which a pair is most likely a misreading, None where the pair may be right.

    `pair` is in comparison form, `folded` without marks; `before` and `after` are the syllables beside it.

    >>> misread_compound(("phân", "đầu"), ("phan", "dau"))
    'phấn đấu'
    >>> misread_compound(("phần", "đầu"), ("phan", "dau"), after="năm") is None
    True
    """
    candidates = _by_fold().get(folded)
    sounded = _by_sound().get(pair) if candidates is None else None
    if (candidates is None and sounded is None) or pair in compounds():
        return None
    if pair[0] in _FUNCTION_WORDS or pair[1] in _FUNCTION_WORDS:
        return None
    # The pair is torn out of «của tỉnh | hình thành»: its syllables belong to the words beside it.
    if (before, pair[0]) in compounds() or (pair[1], after) in compounds():
        return None
    if _is_two_words(pair, before):
        return None
    fitting = _fittings().get(pair)
    if fitting is not None and (before in fitting.before or after in fitting.after):
        return None
    if sounded is not None:
        return " ".join(sounded)
    letters = len(folded[0]) + len(folded[1])
    alike = [word for word in candidates or () if word[0] == pair[0] or word[1] == pair[1]]
    if letters >= _LEAST_LETTERS and alike:
        return " ".join(alike[0])
    if letters >= _LEAST_LETTERS_WHEN_BOTH_DIFFER and candidates and len(candidates) == 1:
        # A stroke is not lost together with other marks on both sides: «tuyến đường» is no «tuyên dương».
        same_strokes = all(("đ" in one) == ("đ" in two) for one, two in zip(pair, candidates[0], strict=True))
        return " ".join(candidates[0]) if same_strokes else None
    return None


def _is_two_words(pair: _Pair, before: str) -> bool:
    """Whether the word before, or the first syllable itself, tells that two words stand side by side."""
    return (
        pair[0] in _MAKE_NEW_WORDS
        # «quy định của tỉnh | tạo điều kiện»: what stands behind «của» is the owner.
        or (before == "của" and pair[0] in _LEVELS)
        # «8 tỷ đồng | tỉnh cấp»: what stands behind a size is the money.
        or (before in _SIZES and pair[0] == "đồng")
    )


@cache
def _places() -> tuple[Counter[str], Counter[str]]:
    return Counter(first for first, _ in compounds()), Counter(second for _, second in compounds())


def begins_only(syllable: str) -> bool:
    """Whether a syllable opens known words and closes none.

    >>> begins_only("khuyến")
    True
    """
    first, second = _places()
    return first[syllable] > 0 and not second[syllable] and syllable not in _FUNCTION_WORDS


def begins_mostly(syllable: str) -> bool:
    """Whether a syllable opens more known words than it closes: left alone at an end, a word was cut.

    >>> begins_mostly("xếp")
    True
    """
    first, second = _places()
    return first[syllable] >= 2 and second[syllable] <= 1 and syllable not in _FUNCTION_WORDS
