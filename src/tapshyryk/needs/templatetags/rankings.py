"""The order of problems, and what tools left, for templates that are given the thing alone."""

from __future__ import annotations

from django import template

from tapshyryk.core.components import Table
from tapshyryk.needs.drawing import TreeShown, shown
from tapshyryk.needs.models import PriorityList, ProblemTree, SessionTool
from tapshyryk.needs.queries.standing import Standing, standing
from tapshyryk.needs.queries.tools import table_of

register = template.Library()


@register.simple_tag
def standing_list(this: PriorityList) -> Standing:
    """A common list as it stands: `{% standing_list subject as rows %}`."""
    return standing(this)


@register.simple_tag
def tool_table(tool: SessionTool) -> Table:
    """What came of a recorded tool: `{% tool_table subject as table %}`."""
    return table_of(tool, {str(one.pk): str(one.title) for one in tool.session.problems.all()})


@register.simple_tag
def tree_shown(this: ProblemTree) -> TreeShown:
    """A problem tree with its drawing: `{% tree_shown subject as tree %}`."""
    return shown(this)
