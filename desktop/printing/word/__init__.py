"""A paper as a Word document: the same words in the same places, for offices that edit on."""
