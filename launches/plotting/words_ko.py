"""Words of figures in Korean."""

WORDS: dict[str, str] = {}
