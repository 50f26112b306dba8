"""Letters about proposed problems: to the specialist who looks at them, to authors and to followers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.navigation import address
from tapshyryk.core.outbox.letters import letters_to
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import Following, NeedsSession, Problem, ProposedProblem
from tapshyryk.needs.queries.links import CONFIRM, FOLLOW, REWORD, UNFOLLOW, token_for
from tapshyryk.needs.queries.proposed_problems import followings_of, root_of, with_merged
from tapshyryk.parties.queries.holders import refs_holding


def _problem(act: Any) -> ProposedProblem:
    return ProposedProblem.objects.select_related("municipality", "merged_into").get(pk=act.subject_id)


def _link(name: str, *parts: Any) -> str:
    return f"{settings.SITE_URL}{address(name, *parts)}"


def page_of(problem: ProposedProblem) -> str:
    """The public page of a problem, in the language of the letter."""
    return _link("portal:problem", problem.slug) if problem.slug else ""


def _letter(
    to: str, subject: str, body: str, problem: ProposedProblem, link: Callable[[], str], **params: Any
) -> Letter:
    """A letter about `problem` in words by message id; `link` ends it, in the reader's language."""

    def said(message: str) -> str:
        told = {name: value() if callable(value) else value for name, value in params.items()}
        return gettext(message) % {"title": str(problem.title), **told}

    return Letter(to=to, subject=lambda: said(subject), body=lambda: f"{said(body)}\n\n{link()}\n")


def to_author(problem: ProposedProblem, subject: str, body: str, **params: Any) -> Iterator[Letter]:
    """A letter to whoever proposed it, when they can be reached."""
    if problem.author_ref:
        yield _letter(problem.author_ref, subject, body, problem, lambda: page_of(problem), **params)


def to_followers(
    problem: ProposedProblem, subject: str, body: str, *, alone: bool = False, **params: Any
) -> Iterator[Letter]:
    """A letter to all who follow it and, unless `alone`, to authors and followers of those merged into it.

    Who is reached under the same address is told once; a letter to a follower ends with the link to stop.
    """
    group = [problem] if alone else with_merged(problem)
    told = set()
    for one in group:
        yield from to_author(one, subject, body, **params)
        told.add(one.email or f"person:{one.proposed_by_id}")
    for following in followings_of(group):
        if (following.email or f"person:{following.person_id}") not in told:
            yield _letter(
                following.follower_ref,
                subject,
                body,
                problem,
                _ending(problem, following),
                **params,
            )


def _ending(problem: ProposedProblem, following: Following) -> Callable[[], str]:
    def written() -> str:
        stop = _link("proposing:unfollow", token_for(UNFOLLOW, following.pk))
        return gettext("%(page)s\n\nNo more letters about this problem: %(stop)s") % {
            "page": page_of(problem),
            "stop": stop,
        }

    return written


@tell("send_problem")
def address_is_to_be_confirmed(act: Any) -> Iterable[Letter]:
    """The author opens a link, so that nobody proposes under the address of another.

    Anybody can type any address into the form, so the letter repeats nothing of what was typed beside it.
    """
    problem = _problem(act)
    if problem.state != "sent" or not problem.author_ref:
        return
    yield _letter(
        problem.author_ref,
        N_("Confirm the problem you proposed"),
        N_(
            "You proposed a problem. Theme: %(theme)s. Municipality: %(place)s.\nOpen this address and press"
            " the button; then the municipality sees it. If it was not you, do nothing: within two weeks all"
            " is forgotten."
        ),
        problem,
        lambda: _link("proposing:confirm", token_for(CONFIRM, problem.pk)),
        theme=problem.get_theme_display,
        place=lambda: str(wording(problem.municipality, "name")),
    )


@tell(
    "confirm_problem",
    "propose_problem",
    "propose_problem_as_organisation",
    "reword_proposal",
)
def problem_waits_for_the_specialist(act: Any) -> Iterable[Letter]:
    """The specialist learns that there is something to look at; the letter does not repeat the words."""
    problem = _problem(act)
    yield from letters_to(
        refs_holding(problem.municipality.body, ("municipal_specialist",)),
        N_("A proposed problem waits for you"),
        N_("Somebody proposed a problem (%(theme)s). Read it and publish it, or say why not."),
        about=act,
        theme=problem.get_theme_display,
    )


@tell("confirm_problem")
def author_knows_it_arrived(act: Any) -> Iterable[Letter]:
    """The author learns that the municipality has it now."""
    problem = _problem(act)
    if problem.author_ref:
        yield _letter(
            problem.author_ref,
            N_("The municipality has the problem you proposed"),
            N_("%(title)s\nIts specialist will read it. You get a letter at each step."),
            problem,
            lambda: _link("portal:proposed"),
        )


@tell("return_problem")
def author_is_asked_to_reword(act: Any) -> Iterable[Letter]:
    """The author reads what to change, with a link to do so."""
    problem = _problem(act)
    if problem.state != "returned" or not problem.author_ref:
        return

    def link() -> str:
        if problem.proposed_by_id:
            return _link("workspace:step", "proposed_problem", problem.pk, "reword_proposal")
        return _link("proposing:reword", token_for(REWORD, problem.pk))

    yield _letter(
        problem.author_ref,
        N_("Please reword the problem you proposed"),
        N_("%(title)s\nThe specialist asks: %(reason)s"),
        problem,
        link,
        reason=problem.reason,
    )


