"""What a word-processing package says: its styles, and the stories (body, headers, notes) that its parts tell."""
