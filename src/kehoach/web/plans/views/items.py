"""Mending items in place: each address answers with a page, or with the row alone where htmx asks."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans.confirm_page import Entry, entry_of
from kehoach.web.plans.forms import FORMS, SplitForm
from kehoach.web.plans.kinds import Kind, anchor_of
from kehoach.web.plans.models import Plan, Solution, Task
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.queries import points_of
from kehoach.web.plans.refusals import ChangedMeanwhile, NotADraft, NothingBefore
from kehoach.web.plans.seen import look_again, state_of
from kehoach.web.plans.services import items
from kehoach.web.plans.splitting import halves
from kehoach.web.plans.versions import MAIN_TEXT
from kehoach.web.plans.views.loading import item_to_mend, kind_named, plan_to_mend


def _place(request: SignedInRequest, document_id: int, word: str, item_id: int) -> tuple[Plan, Kind, Item]:
    plan = plan_to_mend(request, document_id)
    kind = kind_named(word)
    return plan, kind, item_to_mend(plan, kind, item_id)


def in_page(request: SignedInRequest) -> bool:
    """Return whether only a part of the page is asked for."""
    return "HX-Request" in request.headers


def answer(
    request: SignedInRequest, plan: Plan, *, entries: list[Entry], said: str = "", form: Any = None
) -> HttpResponse:
    """Return the changed rows with the counter and the points, or the way back to the whole page."""
    if not in_page(request):
        if said:
            messages.success(request, said)
        anchor = entries[0].anchor if entries else ""
        return redirect(f"{reverse('reading:document', args=[plan.document_id])}#{anchor}")
    points = points_of(plan)
    context = {
        "plan": plan,
        "base": f"/nhap/{plan.document_id}/",
        "entries": entries,
        "points": points,
        "left": len(points),
        "said": said,
        "form": form,
    }
    return render(request, "plans/_changed.html", context)


def _form_page(
    request: SignedInRequest, plan: Plan, *, entry: Entry, form: Any, address: str, status: int = 200
) -> HttpResponse:
    template = "plans/_item_form.html" if in_page(request) else "plans/item_form.html"
    context = {
        "plan": plan,
        "base": f"/nhap/{plan.document_id}/",
        "entry": entry,
        "form": form,
        "address": address,
    }
    return render(request, template, context, status=status)


@login_required
def row(request: SignedInRequest, document_id: int, word: str, item_id: int) -> HttpResponse:
    """Show one row as it is: what «Thôi» swaps back."""
    plan, kind, item = _place(request, document_id, word, item_id)
    if not in_page(request):
        return redirect(f"{reverse('reading:document', args=[document_id])}#{anchor_of(item)}")
    context = {"plan": plan, "base": f"/nhap/{document_id}/", "entry": entry_of(item, kind)}
    return render(request, kind.template, context)


@login_required
def menu(request: SignedInRequest, document_id: int, word: str, item_id: int) -> HttpResponse:
    """Show what can be done with an item; fetched when asked for, so that 300 rows stay light."""
    plan, kind, item = _place(request, document_id, word, item_id)
    template = "plans/_item_menu.html" if in_page(request) else "plans/item_menu.html"
    context = {"plan": plan, "base": f"/nhap/{document_id}/", "entry": entry_of(item, kind)}
    return render(request, template, context)


@login_required
def change(request: SignedInRequest, document_id: int, word: str, item_id: int) -> HttpResponse:
    """Show and take the form of an item."""
    plan, kind, item = _place(request, document_id, word, item_id)
    form = FORMS[kind.model](request.POST or None, instance=item, prefix=anchor_of(item))
    if request.method == "POST" and form.is_valid():
        try:
            item = items.change(
                actor=request.user, item=item, values=form.values(), seen=form.cleaned_data["seen"]
            )
        except ChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            look_again(form, refusal.state)
        except (NotADraft, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            return answer(request, plan, entries=[entry_of(item, kind)], said=_("Đã ghi."))
    return _form_page(
        request,
        plan,
        entry=entry_of(item, kind),
        form=form,
        address=request.path,
        status=422 if form.is_bound else 200,
    )


@login_required
def add(request: SignedInRequest, document_id: int, word: str) -> HttpResponse:
    """Show and take the form of a new item, after another (`sau`) or at the end."""
    plan = plan_to_mend(request, document_id)
    kind = kind_named(word)
    after = _named_item(request, plan, kind, "sau")
    item = kind.model(plan=plan, order=0)
    if isinstance(item, Solution):
        task = after.task if isinstance(after, Solution) else _task_named(request, plan)
        item.task = task
    if after is not None:
        for name in ("group", "parent", "period"):
            if name in item.EDITABLE:
                setattr(item, name, getattr(after, name))
    form = FORMS[kind.model](request.POST or None, instance=item, prefix="new")
    if request.method == "POST" and form.is_valid():
        try:
            for name, value in form.values().items():
                setattr(item, name, value)
            item = items.add(actor=request.user, item=item, after=after)
        except (NotADraft, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            return answer(request, plan, entries=[entry_of(item, kind)], said=_("Đã thêm."))
    entry = Entry(item, kind, f"new-{kind.letter}")
    return _form_page(
        request,
        plan,
        entry=entry,
        form=form,
        address=request.get_full_path(),
        status=422 if form.is_bound else 200,
    )


def _named_item(request: SignedInRequest, plan: Plan, kind: Kind, name: str) -> Item | None:
    said = request.GET.get(name, "")
    if not said:
        return None
    # Digits of other scripts count as digits too, and some of them are no number.
    if not (said.isascii() and said.isdigit() and len(said) < 20):
        raise Http404
    return item_to_mend(plan, kind, int(said))


def _task_named(request: SignedInRequest, plan: Plan) -> Task:
    task = _named_item(request, plan, kind_named("nhiem-vu"), "nhiem-vu")
    if not isinstance(task, Task):
        raise Http404
    return task


@login_required
def split(request: SignedInRequest, document_id: int, word: str, item_id: int) -> HttpResponse:
    """Show and take the form that makes two items of one; the second then opens to be mended."""
    plan, kind, item = _place(request, document_id, word, item_id)
    words = str(getattr(item, MAIN_TEXT[item._meta.model_name or ""]))
    first, second = halves(words)
    form = SplitForm(
        request.POST or None,
        initial={"first": first, "second": second, "seen": state_of(item, item.EDITABLE)},
        prefix=f"split-{anchor_of(item)}",
    )
    if request.method == "POST" and form.is_valid():
        try:
            both = items.split(actor=request.user, item=item, **form.cleaned_data)
        except ChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            look_again(form, refusal.state)
        except (NotADraft, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            entries = [entry_of(part, kind) for part in both]
            said = _("Đã tách thành hai mục. Kiểm tra số liệu của từng mục.")
            return answer(request, plan, entries=entries, said=said)
    return _form_page(
        request,
        plan,
        entry=entry_of(item, kind),
        form=form,
        address=request.path,
        status=422 if form.is_bound else 200,
    )


@login_required
@require_POST
def act(request: SignedInRequest, document_id: int, word: str, item_id: int, verb: str) -> HttpResponse:
    """Do what needs no form: look («da-xem»), take out («xoa»), bring back («khoi-phuc»), merge («gop»)."""
    plan, kind, item = _place(request, document_id, word, item_id)
    try:
        match verb:
            case "da-xem":
                changed, said = [items.settle_doubt(actor=request.user, item=item)], _("Đã xem.")
            case "lay-ban-moi":
                changed, said = [items.take_new(actor=request.user, item=item)], _("Đã lấy theo bản mới.")
            case "xoa":
                changed, said = [items.remove(actor=request.user, item=item)], _("Đã xóa.")
            case "khoi-phuc":
                changed, said = [items.restore(actor=request.user, item=item)], _("Đã khôi phục.")
            case "gop":
                first, second = items.merge_into_previous(actor=request.user, item=item)
                return _merged(request, plan, kind, first=first, second=second)
            case _:
                raise Http404
    except ValidationError as fault:
        return _refused(request, plan, kind, item=item, refusal=Exception(" ".join(fault.messages)))
    except (NotADraft, NothingBefore) as refusal:
        return _refused(request, plan, kind, item=item, refusal=refusal)
    return answer(request, plan, entries=[entry_of(one, kind) for one in changed], said=said)


def _merged(request: SignedInRequest, plan: Plan, kind: Kind, *, first: Item, second: Item) -> HttpResponse:
    """Return the row that took the other in; it is swapped in where it stands, the other vanishes."""
    said = _("Đã gộp vào mục đứng trước.")
    if not in_page(request):
        return answer(request, plan, entries=[entry_of(first, kind)], said=said)
    points = points_of(plan)
    context = {
        "plan": plan,
        "base": f"/nhap/{plan.document_id}/",
        "entries": [],
        "swapped": [entry_of(first, kind)],
        "points": points,
        "left": len(points),
        "said": said,
    }
    changed = render(request, "plans/_changed.html", context)
    # The row that was asked about is the one that vanishes.
    changed["HX-Reswap"] = "delete"
    return changed


def _refused(
    request: SignedInRequest, plan: Plan, kind: Kind, *, item: Item, refusal: Exception
) -> HttpResponse:
    if not in_page(request):
        messages.error(request, str(refusal))
        return redirect(f"{reverse('reading:document', args=[plan.document_id])}#{anchor_of(item)}")
    points = points_of(plan)
    context = {
        "plan": plan,
        "base": f"/nhap/{plan.document_id}/",
        "entries": [entry_of(item, kind)],
        "points": points,
        "left": len(points),
        "refused": str(refusal),
    }
    return render(request, "plans/_changed.html", context, status=422)
