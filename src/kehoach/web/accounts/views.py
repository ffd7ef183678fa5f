"""Pages of sign-in, sign-out and the password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kehoach.web.accounts import services
from kehoach.web.accounts.forms import NewPasswordForm, SignInForm
from kehoach.web.accounts.http import SignedInRequest


class SignIn(LoginView):
    """The sign-in page; a person who is signed in already goes on to their work."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        services.note_sign_in(actor=form.get_user())
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SignOut(LogoutView):
    """Ends the session; only by a button, so that a link in a mail cannot do it."""

    http_method_names = ["post", "options"]


def locked(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Return the page of a sign-in that failed too often."""
    return render(request, "accounts/locked.html", status=429)


@login_required
def change_password(request: SignedInRequest) -> HttpResponse:
    """Show and take the form of a new password."""
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_password(actor=request.user, password=form.cleaned_data["new_password1"])
        # Other sessions of this person end; this one goes on.
        update_session_auth_hash(request, request.user)
        messages.success(
            request, _("Đã đổi mật khẩu. Các máy khác đang đăng nhập bằng tài khoản này đã thoát.")
        )
        return redirect("overview:home")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.is_bound else 200)
