"""Stems of missile designations, as data."""

from __future__ import annotations

from launches.text.tokens import words

#: folded first word -> stem in the spelling that is kept
STEMS: dict[str, str] = {
    "hwasong": "Hwasong", "hwasongpho": "Hwasong", "hwaseong": "Hwasong", "hwasongs": "Hwasong",
    "pukguksong": "Pukguksong", "pukkuksong": "Pukguksong", "bukgeukseong": "Pukguksong",
    "polaris": "Pukguksong", "nodong": "Nodong", "rodong": "Nodong", "musudan": "Musudan",
    "taepodong": "Taepodong", "daepodong": "Taepodong", "taepo": "Taepodong", "scud": "Scud",
    "scuds": "Scud", "toksa": "Toksa", "unha": "Unha", "chollima": "Chollima",
    "pulhwasal": "Pulhwasal", "hwasal": "Hwasal", "padasuri": "Padasuri", "bulhwasal": "Pulhwasal",
    "kn": "KN", "df": "DF", "jl": "JL", "dongfeng": "Dongfeng", "julang": "Julang", "kh": "Kh",
    "rs": "RS", "ss": "SS", "m": "M", "s": "S", "k": "K", "r": "R", "type": "Type", "lgm": "LGM",
    "bgm": "BGM", "hn": "HN", "yj": "YJ", "cj": "CJ", "cm": "CM", "agni": "Agni",
    "prithvi": "Prithvi", "pralay": "Pralay", "shaurya": "Shaurya", "nirbhay": "Nirbhay",
    "brahmos": "BrahMos", "dhanush": "Dhanush", "sagarika": "Sagarika", "prahaar": "Prahaar",
    "rudram": "Rudram", "shaheen": "Shaheen", "ghauri": "Ghauri", "ababeel": "Ababeel",
    "ghaznavi": "Ghaznavi", "abdali": "Abdali", "nasr": "Nasr", "babur": "Babur", "raad": "Ra'ad",
    "fatah": "Fatah", "fateh": "Fateh", "smash": "SMASH", "hatf": "Hatf", "minuteman": "Minuteman",
    "peacekeeper": "Peacekeeper", "atacms": "ATACMS", "trident": "Trident", "tomahawk": "Tomahawk",
    "tomahawks": "Tomahawk", "prsm": "PrSM", "jassm": "JASSM", "titan": "Titan", "atlas": "Atlas",
    "topol": "Topol", "yars": "Yars", "sarmat": "Sarmat", "bulava": "Bulava", "sineva": "Sineva",
    "iskander": "Iskander", "iskanders": "Iskander", "kinzhal": "Kinzhal", "kinzhals": "Kinzhal",
    "kalibr": "Kalibr", "kalibrs": "Kalibr", "oreshnik": "Oreshnik", "burevestnik": "Burevestnik",
    "avangard": "Avangard", "zircon": "Zircon", "tsirkon": "Zircon", "oniks": "Oniks",
    "voevoda": "Voevoda", "voyevoda": "Voevoda", "layner": "Layner", "liner": "Layner",
    "tochka": "Tochka", "rubezh": "Rubezh", "granit": "Granit", "bastion": "Bastion",
    "smerch": "Smerch", "sejjil": "Sejjil", "sejil": "Sejjil", "shahab": "Shahab", "emad": "Emad",
    "ghadr": "Ghadr", "qadr": "Ghadr", "khorramshahr": "Khorramshahr", "qiam": "Qiam",
    "kheibar": "Kheibar", "kheybar": "Kheibar", "zolfaghar": "Zolfaghar", "zulfiqar": "Zulfiqar",
    "zulfaqar": "Zolfaghar", "dezful": "Dezful", "haj": "Haj", "fattah": "Fattah", "qaem": "Qaem",
    "ghaem": "Qaem", "qased": "Qased", "ghased": "Qased", "simorgh": "Simorgh", "safir": "Safir",
    "zuljanah": "Zuljanah", "zoljanah": "Zuljanah", "paveh": "Paveh", "hoveyzeh": "Hoveyzeh",
    "soumar": "Soumar", "etemad": "Etemad", "burkan": "Burkan", "borkan": "Burkan",
    "palestine": "Palestine", "quds": "Quds", "toofan": "Toofan", "tufan": "Toofan",
    "hatem": "Hatem", "badr": "Badr", "tayfun": "Tayfun", "bora": "Bora", "cenk": "Cenk",
    "hyunmoo": "Hyunmoo", "hyunmu": "Hyunmoo", "nuri": "Nuri", "jericho": "Jericho",
    "shavit": "Shavit", "lora": "LORA", "asmp": "ASMP", "asmpa": "ASMPA", "mdcn": "MdCN",
    "mgm": "MGM", "neptune": "Neptune", "flamingo": "Flamingo", "hrim": "Hrim", "sapsan": "Sapsan",
    "hsiung": "Hsiung Feng", "yun": "Yun Feng", "sky": "Sky", "ch": "Ch", "long": "Long March",
    "ceres": "Ceres", "kuaizhou": "Kuaizhou", "dark": "Dark Eagle",
}  # fmt: skip
#: designation stem -> the only actor that fires it
NAME_ACTORS: dict[str, str] = {
    "hwasong": "PRK", "pukguksong": "PRK", "nodong": "PRK", "musudan": "PRK", "taepodong": "PRK",
    "kn": "PRK", "unha": "PRK", "chollima": "PRK", "pulhwasal": "PRK", "padasuri": "PRK",
    "hwasal": "PRK", "kwangmyongsong": "PRK", "rodong": "PRK", "toksa": "PRK", "agni": "IND",
    "prithvi": "IND", "pralay": "IND", "shaurya": "IND", "nirbhay": "IND", "dhanush": "IND",
    "sagarika": "IND", "prahaar": "IND", "shaheen": "PAK", "ghauri": "PAK", "ababeel": "PAK",
    "ghaznavi": "PAK", "abdali": "PAK", "nasr": "PAK", "babur": "PAK", "raad": "PAK",
    "minuteman": "USA", "peacekeeper": "USA", "topol": "RUS", "yars": "RUS", "sarmat": "RUS",
    "bulava": "RUS", "sineva": "RUS", "layner": "RUS", "iskander": "RUS", "kinzhal": "RUS",
    "kalibr": "RUS", "oreshnik": "RUS", "burevestnik": "RUS", "avangard": "RUS", "zircon": "RUS",
    "tsirkon": "RUS", "oniks": "RUS", "voevoda": "RUS", "kh": "RUS", "dongfeng": "CHN",
    "df": "CHN", "julang": "CHN", "jl": "CHN", "sejjil": "IRN", "sejil": "IRN", "shahab": "IRN",
    "emad": "IRN", "ghadr": "IRN", "khorramshahr": "IRN", "qiam": "IRN", "kheibar": "IRN",
    "zolfaghar": "IRN", "qaem": "IRN", "qased": "IRN", "simorgh": "IRN", "safir": "IRN",
    "zuljanah": "IRN", "fattah": "IRN", "dezful": "IRN", "haj": "IRN", "soumar": "IRN",
    "burkan": "YEM", "palestine": "YEM", "quds": "YEM", "tayfun": "TUR", "bora": "TUR",
    "cenk": "TUR", "hyunmoo": "KOR", "hyunmu": "KOR", "nuri": "KOR", "jericho": "ISR",
    "shavit": "ISR",
}  # fmt: skip
#: Stems that are words or letters besides: only with a number (or the second word) behind them.
NEEDS_SUFFIX = words(
    "atlas badr bgm cj cm df haj hatf hn jl k kh kn lgm liner m palestine polaris quds r raad rs "
    "s smash ss titan type yj"
)
#: Second words that belong to a stem.
SECOND_WORDS = {
    "haj": words("qasem qassem"),
    "kheibar": words("shekan"),
    "kheybar": words("shekan"),
    "hsiung": words("feng"),
    "yun": words("feng"),
    "long": words("march"),
    "dark": words("eagle"),
    "sky": words("bow spear"),
    "taepo": words("dong"),
    "agni": words("prime"),
    "fateh": words("mobin"),
}
#: Stems that only their second word makes one.
ONLY_WITH_SECOND = words("ch dark haj hsiung long sky taepo yun")
#: Capitalised words with a hyphen and a number that are aircraft, ships or tests, not missiles.
OTHER_MACHINES = words(
    "tu mig su f b c e u kf k il an p ch sa aegis j uav shahed geran cvn ddg ssn covid gt h v "
    "kwangmyongsong malligyong soraya noor unit article resolution no group phase stage day "
    "flight type level sm thaad pac ah mh rc wc ea a g bm pre post mid"
)
