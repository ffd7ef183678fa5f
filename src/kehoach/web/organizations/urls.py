"""Addresses of organizations."""

from django.urls import path

from kehoach.web.organizations.views import editing, pages, people, sheet, succession

app_name = "organizations"
urlpatterns = [
    path("", pages.organization_list, name="list"),
    path("nhap-excel/", sheet.upload, name="import-sheet"),
    path("nhap-excel/mau/<int:organization_id>/", sheet.template, name="sheet-template"),
    path("<int:organization_id>/", pages.organization_page, name="page"),
    path("<int:organization_id>/them/", editing.add, name="add"),
    path("<int:organization_id>/sua/", editing.change, name="change"),
    path("<int:organization_id>/chuyen/", editing.move, name="move"),
    path("<int:organization_id>/ket-thuc/", editing.end, name="end"),
    path("<int:organization_id>/doi-ten/", succession.rename, name="rename"),
    path("<int:organization_id>/sap-nhap/", succession.merge, name="merge"),
    path("<int:organization_id>/tach/", succession.split, name="split"),
    path("<int:organization_id>/chuc-vu/", people.add_seat, name="add-seat"),
    path("chuc-vu/<int:position_id>/", people.seat, name="seat"),
    path("chuc-vu/<int:position_id>/xoa/", people.remove_seat, name="remove-seat"),
    path("chuc-vu/<int:position_id>/giao/", people.appoint, name="appoint"),
    path("chuc-vu/<int:position_id>/tai-khoan/", people.open_account, name="open-account"),
    path("giu-chuc-vu/<int:appointment_id>/thoi/", people.end_appointment, name="end-appointment"),
]