@tell("publish_problem")
def problem_is_published(act: Any) -> Iterable[Letter]:
    """The author sees it on its page."""
    return to_followers(
        _problem(act),
        N_("The problem is published: %(title)s"),
        N_("%(title)s\nEverybody can read it and follow it."),
    )


@tell("decline_problem")
def problem_is_declined(act: Any) -> Iterable[Letter]:
    """The author and the followers read why."""
    problem = _problem(act)
    return to_followers(
        problem,
        N_("The problem is declined: %(title)s"),
        N_("%(title)s\nThe municipality declined it: %(reason)s"),
        reason=problem.reason,
    )


@tell("merge_problem")
def problems_are_merged(act: Any) -> Iterable[Letter]:
    """Both authors and all followers learn that the two are one now."""
    problem = _problem(act)
    if problem.merged_into is None:
        return
    other = problem.merged_into
    yield from to_followers(
        problem,
        N_("Merged with another that says the same: %(title)s"),
        N_("%(title)s\nIt was merged with “%(other)s”. From now on you get letters about that one."),
        other=lambda: str(other.title),
    )
    yield from to_followers(
        other,
        N_("Another that says the same was merged with it: %(title)s"),
        N_("%(title)s\n“%(other)s” was merged with it: more people are heard with one voice."),
        other=lambda: str(problem.title),
        alone=True,
    )


@tell("unmerge_problem")
def merging_is_taken_back(act: Any) -> Iterable[Letter]:
    """All concerned learn that the problem stands by itself again, and why."""
    return to_followers(
        _problem(act),
        N_("It stands by itself again: %(title)s"),
        N_("%(title)s\nThe merging was taken back: %(reason)s"),
        reason=act.detail["reason"],
    )


@tell("hear_problem")
def problem_is_heard(act: Any) -> Iterable[Letter]:
    """Who follows it learns at which session it was named."""
    session = NeedsSession.objects.filter(slug=act.detail["session"]).first()
    return to_followers(
        _problem(act),
        N_("Named at a needs session: %(title)s"),
        N_("%(title)s\nIt was named at the session “%(session)s” and is weighed there with the others."),
        session=lambda: str(session.title) if session else "",
    )


def letters_on_heard(problems: Iterable[Problem], subject: str, body: str, **params: Any) -> Iterator[Letter]:
    """Letters to all who follow the proposals under which `problems` of a session stand."""
    for problem in problems:
        if problem.proposed is not None:
            yield from to_followers(root_of(problem.proposed), subject, body, **params)


@tell("list_priorities")
def list_is_closed(act: Any) -> Iterable[Letter]:
    """Who follows a problem heard at the session learns whether it stands on the list."""
    heard = Problem.objects.filter(session=act.subject_id).select_related("proposed__merged_into")
    for problem in heard.exclude(proposed=None).order_by("pk"):
        if problem.is_priority:
            yield from letters_on_heard(
                [problem],
                N_("On the list of priorities: %(title)s"),
                N_("%(title)s\nIts place on the list is %(rank)s. An assembly will choose from the list."),
                rank=problem.rank,
            )
        else:
            yield from letters_on_heard(
                [problem],
                N_("Not on the list of priorities: %(title)s"),
                N_("%(title)s\nOther problems drew more votes at the session."),
            )


@tell("choose_problem")
def assembly_has_chosen(act: Any) -> Iterable[Letter]:
    """Who follows a problem put to the vote learns whether it was chosen."""
    heard = Problem.objects.filter(session=act.subject_id).select_related("proposed__merged_into")
    listed = heard.filter(is_priority=True).exclude(proposed=None).order_by("pk")
    chosen = Problem.objects.filter(slug=act.detail["problem"]).first()
    for problem in listed:
        if problem.is_chosen:
            yield from letters_on_heard(
                [problem],
                N_("Chosen by the residents: %(title)s"),
                N_("%(title)s\nThe assembly chose it. A social order can follow from it."),
            )
        else:
            yield from letters_on_heard(
                [problem],
                N_("Not chosen this time: %(title)s"),
                N_("%(title)s\nThe assembly chose another: %(other)s"),
                other=lambda: str(chosen.title) if chosen else "",
            )


@tell("ask_to_follow_problem")
def following_is_to_be_confirmed(act: Any) -> Iterable[Letter]:
    """Whoever asked for letters opens a link, so that nobody asks for them to another's address."""
    following = Following.objects.select_related("problem").filter(pk=act.subject_id).first()
    if following is None or following.state != "asked":
        return
    yield _letter(
        following.follower_ref,
        N_("Confirm that you want letters"),
        N_(
            "You asked for letters about this problem: %(title)s\nOpen this address and press the button. If"
            " it was not you, do nothing."
        ),
        following.problem,
        lambda: _link("proposing:follow_confirm", token_for(FOLLOW, following.pk)),
    )
