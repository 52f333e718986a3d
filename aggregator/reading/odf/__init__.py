"""OpenDocument: one grammar of paragraphs, tables and drawings under texts, sheets and slides."""
