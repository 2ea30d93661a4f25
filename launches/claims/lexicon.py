"""The words of launch reports, as data: one table per kind of mention.

Phrases stand between bars. They are cut into tokens as texts are, so that hyphens, case, accents
and possessive endings play no part.
"""

from __future__ import annotations

#: class -> noun phrases that say it outright (convention: the class is what the words say)
CLASS_PHRASES: dict[str, str] = {
    "ICBM": "icbm|icbms|intercontinental ballistic missile|intercontinental ballistic missiles|intercontinental missile|intercontinental missiles|intercontinental range ballistic missile|icbm class missile|icbm class ballistic missile|icbm class|icbm range|intercontinental ballistic rocket|intercontinental-range missile|intercontinental weapon|intercontinental ballistic weapon|intercontinental",
    "IRBM": "irbm|irbms|intermediate range ballistic missile|intermediate range ballistic missiles|intermediate range missile|intermediate range missiles|intermediate range|intermediate-range weapon",
    "MRBM": "mrbm|mrbms|medium range ballistic missile|medium range ballistic missiles|medium range missile|medium range missiles|mid range ballistic missile|mid range ballistic missiles|mid range missile|mid range missiles|medium range|mid range",
    "SRBM": "srbm|srbms|short range ballistic missile|short range ballistic missiles|short range missile|short range missiles|short range ballistic|close range ballistic missile|close range ballistic missiles|crbm|crbms|short range|shorter range ballistic missile|shorter range missile|shorter range missiles",
    "SLBM": "slbm|slbms|submarine launched ballistic missile|submarine launched ballistic missiles|sea launched ballistic missile|sea launched ballistic missiles|submarine launched missile|submarine launched missiles|underwater launched ballistic missile|submarine based ballistic missile|naval ballistic missile|undersea launched ballistic missile",
    "CM": "cruise missile|cruise missiles|cruise|slcm|glcm|alcm|lacm|lacms",
    "HGV": "hypersonic glide vehicle|hypersonic gliding warhead|hypersonic glide|hypersonic gliding vehicle|glide vehicle|boost glide|gliding flight warhead|hypersonic gliding flight warhead|glider|hypersonic gliding missile",
    "SLV": "satellite launch vehicle|space launch vehicle|satellite carrier|satellite rocket|satellite carrying rocket|carrier rocket|satellite launch|slv|slvs|space rocket|satellite carrier rocket|launch vehicle|satellite launcher|space launcher|spy satellite|reconnaissance satellite|military satellite|observation satellite|satellite|satellites",
    "MLRS": "multiple rocket launcher|multiple rocket launchers|multiple launch rocket system|multiple launch rocket systems|mlrs|mrl|multiple rocket launching system|artillery rocket|artillery rockets|rocket artillery|super large multiple rocket launcher|super large mrl|large caliber multiple rocket launcher|large calibre multiple rocket launcher|guided artillery rocket|tactical rocket artillery|rocket launcher|rocket launchers|guided multiple launch rocket system",
    "BM": "ballistic missile|ballistic missiles|ballistic|ballistic projectile|ballistic projectiles|quasi ballistic missile|anti ship ballistic missile|anti ship ballistic missiles|ballistic rocket|ballistic rockets|quasi ballistic|aeroballistic missile|aeroballistic missiles|air launched ballistic missile|bm|bms",
}
#: Nouns of things that are launched, without a class of their own.
MISSILE_NOUNS = (
    "missile|missiles|projectile|projectiles|rocket|rockets|weapon|weapons|round|rounds|"
    "shell|shells|guided missile|guided missiles|vehicle|object|tactical guided weapon|tactical guided weapons|"
    "tactical guided missile|tactical guided missiles|tactical guided projectile|tactical guided projectiles|"
    "surface to surface missile|surface to surface missiles|anti ship missile|anti ship missiles|"
    "hypersonic missile|hypersonic missiles|hypersonic weapon|guided air missile|guided air missiles|"
    "long range missile|long range missiles|long range rocket|long range ballistic missile|long range ballistic missiles|"
    "surface to air missile|surface to air missiles|anti aircraft missile|anti aircraft missiles|interceptor|interceptors|"
    "air to air missile|air to surface missile|surface to ship missile|coast to sea missile|anti ship cruise missile|anti ship cruise missiles"
)
#: Things fired that make no event here.
NOT_MISSILES = (
    "drone|drones|uav|uavs|shahed|shaheds|shahed 136|shahed 131|artillery shell|artillery shells|artillery|"
    "howitzer|howitzers|balloon|balloons|interceptor|interceptors|torpedo|torpedoes|bomb|bombs|"
    "glide bomb|glide bombs|guided bomb|guided bombs|air to surface munitions|munitions|"
    "unmanned aerial vehicle|unmanned aerial vehicles|loitering munition|loitering munitions|patriot|patriots|"
    "tear gas|flares|mortar|mortars|grenades|decoy|decoys|surface to air missile|surface to air missiles|sam|sams|"
    "anti aircraft missile|anti aircraft missiles|air to air missile|coastal artillery|bullets|warning shots|rounds of artillery|aerial weapons|aerial targets|air targets|air attack weapons|aerial assets"
)
#: Verbs whose object is what is launched ("fired two missiles", "two missiles were fired").
LAUNCH_VERBS = (
    "fire|fires|fired|firing|launch|launched|launches|launching|test fire|test fired|test fires|test firing|"
    "test launch|test launched|flight test|flight tested|flight tests|tested|test|tests|testing|shot|shoot|shoots|shooting|"
    "shot off|lob|lobbed|lobs|lobbing|loose|loosed|loosing|let off|let loose|let fly|sent|send|sends|sending|sent up|"
    "hurled|unleashed|unleash|unleashing|blasted off|propelled|discharged|flown|flew its|conducted|carried out|carries out|carry out|conducts|staged|"
    "flew|detected|picked up|spotted|put into orbit|placed in orbit|placed into orbit|sent into orbit|placed satellite|hurling|threw|throw|thrown|volleyed|salvoed|rained|attacked with|ripple fired|cold launched|fired off|"
    "fires off|firing off|launched off|used|lofted|put up|trial fired|trial launched|shoots off|shooting off|set off|blast|blasted"
)
#: Verbs whose subject is what is launched ("the missile lifted off").
RISE_VERBS = (
    "leave|headed|went out|lifted off|lifts off|lift off|liftoff|took off|takes off|blasted off|blast off|went up|goes up|rose from|rose|left|leaves|soared from|"
    "soared|roared|emerged|departed|shot out of|burst from|rocketed|streaked|surged|followed|came from|went aloft|was detected|were detected|was launched|were launched|was fired|were fired"
)
#: Nouns for the act.
LAUNCH_NOUNS = (
    "launch|launches|test|tests|test fire|test fires|firing|firings|test firing|test firings|flight test|flight tests|"
    "launching|launchings|test launch|test launches|salvo|salvos|salvoes|volley|volleys|barrage|barrages|trial|trials|missile launch|"
    "missile launches|liftoff|lift off|missile test|missile tests|weapons test|shot|shots|attempt|attempts|flight|flights|attack|strike|training launch|"
    "user trial|developmental trial|drill|firing drill|patrol launch"
)
#: Words that tell a distance to be a height, and where they may stand.
APOGEE_WORDS = (
    "risen|gained|higher|altitude|altitudes|apogee|apogees|height|heights|ceiling|peak|peaks|peaked|peaking|maximum altitude|peak altitude|"
    "climbed|climbing|climb|climbs|rose|rising|rise|rises|soared|soaring|soar|ascended|ascending|high|highest point|zenith|topped|topping|top|tops|reached up|"
    "altitudinal|vertically|upward|upwards|into space|as high as|elevation|crest|crested|summit|culminated|culminating|peak height|lofted|lofting|shot up|went up|climax|culmination point"
)
RANGE_WORDS = (
    "flew|fly|flies|flying|flown|travelled|traveled|travel|travelling|traveling|travels|covered|covering|cover|covers|went|gone|go|goes|"
    "distance|distances|range|ranges|ground range|downrange|down range|flight distance|flight range|away|crossed|cross|"
    "distant|far|farther|further|length|tracked|splashed down|journey|trajectory|spanned|traversed|traversing|flight path"
)
#: Words round a time that make it a flight time.
FLIGHT_TIME_WORDS = (
    "needed|kept going|kept|going|flight|flights|flew|flying|flown|fly|lasted|lasting|airborne|aloft|in the air|took|minute flight|flight time|time of flight|duration|stayed|tracked|"
    "travelled|traveled|crossed|splashing|hit|reached|impact|landed|landing|up for|covered|covering"
)
#: Phrases of failure and of success, each with what they say.
FAILURE_PHRASES = (
    "destroyed itself|self destructed|lost its way|failed|failure|fails|failing|unsuccessful|unsuccessfully|exploded|explode|blew up|blown up|broke up|broke apart|"
    "disintegrated|crashed|botched|malfunctioned|malfunction|went wrong|gone wrong|ended in failure|misfire|misfired|fizzled|"
    "went astray|veered off course|came to grief|aborted|destroyed on purpose|self destruct|self destructed|terminated|"
    "never worked|did not work|blown apart|blew apart|lost thrust|never lit|flopped|misfiring|fell short|destroyed in flight|abnormal flight|"
    "went amiss|burst|lost control|did not fly|not normal|plunged|cut short|failed to reach orbit|failed to enter orbit|was a failure|a dud|dud|fell apart|break up|anomaly|abnormality"
)
SUCCESS_PHRASES = (
    "success|successful|successfully|succeeded|succeeds|hit the target|hit its target|hit their targets|struck the target|struck its target|hit a target|"
    "target accurately|accurately hit|accurately struck|precisely hit|placed in orbit|entered orbit|put into orbit|reached orbit|placed into orbit|"
    "met all|all objectives|mission objectives|objectives were met|textbook|flawless|flawlessly|without a hitch|pierced|smote|"
    "all tasks were fulfilled|on target|hit the mark|bull's eye|pin point accuracy|pinpoint accuracy|without a miss|reached its target|reached their targets|reached its aim|reached their aims|hit targets|"
    "hit the designated|struck the designated|arrived at its goal|scored a direct hit|direct hit|hit a mock target|hitting a mock target|orbit successfully|into orbit|in orbit|arrived on time|high accuracy|every aim|results hoped for|"
    "fulfilled|met their|hit its designated|set target|came down in the area that had been set|triumphant|hit the preset target|hit the set target|struck"
)

