from __future__ import annotations

from functools import partial
from typing import cast

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils.functional import SimpleLazyObject

from home.menus import Menus, menus_for

register = template.Library()


@register.simple_tag(takes_context=True)
def load_menus(context: RequestContext) -> Menus:
    """The menus of the site: `{% load_menus as menus %}`. They are read when they are first asked for."""
    request: HttpRequest = context["request"]
    return cast("Menus", SimpleLazyObject(partial(menus_for, request)))
