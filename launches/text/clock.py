"""Clock times and the zones that they are printed in."""

from __future__ import annotations

from dataclasses import dataclass

from launches.text.tokens import Tokens, words
from launches.text.zonewords import read_zone

_MERIDIEM = words("am pm")
#: Parts of a day that fix which half a bare clock belongs to.
_AFTERNOON = words("afternoon evening tonight")
_MORNING = words("morning dawn overnight")
_NOON = 12 * 60
_NOON_WORDS = {"noon": _NOON, "midnight": 0}
#: Words before "noon" and "midnight" that make them a time, not a part of the day.
_BEFORE_NOON = words("at around about near ;")
#: What makes four digits before it a clock: "0710 local", "1442Z".
_BEHIND_MILITARY = words("hrs hours h local kst jst utc gmt z zulu ist hst msk")
_HOURS = words("hrs hours h")
#: What makes four digits with a leading nought behind it a clock: "at 0710".
_BEFORE_MILITARY = words("at around about ~ from and to one last ,")
#: Words round a clock with a full stop, "at 7.10 in the morning".
_BEFORE_DOTTED, _BEHIND_DOTTED = words("at around between"), words("in on local")
#: What stands between the ends of a window or of an enumeration.
_PAIRING = words("and to \u2014 from or about around at until then")
_IN_THE_PART = tuple(["in", "the", part] for part in ("morning", "afternoon", "evening"))


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
    starts = [i for i in range(first, stop) if number[i] or low[i] in _NOON_WORDS]
    clocks: list[Clock] = []
    behind = first
    for i in starts:
        if i < behind:
            continue
        clock = _digits(tokens, i, stop) if number[i] else _noon(low, i, first)
        if clock is None:
            continue
        _add_zone(tokens, clock, stop)
        _append(low, clocks, clock)
        behind = clock.stop
    if clocks:
        _share_halves(low, clocks, first, stop)
    return clocks


def _noon(low: list[str], i: int, first: int) -> Clock | None:
    """Read "at noon", "around midnight"."""
    if i == first or low[i - 1] not in _BEFORE_NOON:
        return None
    return Clock(i, i + 1, _NOON_WORDS[low[i]])


def _digits(tokens: Tokens, i: int, stop: int) -> Clock | None:
    """Read a clock in digits: "7:10", "7.10 a.m.", "0710 local", "7 o'clock"."""
    low, number = tokens.low, tokens.number
    word = low[i]
    if len(word) > 5:
        return None
    after = low[i + 1] if i + 1 < stop else ""
    before = low[i - 1] if i else ""
    whole, dot, decimals = word.partition(".")
    if after == ":" and not dot and i + 2 < stop and number[i + 2] and len(low[i + 2]) == 2:
        end = i + 3
        if end + 1 < stop and low[end] == ":" and number[end + 1] and len(low[end + 1]) == 2:
            end += 2  # seconds
        return _finish(low, i, end, stop, int(word), int(low[i + 2]), marked=True)
    if after in _MERIDIEM:
        if not dot and len(word) in (3, 4):
            return _finish(low, i, i + 1, stop, int(word[:-2]), int(word[-2:]))
        if not dot or len(decimals) == 2:
            return _finish(low, i, i + 1, stop, int(whole), int(decimals or 0))
        return None
    if len(word) == 4 and not dot:
        if after in _BEHIND_MILITARY and not (after in {"hours", "h"} and _counts(word)):
            end = i + 2 if after in _HOURS else i + 1
            return _finish(low, i, end, stop, int(word[:2]), int(word[2:]), marked=True)
        if after not in _BEHIND_MILITARY and word[0] == "0" and before in _BEFORE_MILITARY:
            return _finish(low, i, i + 1, stop, int(word[:2]), int(word[2:]), marked=True)
    if after == "o" and low[i + 2 : i + 3] == ["clock"]:
        return _finish(low, i, i + 3, stop, int(whole), 0)
    if after == "oclock":
        return _finish(low, i, i + 2, stop, int(whole), 0)
    if len(decimals) == 2 and before in _BEFORE_DOTTED and after in _BEHIND_DOTTED:
        return _finish(low, i, i + 1, stop, int(whole), int(decimals), marked=True)
    return None


def _counts(word: str) -> bool:
    """Whether four digits before "hours" cannot be a clock."""
    return not word.startswith("0") and int(word[-2:]) > 59


