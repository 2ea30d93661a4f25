"""The preferred claim of a field: one stated rule, used everywhere.

Among flown claims: the latest version of one claimant replaces its earlier ones; then the order
KOR-JCS, JPN-MOD, USA, other governments, the launching side, outlets. A vaguer class of a
preferred claimant does not replace a finer compatible one.
"""

from __future__ import annotations

from collections.abc import Sequence

#: Order of claimants; a bare alpha-3 covers its offices. ``*`` stands for other governments,
#: ``actor`` for the launching side.
ORDER: tuple[str, ...] = ("KOR-JCS", "KOR", "JPN-MOD", "JPN", "USA", "*", "actor", "outlet")

#: class -> classes that it is a vaguer word for
_FINER: dict[str, frozenset[str]] = {
    "": frozenset("SRBM MRBM IRBM ICBM SLBM BM CM HGV SLV MLRS unknown".split()),
    "unknown": frozenset("SRBM MRBM IRBM ICBM SLBM BM CM HGV SLV MLRS".split()),
    "BM": frozenset("SRBM MRBM IRBM ICBM SLBM HGV".split()),
}


def rank(claimant: str, actor: str | None, order: Sequence[str] = ORDER) -> int:
    """Place of a claimant in the order; lower is preferred.

    Examples
    --------
    >>> [rank(claimant, "PRK") for claimant in ("KOR-JCS", "JPN-MOD", "PRK-KCNA", "outlet")]
    [0, 2, 6, 7]
    >>> rank("outlet:CNS", "PRK")
    7
    >>> rank("USA-USAF", "USA") == rank("PRK", "PRK")
    True
    """
    state = claimant.split("-")[0]
    if is_outlet(claimant):
        return _position(order, claimant if claimant in order else "outlet")
    if actor and state == actor:
        return _position(order, "actor")
    if claimant in order:
        return order.index(claimant)
    if state in order:
        return order.index(state)
    return _position(order, "*")


def is_outlet(claimant: str) -> bool:
    """Whether a claimant is a publisher: ``outlet``, or a public log by its name.

    Examples
    --------
    >>> is_outlet("outlet"), is_outlet("outlet:CNS"), is_outlet("JPN-MOD")
    (True, True, False)
    """
    return claimant.partition(":")[0] == "outlet"


def _position(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def is_finer(new: str, old: str) -> bool:
    """Whether a class says more than another and does not contradict it.

    Examples
    --------
    >>> is_finer("SRBM", "BM"), is_finer("CM", "BM"), is_finer("BM", "SRBM")
    (True, False, False)
    """
    return new in _FINER.get(old, frozenset())


def compatible(a: str, b: str) -> bool:
    """Whether two classes can be said of one missile.

    Examples
    --------
    >>> compatible("BM", "ICBM"), compatible("SRBM", "CM"), compatible("SLBM", "SRBM")
    (True, False, True)
    """
    if a == b or is_finer(a, b) or is_finer(b, a):
        return True
    pair = frozenset((a, b))
    return pair in _NEIGHBOURS


#: Classes that two observers give to one missile.
_NEIGHBOURS = frozenset(
    frozenset(pair)
    for pair in (
        ("SRBM", "SLBM"), ("SRBM", "MLRS"), ("BM", "MLRS"), ("MRBM", "SLBM"), ("ICBM", "SLBM"),
        ("HGV", "MRBM"), ("HGV", "IRBM"), ("HGV", "SRBM"),
    )
)  # fmt: skip
