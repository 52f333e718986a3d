"""How sure each way of finding a fact is, before its value and the words around it take something off.

Measured ways have the share of such facts that is right in the tuning half of the labelled documents
(``tests/bench/calibration.py --paths``): the lower end of its 80 % interval, over what was found before rules were
tuned on them together with what was found after. After alone would say how well they are fitted, not how sure a fact of
another document is. The other ways were seen there fewer than ten times and keep what was judged of them; those below
0.5, where a cell counts as known, stay below it.

Facts of running text are as sure as `weighing` makes their traits; what stands here of sentences only says which of
several subjects one is about, the surest.
"""

from __future__ import annotations

ROW = 0.95
"""A row of a table, by an identifier or a listed name: right in 250 of 257."""

ROW_OF_SHARED_NAME = 0.95
"""A row by a name of several subjects, told apart by its place: right in 42 of 42, but no surer than a plain row."""

ROW_OF_UNLISTED_NAME = 0.85
"""A row by a name that no list has."""

ROW_ABOVE = 0.7
"""A row without a name of its own, by the row above it."""

TABLE_TITLE = 0.65
"""A table without names, by its title or the heading before it."""

TABLE_FILE_NAME = 0.7
"""A value of a whole table, by the name of its file or sheet."""

RECORD, RECORD_OF_UNLISTED = 0.85, 0.75
"""A line of a key and its value, by the line of the record that names its subject."""

HEADING = 0.79
"""A sentence under a heading that names its subject: right in 57 of 69."""

HEADING_ABOVE = 0.55
"""The same under a heading that names none, by the one before it."""

PARAGRAPH = 0.65
"""A sentence after one that names its subject, in the same paragraph: with the next two right in 24 of 35."""

PARAGRAPH_OPENED = 0.6
"""The same where a later sentence of the paragraph begins with another subject."""

PARAGRAPH_PASSED = 0.55
"""The same where that sentence has other words before the name."""

ONLY_SUBJECT = 0.65
"""A sentence of a document that names one subject only: right in 19 of 26."""

SENDER = 0.65
"""A message without a subject, by the one its sender is called after."""

DOCUMENT_TITLE, FILE_NAME, FORM = 0.65, 0.6, 0.6
"""A sentence without a subject, by the title, the file's name, or the small table above that names one."""

FOLDER = 0.45
"""A sentence without a subject, by the folder's name: too little to count, as what follows."""

PARAGRAPH_BEFORE = 0.2
"""A sentence without a subject, by the paragraph or message before: right in none of 6."""

DELETED = 0.4
"""The most that a statement in deleted text is worth."""

PHOTO_TAG, PHOTO_ADDRESS = 0.65, 0.6
"""Where a photo was taken, by its tags or its description."""

NAMED_PIN, LONE_PIN, PIN = 0.8, 0.55, 0.45
"""A pin of a map: called after its subject, the only one, one of several."""

FOLDER_POSITION = 0.55
"""The most that coordinates in a folder's name are worth."""

IN_FILE_NAME, IN_FOLDER_NAME = 0.8, 0.65
"""A value that everything in a file or a folder has, as it is called by it."""

RECOGNISED = 0.65
"""A value that a recogniser names, in a sentence that names one subject."""
