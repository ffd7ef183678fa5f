import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kehoach.vietnamese.text import find_key, fold, key, normalize, tone_key


def test_what_cannot_be_seen_is_gone_and_lines_end_in_one_way():
    assert normalize("\ufeffHộ\u00a0nghèo\u200b\r\nnăm\r2027\x0c") == "Hộ nghèo\nnăm\n2027\n"
    assert normalize(unicodedata.normalize("NFD", "Uỷ ban")) == "Uỷ ban"
    assert normalize("Ðảng ủy") == "Đảng ủy"


def test_a_key_forgets_case_diacritics_and_spaces():
    assert key("  Hộ   NGHÈO đa chiều\n") == "ho ngheo da chieu"
    assert key("Đầu tư") == "dau tu"


def test_old_and_new_tone_places_are_one():
    assert (
        tone_key("Uỷ ban, hoà giải, khoẻ, thuỷ lợi, văn HOÁ") == "ủy ban, hòa giải, khỏe, thủy lợi, văn hóa"
    )
    assert tone_key("quý, hoàn, thuyền, ngoái") == "quý, hoàn, thuyền, ngoái"


def test_a_word_is_found_whole_and_leads_back_to_its_place():
    text = "Tỷ lệ hộ nghèo; thôn Nghèo Hộ"
    assert [text[start:end] for start, end in find_key(text, "ho ngheo")] == ["hộ nghèo"]
    decomposed = unicodedata.normalize("NFD", text)
    [(start, end)] = find_key(decomposed, "hộ nghèo")
    assert unicodedata.normalize("NFC", decomposed[start:end]) == "hộ nghèo"
    assert find_key(text, " ") == []


@given(st.text(max_size=200))
def test_folding_keeps_the_way_back(text):
    folded = fold(text)
    start, end = folded.source(0, len(folded.text))
    assert 0 <= start <= end <= len(text)
    assert len(tone_key(text)) == len(text)
    assert normalize(normalize(text)) == normalize(text)
    assert key(key(text)) == key(text)


@given(st.text(alphabet="aàảãáạăằâấđeêếghiíoôơớuưứy hoàuỷ,.\n", max_size=100))
def test_composed_text_folds_letter_for_letter(text):
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed).text) == len(composed)
