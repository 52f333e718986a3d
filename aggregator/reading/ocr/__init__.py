"""Text out of pixels, where the extra ``ocr`` is installed."""
