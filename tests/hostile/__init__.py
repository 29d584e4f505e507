"""Files made to hurt: what each is, what must become of it, and what it may cost."""
