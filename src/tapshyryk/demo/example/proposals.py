"""The chapter before the first session: residents and an organisation propose problems, and are answered."""

from __future__ import annotations

from tapshyryk.core.access.actors import System
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.actions.following import ask_to_follow_problem, confirm_following, follow_problem
from tapshyryk.needs.actions.moderation import (
    decline_problem,
    merge_problem,
    publish_problem,
    return_problem,
)
from tapshyryk.needs.actions.proposing import (
    Words,
    confirm_problem,
    propose_problem,
    propose_problem_as_organisation,
    propose_problem_on_behalf,
    reword_proposal,
    send_problem,
)
from tapshyryk.needs.models import Following, ProposedProblem
from tapshyryk.places.models import Settlement

PUBLIC_FORM = System("public form")


def propose(story: Story, cast: Cast) -> ProposedProblem:
    """Four problems come, one of them twice; the one that stays is heard at the session."""
    story.chapter("Residents propose problems")
    story.on(2024, 1, 15)
    lonely = ProposedProblem(municipality=cast.place)
    village = Settlement.objects.filter(municipality=cast.place).order_by("pk").first()
    words = Words(
        language="ky",
        title="Жалгыз бой улгайган адамдарга үйүндө кам көрүүчү жок",
        theme="elderly",
        text="Кышында отун жарып, дары алып берчү киши жок. Балдары шаарда же чет өлкөдө иштейт.",
        settlement=village,
        touches="жалгыз жашаган карылар",
        people=40,
    )
    story.take(send_problem, lonely, by=PUBLIC_FORM, words=words, email="koshuna@ulgu-bulak.example")
    story.take(confirm_problem, lonely, by=PUBLIC_FORM)
    again = ProposedProblem(municipality=cast.place)
    words = Words(
        language="ru",
        title="Некому помогать одиноким старикам на дому",
        theme="elderly",
        text="Моя соседка не может сама сходить за хлебом.",
        touches="одинокие пожилые люди",
    )
    story.take(propose_problem, again, by="neighbour", words=words)
    story.on(2024, 1, 17)
    shut_in = ProposedProblem(municipality=cast.place, organisation=cast.partner)
    words = Words(
        language="ky",
        title="Майыптыгы бар балдар үйдөн чыкпай калууда",
        theme="disability-children",
        text="Бир баланын үйү мектептин артында, аталган көчөдө.",
        touches="майыптыгы бар балдар",
        people=12,
    )
    story.take(propose_problem_as_organisation, shut_in, by="partner", words=words)
    dark = ProposedProblem(municipality=cast.place)
    words = Words(language="ky", title="Көчөдө жарык жок", theme="other", touches="көчөнүн тургундары")
    consent = "Айыл өкмөтүнүн кабылдамасында өзү айтып, сунушталышына макул болду."
    story.take(propose_problem_on_behalf, dark, by="specialist", words=words, consent=consent)
    _answer(story, lonely, again, shut_in, dark)
    return lonely


def _answer(
    story: Story,
    lonely: ProposedProblem,
    again: ProposedProblem,
    shut_in: ProposedProblem,
    dark: ProposedProblem,
) -> None:
    """The specialist answers each; neighbours follow the one that stays."""
    story.on(2024, 1, 22)
    for problem in (lonely, again):
        story.take(publish_problem, problem, by="specialist")
    story.refused(
        merge_problem, again, by="specialist", rule="needs.proposal_merged_into_public_one", into=shut_in
    )
    story.take(merge_problem, again, by="specialist", into=lonely)
    reason = "Үйдүн дареги балага алып барат, аны алып салыңыз."
    story.take(return_problem, shut_in, by="specialist", reason=reason)
    reason = "Көчөнү жарыктандыруу социалдык кызмат эмес, ал жергиликтүү бюджеттен каржыланат."
    story.take(decline_problem, dark, by="specialist", reason=reason)
    story.on(2024, 1, 24)
    words = Words(
        language="ky",
        title="Майыптыгы бар балдар үйдөн чыкпай калууда",
        theme="disability-children",
        text="Алар мектепке да, көчөгө да чыга албайт.",
        touches="майыптыгы бар балдар",
        people=12,
    )
    story.take(reword_proposal, shut_in, by="partner", words=words)
    story.take(publish_problem, shut_in, by="specialist")
    story.take(follow_problem, Following(problem=lonely), by="resident")
    following = Following(problem=lonely)
    story.take(
        ask_to_follow_problem,
        following,
        by=PUBLIC_FORM,
        email="jee@ulgu-bulak.example",
        language="ru",
    )
    story.take(confirm_following, following, by=PUBLIC_FORM)
