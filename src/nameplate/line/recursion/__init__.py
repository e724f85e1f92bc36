"""The recursion in compiled code: the same additions, multiplications and comparisons as the reference, in its order."""
