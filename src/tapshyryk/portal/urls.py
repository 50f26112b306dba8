"""Addresses of the public pages, under each language."""

from django.urls import include, path

from tapshyryk.portal.views import (
    groups,
    home,
    joined,
    lists,
    most_often,
    named,
    named_problems,
    order,
    pages,
    parties,
    priorities,
    problems,
    procedures,
    record,
    rounds,
    sessions,
    studies,
)

_pages = [
    path("", home.home, name="home"),
    path("orders/", lists.orders, name="orders"),
    path("orders/<slug:slug>/", order.order, name="order"),
    path("municipalities/", lists.municipalities, name="municipalities"),
    path("municipalities/<slug:slug>/", parties.municipality, name="municipality"),
    path("joined/", joined.joined, name="joined"),
    path("joined/<slug:slug>/", joined.joining, name="joining"),
    path("groups/<slug:slug>/", groups.group, name="group"),
    path("studies/<slug:slug>/", studies.study, name="study"),
    path("providers/", lists.providers, name="providers"),
    path("providers/<slug:slug>/", parties.provider, name="provider"),
    path("problems/named/<slug:slug>/", named.named_problem, name="named_problem"),
    path("sessions/<slug:slug>/", sessions.session, name="session"),
    path("priorities/<slug:slug>/", priorities.priorities, name="priorities"),
    path("problems/", named_problems.problems, name="problems"),
    path("problems/across/", most_often.across, name="across"),
    path("problems/proposed/", problems.proposed, name="proposed"),
    path("problems/<slug:slug>/", problems.problem, name="problem"),
    path("assemblies/<slug:slug>/", procedures.assembly, name="assembly"),
    path("rounds/<slug:slug>/", rounds.house_to_house, name="round"),
    path("calls/", lists.calls, name="calls"),
    path("calls/<slug:slug>/", procedures.call, name="call"),
    path("effects/", pages.effects, name="effects"),
    path("record/", record.record, name="record"),
    path("record/<int:number>/", record.act, name="act"),
    path("data/", pages.data, name="data"),
    path("rules/", pages.rules, name="rules"),
    path("help/", pages.help_page, name="help"),
]

urlpatterns = [path("", include((_pages, "portal")))]
