"""Cues: what a word can tell about a launch, as bits of one mask per token."""

from __future__ import annotations

from launches.claims import cuewords

LAUNCH_VERB, RISE_VERB, LAUNCH_NOUN, APOGEE, RANGE, FLIGHT_TIME = (1 << k for k in range(6))
FAILURE, SUCCESS, LANDING, OVERFLIGHT = (1 << k for k in range(6, 10))
CONDITIONAL, FORECAST, CAPABILITY, BACKGROUND, NEGATION = (1 << k for k in range(10, 15))
SAY, ACCORDING, RECALL = (1 << k for k in range(15, 18))

#: A verb that tells a launch, with its object or its subject.
LAUNCHING = LAUNCH_VERB | RISE_VERB
#: Any word of launching.
LAUNCH = LAUNCHING | LAUNCH_NOUN
OUTCOME = FAILURE | SUCCESS
#: What a missile in flight does.
FLIGHT = RANGE | LANDING | OVERFLIGHT | FAILURE

CUE_WORDS: tuple[tuple[int, str], ...] = (
    (LAUNCH_VERB, cuewords.LAUNCH_VERBS),
    (RISE_VERB, cuewords.RISE_VERBS),
    (LAUNCH_NOUN, cuewords.LAUNCH_NOUNS),
    (APOGEE, cuewords.APOGEE_WORDS),
    (RANGE, cuewords.RANGE_WORDS),
    (FLIGHT_TIME, cuewords.FLIGHT_TIME_WORDS),
    (FAILURE, cuewords.FAILURE_PHRASES),
    (SUCCESS, cuewords.SUCCESS_PHRASES),
    (LANDING, cuewords.LANDING_WORDS),
    (OVERFLIGHT, cuewords.OVERFLIGHT_WORDS),
    (CONDITIONAL, cuewords.CONDITIONAL_WORDS),
    (FORECAST, cuewords.FORECAST_WORDS),
    (CAPABILITY, cuewords.CAPABILITY_WORDS),
    (BACKGROUND, cuewords.BACKGROUND_WORDS),
    (NEGATION, cuewords.NEGATION_WORDS),
    (SAY, cuewords.SAY_VERBS),
    (ACCORDING, cuewords.ACCORDING),
    (RECALL, cuewords.RECALL_PHRASES),
)