def _finish(
    low: list[str], i: int, end: int, stop: int, hour: int, minute: int, *, marked: bool = False
) -> Clock | None:
    """Clock from its parts; `marked` where the form alone already is a clock."""
    padded = marked and len(low[i]) in (2, 4) and low[i][0] == "0"
    half_known = hour > 12 or hour == 0 or padded
    if end < stop and low[end] in _MERIDIEM:
        if hour <= 12:
            hour = hour % 12 + (12 if low[end] == "pm" else 0)
        half_known = True
        end += 1
    if hour > 24 or minute > 59:
        return None
    return Clock(i, end, hour % 24 * 60 + minute, half_known=half_known)


def _add_zone(tokens: Tokens, clock: Clock, stop: int) -> None:
    """Read the zone behind a clock: "KST", "(Hawaii time)", "local time"."""
    low = tokens.low
    at = clock.stop
    if at < stop and low[at] in {"(", ","}:
        at += 1
    if at < stop and low[at] == "in" and low[at + 1 : at + 2] == ["the"]:
        at += 3  # "in the morning Japan time"
        if at < stop and low[at] == ",":
            at += 1
    found = read_zone(low, at, stop)
    if found is None:
        return
    name, rule, behind = found
    if low[at] == "ist" and tokens.text[tokens.start[at]] != "I":
        return  # the German verb of a page half translated
    clock.zone, clock.zone_rule, clock.stop = name, rule, behind


def _append(low: list[str], clocks: list[Clock], clock: Clock) -> None:
    """Add a clock, or hang it on the one before that it converts: "2:34 p.m. (0534 GMT)"."""
    if clocks and clock.zone:
        last = clocks[-1]
        between = low[last.stop : clock.first]
        converts = between[:1] == ["("] or between in ([",", "or"], ["or"], ["/"])
        told = between[-1:] == ["("] and between[:3] in _IN_THE_PART
        other_zone = last.zone != clock.zone and last.converted is None
        if other_zone and (told or (converts and len(between) <= 3)):
            last.converted = clock
            return
    clocks.append(clock)


def _paired(low: list[str], before: Clock, after: Clock) -> bool:
    """Whether two clocks are ends of a window or an enumeration."""
    between = low[before.stop : after.first]
    return between == [","] or (len(between) <= 4 and _PAIRING.issuperset(between))


def _share_halves(low: list[str], clocks: list[Clock], first: int, stop: int) -> None:
    """Give a bare clock the half of the day that its neighbour or the sentence names."""
    for k in range(len(clocks) - 2, -1, -1):
        _take_from_next(low, clocks[k], clocks[k + 1])
    for k in range(1, len(clocks)):
        _take_from_last(low, clocks[k - 1], clocks[k])
    if any(not clock.half_known for clock in clocks):
        said = set(low[first:stop])
        if said & _AFTERNOON and not said & _MORNING:
            for clock in clocks:
                if not clock.half_known and clock.minute < _NOON:
                    clock.minute += _NOON
                    clock.half_known = True
    for k in range(len(clocks) - 2, -1, -1):
        clock, following = clocks[k], clocks[k + 1]
        if not clock.zone and following.zone and _paired(low, clock, following):
            clock.zone, clock.zone_rule = following.zone, following.zone_rule


def _take_from_next(low: list[str], clock: Clock, following: Clock) -> None:
    """Read on: "between 6:14 and 6:34 p.m.": the first clock is of the second one's half."""
    if clock.half_known or not following.half_known or not _paired(low, clock, following):
        return
    if clock.minute < _NOON <= following.minute and clock.minute + _NOON <= following.minute:
        clock.minute += _NOON
    clock.half_known = True
    if not clock.zone:
        clock.zone, clock.zone_rule = following.zone, following.zone_rule


def _take_from_last(low: list[str], before: Clock, clock: Clock) -> None:
    """Read back: "at 6:14 p.m. and 6:34": the second clock is of the first one's half and zone."""
    half = not clock.half_known and before.half_known
    zone = not clock.zone and before.zone
    if not (half or zone) or not _paired(low, before, clock):
        return
    if half:
        if clock.minute < _NOON <= before.minute:
            clock.minute += _NOON
        clock.half_known = True
    if zone:
        clock.zone, clock.zone_rule = before.zone, before.zone_rule
