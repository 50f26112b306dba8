"""Template tags of the page's frame and its components."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tapshyryk.core import citations, forms_rendering, languages, navigation
from tapshyryk.core.components import Column

register = template.Library()

#: What a component may see of the page around it, besides what it is given.
CARRIED = ("request", "csrf_token", "user", "LANGUAGE_CODE")


class Component(Node):
    """Writes `components/<name>.html` with only the given values; what stands between the tags is `body`."""

    def __init__(
        self, name: FilterExpression, given: dict[str, FilterExpression], body: NodeList | None
    ) -> None:
        self.name = name
        self.given = given
        self.body = body

    def render(self, context: Context) -> SafeString:
        """The component's text."""
        values: dict[str, Any] = {key: context[key] for key in CARRIED if key in context}
        values.update((key, value.resolve(context)) for key, value in self.given.items())
        if self.body is not None:
            values["body"] = self.body.render(context)
        engine = context.template.engine  # type: ignore[union-attr]
        found = engine.get_template(f"components/{self.name.resolve(context)}.html")
        with context.render_context.push_state(found):
            return found.render(context.new(values))


def _component(parser: Parser, token: Token, *, closing: bool) -> Component:
    tag, *bits = token.split_contents()
    if not bits:
        raise template.TemplateSyntaxError(f"{{% {tag} %}} needs the component's name in quotes.")
    name, given = bits[0], bits[1:]
    expressions = token_kwargs(given, parser)
    if given:
        raise template.TemplateSyntaxError(f"{{% {tag} {name} %}} takes only name=value, not {given[0]!r}.")
    body = None
    if closing:
        body = parser.parse((f"end{tag}",))
        parser.delete_first_token()
    return Component(parser.compile_filter(name), expressions, body)


@register.tag
def component(parser: Parser, token: Token) -> Component:
    """`{% component "panel" title=… %}…{% endcomponent %}`: a component with a body."""
    return _component(parser, token, closing=True)


@register.tag
def part(parser: Parser, token: Token) -> Component:
    """`{% part "badge" label=… %}`: a component without a body."""
    return _component(parser, token, closing=False)


@register.simple_tag
def nav_url(name: str, *args: object, **kwargs: object) -> str:
    """The address called `name`, or nothing when no page of that name stands."""
    return navigation.address(name, *args, **kwargs)


@register.simple_tag
def static_or_plain(path: str) -> str:
    """A static file's address even where the list of static files cannot be read, for pages about faults."""
    try:
        return static(path)
    except (ValueError, OSError):
        return f"{settings.STATIC_URL}{path}"


@register.simple_tag(takes_context=True)
def ways_in(context: Context) -> list[navigation.Way]:
    """The entries of the main navigation."""
    request = context.get("request")
    return navigation.ways(request.path) if request else []


@register.simple_tag(takes_context=True)
def page_languages(context: Context) -> list[languages.Alternate]:
    """This page in each language of the site."""
    request = context.get("request")
    current = get_language() or ""
    if request is None:
        return languages.alternates("/", "", current)
    query = request.META.get("QUERY_STRING", "") if request.method == "GET" else ""
    return languages.alternates(request.path, query, current)


@register.simple_tag
def site_origin() -> str:
    """The scheme and host of the site as its readers know it, as in "https://example.org"."""
    return str(settings.SITE_URL).rstrip("/")


class Order(NamedTuple):
    """How a column's head sorts: the address that sorts by it, what is said of it, and the arrow."""

    href: str
    aria: str
    sign: str


@register.simple_tag(takes_context=True)
def sorting(context: Context, column: Column) -> Order:
    """The link in the head of a sortable column; a second click turns the order round."""
    request = context.get("request")
    asked = request.GET.copy() if request else QueryDict(mutable=True)
    now = asked.get("sort", "")
    asked["sort"] = f"-{column.sort}" if now == column.sort else column.sort
    asked.pop("page", None)
    state = {column.sort: ("ascending", "\u2191"), f"-{column.sort}": ("descending", "\u2193")}
    aria, sign = state.get(now, ("", ""))
    return Order(f"?{asked.urlencode()}", aria, sign)


@register.filter
def elided(page: Page[Any]) -> Iterator[int | str]:
    """The numbers of the pages around this one, with gaps."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def search_field(form: BaseForm) -> BoundField | None:
    """The field of a list's form that searches by words: the one called `q`."""
    return form["q"] if "q" in form.fields else None


@register.filter
def filter_fields(form: BaseForm) -> list[BoundField]:
    """The fields of a list's form that narrow it, without the words searched for."""
    return [field for field in form.visible_fields() if field.name != "q"]


@register.filter
def citation(reason: object) -> citations.Citation | None:
    """The rule behind a reason, with its source and status."""
    return citations.citation(reason)


@register.filter
def worded(text: object) -> str | SafeString:
    """A text with its language marked where it is not the page's, for screen readers and hyphenation."""
    language = getattr(text, "language", "")
    if not language or language == (get_language() or "").split("-")[0]:
        return str(text)
    return format_html('<span lang="{}">{}</span>', language, str(text))


@register.filter
def kind_of(field: BoundField) -> str:
    """Which of the designed kinds a form field is: text, choices, checkbox, file, date, number, long."""
    return forms_rendering.kind_of(field)


@register.filter
def grouped(form: BaseForm) -> list[forms_rendering.Group]:
    """The visible fields of a form, those written in three languages gathered in one group."""
    return forms_rendering.grouped(form)


@register.filter
def problems(form: BaseForm) -> list[forms_rendering.Problem]:
    """What is wrong in a form, each with the address of the field to mend."""
    return forms_rendering.problems(form)


@register.filter
def trusted_svg(svg: str) -> SafeString:
    """An SVG made by tapshyryk.core.charts, which escapes every text it is given."""
    return mark_safe(svg)  # noqa: S308
