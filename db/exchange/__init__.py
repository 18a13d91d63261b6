"""What travels between PCs: the line of an operation, and how it is read back."""
