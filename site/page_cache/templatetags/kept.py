from __future__ import annotations

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

from page_cache.fragments import fragment
from pages.current_links import LEFT_OPEN

register = template.Library()


class KeptNode(template.Node):
    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        request = context.get("request")
        if request is None or getattr(request, "content_version", None) is None:
            return self.nodelist.render(context)
        return fragment(self.name, request, lambda: self._with_open_links(context))

    def _with_open_links(self, context: Context) -> str:
        with context.push(**{LEFT_OPEN: True}):
            return self.nodelist.render(context)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """`{% kept "head" %} … {% endkept %}`: what is the same on every page of the site, for whoever reads.

    Nothing in it may depend on the page or the reader, but for `aria_current`.
    """
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(name.strip("\"'"), nodelist)
