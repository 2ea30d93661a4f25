"""The nouns of launch reports, as data: weapons, seas, directions and zones.

Phrases stand between bars. They are cut into tokens as texts are, so that hyphens, case, accents
and possessive endings play no part.
"""

from __future__ import annotations

#: class -> noun phrases that say it outright (the class is what the words say)
CLASS_PHRASES: dict[str, str] = {
    "ICBM": (
        "icbm|icbms|intercontinental ballistic missile|intercontinental ballistic missiles|"
        "intercontinental missile|intercontinental missiles|"
        "intercontinental range ballistic missile|icbm class missile|"
        "icbm class ballistic missile|icbm class|icbm range|intercontinental ballistic rocket|"
        "intercontinental-range missile|intercontinental weapon|"
        "intercontinental ballistic weapon|intercontinental"
    ),
    "IRBM": (
        "irbm|irbms|intermediate range ballistic missile|intermediate range ballistic missiles|"
        "intermediate range missile|intermediate range missiles|intermediate range|"
        "intermediate-range weapon"
    ),
    "MRBM": (
        "mrbm|mrbms|medium range ballistic missile|medium range ballistic missiles|"
        "medium range missile|medium range missiles|mid range ballistic missile|"
        "mid range ballistic missiles|mid range missile|mid range missiles|medium range|mid range"
    ),
    "SRBM": (
        "srbm|srbms|short range ballistic missile|short range ballistic missiles|"
        "short range missile|short range missiles|short range ballistic|"
        "close range ballistic missile|close range ballistic missiles|crbm|crbms|short range|"
        "shorter range ballistic missile|shorter range missile|shorter range missiles"
    ),
    "SLBM": (
        "slbm|slbms|submarine launched ballistic missile|submarine launched ballistic missiles|"
        "sea launched ballistic missile|sea launched ballistic missiles|"
        "submarine launched missile|submarine launched missiles|"
        "underwater launched ballistic missile|submarine based ballistic missile|"
        "naval ballistic missile|undersea launched ballistic missile"
    ),
    "CM": "cruise missile|cruise missiles|cruise|slcm|glcm|alcm|lacm|lacms",
    "HGV": (
        "hypersonic glide vehicle|hypersonic gliding warhead|hypersonic glide|"
        "hypersonic gliding vehicle|glide vehicle|boost glide|gliding flight warhead|"
        "hypersonic gliding flight warhead|glider|hypersonic gliding missile"
    ),
    "SLV": (
        "satellite launch vehicle|space launch vehicle|satellite carrier|satellite rocket|"
        "satellite carrying rocket|carrier rocket|satellite launch|slv|slvs|space rocket|"
        "satellite carrier rocket|launch vehicle|satellite launcher|space launcher|spy satellite|"
        "reconnaissance satellite|military satellite|observation satellite|satellite|satellites"
    ),
    "MLRS": (
        "multiple rocket launcher|multiple rocket launchers|multiple launch rocket system|"
        "multiple launch rocket systems|mlrs|mrl|multiple rocket launching system|"
        "artillery rocket|artillery rockets|rocket artillery|"
        "super large multiple rocket launcher|super large mrl|"
        "large caliber multiple rocket launcher|large calibre multiple rocket launcher|"
        "guided artillery rocket|tactical rocket artillery|rocket launcher|rocket launchers|"
        "guided multiple launch rocket system|multiple launch guided rocket system|"
        "large caliber multiple launch guided rocket system"
    ),
    "BM": (
        "ballistic missile|ballistic missiles|ballistic|ballistic projectile|"
        "ballistic projectiles|quasi ballistic missile|anti ship ballistic missile|"
        "anti ship ballistic missiles|ballistic rocket|ballistic rockets|quasi ballistic|"
        "aeroballistic missile|aeroballistic missiles|air launched ballistic missile|bm|bms"
    ),
}
#: Nouns of things that are launched, without a class of their own.
MISSILE_NOUNS = (
    "missile|missiles|projectile|projectiles|rocket|rockets|weapon|weapons|round|rounds|shell|"
    "shells|guided missile|guided missiles|vehicle|object|tactical guided weapon|"
    "tactical guided weapons|tactical guided missile|tactical guided missiles|"
    "tactical guided projectile|tactical guided projectiles|surface to surface missile|"
    "surface to surface missiles|anti ship missile|anti ship missiles|hypersonic missile|"
    "hypersonic missiles|hypersonic weapon|guided air missile|guided air missiles|"
    "long range missile|long range missiles|long range rocket|long range ballistic missile|"
    "long range ballistic missiles|surface to air missile|surface to air missiles|"
    "anti aircraft missile|anti aircraft missiles|interceptor|interceptors|air to air missile|"
    "air to surface missile|surface to ship missile|coast to sea missile|"
    "anti ship cruise missile|anti ship cruise missiles"
)
#: Things fired that make no event here.
NOT_MISSILES = (
    "drone|drones|uav|uavs|shahed|shaheds|shahed 136|shahed 131|artillery shell|artillery shells|"
    "artillery|howitzer|howitzers|balloon|balloons|interceptor|interceptors|torpedo|torpedoes|"
    "bomb|bombs|glide bomb|glide bombs|guided bomb|guided bombs|air to surface munitions|"
    "munitions|unmanned aerial vehicle|unmanned aerial vehicles|loitering munition|"
    "loitering munitions|patriot|patriots|tear gas|flares|mortar|mortars|grenades|decoy|decoys|"
    "surface to air missile|surface to air missiles|sam|sams|anti aircraft missile|"
    "anti aircraft missiles|air to air missile|coastal artillery|bullets|warning shots|"
    "rounds of artillery|aerial weapons|aerial targets|air targets|air attack weapons|"
    "aerial assets"
)
#: seas -> names; the values of the `sea` column
SEAS: dict[str, str] = {
    "Sea of Japan": (
        "sea of japan|east sea|east sea of korea|japan sea|korean east sea|korea's east sea|"
        "sea of japan (east sea)|east sea (sea of japan)|sea between korea and japan|"
        "sea between the korean peninsula and japan|waters between the korean peninsula and japan"
    ),
    "Yellow Sea": (
        "yellow sea|west sea|west sea of korea|korea's west sea|bohai sea|bohai gulf|bohai"
    ),
    "East China Sea": "east china sea",
    "South China Sea": "south china sea",
    "Philippine Sea": "philippine sea",
    "Pacific Ocean": (
        "pacific ocean|pacific|north pacific|north pacific ocean|northern pacific|"
        "northwest pacific|northwestern pacific|western pacific|south pacific|"
        "south pacific ocean|southern pacific|central pacific|western pacific ocean|"
        "high seas of the pacific ocean|east pacific"
    ),
    "Atlantic Ocean": (
        "atlantic ocean|atlantic|north atlantic|north atlantic ocean|south atlantic|"
        "south atlantic ocean|mid-atlantic|western atlantic|northern atlantic"
    ),
    "Indian Ocean": "indian ocean|southern indian ocean",
    "Arctic Ocean": "arctic ocean",
    "Bay of Bengal": "bay of bengal",
    "Arabian Sea": "arabian sea|north arabian sea",
    "Red Sea": "red sea|southern red sea",
    "Gulf of Aden": "gulf of aden",
    "Persian Gulf": "persian gulf|arabian gulf",
    "Gulf of Oman": "gulf of oman|sea of oman",
    "Black Sea": "black sea",
    "Caspian Sea": "caspian sea|caspian",
    "Mediterranean Sea": "mediterranean sea|mediterranean|eastern mediterranean",
    "Barents Sea": "barents sea",
    "White Sea": "white sea",
    "Sea of Okhotsk": "sea of okhotsk|okhotsk sea",
    "Bering Sea": "bering sea",
    "Norwegian Sea": "norwegian sea",
    "North Sea": "north sea",
    "Baltic Sea": "baltic sea|baltic",
    "Kara Sea": "kara sea",
    "Gulf of Mexico": "gulf of mexico",
    "Caribbean Sea": "caribbean sea|caribbean",
    "Timor Sea": "timor sea",
    "Coral Sea": "coral sea",
    "Celebes Sea": "celebes sea",
}
#: Seas that missiles are launched from: a site when "from", "in" or "under" them.
LAUNCH_SEAS = frozenset(
    {
        "Arabian Sea",
        "Barents Sea",
        "Bay of Bengal",
        "Black Sea",
        "Caspian Sea",
        "Sea of Japan",
        "Sea of Okhotsk",
        "White Sea",
        "Yellow Sea",
    }
)
#: compass words -> point
DIRECTIONS: dict[str, str] = {
    "N": "north|northward|northwards|northerly|northern",
    "NE": "northeast|north east|northeastward|northeastwards|northeasterly|northeastern|ne",
    "E": "east|eastward|eastwards|easterly|due east",
    "SE": "southeast|south east|southeastward|southeastwards|southeasterly|southeastern|se",
    "S": "south|southward|southwards|southerly|due south|southern",
    "SW": "southwest|south west|southwestward|southwestwards|southwesterly|southwestern|sw",
    "W": "west|westward|westwards|westerly|due west",
    "NW": "northwest|north west|northwestward|northwestwards|northwesterly|northwestern|nw",
    "NNE": "north northeast|nne|north north east",
    "ENE": "east northeast|ene|east north east|east northeasterly",
    "ESE": "east southeast|ese|east south east",
    "SSE": "south southeast|sse|south south east",
    "SSW": "south southwest|ssw|south south west",
    "WSW": "west southwest|wsw|west south west",
    "WNW": "west northwest|wnw|west north west",
    "NNW": "north northwest|nnw|north north west",
}
#: Words that make a statement on an economic zone.
ZONE_WORDS = (
    "exclusive economic zone|exclusive economic zones|eez|eezs|economic zone|"
    "exclusive economic waters|economic waters|economic exclusion zone|"
    "exclusive economic sea zone"
)
