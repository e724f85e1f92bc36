"""The brief: one page that answers, shows why, and opens every number to the words it rests on."""
