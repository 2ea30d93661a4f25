"""Designations of missiles in the language of a figure."""

from __future__ import annotations

import re

from launches.plotting.fonts import can_write
from launches.plotting.look import look_in_use

#: Names of families in Japanese and Korean; what follows a family's name is a number or a letter.
FAMILIES: dict[str, tuple[str, str]] = {
    "Ababeel": ("アバビール", "아바빌"),
    "Agni": ("アグニ", "아그니"),
    "Bulava": ("ブラバ", "불라바"),
    "Chollima": ("千里馬", "천리마"),
    "Dongfeng": ("東風", "둥펑"),
    "Hwasal": ("ファサル", "화살"),
    "Hwasong": ("火星", "화성"),
    "Hyunmoo": ("玄武", "현무"),
    "Iskander": ("イスカンデル", "이스칸데르"),
    "Kalibr": ("カリブル", "칼리브르"),
    "Kinzhal": ("キンジャール", "킨잘"),
    "Kwangmyongsong": ("光明星", "광명성"),
    "Malligyong": ("万里鏡", "만리경"),
    "Minuteman": ("ミニットマン", "미니트맨"),
    "Musudan": ("ムスダン", "무수단"),
    "Nodong": ("ノドン", "노동"),
    "Nuri": ("ヌリ", "누리"),
    "Oreshnik": ("オレシュニク", "오레시니크"),
    "Pukguksong": ("北極星", "북극성"),
    "Sarmat": ("サルマト", "사르마트"),
    "Shaheen": ("シャヒーン", "샤힌"),
    "Taepodong": ("テポドン", "대포동"),
    "Trident": ("トライデント", "트라이던트"),
    "Unha": ("銀河", "은하"),
    "Yars": ("ヤルス", "야르스"),
}
#: Families whose Korean names end in "type".
_OF_TYPE = ("Hwasong", "Pukguksong", "Chollima")
_NAME = re.compile(r"([A-Z][a-z]+)(?:[- ](.+))?")


def missile_name(name: object) -> str:
    """Write a designation in the language in use; as the log does where it has none of its own.

    Examples
    --------
    >>> missile_name("Hwasong-17")
    'Hwasong-17'
    """
    text = str(name).split("|", 1)[0]
    lang, found = look_in_use().lang, _NAME.fullmatch(text)
    if lang == "en" or found is None or found[1] not in FAMILIES:
        return text
    own = FAMILIES[found[1]][0 if lang == "ja" else 1]
    number = found[2] or ""
    if lang == "ko" and number:
        own = f"{own}-{number}{'형' if found[1] in _OF_TYPE else ''}"
    elif number:
        own = f"{own}{'' if number[0].isdigit() else '-'}{number}"
    return own if can_write(own) else text
