"""What all tests share: no test is judged by the clock, which a busy machine would decide."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
