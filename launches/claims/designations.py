"""Designations of missiles: known stems with their spellings, and what looks like one."""

from __future__ import annotations

from launches.claims.parties import NAME_ACTORS
from launches.text.tokens import Tokens

#: folded first word -> stem in the spelling that is kept
STEMS: dict[str, str] = {
    "hwasong": "Hwasong", "hwasongpho": "Hwasong", "hwaseong": "Hwasong", "hwasongs": "Hwasong",
    "pukguksong": "Pukguksong", "pukkuksong": "Pukguksong", "bukgeukseong": "Pukguksong", "polaris": "Pukguksong",
    "nodong": "Nodong", "rodong": "Nodong", "musudan": "Musudan", "taepodong": "Taepodong", "daepodong": "Taepodong", "taepo": "Taepodong", "scud": "Scud", "scuds": "Scud", "toksa": "Toksa",
    "unha": "Unha", "chollima": "Chollima", "pulhwasal": "Pulhwasal", "hwasal": "Hwasal", "padasuri": "Padasuri", "bulhwasal": "Pulhwasal",
    "kn": "KN", "df": "DF", "jl": "JL", "dongfeng": "Dongfeng", "julang": "Julang", "kh": "Kh", "rs": "RS", "ss": "SS", "m": "M", "s": "S", "k": "K", "r": "R", "type": "Type", "lgm": "LGM", "bgm": "BGM", "hn": "HN", "yj": "YJ", "cj": "CJ", "cm": "CM",
    "agni": "Agni", "prithvi": "Prithvi", "pralay": "Pralay", "shaurya": "Shaurya", "nirbhay": "Nirbhay", "brahmos": "BrahMos", "dhanush": "Dhanush", "sagarika": "Sagarika", "prahaar": "Prahaar", "rudram": "Rudram",
    "shaheen": "Shaheen", "ghauri": "Ghauri", "ababeel": "Ababeel", "ghaznavi": "Ghaznavi", "abdali": "Abdali", "nasr": "Nasr", "babur": "Babur", "raad": "Ra'ad", "fatah": "Fatah", "fateh": "Fateh", "smash": "SMASH", "hatf": "Hatf",
    "minuteman": "Minuteman", "peacekeeper": "Peacekeeper", "atacms": "ATACMS", "trident": "Trident", "tomahawk": "Tomahawk", "tomahawks": "Tomahawk", "prsm": "PrSM", "jassm": "JASSM", "titan": "Titan", "atlas": "Atlas",
    "topol": "Topol", "yars": "Yars", "sarmat": "Sarmat", "bulava": "Bulava", "sineva": "Sineva", "iskander": "Iskander", "iskanders": "Iskander", "kinzhal": "Kinzhal", "kinzhals": "Kinzhal", "kalibr": "Kalibr", "kalibrs": "Kalibr",
    "oreshnik": "Oreshnik", "burevestnik": "Burevestnik", "avangard": "Avangard", "zircon": "Zircon", "tsirkon": "Zircon", "oniks": "Oniks", "voevoda": "Voevoda", "voyevoda": "Voevoda", "layner": "Layner", "liner": "Layner", "tochka": "Tochka", "rubezh": "Rubezh", "granit": "Granit", "bastion": "Bastion", "smerch": "Smerch",
    "sejjil": "Sejjil", "sejil": "Sejjil", "shahab": "Shahab", "emad": "Emad", "ghadr": "Ghadr", "qadr": "Ghadr", "khorramshahr": "Khorramshahr", "qiam": "Qiam", "kheibar": "Kheibar", "kheybar": "Kheibar",
    "zolfaghar": "Zolfaghar", "zulfiqar": "Zulfiqar", "zulfaqar": "Zolfaghar", "dezful": "Dezful", "haj": "Haj", "fattah": "Fattah", "qaem": "Qaem", "ghaem": "Qaem", "qased": "Qased", "ghased": "Qased", "simorgh": "Simorgh", "safir": "Safir", "zuljanah": "Zuljanah", "zoljanah": "Zuljanah", "paveh": "Paveh", "hoveyzeh": "Hoveyzeh", "soumar": "Soumar", "etemad": "Etemad", "raad_": "Raad",
    "burkan": "Burkan", "borkan": "Burkan", "palestine": "Palestine", "quds": "Quds", "toofan": "Toofan", "tufan": "Toofan", "hatem": "Hatem", "badr": "Badr",
    "tayfun": "Tayfun", "bora": "Bora", "cenk": "Cenk", "hyunmoo": "Hyunmoo", "hyunmu": "Hyunmoo", "nuri": "Nuri", "jericho": "Jericho", "shavit": "Shavit", "lora": "LORA",
    "asmp": "ASMP", "asmpa": "ASMPA", "mdcn": "MdCN", "mgm": "MGM", "neptune": "Neptune", "flamingo": "Flamingo", "hrim": "Hrim", "sapsan": "Sapsan",
    "hsiung": "Hsiung Feng", "yun": "Yun Feng", "sky": "Sky", "ch": "Ch",
    "long": "Long March", "ceres": "Ceres", "kuaizhou": "Kuaizhou", "dark": "Dark Eagle",
}  # fmt: skip
#: Stems that are words or letters besides: only with a number (or the second word) behind them.
_NEEDS_SUFFIX = frozenset(
    "kn df jl kh rs ss m s k r type lgm bgm hn yj cj cm palestine atlas titan hatf smash badr quds polaris "
    "scud scuds fatah liner raad emad grom haj lora".split()
) - {"scud", "scuds", "emad", "grom", "lora", "fatah"}
_SECOND_WORDS: dict[str, frozenset[str]] = {
    "haj": frozenset({"qasem", "qassem"}), "kheibar": frozenset({"shekan"}), "kheybar": frozenset({"shekan"}),
    "hsiung": frozenset({"feng"}), "yun": frozenset({"feng"}), "long": frozenset({"march"}),
    "dark": frozenset({"eagle"}), "sky": frozenset({"bow", "spear"}), "taepo": frozenset({"dong"}), "ch": frozenset(),
    "agni": frozenset({"prime"}), "fateh": frozenset({"mobin"}), "topol": frozenset(), "minuteman": frozenset(),
}  # fmt: skip
_ONLY_WITH_SECOND = frozenset({"haj", "hsiung", "yun", "long", "dark", "sky", "taepo", "ch"})
_ROMAN = {"i": "I", "ii": "II", "iii": "III", "iv": "IV", "v": "V", "vi": "VI"}
_LETTERS = frozenset("a b c d e f h m p r s t u g k ga na da ra ma er mod prime".split())
#: Capitalised words with a hyphen and a number that are aircraft, ships, tests, not missiles.
_OTHER_MACHINES = frozenset(
    "tu mig su f b c e u kf k il an p ch sa aegis j uav shahed geran cvn ddg ssn covid gt h v "
    "kwangmyongsong malligyong soraya noor unit article resolution no group phase stage day flight unit type level sm thaad pac ah mh rc wc ea a g"
    .split()
)


