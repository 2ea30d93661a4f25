"""The texts of a log's reports, where they are kept, and the sentences of its claims."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from launches.log.read import log_folder, read_report_list
from launches.model import Report
from launches.text.reports import scan_reports
from launches.text.sentences import holding, sentence_spans

if TYPE_CHECKING:
    import pandas as pd

#: Where texts may lie, from the folder of the log: beside an imported log, in an installed
#: package, in a checkout.
PLACES = ("texts", "seeds", "../seeds")


def kept_texts(log: str | Path | None = None) -> list[Report]:
    """Read the reports of a log with their texts, where these are kept.

    Parameters
    ----------
    log : path, optional
        Folder of the log; the bundled one where not given. Its folders ``texts`` and ``seeds``,
        and ``seeds`` beside it, are looked through.

    Returns
    -------
    list of Report
        Those only whose text has the hash that the log has.

    Examples
    --------
    >>> kept_texts("seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/reports.csv: no such file (is it a log's folder?)
    """
    listed = read_report_list(log)
    hashes = dict(zip(listed["report_id"], listed["sha256"], strict=True))
    found = [r for r in texts_beside(log) if hashes.get(r.report_id) == r.sha256]
    return list({report.report_id: report for report in found}.values())


def texts_beside(log: str | Path | None = None) -> list[Report]:
    """Read all reports in the places where a log's texts may be kept, of its or not.

    Examples
    --------
    >>> texts_beside("no-such-folder")
    []
    """
    folders = [log_folder(log) / place for place in PLACES]
    # what cannot be read is not a text of the log
    return [report for path in folders if path.is_dir() for report in scan_reports(path)[0]]


def sentences_of(claims: pd.DataFrame, texts: Iterable[Report]) -> list[str]:
    """Sentence that each claim stands in, on one line; its own words where no text is at hand.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims table.
    texts : iterable of Report
        Reports whose texts have the hashes that the log has.

    Examples
    --------
    >>> import pandas as pd
    >>> claims = pd.DataFrame({"report_id": ["a", "b"], "start": [17, 0], "end": [23, 6],
    ...                        "verbatim": ["650 km", "900 km"]})
    >>> sentences_of(claims, [Report(report_id="a", text="It fell. It flew 650 km.")])
    ['It flew 650 km.', '900 km']
    """
    known = {report.report_id: report.text for report in texts}
    spans = {name: sentence_spans(known[name]) for name in set(claims["report_id"]) & set(known)}
    out = []
    columns = (claims[name] for name in ("report_id", "start", "end", "verbatim"))
    for report_id, start, end, words in zip(*columns, strict=True):
        sentence = words if isinstance(words, str) else ""
        if report_id in spans:
            first, last = holding(spans[report_id], int(start), int(end))
            sentence = known[report_id][first:last]
        out.append(" ".join(sentence.split()))
    return out
