"""Claimants as data: the codes with the phrases that name them."""

from __future__ import annotations

#: claimant code -> phrases. The longest match wins, so "U.S. Joint Chiefs" is not Seoul's.
CLAIMANTS: dict[str, str] = {
    "KOR-JCS": (
        "joint chiefs of staff|joint chiefs|south korean joint chiefs of staff|"
        "south korea's joint chiefs of staff|south korean joint chiefs|"
        "south korea's joint chiefs|rok joint chiefs of staff|rok joint chiefs|rok jcs|jcs|"
        "the jcs|joint chiefs of staff of south korea|seoul's joint chiefs of staff|"
        "seoul's joint chiefs|south korea's jcs|south korean jcs|south korean military|"
        "south korea's military|the south's military|south's military|rok military|our military|"
        "seoul's military|republic of korea joint chiefs of staff|the military in seoul|"
        "military in seoul|joint chiefs in seoul|joint chiefs of staff in seoul|"
        "south korean military officials|south korean army|south korean armed forces|"
        "south korea's armed forces|general staff in seoul|south korean general staff|"
        "rok armed forces"
    ),
    "KOR-MND": (
        "south korean defense ministry|south korea's defense ministry|"
        "south korean defence ministry|south korea's defence ministry|seoul's defense ministry|"
        "seoul's defence ministry|defense ministry in seoul|defence ministry in seoul|"
        "ministry of national defense in seoul|rok ministry of national defense|"
        "south korea's ministry of national defense|south korean ministry of national defense|"
        "south korean defense minister|south korean defence minister|"
        "south korea's defense minister|south korea's defence minister|rok defense ministry|"
        "seoul's ministry of national defense"
    ),
    "KOR-NIS": (
        "national intelligence service|south korean intelligence|south korea's spy agency|"
        "south korea's intelligence agency"
    ),
    "KOR": (
        "south korean government|south korea's government|seoul|blue house|"
        "presidential office in seoul|national security council in seoul|south korean officials|"
        "yoon suk yeol|moon jae in|the south korean side|rok government|south korea|the south|"
        "rok|south korean presidential office"
    ),
    "JPN-MOD": (
        "japan's defense ministry|japanese defense ministry|japan's defence ministry|"
        "japanese defence ministry|defense ministry in tokyo|defence ministry in tokyo|"
        "tokyo's defense ministry|tokyo's defence ministry|japan's ministry of defense|"
        "japanese ministry of defense|japan's ministry of defence|ministry of defense of japan|"
        "ministry of defence of japan|japan mod|jmod|mod japan|japanese mod|japan's mod|"
        "japanese defense minister|japan's defense minister|japanese defence minister|"
        "japan's defence minister|defense minister in tokyo|defence minister in tokyo|"
        "state minister of defence|state minister of defense|japanese defense ministry officials|"
        "japan's defense ministry officials|japan's self-defense forces|japan's joint staff|"
        "japanese joint staff|japan's military|japanese military|defence minister gen nakatani|"
        "gen nakatani|minoru kihara|yasukazu hamada|nobuo kishi|itsunori onodera|tomomi inada|"
        "taro kono|takeshi iwaya|shinjiro koizumi|vice defense minister|"
        "parliamentary vice minister of defense|japan ministry of defense|"
        "japan ministry of defence|japan defense ministry|japan defence ministry|"
        "japan's vice defense minister|tokyo's ministry|ministry in tokyo|"
        "defense ministry of japan|defence ministry of japan"
    ),
    "JPN-JCG": (
        "japan coast guard|japan's coast guard|japanese coast guard|coast guard of japan|jcg"
    ),
    "JPN": (
        "japanese government|japan's government|government of japan|tokyo|"
        "chief cabinet secretary|japan's prime minister|japanese prime minister|fumio kishida|"
        "yoshihide suga|shinzo abe|hirokazu matsuno|yoshimasa hayashi|katsunobu kato|"
        "shigeru ishiba|sanae takaichi|japanese officials|japan's government spokesman|"
        "government in tokyo|officials in tokyo|the japanese side|japanese side|"
        "japanese broadcaster nhk|japanese authorities|prime minister's office of japan|japan|"
        "the japanese"
    ),
    "USA-INDOPACOM": (
        "u.s. indo-pacific command|us indo-pacific command|indo-pacific command|indopacom|"
        "usindopacom|u.s. pacific command|us pacific command|pacific command|pacom|uspacom"
    ),
    "USA-STRATCOM": (
        "u.s. strategic command|us strategic command|strategic command|stratcom|usstratcom"
    ),
    "USA-NORAD": (
        "norad|north american aerospace defense command|usnorthcom|northcom|"
        "u.s. northern command|us northern command"
    ),
    "USA-CENTCOM": "u.s. central command|us central command|centcom|uscentcom|central command",
    "USA-USAF": (
        "air force global strike command|u.s. air force|us air force|the air force|air force|"
        "30th space wing|space launch delta 30|global strike command"
    ),
    "USA-USN": "u.s. navy|us navy|navy's strategic systems programs|strategic systems programs",
    "USA-DOD": (
        "pentagon|the pentagon|department of defense|defense department|u.s. defense department|"
        "department of war|pentagon spokesman|pentagon spokesperson|u.s. department of defense|"
        "us department of defense"
    ),
    "USA": (
        "u.s. officials|us officials|u.s. military|us military|american officials|u.s. official|"
        "us official|washington|white house|u.s. government|us government|u.s. intelligence|"
        "us intelligence|american military|united states|u.s. defense officials|"
        "u.s. military officials|american intelligence|u.s. space command|"
        "american defense officials|u.s. defense official|us defense official|state department|"
        "national security council spokesman|u.s. forces korea|us forces korea|usfk|"
        "united states forces korea|missile defense agency"
    ),
    "PRK-KCNA": (
        "kcna|korean central news agency|north korean state media|north korea's state media|"
        "state-run korean central news agency|official korean central news agency|"
        "north's state media|the north's state media|rodong sinmun|korean central television|"
        "kctv|north korean state television|north's state tv|the north's state tv|"
        "north korean media|north korea's official media|pyongyang's state media|"
        "dprk state media|north's official news agency|north korean television|pyongyang's media|"
        "north korea's state news agency|north korean state news agency|"
        "state newspaper rodong sinmun|official rodong sinmun|north korea's official news agency|"
        "missile administration|missile general bureau|general missile bureau|"
        "academy of defence science|academy of national defence science|pyongyang's account|"
        "state broadcaster kctv|north's official korean central news agency|"
        "north korean announcement"
    ),
    "PRK": (
        "pyongyang|north korean government|north korea's government|the north|north korea|"
        "the north's foreign ministry|dprk|north korean leader|kim jong un|kim yo jong|"
        "the launching side"
    ),
    "CHN-MND": (
        "chinese defense ministry|china's defense ministry|chinese defence ministry|"
        "china's defence ministry|ministry of national defense of china|"
        "china's ministry of national defense|chinese ministry of national defense|"
        "defense ministry in beijing|defence ministry in beijing|"
        "chinese defense ministry spokesman|pla eastern theater command|eastern theater command|"
        "eastern theatre command|pla rocket force|rocket force|chinese people's liberation army"
    ),
    "CHN": (
        "beijing|xinhua|chinese government|china's foreign ministry|chinese foreign ministry|"
        "chinese state media|china's state media|cctv|global times|china|"
        "china's official xinhua news agency"
    ),
    "TWN-MND": (
        "taiwan's defense ministry|taiwan's defence ministry|taiwanese defense ministry|"
        "taiwanese defence ministry|taiwan's ministry of national defense|"
        "taipei's defense ministry|taipei's ministry of national defense|"
        "defense ministry in taipei|defence ministry in taipei|taiwan's military|"
        "ministry of national defense in taipei|taiwan mnd"
    ),
    "TWN": "taipei|taiwan's government|taiwan|taiwanese authorities",
    "RUS-MOD": (
        "russian defense ministry|russia's defense ministry|russian defence ministry|"
        "russia's defence ministry|russian ministry of defence|russian ministry of defense|"
        "ministry of defence of the russian federation|defense ministry in moscow|"
        "defence ministry in moscow|russian mod|russia's ministry of defence|"
        "russia's ministry of defense|valery gerasimov|chief of the general staff|"
        "russian military|sergei shoigu|andrei belousov"
    ),
    "RUS": (
        "moscow|kremlin|the kremlin|vladimir putin|russian government|tass|ria novosti|russia|"
        "putin|roscosmos"
    ),
    "UKR-AF": (
        "ukrainian air force|ukraine's air force|air force of ukraine|"
        "air force of the armed forces of ukraine|ukrainian air command|psu|air force command|"
        "ukrainian air force command"
    ),
    "UKR-HUR": (
        "ukraine's military intelligence|ukrainian military intelligence|"
        "main directorate of intelligence|hur|gur|defence intelligence of ukraine|"
        "ukraine's defence intelligence"
    ),
    "UKR-GS": (
        "general staff of ukraine|ukrainian general staff|ukraine's general staff|"
        "general staff of the armed forces of ukraine"
    ),
    "UKR": (
        "kyiv|ukrainian officials|ukrainian military|ukraine's military|volodymyr zelensky|"
        "volodymyr zelenskyy|volodymyr zelenskiy|zelensky|zelenskyy|zelenskiy|ukraine"
    ),
    "IND-DRDO": (
        "drdo|defence research and development organisation|"
        "defense research and development organization|drdo officials|drdo chairman"
    ),
    "IND-MOD": (
        "indian defence ministry|india's defence ministry|indian defense ministry|"
        "india's defense ministry|ministry of defence, government of india|"
        "indian ministry of defence|india's ministry of defence|press information bureau|pib|"
        "raksha mantri|rajnath singh|defence ministry in new delhi"
    ),
    "IND": (
        "new delhi|indian government|indian officials|indian army|strategic forces command|isro|"
        "india|indian navy|narendra modi"
    ),
    "PAK-ISPR": (
        "ispr|inter-services public relations|inter services public relations|dg ispr|"
        "director general ispr|pakistan's military|pakistani military|pakistan army|"
        "pakistan's army|pakistan military|military's media wing|army's media wing|"
        "the military's media wing"
    ),
    "PAK": (
        "islamabad|pakistani government|pakistan's foreign office|pakistan's foreign ministry|"
        "pakistan navy|pakistan"
    ),
    "IRN-IRGC": (
        "irgc|revolutionary guards|revolutionary guard|islamic revolution guards corps|"
        "islamic revolutionary guard corps|iran's revolutionary guards|"
        "iran's revolutionary guard|iranian revolutionary guards|irgc aerospace force|"
        "guards corps|amir ali hajizadeh|revolutionary guard corps"
    ),
    "IRN-MOD": (
        "iranian defense ministry|iranian defence ministry|iran's defense ministry|"
        "iran's defence ministry|defense ministry in tehran|"
        "ministry of defence and armed forces logistics"
    ),
    "IRN": (
        "tehran|iranian state television|iran's state tv|iranian state tv|irna|press tv|tasnim|"
        "fars news agency|fars|iranian officials|iranian state media|iran's state media|"
        "iranian space agency|iran"
    ),
    "ISR-IDF": (
        "israeli army|israeli military|israel defense forces|idf|israel's military|israel's army|"
        "israeli defense forces|israeli air force|daniel hagari|the israeli army"
    ),
    "ISR": (
        "israeli officials|israel's government|israeli government|israeli defense ministry|"
        "israel's defense ministry|israel"
    ),
    "YEM": (
        "houthi group|houthis|the houthis|yahya saree|yahya saria|yahya sarea|"
        "yemeni armed forces|ansar allah|houthi military spokesman|houthi spokesman|"
        "houthi rebels|houthi movement|al masirah|al-masirah|houthi media"
    ),
    "SAU": (
        "saudi-led coalition|saudi coalition|royal saudi air defense|saudi press agency|"
        "saudi arabia|riyadh|the coalition"
    ),
    "TUR": (
        "turkish defence ministry|turkish defense ministry|roketsan|turkish officials|ankara|turkey"
    ),
    "FRA": (
        "french defence ministry|french armed forces ministry|french defense ministry|dga|"
        "armament directorate|armed forces minister|sébastien lecornu|french navy|paris|"
        "french ministry of the armed forces|ministry of the armed forces|florence parly|"
        "defence procurement agency"
    ),
    "GBR-MOD": (
        "british ministry of defence|uk ministry of defence|britain's ministry of defence|"
        "royal navy|british defence ministry|ministry of defence in london|uk mod"
    ),
    "GBR": "downing street|british government|uk government|london|grant shapps",
    "UN": (
        "united nations|u.n. officials|un panel of experts|panel of experts|security council|"
        "un security council|u.n. security council|assistant secretary general"
    ),
    "KAZ": "kazakh defence ministry",
    "outlet": (
        "analysts|analyst|experts|expert|officials|an official|sources|a source|observers|"
        "researchers|military sources|government sources|a military official|military official|"
        "western officials|western official|diplomats|a person close|people with knowledge|"
        "witnesses|residents|a physicist|yonhap|kyodo|nhk|reuters|associated press|"
        "a hong kong newspaper|local media|media reports|media|press reports|a defense official|"
        "a defence official|defense officials|defence officials|government officials|"
        "a government source|government source|intelligence sources|sources said|"
        "jonathan mcdowell|david wright|csis|38 north|nk news|jeffrey lewis|japanese media|"
        "south korean media|news reports|western experts|a senior official|senior officials"
    ),
}
#: Offices named without their country, which comes from the sentence, the dateline or the
#: report. VOICE is a spokesperson, whose office was named before.
BARE_OFFICES: dict[str, str] = {
    "MOD": (
        "defense ministry|defence ministry|ministry of defense|ministry of defence|"
        "defense minister|defence minister|defense secretary|defence secretary"
    ),
    "MND": "ministry of national defense|ministry of national defence",
    "MIL": (
        "the military|military|the army|army spokesman|the navy|general staff|armed forces|"
        "the force|military spokesman|military spokesperson|army|the guards|the guard"
    ),
    "MIN": "the ministry|ministry|the ministry officials|ministry officials",
    "outlet": "ministry sources",
    "STATE": (
        "state media|state television|state tv|state news agency|state broadcaster|"
        "state run media|official media"
    ),
    "AF": "the air force|air force",
    "JCG": "coast guard",
    "GOV": "the government|government|foreign ministry|prime minister",
    "CMD": "the command|this command|command",
    "AGENCY": "the agency",
    "VOICE": "spokesperson|spokesman|spokeswoman|its spokesman|a spokesperson",
}
#: (country, office) -> claimant; a country without an entry answers itself
OFFICES: dict[tuple[str, str], str] = {
    ("KOR", "MIL"): "KOR-JCS", ("KOR", "MOD"): "KOR-MND", ("KOR", "MND"): "KOR-MND",
    ("JPN", "MOD"): "JPN-MOD", ("JPN", "MIL"): "JPN-MOD", ("JPN", "JCG"): "JPN-JCG",
    ("JPN", "MND"): "JPN-MOD", ("PRK", "STATE"): "PRK-KCNA", ("PRK", "AGENCY"): "PRK-KCNA",
    ("PRK", "MOD"): "PRK-KCNA", ("CHN", "MOD"): "CHN-MND", ("CHN", "MND"): "CHN-MND",
    ("CHN", "MIL"): "CHN-MND", ("TWN", "MOD"): "TWN-MND", ("TWN", "MND"): "TWN-MND",
    ("TWN", "MIL"): "TWN-MND", ("RUS", "MOD"): "RUS-MOD", ("RUS", "MIL"): "RUS-MOD",
    ("UKR", "AF"): "UKR-AF", ("UKR", "MIL"): "UKR-GS", ("IND", "MOD"): "IND-MOD",
    ("PAK", "MIL"): "PAK-ISPR", ("IRN", "MIL"): "IRN-IRGC", ("IRN", "MOD"): "IRN-MOD",
    ("ISR", "MIL"): "ISR-IDF", ("USA", "MOD"): "USA-DOD", ("USA", "AF"): "USA-USAF",
    ("GBR", "MOD"): "GBR-MOD",
}  # fmt: skip