def read_designation(tokens: Tokens, i: int, stop: int) -> tuple[str, str, int] | None:
    """Designation at token `i`: its one spelling, its actor or "", and the index behind it.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> for text in ("Hwasongpho-18", "KN23", "DF-26B", "Agni Prime", "Minuteman 3", "Kh-101s"):
    ...     t = tokenize(text)
    ...     print(read_designation(t, 0, len(t.low))[0])
    Hwasong-18
    KN-23
    DF-26B
    Agni-Prime
    Minuteman III
    Kh-101
    """
    low = tokens.low
    stem = STEMS.get(low[i])
    if stem is None or not tokens.text[tokens.start[i]].isupper():
        return None
    word = low[i]
    at = i + 1
    name = stem
    seconds = _SECOND_WORDS.get(word)
    if seconds and at < stop and low[at] in seconds:
        name = stem if " " in stem or word == "taepo" else f"{stem} {low[at].capitalize()}"
        if word == "agni":
            name = "Agni-Prime"
        at += 1
    elif word in _ONLY_WITH_SECOND:
        return None
    if at < stop and low[at] in {"ri", "ni"}:
        return None  # Musudan-ri is the place
    suffix, at = _suffix(tokens, at, stop)
    if not suffix and word in _NEEDS_SUFFIX:
        return None
    if len(word) <= 2 and (not suffix or not suffix[0].isdigit()):
        return None
    if word in {"m", "s", "k", "r", "type"} and not _plausible_number(word, suffix):
        return None
    if suffix:
        if word == "minuteman":
            name = f"{name} {'III' if suffix in {'3', 'III'} else suffix}"
        elif word == "trident":
            name = f"{name} {suffix}"
        elif word in {"m", "type"}:
            name = f"{name}{' ' if word == 'type' else ''}{suffix}"
        else:
            name = f"{name}-{suffix}"
    return name, NAME_ACTORS.get(STEMS[word].lower().split()[0], ""), at


