"""Reading the text of files: how long, with how much memory, and the program for scans."""

from __future__ import annotations

from config.settings.environment import env

__all__ = [
    "EXTRACTION_MEMORY_MB",
    "EXTRACTION_SCANNED_PAGES",
    "EXTRACTION_SECONDS",
    "EXTRACTION_TESSERACT",
]

# For one file, by the clock and by the processor.
EXTRACTION_SECONDS = env.int("EXTRACTION_SECONDS", default=20 * 60)
EXTRACTION_MEMORY_MB = env.int("EXTRACTION_MEMORY_MB", default=2048)
# Recognising the text of a page takes seconds; of a longer scan the first so many pages are read.
EXTRACTION_SCANNED_PAGES = env.int("EXTRACTION_SCANNED_PAGES", default=200)
# A name or a path; empty: scans are not read.
EXTRACTION_TESSERACT = env.str("EXTRACTION_TESSERACT", default="tesseract")
