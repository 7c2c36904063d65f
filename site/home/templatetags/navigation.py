from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext

from home.menus import Menus, menus_for

register = template.Library()


@register.simple_tag(takes_context=True)
def load_menus(context: RequestContext) -> Menus:
    """The menus of the site: `{% load_menus as menus %}`."""
    request: HttpRequest = context["request"]
    return menus_for(request)
