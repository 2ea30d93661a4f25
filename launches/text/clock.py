"""Clock times and the zones that they are printed in."""

from __future__ import annotations

from dataclasses import dataclass

from launches.text.tokens import Tokens

#: abbreviation or words -> (abbreviation to keep, IANA zone or fixed offset in minutes)
ZONES: dict[tuple[str, ...], tuple[str, str | int]] = {
    ("kst",): ("KST", "Asia/Seoul"),
    ("korea", "standard", "time"): ("KST", "Asia/Seoul"),
    ("korean", "time"): ("KST", "Asia/Seoul"),
    ("korea", "time"): ("KST", "Asia/Seoul"),
    ("seoul", "time"): ("KST", "Asia/Seoul"),
    ("pyongyang", "time"): ("KST", "Asia/Pyongyang"),
    ("north", "korean", "time"): ("KST", "Asia/Pyongyang"),
    ("jst",): ("JST", "Asia/Tokyo"),
    ("japan", "standard", "time"): ("JST", "Asia/Tokyo"),
    ("japan", "time"): ("JST", "Asia/Tokyo"),
    ("japanese", "time"): ("JST", "Asia/Tokyo"),
    ("tokyo", "time"): ("JST", "Asia/Tokyo"),
    ("utc",): ("UTC", 0),
    ("gmt",): ("GMT", 0),
    ("z",): ("UTC", 0),
    ("zulu",): ("UTC", 0),
    ("zulu", "time"): ("UTC", 0),
    ("universal", "time"): ("UTC", 0),
    ("edt",): ("EDT", -240),
    ("est",): ("EST", -300),
    ("et",): ("ET", "America/New_York"),
    ("eastern",): ("ET", "America/New_York"),
    ("eastern", "time"): ("ET", "America/New_York"),
    ("eastern", "daylight", "time"): ("EDT", -240),
    ("eastern", "standard", "time"): ("EST", -300),
    ("washington", "time"): ("ET", "America/New_York"),
    ("cdt",): ("CDT", -300),
    ("cst",): ("CST", -360),
    ("central", "time"): ("CT", "America/Chicago"),
    ("central", "daylight", "time"): ("CDT", -300),
    ("mdt",): ("MDT", -360),
    ("mst",): ("MST", -420),
    ("mountain", "time"): ("MT", "America/Denver"),
    ("pdt",): ("PDT", -420),
    ("pst",): ("PST", -480),
    ("pt",): ("PT", "America/Los_Angeles"),
    ("pacific", "time"): ("PT", "America/Los_Angeles"),
    ("pacific", "daylight", "time"): ("PDT", -420),
    ("pacific", "standard", "time"): ("PST", -480),
    ("hst",): ("HST", -600),
    ("hdt",): ("HST", -600),
    ("hawaii", "time"): ("HST", -600),
    ("hawaii", "standard", "time"): ("HST", -600),
    ("hawaiian", "time"): ("HST", -600),
    ("akdt",): ("AKDT", -480),
    ("akst",): ("AKST", -540),
    ("bst",): ("BST", 60),
    ("cet",): ("CET", 60),
    ("cest",): ("CEST", 120),
    ("eet",): ("EET", 120),
    ("eest",): ("EEST", 180),
    ("paris", "time"): ("CET", "Europe/Paris"),
    ("kyiv", "time"): ("EET", "Europe/Kyiv"),
    ("kiev", "time"): ("EET", "Europe/Kyiv"),
    ("ist",): ("IST", 330),
    ("indian", "standard", "time"): ("IST", 330),
    ("india", "time"): ("IST", 330),
    ("pkt",): ("PKT", 300),
    ("pakistan", "time"): ("PKT", 300),
    ("msk",): ("MSK", "Europe/Moscow"),
    ("moscow", "time"): ("MSK", "Europe/Moscow"),
    ("beijing", "time"): ("CST", "Asia/Shanghai"),
    ("taipei", "time"): ("CST", "Asia/Taipei"),
    ("taiwan", "time"): ("CST", "Asia/Taipei"),
    ("tehran", "time"): ("IRST", "Asia/Tehran"),
    ("israel", "time"): ("IST", "Asia/Jerusalem"),
    ("sanaa", "time"): ("AST", "Asia/Aden"),
    ("yemen", "time"): ("AST", "Asia/Aden"),
    ("aest",): ("AEST", 600),
    ("local",): ("local", "local"),
    ("local", "time"): ("local", "local"),
    ("local", "hours"): ("local", "local"),
}
_ZONE_STARTS = frozenset(words[0] for words in ZONES)
_LONGEST_ZONE = max(len(words) for words in ZONES)
_MERIDIEM = frozenset({"am", "pm"})
#: Parts of a day that fix which half a bare clock belongs to.
_AFTERNOON = frozenset({"afternoon", "evening", "tonight"})
_MORNING = frozenset({"morning", "dawn", "overnight"})


