from __future__ import annotations

from news.models.approval import PublisherApprovalTask
from news.models.article import ArticleByline, ArticlePage, ArticleRelation, TaggedArticle
from news.models.gallery import GalleryIndexPage, GalleryPage, GalleryPhoto, TaggedGallery
from news.models.list_change import ListChange
from news.models.people import Organisation, Person
from news.models.section import SectionPage
from news.models.word_origin import WordOrigin

__all__ = [
    "ArticleByline",
    "ArticlePage",
    "ArticleRelation",
    "GalleryIndexPage",
    "GalleryPage",
    "GalleryPhoto",
    "ListChange",
    "Organisation",
    "Person",
    "PublisherApprovalTask",
    "SectionPage",
    "TaggedArticle",
    "TaggedGallery",
    "WordOrigin",
]
