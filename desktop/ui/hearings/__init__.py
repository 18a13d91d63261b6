"""The room of hearings: their list, and one hearing with its parts side by side."""