@dataclass(slots=True)
class Clock:
    """A time of day.

    Attributes
    ----------
    first, stop : int
        Tokens it stands in, zone included.
    minute : int
        Minutes since midnight.
    zone : str
        Abbreviation printed beside it, "" where none is.
    zone_rule : str or int
        IANA name, fixed offset in minutes, "local" or "".
    half_known : bool
        Whether am/pm or a 24-hour form leaves no doubt.
    converted : Clock or None
        The same moment in another zone, as printed in brackets.
    """

    first: int
    stop: int
    minute: int
    zone: str = ""
    zone_rule: str | int = ""
    half_known: bool = True
    converted: Clock | None = None

    @property
    def text(self) -> str:
        """As HH:MM."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


def find_clocks(tokens: Tokens, first: int, stop: int) -> list[Clock]:
    """Clock times among the tokens from `first` up to `stop`, in order.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> def show(text):
    ...     t = tokenize(text)
    ...     return [(c.text, c.zone) for c in find_clocks(t, 0, len(t.low))]
    >>> show("between 6:14 and 6:34 p.m., at 0710 local, 1442Z; at noon")
    [('18:14', ''), ('18:34', ''), ('07:10', 'local'), ('14:42', 'UTC'), ('12:00', '')]
    """
    low, number = tokens.low, tokens.number
    clocks: list[Clock] = []
    i = first
    while i < stop:
        if number[i]:
            clock = _read(tokens, i, stop)
        elif low[i] in {"noon", "midnight"} and i > first and low[i - 1] in {"at", "around", "about", "near", ";"}:
            clock = Clock(i, i + 1, 720 if low[i] == "noon" else 0)
        else:
            clock = None
        if clock is None:
            i += 1
            continue
        _zone(tokens, clock, stop)
        _append(tokens, clocks, clock)
        i = clock.stop
    if clocks:
        _share_halves(tokens, clocks, first, stop)
    return clocks


def _read(tokens: Tokens, i: int, stop: int) -> Clock | None:
    low, number = tokens.low, tokens.number
    word = low[i]
    after = low[i + 1] if i + 1 < stop else ""
    if after == ":" and i + 2 < stop and number[i + 2] and len(low[i + 2]) == 2 and word.isdigit():
        hour, minute, end = int(word), low[i + 2], i + 3
        if not minute.isdigit():
            return None
        if end + 1 < stop and low[end] == ":" and number[end + 1] and len(low[end + 1]) == 2:
            end += 2  # seconds
        return _finish(tokens, i, end, stop, hour, int(minute), marked=True)
    if after in _MERIDIEM:
        whole, _, decimals = word.partition(".")
        if word.isdigit() and len(word) in (3, 4):
            return _finish(tokens, i, i + 1, stop, int(word[:-2]), int(word[-2:]), marked=False)
        if not decimals or len(decimals) == 2:
            return _finish(tokens, i, i + 1, stop, int(whole), int(decimals or 0), marked=False)
        return None
    if word.isdigit() and len(word) == 4 and after in {"hrs", "hours", "h", "local", "kst", "jst", "utc", "gmt", "z", "zulu", "ist", "hst", "msk"}:
        if after in {"hours", "h"} and not word.startswith("0") and word.endswith("00") is False and int(word[-2:]) > 59:
            return None
        end = i + 2 if after in {"hrs", "hours", "h"} else i + 1
        return _finish(tokens, i, end, stop, int(word[:2]), int(word[2:]), marked=True)
    if word.isdigit() and len(word) == 4 and word[0] == "0" and i and low[i - 1] in {"at", "around", "about", "~", "from", "and", "to", "one", "last", ","}:
        return _finish(tokens, i, i + 1, stop, int(word[:2]), int(word[2:]), marked=True)
    if after == "o" and low[i + 2 : i + 3] == ["clock"]:
        return _finish(tokens, i, i + 3, stop, int(float(word)), 0, marked=False)
    if after == "oclock":
        return _finish(tokens, i, i + 2, stop, int(float(word)), 0, marked=False)
    if "." in word and len(word.partition(".")[2]) == 2 and i and low[i - 1] in {"at", "around", "between"} and after in {"in", "on", "local"}:
        return _finish(tokens, i, i + 1, stop, int(word.partition(".")[0]), int(word.partition(".")[2]), marked=True)
    return None


def _finish(
    tokens: Tokens, i: int, end: int, stop: int, hour: int, minute: int, *, marked: bool
) -> Clock | None:
    """Clock from its parts; `marked` where the form alone already is a clock."""
    half_known = hour > 12 or hour == 0 or (marked and len(tokens.low[i]) in (2, 4) and tokens.low[i][0] == "0")
    if end < stop and tokens.low[end] in _MERIDIEM:
        if hour > 12:
            half_known = True
        else:
            hour = hour % 12 + (12 if tokens.low[end] == "pm" else 0)
            half_known = True
        end += 1
    if hour > 24 or minute > 59:
        return None
    return Clock(i, end, hour % 24 * 60 + minute, half_known=half_known)


def _zone(tokens: Tokens, clock: Clock, stop: int) -> None:
    """Read the zone behind a clock: "KST", "(Hawaii time)", "local time"."""
    low = tokens.low
    at = clock.stop
    if at < stop and low[at] in {"(", ","}:
        at += 1
    if at < stop and low[at] == "in" and low[at + 1 : at + 2] == ["the"]:
        at += 3  # "in the morning Japan time"
        if at < stop and low[at] == ",":
            at += 1
    if at < stop and low[at] == "on" and at + 2 < stop and low[at + 2] in _ZONE_STARTS:
        return
    if at >= stop or low[at] not in _ZONE_STARTS:
        return
    for length in range(min(_LONGEST_ZONE, stop - at), 0, -1):
        known = ZONES.get(tuple(low[at : at + length]))
        if known is None:
            continue
        if length == 1 and low[at] == "ist" and tokens.text[tokens.start[at]] != "I":
            return
        clock.zone, clock.zone_rule = known
        clock.stop = at + length
        return


def _append(tokens: Tokens, clocks: list[Clock], clock: Clock) -> None:
    """Add a clock, or hang it on the one before that it converts: "2:34 p.m. (0534 GMT)"."""
    if clocks and clock.zone:
        last = clocks[-1]
        between = tokens.low[last.stop : clock.first]
        converts = between[:1] == ["("] or between in ([",", "or"], ["or"], ["/"])
        told = between[-1:] == ["("] and between[:3] in (["in", "the", "morning"], ["in", "the", "afternoon"], ["in", "the", "evening"])
        if (converts and len(between) <= 3 or told) and last.zone != clock.zone and last.converted is None:
            last.converted = clock
            return
    clocks.append(clock)


_PAIRING = frozenset({"and", "to", "\u2014", "from", "or", "about", "around", "at", "until", "then"})


def _paired(tokens: Tokens, before: Clock, after: Clock) -> bool:
    """Whether two clocks are ends of a window or an enumeration."""
    between = tokens.low[before.stop : after.first]
    return between == [","] or (len(between) <= 4 and _PAIRING.issuperset(between))


def _share_halves(tokens: Tokens, clocks: list[Clock], first: int, stop: int) -> None:
    """Give a bare clock the half of the day that its neighbour or the sentence names."""
    for k in range(len(clocks) - 2, -1, -1):
        clock, following = clocks[k], clocks[k + 1]
        if clock.half_known or not following.half_known:
            continue
        if not _paired(tokens, clock, following):
            continue
        if following.minute >= 720 and clock.minute < 720:
            shifted = clock.minute + 720
            if shifted <= following.minute:
                clock.minute = shifted
        clock.half_known = True
        if not clock.zone:
            clock.zone, clock.zone_rule = following.zone, following.zone_rule
    for k in range(1, len(clocks)):
        before, clock = clocks[k - 1], clocks[k]
        if not clock.half_known and before.half_known and _paired(tokens, before, clock):
            if before.minute >= 720 and clock.minute < 720:
                clock.minute += 720
            clock.half_known = True
        if not clock.zone and before.zone and _paired(tokens, before, clock):
            clock.zone, clock.zone_rule = before.zone, before.zone_rule
    words = set(tokens.low[first:stop])
    if words & _AFTERNOON and not words & _MORNING:
        for clock in clocks:
            if not clock.half_known and clock.minute < 720:
                clock.minute += 720
                clock.half_known = True
    for k in range(len(clocks) - 2, -1, -1):
        clock, following = clocks[k], clocks[k + 1]
        if not clock.zone and following.zone and _paired(tokens, clock, following):
            clock.zone, clock.zone_rule = following.zone, following.zone_rule
