"""«Việc của tôi»: what the person owes, and the answers to instructions."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.reporting.mine import mine_of
from kehoach.web.reporting.refusals import AnsweredBefore, ReasonNeeded
from kehoach.web.reporting.services import instructions
from kehoach.web.reporting.views.mine_loading import instruction_of


@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    """Show what the person owes."""
    return render(request, "reporting/mine.html", _context(request))


@login_required
@require_POST
def answer(request: SignedInRequest, instruction_id: int) -> HttpResponse:
    """Take the answer to an instruction; a refused one comes back with its words kept."""
    instruction = instruction_of(request, instruction_id)
    text = request.POST.get("answer", "")
    try:
        instructions.answer(actor=request.user, instruction=instruction, text=text)
    except ReasonNeeded:
        refused = _("Chưa ghi câu trả lời. Ghi ngắn gọn việc đã làm hoặc sẽ làm, rồi bấm lại.")
    except AnsweredBefore as refusal:
        refused = str(refusal)
    else:
        messages.success(request, _("Đã gửi trả lời chỉ đạo."))
        return redirect("mine:list")
    wrong = {"instruction": instruction.pk, "refused": refused, "text": text}
    return render(request, "reporting/mine.html", _context(request) | {"wrong": wrong}, status=422)


def _context(request: SignedInRequest) -> dict[str, Any]:
    return {"mine": mine_of(request.user, timezone.localdate())}
