"""What happens in the newsroom when something happens elsewhere."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex, TaskState
from wagtail.signals import post_page_move, task_submitted

from attachments.models import Attachment
from extraction.signals import text_changed
from news.approval_emails import ApprovalEmailNotifier
from news.facet_values import tag_value
from news.models import ArticlePage, TaggedArticle, TaggedGallery
from pages.models import Tag
from search.index.changes import note_concerned
from search.index.indexing import pages_with

# A signal holds its receivers weakly.
NOTIFIER = ApprovalEmailNotifier()

task_submitted.connect(NOTIFIER, sender=TaskState, dispatch_uid="news_approval_emails")


@receiver(post_page_move, sender=ArticlePage, dispatch_uid="news_article_moved")
def keep_section(instance: ArticlePage, parent_page_after: Page, **_others: object) -> None:
    """Moving changes the tree without saving the page, which keeps its section beside it."""
    ArticlePage.objects.filter(pk=instance.pk).update(section=parent_page_after.pk)


@receiver(post_save, sender=Tag)
def find_under_new_slug(instance: Tag, **_others: object) -> None:
    """The search knows tags by their slug; a new name alone changes nothing in it."""
    tagged = {
        page_id
        for through in (TaggedArticle, TaggedGallery)
        for page_id in through.objects.filter(tag=instance).values_list("content_object_id", flat=True)
    }
    note_concerned(tagged - pages_with(tag_value(instance)))


@receiver(text_changed)
def search_in_new_text(attachment_id: int, **_others: object) -> None:
    """Which articles offer a file stands in their bodies; Wagtail keeps the index of that."""
    references = ReferenceIndex.get_references_to(Attachment(pk=attachment_id))
    articles = references.filter(content_type=ContentType.objects.get_for_model(ArticlePage))
    note_concerned({int(page_id) for page_id in articles.values_list("object_id", flat=True)}, ArticlePage)


@receiver(post_delete, sender=Tag)
def forget_tag(instance: Tag, **_others: object) -> None:
    note_concerned(pages_with(tag_value(instance)))
