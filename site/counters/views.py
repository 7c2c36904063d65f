from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from counters.charts import chart_of
from counters.days import counting_window, local_day
from counters.files import files_of
from counters.recording import VISIT_ENDS_AFTER
from counters.statistics import site_statistics, visits_by_day
from counters.totals import file_totals, totals_for

DAYS_SHOWN = 30


@require_safe
@never_cache
def page_counts(_request: HttpRequest, page_id: int) -> JsonResponse:
    """The current numbers of a published page that everyone may read; 404 for any other id."""
    page = Page.objects.live().public().exclude(expire_at__lte=timezone.now()).filter(pk=page_id).first()
    if page is None:
        return JsonResponse({"error": _("There is no such page.")}, status=404)
    totals = totals_for([page_id])[page_id]
    specific = page.specific
    downloads = file_totals(page_id)
    return JsonResponse(
        {
            "views": totals.views,
            "downloads": totals.downloads,
            "files": [
                {"id": file.id, "title": file.title, "downloads": downloads.get((file.countable, file.id), 0)}
                for file in files_of(specific)
            ],
        }
    )


@require_safe
@never_cache
def statistics(request: HttpRequest) -> HttpResponse:
    """The public page that shows the site's numbers of today and says what each of them means."""
    now = timezone.now()
    days = visits_by_day(local_day(now), DAYS_SHOWN)
    return render(
        request,
        "pages/counters/statistics.html",
        {
            "statistics": site_statistics(now),
            "days": days,
            "chart": chart_of(days),
            "window_minutes": int(counting_window().total_seconds() // 60),
            "online_minutes": settings.COUNTERS_ONLINE_SECONDS // 60,
            "new_readers_per_hour": settings.COUNTERS_NEW_READERS_PER_HOUR,
            "visit_minutes": int(VISIT_ENDS_AFTER.total_seconds() // 60),
            "now": now,
        },
    )
