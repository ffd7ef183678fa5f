"""Placeholder."""

from django.test import Client

from tests.web.reporting.years import Year


def test_pages(year: Year, an: Client) -> None:
    period = year.open(6)
    r = year.report_of(period)
    for a in ("/viec-cua-toi/", f"/viec-cua-toi/{r.pk}/", f"/viec-cua-toi/{r.pk}/gia-han/"):
        ans = an.get(a)
        assert ans.status_code == 200
    ans = an.post(f"/viec-cua-toi/{r.pk}/", {"action": "send"})
    assert ans.status_code == 422
    ans = an.post(f"/viec-cua-toi/{r.pk}/", year.texts() | {"action": "send"})
    assert ans.status_code == 302
    assert "Đã gửi báo cáo" in an.get(f"/viec-cua-toi/{r.pk}/").content.decode()