def _plausible_number(word: str, suffix: str) -> bool:
    digits = suffix.split("-")[0]
    if word == "m":
        return digits.startswith("51") or digits.startswith("45")
    if word == "s":
        return digits in {"300", "400"} or digits.startswith("300") or digits.startswith("400")
    if word == "k":
        return digits in {"4", "5", "15"}
    if word == "r":
        return digits.startswith(("29", "36", "27", "39"))
    return digits.isdigit() and 10 <= int(digits) <= 99


def _suffix(tokens: Tokens, at: int, stop: int) -> tuple[str, int]:
    """Number, Roman numeral and letters of a designation from token `at` on."""
    low, number = tokens.low, tokens.number
    suffix = ""
    if at < stop and tokens.gap(at) in {"-", " ", "", "\u2010", "\u2011", "\u2013", " - "}:
        gap = tokens.gap(at)
        if number[at] and (gap != " " or len(low[at]) <= 2 or low[at] in {"110", "100", "300", "101", "555"}):
            if gap == " " and _counts_something(tokens, at, stop):
                return "", at
            suffix, at = low[at], at + 1
        elif low[at] in _ROMAN and tokens.text[tokens.start[at]].isupper():
            suffix, at = _ROMAN[low[at]], at + 1
        elif gap != " " and low[at] in _LETTERS:
            suffix, at = tokens.text[tokens.start[at] : tokens.end[at]], at + 1
        else:
            return "", at
    while at < stop and suffix:
        gap = tokens.gap(at)
        word = low[at]
        if gap == "" and (word in _LETTERS or number[at]):
            suffix += tokens.text[tokens.start[at] : tokens.end[at]]
        elif gap == "-" and (word in _LETTERS or (number[at] and len(word) <= 2)):
            suffix += "-" + tokens.text[tokens.start[at] : tokens.end[at]]
        elif gap == "" and word == "s":
            at += 1
            break
        else:
            break
        at += 1
    if suffix.endswith("s") and len(suffix) > 1 and suffix[-2].isdigit():
        suffix = suffix[:-1]
    return suffix, at


def _counts_something(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the number behind a spaced name is a figure of its own ("Scud 450 km")."""
    return at + 1 < stop and tokens.low[at + 1] in {"km", "kilometers", "kilometres", "miles", "mm", "percent", "%", ":", "missiles"}


def looks_like_designation(tokens: Tokens, i: int, stop: int) -> tuple[str, int] | None:
    """Capitalised word, hyphen, number that is no known stem: "Sumud-3"."""
    low = tokens.low
    if i + 1 >= stop or not tokens.number[i + 1] or tokens.number[i] or not low[i].isalpha():
        return None
    if tokens.gap(i + 1) not in {"-", "\u2010", "\u2011"} or not tokens.text[tokens.start[i]].isupper():
        return None
    if low[i] in _OTHER_MACHINES or low[i] in STEMS or len(low[i + 1]) > 3 or low[i] in {"bm", "pre", "post", "mid"}:
        return None
    return f"{tokens.text[tokens.start[i] : tokens.end[i]]}-{low[i + 1]}", i + 2
