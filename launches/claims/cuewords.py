"""Words that tell what is said of a missile, as data: one list per kind of cue.

Phrases stand between bars and are cut into tokens as texts are.
"""

from __future__ import annotations

#: Verbs whose object is what is launched ("fired two missiles", "two missiles were fired").
LAUNCH_VERBS = (
    "fire|fires|fired|firing|launch|launched|launches|launching|test fire|test fired|test fires|"
    "test firing|test launch|test launched|flight test|flight tested|flight tests|tested|test|"
    "tests|testing|shot|shoot|shoots|shooting|shot off|lob|lobbed|lobs|lobbing|loose|loosed|"
    "loosing|let off|let loose|let fly|sent|send|sends|sending|sent up|hurled|unleashed|unleash|"
    "unleashing|blasted off|propelled|discharged|flown|flew its|conducted|carried out|"
    "carries out|carry out|conducts|staged|flew|detected|picked up|spotted|put into orbit|"
    "placed in orbit|placed into orbit|sent into orbit|placed satellite|hurling|threw|throw|"
    "thrown|volleyed|salvoed|rained|attacked with|ripple fired|cold launched|fired off|fires off|"
    "firing off|launched off|used|lofted|put up|trial fired|trial launched|shoots off|"
    "shooting off|set off|blast|blasted"
)
#: Verbs whose subject is what is launched ("the missile lifted off").
RISE_VERBS = (
    "leave|headed|went out|lifted off|lifts off|lift off|liftoff|took off|takes off|blasted off|"
    "blast off|went up|goes up|rose from|rose|left|leaves|soared from|soared|roared|emerged|"
    "departed|shot out of|burst from|rocketed|streaked|surged|followed|came from|went aloft|"
    "was detected|were detected|was launched|were launched|was fired|were fired"
)
#: Nouns for the act.
LAUNCH_NOUNS = (
    "launch|launches|test|tests|test fire|test fires|firing|firings|test firing|test firings|"
    "flight test|flight tests|launching|launchings|test launch|test launches|salvo|salvos|"
    "salvoes|volley|volleys|barrage|barrages|trial|trials|missile launch|missile launches|"
    "liftoff|lift off|missile test|missile tests|weapons test|shot|shots|attempt|attempts|flight|"
    "flights|attack|strike|training launch|user trial|developmental trial|drill|firing drill|"
    "patrol launch"
)
#: Words that tell a distance to be a height.
APOGEE_WORDS = (
    "risen|gained|higher|altitude|altitudes|apogee|apogees|height|heights|ceiling|peak|peaks|"
    "peaked|peaking|maximum altitude|peak altitude|climbed|climbing|climb|climbs|rose|rising|"
    "rise|rises|soared|soaring|soar|ascended|ascending|high|highest point|zenith|topped|topping|"
    "top|tops|reached up|altitudinal|vertically|upward|upwards|into space|as high as|elevation|"
    "crest|crested|summit|culminated|culminating|peak height|lofted|lofting|shot up|went up|"
    "climax|culmination point"
)
#: Words that tell a distance to be one flown.
RANGE_WORDS = (
    "flew|fly|flies|flying|flown|travelled|traveled|travel|travelling|traveling|travels|covered|"
    "covering|cover|covers|went|gone|go|goes|distance|distances|range|ranges|ground range|"
    "downrange|down range|flight distance|flight range|away|crossed|cross|distant|far|farther|"
    "further|length|tracked|splashed down|journey|trajectory|spanned|traversed|traversing|"
    "flight path"
)
#: Words beside a time that make it a flight time.
FLIGHT_TIME_WORDS = (
    "need|needs|take|takes|stood|needed|kept going|kept|going|flight|flights|flew|flying|flown|"
    "fly|lasted|lasting|airborne|"
    "aloft|in the air|took|minute flight|flight time|time of flight|duration|stayed|tracked|"
    "travelled|traveled|crossed|splashing|hit|reached|impact|landed|landing|up for|covered|"
    "covering"
)
#: Phrases of failure.
FAILURE_PHRASES = (
    "destroyed itself|self destructed|lost its way|failed|failure|fails|failing|unsuccessful|"
    "unsuccessfully|exploded|explode|blew up|blown up|broke up|broke apart|disintegrated|crashed|"
    "botched|malfunctioned|malfunction|went wrong|gone wrong|ended in failure|misfire|misfired|"
    "fizzled|went astray|veered off course|came to grief|aborted|destroyed on purpose|"
    "self destruct|terminated|never worked|did not work|blown apart|blew apart|lost thrust|"
    "never lit|flopped|misfiring|fell short|destroyed in flight|abnormal flight|went amiss|burst|"
    "lost control|did not fly|not normal|plunged|cut short|failed to reach orbit|"
    "failed to enter orbit|was a failure|a dud|dud|fell apart|break up|anomaly|abnormality"
)
#: Phrases of success.
SUCCESS_PHRASES = (
    "success|successful|successfully|succeeded|succeeds|hit the target|hit its target|"
    "hit their targets|struck the target|struck its target|hit a target|target accurately|"
    "accurately hit|accurately struck|precisely hit|placed in orbit|entered orbit|put into orbit|"
    "reached orbit|placed into orbit|met all|all objectives|mission objectives|"
    "objectives were met|textbook|flawless|flawlessly|without a hitch|pierced|smote|"
    "all tasks were fulfilled|on target|hit the mark|bull's eye|pin point accuracy|"
    "pinpoint accuracy|without a miss|reached its target|reached their targets|reached its aim|"
    "reached their aims|hit targets|hit the designated|struck the designated|arrived at its goal|"
    "scored a direct hit|direct hit|hit a mock target|hitting a mock target|orbit successfully|"
    "into orbit|in orbit|arrived on time|high accuracy|every aim|results hoped for|fulfilled|"
    "met their|hit its designated|set target|came down in the area that had been set|triumphant|"
    "hit the preset target|hit the set target|struck"
)
#: Verbs of coming down.
LANDING_WORDS = (
    "fell|fall|fallen|falls|falling|landed|land|lands|landing|came down|come down|comes down|"
    "coming down|splashed down|splash down|splashing down|splashed|dropped|drop|drops|dropping|"
    "hit the water|hit the sea|hitting the sea|hitting water|impacted|impact|plunged|crashed|"
    "struck|ended|ending|finished|splashdown|touched down|hit|hitting|plummeted|dived|terminated|"
    "arrived|arrive|impact point|point of impact|descended|reached the water|reached the sea|"
    "sank|ditched|splashes down|dove|flopped|reaching|descending"
)
#: Verbs of flying over.
OVERFLIGHT_WORDS = (
    "over|above|overflew|overflown|overflying|overfly|crossed|crossed over|passed over|"
    "passing over|flew over|flying over|flown over|soared over|passed above|passes over|cleared|"
    "traversed|overhead"
)
#: Words by which a clause says what would be, not what was.
CONDITIONAL_WORDS = (
    "my model|rough model|model of mine|our model|i get|simulation|simulations|scales to|"
    "quickest|shortest path|works it backwards|must have been|unless|suppose|supposing|"
    "on an ordinary|on a standard|on a normal|on a conventional|on a typical|on a more efficient|"
    "on a minimum energy|standard trajectory|normal trajectory|standard launch|converted to|"
    "tipped over|tipped|on a flatter|if|had it|were it|would have|would|hypothetically|assuming|"
    "on a standard trajectory|on a normal trajectory|on a flatter trajectory|"
    "on a more typical trajectory|minimum energy trajectory|minimum energy|provided"
)
#: Words of plans, threats and closed areas.
FORECAST_WORDS = (
    "corridor|airspace warning|closed areas|closed area|hazard zone|exclusion zone|threatened to|"
    "threatens to|threatened|plan|notices to airmen|notices to mariners|"
    "notice to mariners|point to|plan is|expects|predicts|intend|warned that|due to|set for|"
    "preparing to|prepares to|"
    "planning|will|shall|expected to|is to|are to|was to|were to|due to come|forecast|forecasts|"
    "predicted|prediction|is expected|are expected|was expected|were expected|was predicted|"
    "may fall|may land|could fall|could land|might fall|might land|planned|plans to|plan to|"
    "planning to|scheduled|intends to|intend to|likely to fall|is likely to|are likely to|"
    "projected|set to|about to|to be launched|to be fired|should have|should|warned of|going to|"
    "meant to|supposed to|anticipated|danger zone|danger zones|hazard area|navigational warning|"
    "notice to airmen|notam|announced area|estimated to fall|estimated to land|would be|"
    "expected splash down|expected impact|was forecast|intended"
)
#: Words by which a figure is what a type can do.
CAPABILITY_WORDS = (
    "built for|credited with|good for|powerful enough|can|could|able to|capable of|capable|"
    "capability|capacity|range of up to|has a range|have a range|with a range|a range of|"
    "maximum range|max range|estimated range|operational range|striking range|strike range|"
    "designed to|designed for|its range|their range|potential range|reach of|a reach|has a reach|"
    "with a reach|within range|within reach|in reach|potentially|theoretically|"
    "believed to have a range|range exceeding|rated at|rated for|rated to|full range|"
    "declared range|nominal range|claimed range|stated range|top range|range is|range was given|"
    "maximum operational range|long enough|reputed|said to reach|effective range|enough to reach|"
    "enough to hit|enough to strike|range estimated|advertised|ranges of up to|puts within|"
    "put within|may reach|may be able|might be able|boasts a range|boast a range|carry as far|"
    "usually|typically|normally|generally|as a rule|routinely"
)
#: Words that open a look back.
BACKGROUND_WORDS = (
    "last weekend|previous|previously|earlier this|earlier in|last month|last year|last week|"
    "months ago|years ago|weeks ago|days ago|year ago|month ago|week ago|day ago|since|"
    "the last time|last time|the last|its last|their last|last fired|last tested|last launched|"
    "prior to|prior|former|formerly|compared with|compare|compared to|by comparison|by contrast|"
    "for comparison|a record|the record|had been the|the longest|ever since|history|historically|"
    "predecessor|in the past|over the past|past|so far this year|this year|last fall|last autumn|"
    "last spring|last summer|last winter|in recent|recent|similar|back in|dating back|"
    "the first since|first time since|followed by|the year before|the month before|"
    "the week before|the day before|a day before|a day earlier|days earlier|weeks earlier|"
    "months earlier|years earlier|two days ago|ealier|older|most recent|most recently|"
    "latest before|anniversary|recalled|the year's|earlier"
)
#: Phrases that set a whole sentence back in time, whatever else it says.
RECALL_PHRASES = (
    "in the last|over the last|in the past|hours earlier|decade ago|decades ago|"
    "the largest to date|to date|last weekend|last week|last month|last year|last fall|"
    "last autumn|last spring|last summer|last winter|months ago|years ago|weeks ago|days ago|"
    "month ago|year ago|week ago|days earlier|weeks earlier|months earlier|years earlier|"
    "week earlier|month earlier|year earlier|earlier this month|earlier this year|"
    "earlier this week|previous test|previous launch|last time|in recent years|in recent months|"
    "this year|so far this year|in recent weeks|the day before|a day before|the previous day|"
    "the week before|the month before|the year before|a year in which|the year in which|"
    "a month in which|preceding|for the record|for reference|by comparison|by contrast|"
    "for comparison|over the past"
)
#: Words of denial.
NEGATION_WORDS = (
    "not|no|never|nothing|none|without|neither|nor|nobody|denied|denies|didnt|wasnt|werent|hasnt|"
    "false|mistaken|mistake|by mistake|in error|erroneous|erroneously|mistakenly|"
    "training message|false alarm|hoax|rumor|rumour"
)
#: Verbs and nouns of saying.
SAY_VERBS = (
    "threatened|threatens|said|says|say|saying|told|tells|announced|announces|announcing|reported|"
    "reports|reporting|"
    "confirmed|confirms|put|puts|gave|gives|give|stated|states|added|adds|claimed|claims|"
    "claiming|estimated|estimates|estimate|believes|believe|believed|reckons|reckoned|detected|"
    "detects|tracked|tracks|assessed|assesses|assess|assessment|concluded|determined|counted|"
    "counts|noted|notes|revealed|disclosed|disclosing|declared|asserted|asserts|observed|revised|"
    "timed|judged|judges|calculated|calculates|monitored|picked up|identified|spoke|speaks|speak|"
    "has|had|insisted|insists|report|dispatch|article|notice|described|describes|describe|"
    "recalled|remarked|suggested|warned|predicts|expects|think|repeated|presumed|presumes|"
    "dispute|arrived at|measured|commented|explained|explains|acknowledged|admitted|issued|"
    "quoted|quotes|posted|tweeted|wrote|writes|recorded|logged|saw|sees|clocked|pegged|placed|"
    "clarified|corrected|amended|indicated|hailed|boasted|credited|listed|published|released|"
    "acknowledges|admits|found|thinks|thought|listing|figures|figure|figured|count|counting|"
    "account|tally|readout|statement|version|reckoning|analysis|data|release|bulletin|communique|"
    "know|knows"
)
#: Words that stand before a speaker.
ACCORDING = (
    "according to|per|citing|quoting|as reported by|as announced by|as stated by|reported by|"
    "announced by|by the account of|in the words of|said by|told by|from|by|detected by|"
    "tracked by|confirmed by|released by|issued by|estimates by|figures from|data from|via|"
    "attributed to|courtesy of|given by|published by|as per|calculated by|estimated by|"
    "measured by"
)
