"""Addresses of superiors' Excel forms."""

from django.urls import path

from kehoach.web.superior_forms.views import comparing, filling, keeping

app_name = "superior-forms"
_FORM = "<int:form_id>/"
urlpatterns = [
    path("", keeping.form_list, name="list"),
    path("them/", keeping.add, name="add"),
    path(_FORM, filling.fill, name="fill"),
    path(f"{_FORM}ghep/", keeping.join, name="join"),
    path(f"{_FORM}dien.xlsx", filling.download, name="download"),
    path(f"{_FORM}goc.xlsx", keeping.original, name="original"),
    path(f"{_FORM}thay-tep/", keeping.replace, name="replace"),
    path(f"{_FORM}bo/", keeping.remove, name="remove"),
    path(f"{_FORM}doi-chieu/", comparing.compare, name="compare"),
]
