"""Addresses of «Việc của tôi»."""

from django.urls import path

from kehoach.web.reporting.views import mine, mine_after, mine_evidence, mine_report

app_name = "mine"
urlpatterns = [
    path("", mine.mine, name="list"),
    path("chi-dao/<int:instruction_id>/", mine.answer, name="answer"),
    path("tai-lieu/<uuid:evidence_id>/", mine_evidence.download, name="evidence"),
    path("tai-lieu/<uuid:evidence_id>/bo/", mine_evidence.remove, name="remove-evidence"),
    path("<uuid:submission_id>/", mine_report.report, name="report"),
    path("<uuid:submission_id>/nhap/", mine_report.keep_draft, name="draft"),
    path("<uuid:submission_id>/rut-ve/", mine_report.withdraw, name="withdraw"),
    path("<uuid:submission_id>/tai-lieu/", mine_evidence.add, name="add-evidence"),
    path("<uuid:submission_id>/gia-han/", mine_after.extend, name="extend"),
    path("<uuid:submission_id>/gia-han/<uuid:lineage>/", mine_after.extend, name="extend-solution"),
    path("<uuid:submission_id>/dinh-chinh/<uuid:lineage>/", mine_after.correct, name="correct"),
]
