"""Addresses of the workspace, under each language."""

from django.urls import include, path

from tapshyryk.workspace.views import (
    attendance,
    following,
    home,
    password,
    proposing,
    roll,
    sign_in,
    speaking,
    steps,
    tables,
    voting,
)

_pages = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("sign-in/as/<int:key>/", sign_in.sign_in_as, name="sign_in_as"),
    path("password/", password.own, name="own_password"),
    path("password/forgotten/", password.forgotten, name="forgotten_password"),
    path("password/letter-sent/", password.letter_sent, name="letter_sent"),
    path("new-password/<str:uidb64>/<str:token>/", password.new, name="new_password"),
    path("import/", tables.kinds, name="tables"),
    path("import/file/<uuid:key>/", tables.table_file, name="table_file"),
    path("import/file/<uuid:key>/errors.csv", tables.errors_file, name="table_errors"),
    path("import/<slug:kind>/", tables.table, name="table"),
    path("import/<slug:kind>/empty/", tables.template, name="table_template"),
    path("begin/<slug:verb>/<slug:kind>/<uuid:key>/", steps.begin, name="begin"),
    path("needs_session/<uuid:key>/attendance/", attendance.attendance, name="attendance"),
    path("needs_session/<uuid:key>/attendance.csv", attendance.attendance_counts, name="attendance_counts"),
    path("assembly/<uuid:key>/roll/", roll.roll, name="roll"),
    path("<slug:kind>/", home.near, name="near"),
    path("<slug:kind>/list.csv", home.near_file, name="near_file"),
    path("<slug:kind>/<uuid:key>/", steps.subject, name="subject"),
    path("<slug:kind>/<uuid:key>/<slug:verb>/", steps.take, name="step"),
]

_open_to_all = [
    path("ask/<slug:slug>/", speaking.ask, name="ask"),
    path("complain/<slug:slug>/", speaking.complain, name="complain"),
    path("answer/", speaking.read_answer, name="answer"),
]

_votes = [
    path("<slug:slug>/", voting.vote, name="vote"),
    path("<slug:slug>/receipt/", voting.check, name="check"),
    path("<slug:slug>/receipt/file/", voting.receipt_file, name="receipt_file"),
]

_proposing = [
    path("propose/", proposing.propose, name="propose"),
    path("propose/similar/", proposing.similar, name="similar"),
    path("propose/confirm/<str:token>/", proposing.confirm, name="confirm"),
    path("propose/reword/<str:token>/", proposing.reword, name="reword"),
    path("problems/<slug:slug>/follow/", following.follow, name="follow"),
    path("propose/follow/<str:token>/", following.follow_confirm, name="follow_confirm"),
    path("propose/unfollow/<str:token>/", following.unfollow, name="unfollow"),
]

urlpatterns = [
    path("", include((_open_to_all, "speaking"))),
    path("", include((_proposing, "proposing"))),
    path("vote/", include((_votes, "voting"))),
    path("work/", include((_pages, "workspace"))),
]
