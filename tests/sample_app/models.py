from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from counters.mixins import CountedPageMixin
from counters.panels import CountersPanel
from pages.mixins import ReadableSlugMixin


class VacancyPage(CountedPageMixin, ReadableSlugMixin, Page):
    template = "sample_app/vacancy.html"
    parent_page_types = ["home.HomePage"]

    duties = models.TextField()

    class Meta:
        verbose_name = "vacancy"

    content_panels = [*Page.content_panels, FieldPanel("duties"), CountersPanel()]
