"""A small site in the midst of work: pages in every state that staff meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection, Comment, Page

from attachments.models import Attachment
from documents.models import Signer
from images.models import SiteImage
from news.models import ArticlePage, Organisation, Person
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    FieldFactory,
    GalleryFactory,
    SiteImageFactory,
    restrict,
)

__all__ = ["Work", "make_work"]


@dataclass
class Work:
    published: ArticlePage
    waiting: ArticlePage
    returned: ArticlePage
    scheduled: ArticlePage
    locked: ArticlePage
    gallery: Page
    document: Page
    image: SiteImage
    file: Attachment
    collection: Collection


def make_work(life: Page, galleries: Page, library: Page, writer: User, editor: User) -> Work:
    """Content in these places, with Vietnamese words only; Wagtail's page of welcome goes."""
    Page.objects.filter(title__startswith="Welcome").delete()
    image, file = SiteImageFactory(uploaded_by_user=writer), AttachmentFactory(uploaded_by_user=writer)
    published = ArticleFactory(parent=life, title="Hội nghị", owner=writer, lead_image=image)
    published.save_revision(user=writer)
    published.title = "Hội nghị người lao động"
    published.save_revision(user=editor)
    Comment.objects.create(page=published, user=editor, text="Thêm ảnh", contentpath="title")
    published.create_alias(update_slug="hoi-nghi-ban-guong")
    waiting = submitted(ArticleFactory(parent=life, title="Tin chờ duyệt", owner=writer, live=False), writer)
    returned = submitted(ArticleFactory(parent=life, title="Tin trả lại", owner=writer, live=False), writer)
    returned.current_workflow_task_state.reject(user=editor, comment="Xem lại số liệu.")
    scheduled = ArticleFactory(parent=life, title="Tin hẹn giờ", owner=writer, live=False)
    scheduled.go_live_at = timezone.now() + timedelta(days=3)
    scheduled.save_revision(user=editor, approved_go_live_at=scheduled.go_live_at)
    locked = ArticleFactory(parent=life, title="Tin đang khóa", owner=writer)
    locked.locked, locked.locked_by, locked.locked_at = True, editor, timezone.now()
    locked.save()
    gallery = GalleryFactory(parent=galleries, title="Ảnh hội nghị")
    document = DocumentFactory(parent=library, files=[file], fields=[FieldFactory()])
    restrict(gallery)
    make_words(published)
    collection = Collection.get_first_root_node().add_child(name="Ảnh tư liệu")
    return Work(published, waiting, returned, scheduled, locked, gallery, document, image, file, collection)


def submitted(article: ArticlePage, writer: User) -> ArticlePage:
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    article.refresh_from_db()
    return article


def make_words(page: Page) -> None:
    """One of everything that lists of staff have besides pages and files."""
    Redirect.objects.create(old_path="/cu", redirect_page=page)
    SearchPromotion.objects.create(query=Query.get("hội nghị"), page=page, description="Đọc trước")
    Query.get("lương").add_hit()
    Organisation.objects.create(name="Ban Tuyên giáo")
    Person.objects.create(name="Trần Văn Bình")
    Signer.objects.create(name="Lê Thị Hoa")
