"""One module a form: its head, its order of things, its closing."""
