from datetime import date

import pytest

from kehoach.timing.periods import Frequency, spans_of_year
from kehoach.timing.regimes import presets


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.code)
def test_every_ready_made_rule_gives_periods_that_can_be_kept(preset):
    assert preset.source
    assert preset.frequencies
    for frequency in preset.frequencies:
        for span in spans_of_year(2026, frequency, preset.closing, preset.deadline):
            assert span.deadline >= span.closing


def test_a_rule_holds_from_its_day_of_effect():
    assert presets(date(2019, 3, 11)) == ()
    assert [preset.code for preset in presets(date(2019, 3, 12))] == [
        "decree-09-2019",
        "before-20",
        "calendar",
    ]


def test_codes_are_given_once():
    codes = [preset.code for preset in presets()]
    assert len(codes) == len(set(codes))


def test_before_the_20th_the_19th_is_the_last_good_day():
    preset = next(preset for preset in presets() if preset.code == "before-20")
    march = spans_of_year(2026, Frequency.MONTHLY, preset.closing, preset.deadline)[2]
    assert (march.closing, march.deadline) == (date(2026, 3, 14), date(2026, 3, 19))
