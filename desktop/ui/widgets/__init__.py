"""Small parts every room uses."""
