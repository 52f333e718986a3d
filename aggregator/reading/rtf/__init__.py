"""Rich Text Format: its tokens, its code pages, and the stories (body, margins, notes) they tell."""
