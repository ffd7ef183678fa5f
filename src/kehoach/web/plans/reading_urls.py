"""Addresses of reading a document in."""

from django.urls import path

from kehoach.web.plans.views import confirm, findings, items, upload

app_name = "reading"
urlpatterns = [
    path("", upload.upload, name="list"),
    path("<int:document_id>/", confirm.document_page, name="document"),
    path("<int:document_id>/tien-do/", upload.progress, name="progress"),
    path("<int:document_id>/doc-lai/", upload.read_again, name="read-again"),
    path("<int:document_id>/tep/", upload.original, name="original"),
    path("<int:document_id>/xoa/", upload.remove, name="remove"),
    path("<int:document_id>/ban-moi/", upload.new_version, name="new-version"),
    path("<int:document_id>/phan-dau/", confirm.header, name="header"),
    path("<int:document_id>/xac-nhan/", confirm.confirm, name="confirm"),
    path("<int:document_id>/mo-lai/", confirm.reopen, name="reopen"),
    path("<int:document_id>/diem/<int:finding_id>/chap-nhan/", findings.accept, name="accept-finding"),
    path("<int:document_id>/diem/<int:finding_id>/<slug:verb>/", findings.act, name="settle-finding"),
    path("<int:document_id>/<slug:word>/them/", items.add, name="add-item"),
    path("<int:document_id>/<slug:word>/<int:item_id>/", items.row, name="item"),
    path("<int:document_id>/<slug:word>/<int:item_id>/sua/", items.change, name="change-item"),
    path("<int:document_id>/<slug:word>/<int:item_id>/viec/", items.menu, name="item-menu"),
    path("<int:document_id>/<slug:word>/<int:item_id>/tach/", items.split, name="split-item"),
    path("<int:document_id>/<slug:word>/<int:item_id>/<slug:verb>/", items.act, name="act-on-item"),
]
