"""Addresses of plans."""

from django.urls import path

from kehoach.web.plans.views import assigning, assigning_items, following, plan_pages, written

app_name = "plans"
urlpatterns = [
    path("", plan_pages.plan_list, name="list"),
    path("<int:plan_id>/", plan_pages.overview, name="plan"),
    path("<int:plan_id>/chi-tieu/", plan_pages.indicators, name="indicators"),
    path("<int:plan_id>/nhiem-vu/", plan_pages.tasks, name="tasks"),
    path("<int:plan_id>/bang-diem/", plan_pages.scorecard, name="scorecard"),
    path("<int:plan_id>/van-ban/", plan_pages.text, name="text"),
    path("<int:plan_id>/ban-viet/", written.written, name="written"),
    path("<int:plan_id>/ban-viet/<slug:ending>/", written.download, name="written-file"),
    path("<int:plan_id>/soat-loi/", plan_pages.findings, name="findings"),
    path("<int:plan_id>/lich-su/", plan_pages.history, name="history"),
    path("<int:plan_id>/phan-cong/", assigning.by_words, name="assigning"),
    path("<int:plan_id>/phan-cong/xac-nhan/", assigning.confirm, name="confirm-words"),
    path("<int:plan_id>/phan-cong/xac-nhan-het/", assigning.confirm_sure, name="confirm-sure-words"),
    path("<int:plan_id>/phan-cong/chuyen-viec/", assigning.hand_over, name="hand-over"),
    path("<int:plan_id>/phan-cong/muc/", assigning_items.items, name="assigning-items"),
    path("<int:plan_id>/phan-cong/muc/<slug:word>/<int:item_id>/", assigning_items.item, name="assign-item"),
    path(
        "<int:plan_id>/phan-cong/thoi/<int:assignment_id>/",
        assigning_items.take_back,
        name="take-back-assignment",
    ),
    path("<int:plan_id>/phan-cong/theo-doi/", following.following, name="following"),
    path("<int:plan_id>/phan-cong/theo-doi/<int:item_id>/", following.follow_one, name="follow-indicator"),
    path("<int:plan_id>/phan-cong/moc/<int:item_id>/", following.milestones, name="milestones"),
]
