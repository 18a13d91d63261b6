"""Updates of the program that come as a file, on a stick, without internet.

`package` reads and checks the file, `place` knows the folder the program is installed in, `staging`
puts a version there, `applying` does it all in order, `proving` is the new version's part of it.
What a cut at any moment leaves is the old version whole, or the new one whole.
"""
