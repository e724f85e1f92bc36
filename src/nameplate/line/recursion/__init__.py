"""The recursion in compiled code: the reference's additions, multiplications and comparisons, in its order."""
