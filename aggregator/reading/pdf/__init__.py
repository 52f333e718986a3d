"""What a PDF says: lines and paragraphs with their places, ruled tables, form fields and annotations."""
