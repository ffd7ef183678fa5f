"""Editing a draft in place: each form replaces its place in the sheet, and works as a page of its own."""

from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_htmx.http import retarget

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents.applying import Part
from kehoach.web.documents.edits import ADDED, BLOCK, START
from kehoach.web.documents.forms import HeaderForm, RowForm, TextForm
from kehoach.web.documents.header import header_of
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.page import context_of, part_of
from kehoach.web.documents.refusals import ChangedMeanwhile, Declined
from kehoach.web.documents.seen import digest
from kehoach.web.documents.services import editing
from kehoach.web.documents.tables import texts_of_row
from kehoach.web.documents.views.loading import back_to, document_to, in_page
from kehoach.web.organizations.policy import Action
from kehoach.writing.content import Table

_DONE: Final = {
    "save": lambda: _("Đã ghi."),
    "add": lambda: _("Đã thêm đoạn."),
    "remove": lambda: _("Đã bỏ đoạn. Đoạn vẫn hiện mờ trong dự thảo để khôi phục khi cần."),
    "restore": lambda: _("Đã khôi phục như bản soạn."),
}


@login_required
def block(request: SignedInRequest, document_id: int, key: str) -> HttpResponse:
    """Edit one place: its words, paragraphs after it, take it out, restore it."""
    row = document_to(request, document_id, Action.WRITE)
    part = _part(row, key)
    sent = request.POST.copy()
    form = _text_form(request, part, sent)
    if request.method == "POST" and form.is_valid():
        action = request.POST.get("action", "save")
        try:
            _act(request, row, key, action=action, form=form)
        except ChangedMeanwhile as refusal:
            # Told once; sent again, it is meant so.
            now = _part(OfficialDocument.objects.get(pk=row.pk), key)
            sent["seen"] = digest(now.text if now else "")
            form.add_error("text", str(refusal))
        except Declined as refusal:
            form.add_error("text", str(refusal))
        else:
            return _done(request, row, key, said=_DONE[action]())
    context = {"row": row, "key": key, "part": part, "form": form}
    return _form_page(request, "block", context)


@login_required
def table_row(request: SignedInRequest, document_id: int, key: str, number: int) -> HttpResponse:
    """Edit the words in a row of a table."""
    row = document_to(request, document_id, Action.WRITE)
    part = _part(row, key)
    if part is None or not isinstance(part.block, Table):
        raise Http404
    cells = texts_of_row(part.block, number)
    if not cells:
        raise Http404
    # What is there now: sent with a row that somebody else has changed, it is meant so the second time.
    seen = digest("\n".join(cells.values()))
    sent = request.POST.copy()
    form = RowForm(
        sent if request.method == "POST" else None,
        cells=cells,
        labels=_labels(part.block),
        initial={"seen": seen},
        auto_id=f"id_{key}-r{number}_%s",
    )
    if request.method == "POST" and form.is_valid():
        was = form.cleaned_data["seen"]
        try:
            editing.change_row(
                actor=request.user, document=row, key=key, row=number, texts=form.texts, seen=was
            )
        except Declined as refusal:
            sent["seen"] = seen
            form.add_error(None, str(refusal))
        else:
            return _done(request, row, key, said=_("Đã ghi."))
    context = {"row": row, "key": key, "number": number, "form": form, "columns": len(part.block.columns)}
    return _form_page(request, "row", context)


@login_required
def header(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Edit the formal parts around the body."""
    row = document_to(request, document_id, Action.WRITE)
    if not row.is_draft:
        messages.error(request, _("Văn bản không còn là dự thảo nên không sửa được phần đầu và phần cuối."))
        return back_to(row)
    now = header_of(row.document)
    sent = request.POST.copy()
    form = HeaderForm(sent if request.method == "POST" else None, initial={**now, "seen": digest(now)})
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        try:
            editing.change_header(
                actor=request.user, document=row, values=values, seen=form.cleaned_data["seen"]
            )
        except Declined as refusal:
            sent["seen"] = digest(header_of(OfficialDocument.objects.get(pk=row.pk).document))
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã ghi."))
            return back_to(row)
    context = {"row": row, "form": form}
    return render(request, "documents/header.html", context, status=422 if form.is_bound else 200)


def _act(request: SignedInRequest, row: OfficialDocument, key: str, *, action: str, form: TextForm) -> None:
    said = form.cleaned_data
    common: dict[str, Any] = {"actor": request.user, "document": row}
    match action:
        case "save":
            editing.change_text(**common, key=key, text=said["text"], seen=said["seen"])
        case "add":
            editing.add_text(**common, after=key, text=said["text"])
        case "remove":
            editing.remove(**common, key=key)
        case "restore":
            editing.restore(**common, key=key)
        case _:
            raise Http404


def _part(row: OfficialDocument, key: str) -> Part | None:
    if key == START:
        return None
    part = part_of(row, key) if BLOCK.fullmatch(key) or ADDED.fullmatch(key) else None
    if part is None:
        raise Http404
    return part


def _text_form(request: SignedInRequest, part: Part | None, sent: QueryDict) -> TextForm:
    has_words = part is not None and part.is_words
    label = _("Nội dung") if has_words else _("Đoạn mới")
    hint = _("Xuống dòng để thêm đoạn ngay sau.") if has_words else _("Mỗi dòng là một đoạn.")
    text = part.text if part is not None else ""
    return TextForm(
        sent if request.method == "POST" else None,
        label=label,
        hint=hint,
        initial={"text": text, "seen": digest(text)},
        auto_id=f"id_{part.key if part else START}_%s",
    )


def _labels(table: Table) -> dict[int, str]:
    """Return what the last heading row calls each column, where it names them all."""
    last = table.heading[-1].cells if table.heading else ()
    return {place: cell.text for place, cell in enumerate(last)} if len(last) == len(table.columns) else {}


def _form_page(request: SignedInRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    template = f"documents/_{name}_form.html" if in_page(request) else f"documents/{name}_form.html"
    return render(request, template, context, status=422 if context["form"].is_bound else 200)


def _done(request: SignedInRequest, row: OfficialDocument, key: str, *, said: str) -> HttpResponse:
    if not in_page(request):
        messages.success(request, said)
        return back_to(row, key)
    fresh = OfficialDocument.objects.select_related("organization__unit", "related").get(pk=row.pk)
    context = {**context_of(fresh, actor=request.user), "said": said}
    return retarget(render(request, "documents/_edited.html", context), "#sheet")
