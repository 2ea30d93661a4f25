"""One interactive page of a log: map, filters, table and claims in one HTML file."""

from __future__ import annotations

from launches.page.make import Page, page_html, write_page

__all__ = ["Page", "page_html", "write_page"]
