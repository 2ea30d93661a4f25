"""Countries as data: their names, capitals and clocks."""

from __future__ import annotations

#: alpha-3 -> names, adjectives and services, | between
COUNTRIES: dict[str, str] = {
    "PRK": (
        "north korea|north korean|n. korea|n. korean|n korea|nk|dprk|"
        "democratic people's republic of korea|the north|pyongyang|kim jong un|north koreans|"
        "nkorea|north's|korean people's army|kpa|the kim regime|kim regime|"
        "missile general bureau|missile administration|general missile bureau|"
        "academy of national defence science|academy of defence science|"
        "academy of defense science|hermit kingdom"
    ),
    "KOR": (
        "south korea|south korean|s. korea|s. korean|s korea|rok|republic of korea|the south|"
        "seoul|south koreans"
    ),
    "JPN": "japan|japanese|tokyo|self-defense force|self-defense forces|jsdf|gsdf|msdf",
    "USA": (
        "uss|united states|u.s.|us air force|u.s. air force|air force global strike command|"
        "american|americans|the us|usa|washington|space force|u.s. navy|us navy|"
        "space launch delta 30|30th space wing|u.s. military|us military|u.s. army|us army"
    ),
    "CHN": (
        "china|chinese|beijing|pla|people's liberation army|pla rocket force|plarf|rocket force|prc"
    ),
    "TWN": "taiwan|taiwanese|taipei|ncsist|republic of china",
    "RUS": (
        "russia|russian|moscow|kremlin|russians|the occupiers|occupiers|russian federation|"
        "soviet union|soviet|ussr|northern fleet|pacific fleet|strategic missile forces|"
        "strategic rocket forces|russian invaders|aggressor"
    ),
    "UKR": "ukraine|ukrainian|kyiv|kiev|ukrainians",
    "IND": (
        "india|indian|new delhi|delhi|drdo|defence research and development organisation|"
        "strategic forces command|isro|indians"
    ),
    "PAK": "pakistan|pakistani|islamabad|rawalpindi|army strategic forces command|pakistanis",
    "IRN": (
        "iran|iranian|tehran|irgc|revolutionary guards|revolutionary guard|"
        "islamic revolution guards corps|islamic revolutionary guard corps|irgc aerospace force|"
        "iranians|guards corps"
    ),
    "ISR": "israel|israeli|israelis|jerusalem|zionist|zionists|zionist enemy",
    "YEM": "yemen|yemeni|houthi|houthis|the houthis|houthi group|houthi rebels|houthi movement|"
    "ansar allah|ansarallah|yemeni armed forces|sanaa",
    "SAU": "saudi arabia|saudi|riyadh|saudis",
    "ARE": "united arab emirates|emirati|uae|abu dhabi",
    "IRQ": "iraq|iraqi|baghdad",
    "SYR": "syria|syrian|damascus",
    "LBN": "lebanon|lebanese|hezbollah|hizbullah",
    "PSE": "gaza|palestinian|hamas",
    "TUR": "turkey|turkish|ankara|türkiye|turkiye|roketsan",
    "FRA": "france|french|paris|dga|french navy|armament directorate",
    "GBR": "hms|britain|british|united kingdom|u.k.|the uk|royal navy|london",
    "DEU": "germany|german|berlin",
    "NOR": "norway|norwegian",
    "SWE": "sweden|swedish",
    "AUS": "australia|australian|canberra",
    "KAZ": "kazakhstan|kazakh",
    "MHL": "marshall islands",
    "PHL": "philippines|philippine|manila",
    "POL": "poland|polish|warsaw",
    "ROU": "romania|romanian",
    "BLR": "belarus|belarusian|minsk",
    "MDA": "moldova",
    "JOR": "jordan|jordanian|amman",
    "EGY": "egypt|egyptian|cairo",
    "CAN": "canada|canadian|ottawa",
    "BRA": "brazil|brazilian",
    "NZL": "new zealand",
    "VNM": "vietnam|vietnamese",
    "MNG": "mongolia|mongolian",
    "ESP": "spain|spanish",
    "ITA": "italy|italian|rome",
    "ARG": "argentina|argentine",
}
#: Capitals, which stand for the government only as a speaker or doer.
METONYMS: dict[str, str] = {
    "pyongyang": "PRK", "seoul": "KOR", "tokyo": "JPN", "washington": "USA", "beijing": "CHN",
    "taipei": "TWN", "moscow": "RUS", "kyiv": "UKR", "kiev": "UKR", "new delhi": "IND",
    "delhi": "IND", "islamabad": "PAK", "rawalpindi": "PAK", "tehran": "IRN", "jerusalem": "ISR",
    "sanaa": "YEM", "riyadh": "SAU", "ankara": "TUR", "paris": "FRA", "london": "GBR",
}  # fmt: skip
#: Zone that a country's claimants print where they name none, and its abbreviation.
COUNTRY_ZONES: dict[str, tuple[str, str]] = {
    "PRK": ("KST", "Asia/Pyongyang"), "KOR": ("KST", "Asia/Seoul"), "JPN": ("JST", "Asia/Tokyo"),
    "CHN": ("CST", "Asia/Shanghai"), "TWN": ("CST", "Asia/Taipei"), "IND": ("IST", "Asia/Kolkata"),
    "PAK": ("PKT", "Asia/Karachi"), "IRN": ("IRST", "Asia/Tehran"),
    "ISR": ("IST", "Asia/Jerusalem"), "YEM": ("AST", "Asia/Aden"), "SAU": ("AST", "Asia/Riyadh"),
    "UKR": ("EET", "Europe/Kyiv"), "RUS": ("MSK", "Europe/Moscow"),
    "TUR": ("TRT", "Europe/Istanbul"), "FRA": ("CET", "Europe/Paris"),
    "GBR": ("GMT", "Europe/London"), "USA": ("ET", "America/New_York"),
    "AUS": ("AEST", "Australia/Sydney"), "NOR": ("CET", "Europe/Oslo"),
    "SWE": ("CET", "Europe/Stockholm"), "MHL": ("MHT", "Pacific/Majuro"),
    "IRQ": ("AST", "Asia/Baghdad"), "SYR": ("EET", "Asia/Damascus"), "KAZ": ("KZT", "Asia/Almaty"),
    "LBN": ("EET", "Asia/Beirut"), "PSE": ("EET", "Asia/Gaza"), "UMI": ("WAKT", "Pacific/Wake"),
}  # fmt: skip
#: Claimants whose bare clock is known to be in their own zone (the others may print any).
OWN_CLOCK = frozenset({"KOR", "JPN", "PRK"})
