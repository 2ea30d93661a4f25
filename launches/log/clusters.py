"""Group what belongs together, the most alike first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

#: Mean points from which two groups are joined at once; between 0 and this, only where no other
#: group fits about as well.
FIRM = 2.5
#: Points by which a weak fit must beat the next.
MARGIN = 0.5

Pair = tuple[str, str]


def cluster(
    keys: Iterable[str], points: Mapping[Pair, float], together: Iterable[Pair] = ()
) -> list[tuple[str, ...]]:
    """Join keys into groups by the mean points of their pairs.

    Parameters
    ----------
    keys : iterable of str
        What to group.
    points : mapping
        Points of pairs of keys, above 0 where they fit; a pair that is not in it says nothing.
    together : iterable of pairs
        Pairs that are joined whatever their points.

    Returns
    -------
    list of tuple of str
        Groups with their keys sorted, in the order of their first keys; the same for any order
        of `keys` and `points`.

    Examples
    --------
    >>> cluster("abc", {("a", "b"): 3.0, ("a", "c"): -1.0, ("b", "c"): 0.5})
    [('a', 'b'), ('c',)]

    What fits two groups equally well joins neither:

    >>> cluster("abv", {("a", "b"): -9.0, ("a", "v"): 1.0, ("b", "v"): 1.0})
    [('a',), ('b',), ('v',)]
    """
    groups = _Groups(sorted(keys), points)
    for a, b in sorted(together):
        groups.join(groups.home(a), groups.home(b))
    waiting: list[Pair] = []
    while True:
        joined = False
        while groups.heap:
            negative, a, b = heapq.heappop(groups.heap)
            if groups.mean(a, b) != -negative:
                continue  # one of the two has grown or gone since
            if -negative >= FIRM or groups.is_alone(a, b):
                groups.join(a, b)
                joined = True
            else:
                waiting.append((a, b))
        if not joined or not waiting:
            break
        # a rival may have gone since they were put off
        for a, b in waiting:
            mean = groups.mean(a, b)
            if mean is not None and mean > 0:
                heapq.heappush(groups.heap, (-mean, a, b))
        waiting = []
    return sorted(tuple(sorted(members)) for members in groups.members.values())


class _Groups:
    """Groups that grow, the sums of the points between them, and the pairs that fit in a heap."""

    def __init__(self, keys: list[str], points: Mapping[Pair, float]) -> None:
        self.members = {key: [key] for key in keys}
        self.homes = {key: key for key in keys}
        # sums and numbers of pairs between two groups, kept from both sides
        self.between: dict[str, dict[str, tuple[float, int]]] = {key: {} for key in keys}
        self.heap: list[tuple[float, str, str]] = []
        for (a, b), value in points.items():
            self.between[a][b] = self.between[b][a] = (value, 1)
            if value > 0:
                self.heap.append((-value, min(a, b), max(a, b)))
        heapq.heapify(self.heap)

    def home(self, key: str) -> str:
        """Group that a key is in, named by its least member."""
        while self.homes[key] != key:
            key = self.homes[key]
        return key

    def mean(self, a: str, b: str) -> float | None:
        """Mean points between two groups; none where a group has gone or nothing is known."""
        if a not in self.members or b not in self.members or b not in self.between[a]:
            return None
        total, number = self.between[a][b]
        return total / number

    def join(self, a: str, b: str) -> None:
        """Make one group of two, named by the lesser key."""
        if a == b:
            return
        kept, gone = min(a, b), max(a, b)
        self.members[kept] += self.members.pop(gone)
        self.homes[gone] = kept
        mine = self.between[kept]
        mine.pop(gone, None)
        for other, (total, number) in self.between.pop(gone).items():
            if other == kept:
                continue
            own, count = mine.get(other, (0.0, 0))
            mine[other] = (own + total, count + number)
            del self.between[other][gone]
        for other, (total, number) in mine.items():
            self.between[other][kept] = (total, number)
            if total > 0:
                heapq.heappush(self.heap, (-(total / number), min(kept, other), max(kept, other)))

    def is_alone(self, a: str, b: str) -> bool:
        """Whether no third group that does not go with one of the two fits the other as well."""
        fit = self.mean(a, b) or 0.0
        for one, other in ((a, b), (b, a)):
            for rival, (total, number) in self.between[one].items():
                if rival == other or total <= 0 or total / number <= fit - MARGIN:
                    continue
                if (self.mean(rival, other) or 0.0) <= 0:
                    return False
        return True
