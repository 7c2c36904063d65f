"""How articles, galleries and those who write them are edited."""

from __future__ import annotations

from counters.panels import CountersPanel
from news.display_date_form import DisplayDateForm
from news.from_word.page_form import ArticleForm
from news.from_word.panels import WordDoubtsPanel
from news.models import ArticlePage, GalleryPage, Organisation, Person
from news.panels import AddPhotosPanel
from pages.editing import compose_editor
from pages.lost_updates import RowUnchangedForm

compose_editor(
    ArticlePage, form=ArticleForm, panels={"doubts": WordDoubtsPanel(), "readers": CountersPanel()}
)
compose_editor(
    GalleryPage,
    form=DisplayDateForm,
    panels={"many photos": AddPhotosPanel(), "readers": CountersPanel()},
)
compose_editor(Organisation, form=RowUnchangedForm)
compose_editor(Person, form=RowUnchangedForm)
