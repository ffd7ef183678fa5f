"""Addresses of official documents."""

from django.urls import path

from kehoach.web.documents.views import blocks, composing, files, pages, register, steps, templates

app_name = "documents"
_DOCUMENT = "<int:document_id>/"
_TEMPLATE = "mau/<slug:key>/"
urlpatterns = [
    path("", pages.document_list, name="list"),
    path("soan/", composing.new, name="new"),
    path("soan/<slug:composer>/", composing.compose, name="compose"),
    path("so/", register.register, name="register"),
    path(
        "so/<int:organization_id>/<int:year>/so-giay/",
        register.enter_paper_numbers,
        name="paper-numbers",
    ),
    path("mau/", templates.template_list, name="templates"),
    path(_TEMPLATE, templates.adapt, name="template"),
    path(f"{_TEMPLATE}tep/", templates.adapt_file, name="template-file"),
    path(f"{_TEMPLATE}ban/<int:number>/", templates.version, name="template-version"),
    path(f"{_TEMPLATE}ban/<int:number>/tai/", templates.download, name="template-download"),
    path("tep/<int:file_id>/", files.download, name="file"),
    path("tep/<int:file_id>/bo/", files.remove, name="remove-file"),
    path(_DOCUMENT, pages.document_page, name="document"),
    path(f"{_DOCUMENT}so-lieu/", pages.figures, name="figures"),
    path(f"{_DOCUMENT}phan-dau/", blocks.header, name="header"),
    path(f"{_DOCUMENT}doan/<str:key>/", blocks.block, name="block"),
    path(f"{_DOCUMENT}doan/<str:key>/dong/<int:number>/", blocks.table_row, name="row"),
    path(f"{_DOCUMENT}soan-lai/", composing.compose_anew, name="compose-anew"),
    path(f"{_DOCUMENT}trinh-ky/", steps.check, name="check"),
    path(f"{_DOCUMENT}lay-ve/", steps.take_back, name="take-back"),
    path(f"{_DOCUMENT}ky/", steps.sign, name="sign"),
    path(f"{_DOCUMENT}tra-lai/", steps.send_back, name="send-back"),
    path(f"{_DOCUMENT}cap-so/", steps.number, name="number"),
    path(f"{_DOCUMENT}huy-so/", steps.cancel_number, name="cancel-number"),
    path(f"{_DOCUMENT}ban-hanh/", steps.issue, name="issue"),
    path(f"{_DOCUMENT}bo/", steps.withdraw, name="withdraw"),
    path(f"{_DOCUMENT}dinh-chinh/", composing.correct, name="correct"),
    path(f"{_DOCUMENT}ban-ky/", files.attach, name="attach"),
    path(f"{_DOCUMENT}edxml/", files.message, name="message"),
    path(f"{_DOCUMENT}tai/<slug:kind>/", files.written, name="written"),
]
