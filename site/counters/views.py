from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from counters.charts import chart_of
from counters.days import counting_window, local_day
from counters.recording import VISIT_ENDS_AFTER
from counters.statistics import site_statistics, visits_by_day

DAYS_SHOWN = 30


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
