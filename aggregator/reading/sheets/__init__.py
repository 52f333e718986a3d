"""What a spreadsheet package says: number formats, cells, and the notes beside them."""
