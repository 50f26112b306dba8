"""The causes of a problem are traced, changed with a trace, drawn, printed and settled."""

import pytest
from django.utils import translation

from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.problem_tree import (
    add_branch,
    begin_tree,
    move_branch,
    print_tree,
    remove_branch,
    reopen_tree,
    reword_branch,
    settle_tree,
)
from tapshyryk.needs.drawing import shown
from tapshyryk.needs.forms.problem_tree import AddBranchForm, RemoveBranchForm
from tapshyryk.needs.models import Branch, ProblemTree
from tapshyryk.needs.queries.trees import grown_tree, tree_of
from tests.needs.stages import listed, with_problems

pytestmark = pytest.mark.django_db


def begun(world):
    session, problems = listed(world)
    tree = ProblemTree(session=session)
    begin_tree(tree, actor=world.actor("activist"), problem=problems[0])
    return tree


def branch(world, tree, words, side="cause", under=None):
    add_branch(tree, actor=world.actor("activist"), side=side, titles={"ky": words}, under=under)
    return Branch.objects.order_by("pk").last()


def with_branches(world):
    tree = begun(world)
    place = branch(world, tree, "Орун жетпейт")
    group = branch(world, tree, "Бир гана топ бар", under=place)
    money = branch(world, tree, "Бюджетте акча каралган эмес", under=group)
    far = branch(world, tree, "Айыл алыс")
    branch(world, tree, "Энелер иштей албайт", side="effect")
    return tree, place, group, money, far


def test_a_tree_belongs_to_one_problem_of_its_session(world):
    tree = begun(world)
    assert tree_of(tree.problem) == tree
    _, strange = with_problems(world)
    for problem in (tree.problem, strange[0]):
        with pytest.raises(Refused):
            begin_tree(ProblemTree(session=tree.session), actor=world.actor("activist"), problem=problem)


def test_branches_hang_where_they_belong(world):
    tree, place, *_ = with_branches(world)
    assert [node.words for node in grown_tree(tree).causes] == ["Орун жетпейт", "Айыл алыс"]
    with pytest.raises(Refused) as refused:
        branch(world, tree, "Балдар үйдө", side="effect", under=place)
    assert refused.value.rules == ("needs.branch_has_its_place",)
    with pytest.raises(Refused):
        branch(world, tree, "  ")


def test_a_branch_moves_with_what_hangs_on_it_and_never_under_itself(world):
    tree, _place, group, money, far = with_branches(world)
    act = move_branch(tree, actor=world.actor("specialist"), branch=group, under=far)
    assert act.detail["before"] == {"ky": "Орун жетпейт"}
    assert act.detail["after"] == {"ky": "Айыл алыс"}
    far_node = next(node for node in grown_tree(tree).causes if node.words == "Айыл алыс")
    assert far_node.levels == 3
    for under in (money, group):
        with pytest.raises(Refused) as refused:
            move_branch(tree, actor=world.actor("specialist"), branch=group, under=under)
        assert refused.value.rules == ("needs.branch_has_its_place",)
    act = move_branch(tree, actor=world.actor("specialist"), branch=group, under=None)
    assert act.detail["after"] == {}


def test_words_change_and_what_is_removed_stays_in_the_record(world):
    tree, place, *_ = with_branches(world)
    act = reword_branch(tree, actor=world.actor("activist"), branch=place, titles={"ky": "40 орун, 130 бала"})
    assert (act.detail["before"], act.detail["after"]) == (
        {"ky": "Орун жетпейт"},
        {"ky": "40 орун, 130 бала"},
    )
    act = remove_branch(tree, actor=world.actor("activist"), branch=place, reason="Такталды")
    assert act.detail["removed"] == [
        {"ky": "40 орун, 130 бала"},
        {"ky": "Бир гана топ бар"},
        {"ky": "Бюджетте акча каралган эмес"},
    ]
    assert [node.words for node in grown_tree(tree).causes] == ["Айыл алыс"]
    assert Act.objects.filter(subject_id=tree.pk).count() == 8


def test_the_drawing_escapes_its_words_and_is_told_to_those_who_cannot_see_it(world):
    tree = begun(world)
    branch(world, tree, "<script>alert(1)</script>")
    with translation.override("ru"):
        svg = shown(tree).svg
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert 'role="img"' in svg
    assert "0 последствий" in svg
    assert "1 причина" in svg


def test_a_tree_without_a_cause_is_not_settled_and_a_settled_one_opens_with_a_reason(world):
    tree = begun(world)
    branch(world, tree, "Энелер иштей албайт", side="effect")
    with pytest.raises(Refused) as refused:
        settle_tree(tree, actor=world.actor("activist"))
    assert refused.value.rules == ("needs.tree_has_causes",)
    branch(world, tree, "Орун жетпейт")
    settle_tree(tree, actor=world.actor("activist"))
    with pytest.raises(Refused):
        branch(world, tree, "Айыл алыс")
    reopen_tree(tree, actor=world.actor("activist"), reason="Фокус-топ дагы бир себеп айтты")
    assert tree.state == "growing"


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_tree_is_printed(world, language):
    tree, *_ = with_branches(world)
    act = print_tree(tree, actor=world.actor("activist"), language=language)
    assert act.documents[0]["sha256"] == documents_of(tree)[0].sha256


def test_strangers_do_not_draw(world):
    tree = begun(world)
    for stranger in ("resident", "director", "administrator"):
        with pytest.raises(Refused):
            add_branch(tree, actor=world.actor(stranger), side="cause", titles={"ky": "Себеп"})


def test_forms_offer_the_branches_in_the_order_of_the_tree(world):
    tree, _place, group, *_ = with_branches(world)
    with translation.override("ky"):
        form = AddBranchForm(subject=tree, actor=world.actor("activist"))
        offered = [label for _key, label in form.fields["under"].choices]
    assert offered[0].endswith("Бала бакча жок")
    assert offered[2].endswith("— Бир гана топ бар")
    form = AddBranchForm(
        {"side": "cause", "under": str(group.pk), "title_ky": "Штат жок"},
        subject=tree,
        actor=world.actor("activist"),
    )
    assert form.is_valid(), form.errors
    assert form.arguments()["under"] == group
    removing = RemoveBranchForm(subject=tree, actor=world.actor("activist"))
    assert any(label.endswith("(+2)") for _key, label in removing.fields["branch"].choices)
