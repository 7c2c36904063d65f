from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString

from documents.citations.linking import link_citations

register = template.Library()


class LinkCitationsNode(template.Node):
    def __init__(self, nodelist: NodeList, page: FilterExpression) -> None:
        self.nodelist = nodelist
        self.page = page

    def render(self, context: Context) -> SafeString:
        html = self.nodelist.render(context)
        return link_citations(html, self.page.resolve(context), timezone.localdate(), context.get("request"))


@register.tag
def linkcitations(parser: Parser, token: Token) -> LinkCitationsNode:
    """Link the numbers of documents in what stands between; the page never links to itself.

    `{% linkcitations page %}…{% endlinkcitations %}`
    """
    parts = token.split_contents()
    if len(parts) != 2:
        raise template.TemplateSyntaxError("linkcitations takes the page")
    nodelist = parser.parse(("endlinkcitations",))
    parser.delete_first_token()
    return LinkCitationsNode(nodelist, parser.compile_filter(parts[1]))
