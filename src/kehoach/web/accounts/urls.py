"""Addresses of accounts."""

from django.urls import path

from kehoach.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign-out"),
    path("tai-khoan/mat-khau/", views.change_password, name="password"),
]
