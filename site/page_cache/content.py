"""Which tables public pages are made from, and which of them change without any page looking different."""

from __future__ import annotations

from typing import Final

__all__ = ["COLUMNS_OF_PAGES", "ONLY_WHEN_CHANGED", "PAGES", "WATCHED"]

PAGES: Final = "wagtailcore_page"
# Of a page that is or was public, a change of these shows. Drafts write to the others.
COLUMNS_OF_PAGES: Final = (
    "title", "slug", "path", "url_path", "live", "seo_title", "search_description", "show_in_menus",
    "first_published_at", "last_published_at", "expire_at", "content_type_id", "locale_id", "alias_of_id",
)  # fmt: skip
# A new file or picture stands on no page yet; what comes to refer to it is noted itself.
ONLY_WHEN_CHANGED: Final = ("attachments_attachment", "images_siteimage")
WATCHED: Final = (
    "documents_citation", "documents_documentevent", "documents_documentfile", "documents_documentrelation",
    "documents_documentstructure",
    "documents_documentcollectionpage", "documents_documenttype", "documents_field", "documents_fileversion",
    "documents_issuingbody", "documents_legaldocumentpage", "documents_legaldocumentpage_fields",
    "documents_librarypage", "documents_collectionmember", "documents_signer", "documents_statusspan",
    "extraction_extractedpage",
    "extraction_extraction", "extraction_pageletters", "home_homepage", "home_navigation", "home_plainpage",
    "home_sitesettings", "images_rendition", "news_articlebyline", "news_articlepage", "news_articlerelation",
    "news_galleryindexpage", "news_gallerypage", "news_galleryphoto", "news_organisation", "news_person",
    "news_sectionpage", "news_taggedarticle", "news_taggedgallery", "pages_tag", "wagtailcore_collection",
    "wagtailcore_collectionviewrestriction", "wagtailcore_locale", "wagtailcore_pageviewrestriction",
    "wagtailcore_site", "wagtailembeds_embed",
)  # fmt: skip
