"""What the text so far says about who speaks and who launches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Context:
    """What the text so far says about who speaks and who launches.

    Attributes
    ----------
    default : str
        Claimant of sentences that name none: the side whose own statement the report prints,
        else "outlet".
    last : str
        Claimant that spoke last.
    ministry : str
        Ministry or command that was named last, for "the ministry".
    country : str
        Country of the publisher or the dateline, for "the military".
    actor : str
        Country that the report has launching.
    site : str
        Launch area that the dateline names, for "the base".
    subject : str
        Claimant that the last sentence opened with, for "it said" and "a spokesman said".
    """

    default: str = "outlet"
    last: str = ""
    ministry: str = ""
    country: str = ""
    actor: str = ""
    site: str = ""
    subject: str = ""
