"""Publishers as data: whose word a report prints, and where it is published."""

from __future__ import annotations

#: (part of an outlet's name, the side whose own word it prints)
OWN_WORD: tuple[tuple[str, str], ...] = (
    ("north-korean-state", "PRK-KCNA"), ("korean-central", "PRK-KCNA"),
    ("joint-chiefs", "KOR-JCS"), ("japanese-ministry", "JPN-MOD"), ("japan's-defen", 'JPN-MOD'),
    ("pacific-command", "USA-INDOPACOM"), ("strategic-command", "USA-STRATCOM"),
    ("russian-ministry", "RUS-MOD"), ("russian-defen", "RUS-MOD"), ("chinese-ministry", "CHN-MND"),
    ("indian-ministry", "IND-MOD"), ("taiwan-ministry", "TWN-MND"),
    ("ukrainian-air-force", "UKR-AF"), ("iranian-state", "IRN"), ("chinese-state", "CHN"),
    ("kcna", "PRK-KCNA"), ("state-media-kp", "PRK-KCNA"), ("rodong", "PRK-KCNA"),
    ("dprk", "PRK-KCNA"), ("jcs", "KOR-JCS"), ("rok-", "KOR-JCS"), ("mod-style", "JPN-MOD"),
    ("jpmod", "JPN-MOD"), ("mod-japan", "JPN-MOD"), ("japan-mod", "JPN-MOD"),
    ("ministry-jp", "JPN-MOD"), ("indopacom", "USA-INDOPACOM"), ("pacom", "USA-INDOPACOM"),
    ("norad", "USA-NORAD"), ("stratcom", "USA-STRATCOM"), ("centcom", "USA-CENTCOM"),
    ("us-command", "USA"), ("us-air-force", "USA-USAF"), ("ispr", "PAK-ISPR"), ("pib", "IND-MOD"),
    ("drdo", "IND-DRDO"), ("irgc", "IRN-IRGC"), ("state-media-ir", "IRN"), ("irna", "IRN"),
    ("houthi", "YEM"), ("idf", "ISR-IDF"), ("state-media-cn", "CHN"), ("xinhua", "CHN"),
    ("cgtn", "CHN"), ("rus-mod", "RUS-MOD"), ("tass", "RUS"), ("state-media-ru", "RUS"),
    ("ukraine-air-force", "UKR-AF"), ("uaf", "UKR-AF"),
)  # fmt: skip
#: Base in a dateline -> command that reports from it in the first person
DATELINES: dict[str, str] = {
    "peterson": "USA-NORAD", "offutt": "USA-STRATCOM", "camp h m smith": "USA-INDOPACOM",
    "camp smith": "USA-INDOPACOM", "tampa": "USA-CENTCOM", "vandenberg": "USA-USAF",
    "rawalpindi": "PAK-ISPR",
}  # fmt: skip
#: (part of an outlet's name, country that it is published in)
PUBLISHERS: tuple[tuple[str, str], ...] = (
    ("japan", "JPN"), ("south-korea", "KOR"), ("korean-wire", "KOR"), ("seoul", "KOR"),
    ("yonhap", "KOR"), ("kyodo", "JPN"), ("jiji", "JPN"), ("nhk", "JPN"), ("india", "IND"),
    ("pakistan", "PAK"), ("iran", "IRN"), ("russia", "RUS"), ("china", "CHN"), ("chinese", "CHN"),
    ("taiwan", "TWN"), ("ukrain", "UKR"), ("israel", "ISR"), ("american", "USA"),
    ("british", "GBR"), ("french", "FRA"),
)  # fmt: skip
#: Last part of a style's name -> country
SUFFIXES: dict[str, str] = {
    "jp": "JPN", "kr": "KOR", "us": "USA", "in": "IND", "pk": "PAK", "cn": "CHN", "uk": "GBR",
    "ir": "IRN", "ru": "RUS", "fr": "FRA", "tw": "TWN", "il": "ISR", "tr": "TUR", "ua": "UKR",
    "kp": "PRK",
}  # fmt: skip