#: seas -> names; the values of the `sea` column
SEAS: dict[str, str] = {
    "Sea of Japan": "sea of japan|east sea|east sea of korea|japan sea|korean east sea|korea's east sea|sea of japan (east sea)|east sea (sea of japan)|sea between korea and japan|sea between the korean peninsula and japan|waters between the korean peninsula and japan",
    "Yellow Sea": "yellow sea|west sea|west sea of korea|korea's west sea|bohai sea|bohai gulf|bohai",
    "East China Sea": "east china sea",
    "South China Sea": "south china sea",
    "Philippine Sea": "philippine sea",
    "Pacific Ocean": "pacific ocean|pacific|north pacific|north pacific ocean|northern pacific|northwest pacific|northwestern pacific|western pacific|south pacific|south pacific ocean|southern pacific|central pacific|western pacific ocean|high seas of the pacific ocean|east pacific",
    "Atlantic Ocean": "atlantic ocean|atlantic|north atlantic|north atlantic ocean|south atlantic|south atlantic ocean|mid-atlantic|western atlantic|northern atlantic",
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
    "White Sea|Barents Sea|Sea of Okhotsk|Caspian Sea|Black Sea|Bay of Bengal|Arabian Sea|Yellow Sea|Sea of Japan".split("|")
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
#: Words that make an eez statement.
ZONE_WORDS = "exclusive economic zone|exclusive economic zones|eez|eezs|economic zone|exclusive economic waters|economic waters|economic exclusion zone|exclusive economic sea zone"
#: Verbs of coming down.
LANDING_WORDS = (
    "fell|fall|fallen|falls|falling|landed|land|lands|landing|came down|come down|comes down|coming down|splashed down|splash down|splashing down|splashed|dropped|drop|drops|dropping|"
    "hit the water|hit the sea|hitting the sea|hitting water|impacted|impact|plunged|crashed|struck|ended|ending|finished|splashdown|touched down|"
    "hit|hitting|plummeted|dived|terminated|arrived|arrive|impact point|point of impact|descended|reached the water|reached the sea|sank|ditched|splashes down|dove|flopped|reaching|descending"
)
#: Verbs of flying over.
OVERFLIGHT_WORDS = (
    "over|above|overflew|overflown|overflying|overfly|crossed|crossed over|passed over|passing over|flew over|flying over|flown over|soared over|passed above|passes over|cleared|traversed|overhead"
)
#: Words by which a clause says what would be, not what was.
CONDITIONAL_WORDS = "my model|rough model|model of mine|our model|i get|simulation|simulations|scales to|quickest|shortest path|works it backwards|must have been|unless|suppose|supposing|on an ordinary|on a standard|on a normal|on a conventional|on a typical|on a more efficient|on a minimum energy|standard trajectory|normal trajectory|standard launch|converted to|tipped over|tipped|on a flatter|if|had it|were it|would have|would|hypothetically|assuming|on a standard trajectory|on a normal trajectory|on a flatter trajectory|on a more typical trajectory|minimum energy trajectory|minimum energy|provided"
FORECAST_WORDS = (
    "corridor|airspace warning|closed areas|closed area|hazard zone|exclusion zone|threatened to|threatens to|threatened|notices to airmen|notices to mariners|notice to mariners|point to|plan is|expects|predicts|intend|warned that|due to|set for|preparing to|prepares to|planning|will|shall|expected to|is to|are to|was to|were to|due to come|forecast|forecasts|predicted|prediction|is expected|are expected|was expected|were expected|was predicted|"
    "may fall|may land|could fall|could land|might fall|might land|planned|plans to|plan to|planning to|scheduled|intends to|intend to|preparing to|prepares to|likely to fall|is likely to|are likely to|"
    "projected|set to|about to|to be launched|to be fired|should have|should|warned of|warned that|going to|meant to|supposed to|anticipated|"
    "danger zone|danger zones|hazard area|navigational warning|notice to airmen|notam|announced area|estimated to fall|estimated to land|would be|expected splash down|expected impact|was forecast|intended"
)
CAPABILITY_WORDS = (
    "built for|credited with|good for|powerful enough|can|could|able to|capable of|capable|capability|capacity|range of up to|has a range|have a range|with a range|a range of|maximum range|max range|estimated range|"
    "operational range|striking range|strike range|designed to|designed for|its range|their range|potential range|reach of|a reach|has a reach|with a reach|within range|within reach|"
    "in reach|potentially|theoretically|believed to have a range|range exceeding|rated at|rated for|rated to|full range|declared range|nominal range|claimed range|stated range|top range|range is|range was given|"
    "maximum operational range|long enough|reputed|said to reach|effective range|enough to reach|enough to hit|enough to strike|range estimated|advertised|ranges of up to|puts within|put within|may reach|may be able|might be able|boasts a range|boast a range|carry as far|usually|typically|normally|generally|as a rule|routinely"
)
#: Words that open a look back.
BACKGROUND_WORDS = (
    "last weekend|previous|previously|earlier this|earlier in|last month|last year|last week|months ago|years ago|weeks ago|days ago|year ago|month ago|week ago|day ago|since|"
    "the last time|last time|the last|its last|their last|last fired|last tested|last launched|prior to|prior|former|formerly|compared with|compare|compared to|by comparison|by contrast|for comparison|"
    "a record|the record|had been the|the longest|ever since|history|historically|predecessor|in the past|over the past|past|so far this year|this year|last fall|last autumn|last spring|last summer|last winter|"
    "in recent|recent|similar|back in|dating back|the first since|first time since|followed by|the year before|the month before|the week before|the day before|a day before|a day earlier|days earlier|weeks earlier|months earlier|"
    "years earlier|two days ago|ealier|older|most recent|most recently|latest before|anniversary|recalled|the year's|earlier"
)
#: Phrases that set a whole sentence back in time, whatever else it says.
RECALL_PHRASES = (
    "in the last|over the last|in the past|hours earlier|decade ago|decades ago|the largest to date|to date|last weekend|last week|last month|last year|last fall|last autumn|last spring|last summer|last winter|months ago|years ago|weeks ago|days ago|month ago|"
    "year ago|week ago|days earlier|weeks earlier|months earlier|years earlier|week earlier|month earlier|year earlier|earlier this month|earlier this year|"
    "earlier this week|previous test|previous launch|last time|in recent years|in recent months|this year|so far this year|in recent weeks|the day before|a day before|"
    "the previous day|the week before|the month before|the year before|a year in which|the year in which|a month in which|preceding|for the record|for reference|by comparison|by contrast|for comparison|over the past|in the past"
)
NEGATION_WORDS = "not|no|never|nothing|none|without|neither|nor|nobody|denied|denies|didnt|wasnt|werent|hasnt|false|mistaken|mistake|by mistake|in error|erroneous|erroneously|mistakenly|training message|false alarm|hoax|rumor|rumour"
#: Verbs and phrases of saying, and where the speaker stands.
SAY_VERBS = (
    "said|says|say|saying|told|tells|announced|announces|announcing|reported|reports|reporting|confirmed|confirms|put|puts|gave|gives|give|stated|states|added|adds|"
    "claimed|claims|claiming|estimated|estimates|estimate|believes|believe|believed|reckons|reckoned|detected|detects|tracked|tracks|assessed|assesses|assess|assessment|concluded|determined|counted|counts|"
    "noted|notes|revealed|disclosed|disclosing|declared|asserted|asserts|observed|revised|timed|judged|judges|calculated|calculates|monitored|picked up|identified|spoke|speaks|speak|has|had|insisted|insists|"
    "report|dispatch|article|notice|described|describes|describe|recalled|remarked|suggested|warned|predicts|expects|reckons|think|repeated|presumed|presumes|dispute|arrived at|measured|commented|explained|explains|acknowledged|admitted|issued|quoted|quotes|posted|tweeted|wrote|writes|recorded|logged|saw|sees|measured|clocked|pegged|placed|clarified|corrected|amended|suggested|"
    "indicated|hailed|boasted|credited|listed|published|released|acknowledges|admits|found|thinks|think|thought|listing|figures|figure|figured|count|counting|account|tally|readout|statement|version|reckoning|analysis|data|release|bulletin|communique|know|knows"
)
ACCORDING = "according to|per|citing|quoting|as reported by|as announced by|as stated by|reported by|announced by|by the account of|in the words of|said by|told by|from|by|detected by|tracked by|confirmed by|released by|issued by|estimates by|figures from|data from|via|attributed to|courtesy of|given by|published by|as per|calculated by|estimated by|measured by"
