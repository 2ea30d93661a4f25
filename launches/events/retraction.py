"""Reports that an alarm was false and nothing flew."""

from __future__ import annotations

from launches.claims.reading import Reading
from launches.text.tokens import words

_NOTHING_FLEW = tuple(
    phrase.split()
    for phrase in (
        "no missile had been|no missile was launched|no missile was fired|nothing was fired|"
        "nothing had been fired|nothing was launched|no launch had taken|no launch took place|"
        "no missiles were fired"
    ).split("|")
)
_RETRACTIONS = words("mistake mistaken mistakenly erroneous erroneously hoax")
_ALARMS = words("alert bulletin alarm message warning report siren notification broadcast text")
_FALSE = (("false", "alarm"), ("wrong", "button"), ("false", "alert"))
#: Tokens between a retraction and the alarm that it takes back.
_REACH = 25


def is_retracted(reading: Reading) -> bool:
    """Whether a report says that an alarm was false and nothing flew.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> is_retracted(read_text("The alert was sent by mistake."))
    True
    """
    low, said = reading.low, reading.words
    if "no" in said or "nothing" in said:
        for k, word in enumerate(low):
            if word in {"no", "nothing"} and any(
                low[k : k + len(phrase)] == phrase for phrase in _NOTHING_FLEW
            ):
                return True
    if _RETRACTIONS.isdisjoint(said) and not any(said.issuperset(pair) for pair in _FALSE):
        return False
    for k, word in enumerate(low):
        false = word == "false" and low[k + 1 : k + 2] in (["alarm"], ["alert"])
        if (false or word in _RETRACTIONS) and not _ALARMS.isdisjoint(
            low[max(0, k - _REACH) : k + _REACH]
        ):
            return True
    return False
