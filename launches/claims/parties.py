"""Who launches and who speaks, as data: countries, offices, outlets and their clocks."""

from __future__ import annotations

#: alpha-3 -> names and adjectives, | between. A leading "=" marks a form that must be capitalised.
COUNTRIES: dict[str, str] = {
    "PRK": "north korea|north korean|n. korea|n. korean|n korea|nk|dprk|democratic people's republic of korea|the north|pyongyang|kim jong un|north koreans|nkorea|north's|korean people's army|kpa|the kim regime|kim regime|missile general bureau|missile administration|general missile bureau|academy of national defence science|academy of defence science|academy of defense science|hermit kingdom",
    "KOR": "south korea|south korean|s. korea|s. korean|s korea|rok|republic of korea|the south|seoul|south koreans",
    "JPN": "japan|japanese|tokyo|self-defense force|self-defense forces|jsdf|gsdf|msdf",
    "USA": "uss|united states|u.s.|us air force|u.s. air force|air force global strike command|american|americans|the us|usa|washington|space force|u.s. navy|us navy|space launch delta 30|30th space wing|u.s. military|us military|u.s. army|us army",
    "CHN": "china|chinese|beijing|pla|people's liberation army|pla rocket force|plarf|rocket force|prc",
    "TWN": "taiwan|taiwanese|taipei|ncsist|republic of china",
    "RUS": "russia|russian|moscow|kremlin|russians|the occupiers|occupiers|russian federation|soviet union|soviet|ussr|northern fleet|pacific fleet|strategic missile forces|strategic rocket forces|russian invaders|aggressor",
    "UKR": "ukraine|ukrainian|kyiv|kiev|ukrainians",
    "IND": "india|indian|new delhi|delhi|drdo|defence research and development organisation|strategic forces command|isro|indians",
    "PAK": "pakistan|pakistani|islamabad|rawalpindi|army strategic forces command|pakistanis",
    "IRN": "iran|iranian|tehran|irgc|revolutionary guards|revolutionary guard|islamic revolution guards corps|islamic revolutionary guard corps|irgc aerospace force|iranians|guards corps",
    "ISR": "israel|israeli|israelis|jerusalem|zionist|zionists|zionist enemy",
    "YEM": "yemen|yemeni|houthi|houthis|ansar allah|ansarallah|yemeni armed forces|sanaa",
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
#: Capitals and other names of places that stand for the government only as a speaker or doer.
METONYMS: dict[str, str] = {
    "pyongyang": "PRK", "seoul": "KOR", "tokyo": "JPN", "washington": "USA", "beijing": "CHN",
    "taipei": "TWN", "moscow": "RUS", "kyiv": "UKR", "kiev": "UKR", "new delhi": "IND",
    "delhi": "IND", "islamabad": "PAK", "rawalpindi": "PAK", "tehran": "IRN", "jerusalem": "ISR",
    "sanaa": "YEM", "riyadh": "SAU", "ankara": "TUR", "paris": "FRA", "london": "GBR",
}  # fmt: skip

#: claimant code -> phrases. Longest match wins, so "U.S. Joint Chiefs" is not Seoul's.
CLAIMANTS: dict[str, str] = {
    "KOR-JCS": "joint chiefs of staff|joint chiefs|south korean joint chiefs of staff|south korea's joint chiefs of staff|south korean joint chiefs|south korea's joint chiefs|rok joint chiefs of staff|rok joint chiefs|rok jcs|jcs|the jcs|joint chiefs of staff of south korea|seoul's joint chiefs of staff|seoul's joint chiefs|south korea's jcs|south korean jcs|south korean military|south korea's military|the south's military|south's military|rok military|our military|seoul's military|republic of korea joint chiefs of staff|the military in seoul|military in seoul|joint chiefs in seoul|joint chiefs of staff in seoul|south korean military officials|south korean army|south korean armed forces|south korea's armed forces|general staff in seoul|south korean general staff|rok armed forces",
    "KOR-MND": "south korean defense ministry|south korea's defense ministry|south korean defence ministry|south korea's defence ministry|seoul's defense ministry|seoul's defence ministry|defense ministry in seoul|defence ministry in seoul|ministry of national defense in seoul|rok ministry of national defense|south korea's ministry of national defense|south korean ministry of national defense|south korean defense minister|south korean defence minister|south korea's defense minister|south korea's defence minister|rok defense ministry|seoul's ministry of national defense",
    "KOR-NIS": "national intelligence service|south korean intelligence|south korea's spy agency|south korea's intelligence agency",
    "KOR": "south korean government|south korea's government|seoul|blue house|presidential office in seoul|national security council in seoul|south korean officials|south korean officials|yoon suk yeol|moon jae in|the south korean side|rok government|south korea|the south|rok|south korean presidential office",
    "JPN-MOD": "japan's defense ministry|japanese defense ministry|japan's defence ministry|japanese defence ministry|defense ministry in tokyo|defence ministry in tokyo|tokyo's defense ministry|tokyo's defence ministry|japan's ministry of defense|japanese ministry of defense|japan's ministry of defence|ministry of defense of japan|ministry of defence of japan|japan mod|jmod|mod japan|japanese mod|japan's mod|japanese defense minister|japan's defense minister|japanese defence minister|japan's defence minister|defense minister in tokyo|defence minister in tokyo|state minister of defence|state minister of defense|japanese defense ministry officials|japan's defense ministry officials|japan's self-defense forces|japan's joint staff|japanese joint staff|japan's military|japanese military|defence minister gen nakatani|gen nakatani|minoru kihara|yasukazu hamada|nobuo kishi|itsunori onodera|tomomi inada|taro kono|takeshi iwaya|shinjiro koizumi|vice defense minister|parliamentary vice minister of defense|japan ministry of defense|japan ministry of defence|japan defense ministry|japan defence ministry|japan's vice defense minister|tokyo's ministry|ministry in tokyo|defense ministry of japan|defence ministry of japan",
    "JPN-JCG": "japan coast guard|japan's coast guard|japanese coast guard|coast guard of japan|jcg",
    "JPN": "japanese government|japan's government|government of japan|tokyo|chief cabinet secretary|japan's prime minister|japanese prime minister|fumio kishida|yoshihide suga|shinzo abe|hirokazu matsuno|yoshimasa hayashi|katsunobu kato|shigeru ishiba|sanae takaichi|japanese officials|japan's government spokesman|government in tokyo|officials in tokyo|the japanese side|japanese side|japanese broadcaster nhk|japanese authorities|prime minister's office of japan|japan|the japanese",
    "USA-INDOPACOM": "u.s. indo-pacific command|us indo-pacific command|indo-pacific command|indopacom|usindopacom|u.s. pacific command|us pacific command|pacific command|pacom|uspacom",
    "USA-STRATCOM": "u.s. strategic command|us strategic command|strategic command|stratcom|usstratcom",
    "USA-NORAD": "norad|north american aerospace defense command|usnorthcom|northcom|u.s. northern command|us northern command",
    "USA-CENTCOM": "u.s. central command|us central command|centcom|uscentcom|central command",
    "USA-USAF": "air force global strike command|u.s. air force|us air force|the air force|air force|30th space wing|space launch delta 30|global strike command",
    "USA-USN": "u.s. navy|us navy|navy's strategic systems programs|strategic systems programs",
    "USA-DOD": "pentagon|the pentagon|department of defense|defense department|u.s. defense department|department of war|pentagon spokesman|pentagon spokesperson|u.s. department of defense|us department of defense",
    "USA": "u.s. officials|us officials|u.s. military|us military|american officials|u.s. official|us official|washington|white house|u.s. government|us government|u.s. intelligence|us intelligence|american military|united states|u.s. defense officials|u.s. military officials|american intelligence|u.s. space command|american defense officials|u.s. defense official|us defense official|state department|national security council spokesman|u.s. forces korea|us forces korea|usfk|united states forces korea|missile defense agency",
    "PRK-KCNA": "kcna|korean central news agency|north korean state media|north korea's state media|state-run korean central news agency|official korean central news agency|north's state media|the north's state media|rodong sinmun|korean central television|kctv|north korean state television|north's state tv|the north's state tv|north korean media|north korea's official media|pyongyang's state media|dprk state media|north's official news agency|north korean television|pyongyang's media|north korea's state news agency|north korean state news agency|state newspaper rodong sinmun|official rodong sinmun|north korea's official news agency|missile administration|missile general bureau|general missile bureau|academy of defence science|academy of national defence science|pyongyang's account|state broadcaster kctv|north's official korean central news agency|north korean announcement",
    "PRK": "pyongyang|north korean government|north korea's government|the north|north korea|the north's foreign ministry|dprk|north korean leader|kim jong un|kim yo jong|the launching side",
    "CHN-MND": "chinese defense ministry|china's defense ministry|chinese defence ministry|china's defence ministry|ministry of national defense of china|china's ministry of national defense|chinese ministry of national defense|defense ministry in beijing|defence ministry in beijing|chinese defense ministry spokesman|pla eastern theater command|eastern theater command|eastern theatre command|pla rocket force|rocket force|chinese people's liberation army",
    "CHN": "beijing|xinhua|chinese government|china's foreign ministry|chinese foreign ministry|chinese state media|china's state media|cctv|global times|china|china's official xinhua news agency",
    "TWN-MND": "taiwan's defense ministry|taiwan's defence ministry|taiwanese defense ministry|taiwanese defence ministry|taiwan's ministry of national defense|taipei's defense ministry|taipei's ministry of national defense|defense ministry in taipei|defence ministry in taipei|taiwan's military|ministry of national defense in taipei|taiwan mnd",
    "TWN": "taipei|taiwan's government|taiwan|taiwanese authorities",
    "RUS-MOD": "russian defense ministry|russia's defense ministry|russian defence ministry|russia's defence ministry|russian ministry of defence|russian ministry of defense|ministry of defence of the russian federation|defense ministry in moscow|defence ministry in moscow|russian mod|russia's ministry of defence|russia's ministry of defense|valery gerasimov|chief of the general staff|russian military|sergei shoigu|andrei belousov",
    "RUS": "moscow|kremlin|the kremlin|vladimir putin|russian government|tass|ria novosti|russia|putin|roscosmos",
    "UKR-AF": "ukrainian air force|ukraine's air force|air force of ukraine|air force of the armed forces of ukraine|ukrainian air command|psu|air force command|ukrainian air force command",
    "UKR-HUR": "ukraine's military intelligence|ukrainian military intelligence|main directorate of intelligence|hur|gur|defence intelligence of ukraine|ukraine's defence intelligence",
    "UKR-GS": "general staff of ukraine|ukrainian general staff|ukraine's general staff|general staff of the armed forces of ukraine",
    "UKR": "kyiv|ukrainian officials|ukrainian military|ukraine's military|volodymyr zelensky|volodymyr zelenskyy|volodymyr zelenskiy|zelensky|zelenskyy|zelenskiy|ukraine",
    "IND-DRDO": "drdo|defence research and development organisation|defense research and development organization|drdo officials|drdo chairman",
    "IND-MOD": "indian defence ministry|india's defence ministry|indian defense ministry|india's defense ministry|ministry of defence, government of india|indian ministry of defence|india's ministry of defence|press information bureau|pib|raksha mantri|rajnath singh|defence ministry in new delhi",
    "IND": "new delhi|indian government|indian officials|indian army|strategic forces command|isro|india|indian navy|narendra modi",
    "PAK-ISPR": "ispr|inter-services public relations|inter services public relations|dg ispr|director general ispr|pakistan's military|pakistani military|pakistan army|pakistan's army|pakistan military|military's media wing|army's media wing|the military's media wing",
    "PAK": "islamabad|pakistani government|pakistan's foreign office|pakistan's foreign ministry|pakistan navy|pakistan",
    "IRN-IRGC": "irgc|revolutionary guards|revolutionary guard|islamic revolution guards corps|islamic revolutionary guard corps|iran's revolutionary guards|iran's revolutionary guard|iranian revolutionary guards|irgc aerospace force|guards corps|amir ali hajizadeh|revolutionary guard corps",
    "IRN-MOD": "iranian defense ministry|iranian defence ministry|iran's defense ministry|iran's defence ministry|defense ministry in tehran|ministry of defence and armed forces logistics",
    "IRN": "tehran|iranian state television|iran's state tv|iranian state tv|irna|press tv|tasnim|fars news agency|fars|iranian officials|iranian state media|iran's state media|iranian space agency|iran",
    "ISR-IDF": "israeli army|israeli military|israel defense forces|idf|israel's military|israel's army|israeli defense forces|israeli air force|daniel hagari|the israeli army",
    "ISR": "israeli officials|israel's government|israeli government|israeli defense ministry|israel's defense ministry|israel",
    "YEM": "houthi group|houthis|the houthis|yahya saree|yahya saria|yahya sarea|yemeni armed forces|ansar allah|houthi military spokesman|houthi spokesman|houthi rebels|houthi movement|al masirah|al-masirah|houthi media",
    "SAU": "saudi-led coalition|saudi coalition|royal saudi air defense|saudi press agency|saudi arabia|riyadh|the coalition",
    "TUR": "turkish defence ministry|turkish defense ministry|roketsan|turkish officials|ankara|turkey",
    "FRA": "french defence ministry|french armed forces ministry|french defense ministry|dga|armament directorate|armed forces minister|sébastien lecornu|french navy|paris|french ministry of the armed forces|ministry of the armed forces|florence parly|defence procurement agency",
    "GBR-MOD": "british ministry of defence|uk ministry of defence|britain's ministry of defence|royal navy|british defence ministry|ministry of defence in london|uk mod",
    "GBR": "downing street|british government|uk government|london|grant shapps",
    "UN": "united nations|u.n. officials|un panel of experts|panel of experts|security council|un security council|u.n. security council|assistant secretary general",
    "KAZ": "kazakh defence ministry",
    "outlet": "analysts|analyst|experts|expert|officials|an official|sources|a source|observers|researchers|military sources|government sources|a military official|military official|western officials|western official|diplomats|a person close|people with knowledge|witnesses|residents|a physicist|yonhap|kyodo|nhk|reuters|associated press|a hong kong newspaper|local media|media reports|media|press reports|a defense official|a defence official|defense officials|defence officials|government officials|a government source|government source|intelligence sources|sources said|jonathan mcdowell|david wright|csis|38 north|nk news|jeffrey lewis|japanese media|south korean media|news reports|western experts|a senior official|senior officials",
}
#: Speakers named by office alone; the country comes from the sentence, the dateline or the report.
BARE_OFFICES: dict[str, str] = {
    "defense ministry": "MOD", "defence ministry": "MOD", "ministry of defense": "MOD",
    "ministry of defence": "MOD", "ministry of national defense": "MND",
    "ministry of national defence": "MND", "defense minister": "MOD", "defence minister": "MOD",
    "defense secretary": "MOD", "defence secretary": "MOD",
    "the military": "MIL", "military": "MIL", "the ministry": "MIN", "ministry": "MIN", "the ministry officials": "MIN",
    "ministry officials": "MIN", "ministry sources": "outlet", "state media": "STATE", "state television": "STATE", "state tv": "STATE",
    "state news agency": "STATE", "the army": "MIL", "army spokesman": "MIL", "the air force": "AF", "air force": "AF", "the navy": "MIL",
    "coast guard": "JCG", "the government": "GOV", "government": "GOV", "foreign ministry": "GOV", "the command": "CMD",
    "this command": "CMD", "command": "CMD", "the agency": "AGENCY", "general staff": "MIL", "armed forces": "MIL", "the force": "MIL",
    "military spokesman": "MIL", "military spokesperson": "MIL", "army": "MIL", "the guards": "MIL", "the guard": "MIL",
    "state broadcaster": "STATE", "state run media": "STATE", "official media": "STATE", "prime minister": "GOV",
    "spokesperson": "VOICE", "spokesman": "VOICE", "spokeswoman": "VOICE", "its spokesman": "VOICE", "a spokesperson": "VOICE",
}  # fmt: skip
#: Office of a bare word by country; "" is the government itself.
OFFICES: dict[tuple[str, str], str] = {
    ("KOR", "MIL"): "KOR-JCS", ("KOR", "MOD"): "KOR-MND", ("KOR", "MND"): "KOR-MND",
    ("JPN", "MOD"): "JPN-MOD", ("JPN", "MIL"): "JPN-MOD", ("JPN", "JCG"): "JPN-JCG", ("JPN", "MND"): "JPN-MOD",
    ("PRK", "STATE"): "PRK-KCNA", ("PRK", "AGENCY"): "PRK-KCNA", ("PRK", "MOD"): "PRK-KCNA",
    ("CHN", "MOD"): "CHN-MND", ("CHN", "MND"): "CHN-MND", ("CHN", "MIL"): "CHN-MND",
    ("TWN", "MOD"): "TWN-MND", ("TWN", "MND"): "TWN-MND", ("TWN", "MIL"): "TWN-MND",
    ("RUS", "MOD"): "RUS-MOD", ("RUS", "MIL"): "RUS-MOD",
    ("UKR", "AF"): "UKR-AF", ("UKR", "MIL"): "UKR-GS",
    ("IND", "MOD"): "IND-MOD",
    ("PAK", "MIL"): "PAK-ISPR",
    ("IRN", "MIL"): "IRN-IRGC", ("IRN", "MOD"): "IRN-MOD",
    ("ISR", "MIL"): "ISR-IDF",
    ("USA", "MOD"): "USA-DOD", ("USA", "AF"): "USA-USAF",
    ("GBR", "MOD"): "GBR-MOD",
}  # fmt: skip

#: Outlet or style of a report -> the side whose own word it prints, by a part of its name.
OWN_WORD: tuple[tuple[str, str], ...] = (
    ("north-korean-state", "PRK-KCNA"), ("korean-central", "PRK-KCNA"), ("joint-chiefs", "KOR-JCS"), ("japanese-ministry", "JPN-MOD"),
    ("japan's-defen", "JPN-MOD"), ("pacific-command", "USA-INDOPACOM"), ("strategic-command", "USA-STRATCOM"), ("russian-ministry", "RUS-MOD"),
    ("russian-defen", "RUS-MOD"), ("chinese-ministry", "CHN-MND"), ("indian-ministry", "IND-MOD"), ("taiwan-ministry", "TWN-MND"), ("ukrainian-air-force", "UKR-AF"),
    ("iranian-state", "IRN"), ("chinese-state", "CHN"), ("kcna", "PRK-KCNA"), ("state-media-kp", "PRK-KCNA"), ("rodong", "PRK-KCNA"), ("dprk", "PRK-KCNA"),
    ("jcs", "KOR-JCS"), ("rok-", "KOR-JCS"),
    ("mod-style", "JPN-MOD"), ("jpmod", "JPN-MOD"), ("mod-japan", "JPN-MOD"), ("japan-mod", "JPN-MOD"), ("ministry-jp", "JPN-MOD"),
    ("indopacom", "USA-INDOPACOM"), ("pacom", "USA-INDOPACOM"), ("norad", "USA-NORAD"), ("stratcom", "USA-STRATCOM"),
    ("centcom", "USA-CENTCOM"), ("us-command", "USA"), ("us-air-force", "USA-USAF"),
    ("ispr", "PAK-ISPR"), ("pib", "IND-MOD"), ("drdo", "IND-DRDO"),
    ("irgc", "IRN-IRGC"), ("state-media-ir", "IRN"), ("irna", "IRN"),
    ("houthi", "YEM"), ("idf", "ISR-IDF"), ("state-media-cn", "CHN"), ("xinhua", "CHN"), ("cgtn", "CHN"),
    ("rus-mod", "RUS-MOD"), ("tass", "RUS"), ("state-media-ru", "RUS"), ("ukraine-air-force", "UKR-AF"), ("uaf", "UKR-AF"),
)  # fmt: skip

#: Countries whose commands report in the first person, by the base that a dateline names.
DATELINES: dict[str, str] = {
    "peterson": "USA-NORAD", "offutt": "USA-STRATCOM", "camp h m smith": "USA-INDOPACOM",
    "camp smith": "USA-INDOPACOM", "tampa": "USA-CENTCOM", "vandenberg": "USA-USAF",
    "rawalpindi": "PAK-ISPR",
}  # fmt: skip

#: Zone that a claimant's country prints where none is named, and abbreviation of it.
COUNTRY_ZONES: dict[str, tuple[str, str]] = {
    "PRK": ("KST", "Asia/Pyongyang"), "KOR": ("KST", "Asia/Seoul"), "JPN": ("JST", "Asia/Tokyo"),
    "CHN": ("CST", "Asia/Shanghai"), "TWN": ("CST", "Asia/Taipei"), "IND": ("IST", "Asia/Kolkata"),
    "PAK": ("PKT", "Asia/Karachi"), "IRN": ("IRST", "Asia/Tehran"), "ISR": ("IST", "Asia/Jerusalem"),
    "YEM": ("AST", "Asia/Aden"), "SAU": ("AST", "Asia/Riyadh"), "UKR": ("EET", "Europe/Kyiv"),
    "RUS": ("MSK", "Europe/Moscow"), "TUR": ("TRT", "Europe/Istanbul"), "FRA": ("CET", "Europe/Paris"),
    "GBR": ("GMT", "Europe/London"), "USA": ("ET", "America/New_York"), "AUS": ("AEST", "Australia/Sydney"),
    "NOR": ("CET", "Europe/Oslo"), "SWE": ("CET", "Europe/Stockholm"), "MHL": ("MHT", "Pacific/Majuro"),
    "IRQ": ("AST", "Asia/Baghdad"), "SYR": ("EET", "Asia/Damascus"), "KAZ": ("KZT", "Asia/Almaty"),
    "LBN": ("EET", "Asia/Beirut"), "PSE": ("EET", "Asia/Gaza"), "UMI": ("WAKT", "Pacific/Wake"),
}  # fmt: skip
#: Claimants whose bare clock is known to be in their own zone (the others may print any).
OWN_CLOCK = frozenset({"KOR", "JPN", "PRK"})

#: designation stem -> the only actor that fires it
NAME_ACTORS: dict[str, str] = {
    "hwasong": "PRK", "pukguksong": "PRK", "nodong": "PRK", "musudan": "PRK", "taepodong": "PRK",
    "kn": "PRK", "unha": "PRK", "chollima": "PRK", "pulhwasal": "PRK", "padasuri": "PRK",
    "hwasal": "PRK", "kwangmyongsong": "PRK", "rodong": "PRK", "toksa": "PRK",
    "agni": "IND", "prithvi": "IND", "pralay": "IND", "shaurya": "IND", "nirbhay": "IND",
    "dhanush": "IND", "sagarika": "IND", "prahaar": "IND",
    "shaheen": "PAK", "ghauri": "PAK", "ababeel": "PAK", "ghaznavi": "PAK", "abdali": "PAK",
    "nasr": "PAK", "babur": "PAK", "raad": "PAK",
    "minuteman": "USA", "peacekeeper": "USA", "atacms": "", "trident": "",
    "topol": "RUS", "yars": "RUS", "sarmat": "RUS", "bulava": "RUS", "sineva": "RUS", "layner": "RUS", "iskander": "RUS",
    "kinzhal": "RUS", "kalibr": "RUS", "oreshnik": "RUS", "burevestnik": "RUS", "avangard": "RUS",
    "zircon": "RUS", "tsirkon": "RUS", "oniks": "RUS", "voevoda": "RUS", "kh": "RUS",
    "dongfeng": "CHN", "df": "CHN", "julang": "CHN", "jl": "CHN",
    "sejjil": "IRN", "sejil": "IRN", "shahab": "IRN", "emad": "IRN", "ghadr": "IRN", "khorramshahr": "IRN",
    "qiam": "IRN", "kheibar": "IRN", "zolfaghar": "IRN", "qaem": "IRN", "qased": "IRN", "simorgh": "IRN",
    "safir": "IRN", "zuljanah": "IRN", "fattah": "IRN", "dezful": "IRN", "haj": "IRN", "soumar": "IRN",
    "burkan": "YEM", "palestine": "YEM", "quds": "YEM",
    "tayfun": "TUR", "bora": "TUR", "cenk": "TUR",
    "hyunmoo": "KOR", "hyunmu": "KOR", "nuri": "KOR",
    "jericho": "ISR", "shavit": "ISR",
}  # fmt: skip

#: Part of an outlet's name -> country that it is published in.
PUBLISHERS: tuple[tuple[str, str], ...] = (
    ("japan", "JPN"), ("south-korea", "KOR"), ("korean-wire", "KOR"), ("seoul", "KOR"), ("yonhap", "KOR"), ("kyodo", "JPN"),
    ("jiji", "JPN"), ("nhk", "JPN"), ("india", "IND"), ("pakistan", "PAK"), ("iran", "IRN"), ("russia", "RUS"), ("china", "CHN"),
    ("chinese", "CHN"), ("taiwan", "TWN"), ("ukrain", "UKR"), ("israel", "ISR"), ("american", "USA"), ("british", "GBR"), ("french", "FRA"),
)  # fmt: skip
#: Last part of a style's name -> country.
SUFFIXES = {
    "jp": "JPN", "kr": "KOR", "us": "USA", "in": "IND", "pk": "PAK", "cn": "CHN", "uk": "GBR", "ir": "IRN",
    "ru": "RUS", "fr": "FRA", "tw": "TWN", "il": "ISR", "tr": "TUR", "ua": "UKR", "kp": "PRK",
}  # fmt: skip
