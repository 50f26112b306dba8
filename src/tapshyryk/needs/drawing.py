"""A problem tree as a drawing, named and told for those who cannot see it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext, ngettext

from tapshyryk.core import formats
from tapshyryk.core.charts.drawing import element, text
from tapshyryk.core.wording import current_language
from tapshyryk.needs.domain.causes import Tree
from tapshyryk.needs.domain.tree_layout import LINE, PADDING, WIDTH, Box, Layout, Link, laid_out
from tapshyryk.needs.models import ProblemTree
from tapshyryk.needs.queries.trees import grown_tree


@dataclass(frozen=True, slots=True)
class TreeShown:
    """A tree with its drawing; the tree itself is also shown as a list."""

    tree: Tree
    svg: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing hangs on the problem yet."""
        return not self.tree.causes and not self.tree.effects


def shown(this: ProblemTree) -> TreeShown:
    """The tree in the reader's language with its drawing."""
    tree = grown_tree(this)
    return TreeShown(tree, drawn(tree))


def drawn(tree: Tree) -> str:
    """The drawing of a tree as SVG; it keeps its size, so that a narrow page scrolls it sideways."""
    layout = laid_out(tree)
    title = gettext("Causes and effects: %(problem)s") % {"problem": tree.words}
    told = _told(tree)
    key = "t" + hashlib.sha256(repr((tree, title)).encode()).hexdigest()[:10]
    return element(
        "svg",
        element("title", escape(title), id=f"{key}-t"),
        element("desc", escape(told), id=f"{key}-d"),
        *(_link(link) for link in layout.links),
        *(_box(box) for box in layout.boxes),
        xmlns="http://www.w3.org/2000/svg",
        class_="tree-drawing",
        width=layout.width,
        height=layout.height,
        viewBox=_view(layout),
        role="img",
        aria_labelledby=f"{key}-t",
        aria_describedby=f"{key}-d",
    )


def _view(layout: Layout) -> str:
    return f"0 0 {layout.width} {layout.height}"


def _told(tree: Tree) -> str:
    language = current_language()
    causes = sum(node.size for node in tree.causes)
    effects = sum(node.size for node in tree.effects)
    return gettext("%(effects)s above, %(causes)s below. The same stands in the list.") % {
        "effects": ngettext("%(n)s effect", "%(n)s effects", effects)
        % {"n": formats.number(effects, language)},
        "causes": ngettext("%(n)s cause", "%(n)s causes", causes) % {"n": formats.number(causes, language)},
    }


def _box(box: Box) -> str:
    first = box.y + PADDING + LINE - 5
    free = box.height - 2 * PADDING - LINE * len(box.lines)
    return element(
        "g",
        element("rect", x=box.x, y=box.y, width=WIDTH, height=box.height),
        *(
            text(line, box.middle, first + free // 2 + LINE * row, anchor="middle")
            for row, line in enumerate(box.lines)
        ),
        class_=f"tree-{box.kind}",
    )


def _link(link: Link) -> str:
    half = (link.from_y + link.to_y) // 2
    path = f"M{link.from_x} {link.from_y}V{half}H{link.to_x}V{link.to_y}"
    return element("path", d=path, class_="tree-link")
