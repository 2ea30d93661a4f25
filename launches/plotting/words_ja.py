"""Words of figures in Japanese."""

WORDS: dict[str, str] = {"Launch site": "発射地点"}
