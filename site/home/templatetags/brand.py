from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from wagtail.models import Site

from home.models import SiteSettings

register = template.Library()


@register.simple_tag(takes_context=True)
def brand_name(context: dict[str, Any]) -> str:
    """The name of the organisation, or of the site where no organisation was named: `{% brand_name %}`."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    organisation = SiteSettings.for_site(site).organisation if site else ""
    return organisation or str(settings.WAGTAIL_SITE_NAME)
