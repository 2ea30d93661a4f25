"""Draw the seas: coarse polygons after the limits of IHO S-23, made to meet without overlap.

``python data/build_seas.py`` writes ``seas.geojson``; then run ``python data/update_registry.py``.

Each sea is a ring of (lon, lat) corners: the limits that S-23 names (International Hydrographic
Organization, *Limits of Oceans and Seas*, Special Publication 23, 3rd edition, 1953), joined
inland. Capes and islands on the limits are read to about 0.05 degree. Rings may overlap on land
and in each other; a sea that stands earlier in the list keeps what it shares with a later one.
Folded in: the Seto Inland Sea and the Indonesian seas into the Pacific, the Gulf of Thailand into
the South China Sea, the Laccadive Sea into the Arabian Sea, the Strait of Malacca into the
Andaman Sea, the Kattegat into the Baltic, the Skagerrak into the North Sea, the waters north of
the polar circle that have no ring here into the Arctic Ocean.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from launches.geodesy import split_at_antimeridian

TARGET = Path(__file__).resolve().parent / "seas.geojson"
GRID_DEG = 0.001

Ring = list[tuple[float, float]]

# Runs of corners that neighbours share.
NOVAYA_ZEMLYA: Ring = [
    (68.57, 76.95), (66.0, 76.3), (60.0, 75.2), (56.5, 73.6), (55.5, 72.2), (54.7, 71.2),
    (57.5, 70.6), (59.0, 70.3), (59.5, 69.9), (60.3, 69.6), (61.0, 68.5),
]  # fmt: skip
SAKHALIN: Ring = [
    (139.8, 51.8), (140.9, 51.9), (141.68, 51.75), (142.6, 51.0), (142.8, 49.0), (142.4, 47.5),
    (142.15, 46.6), (142.08, 45.9), (141.94, 45.52), (142.2, 44.0),
]  # fmt: skip
KYUSHU_NORTH: Ring = [(130.2, 33.3), (129.95, 33.1), (130.0, 32.9), (129.85, 32.75)]
#: Nomozaki, Fukue, Jeju: between the East China Sea and the Sea of Japan
JEJU_LINE: Ring = [(129.74, 32.58), (128.75, 32.6), (128.6, 32.61), (126.27, 33.2)]
JEJU_WEST: Ring = [(126.16, 33.283)]
#: north point of Taiwan to Haitan and the mainland
TAIWAN_STRAIT: Ring = [(121.54, 25.3), (119.75, 25.42), (119.0, 25.4), (118.3, 26.0)]
BAB_EL_MANDEB: Ring = [(43.33, 12.48), (43.5, 12.67)]
HORMUZ: Ring = [(56.2, 25.3), (56.47, 25.95), (57.3, 25.8), (57.5, 26.2)]
HADD_JIWANI: Ring = [(59.83, 22.53), (61.74, 25.1), (61.74, 26.0)]
BOSPHORUS: Ring = [(29.11, 41.24), (29.15, 41.22)]
DARDANELLES: Ring = [(26.19, 40.0), (26.18, 40.05)]
NICOBAR_LINE: Ring = [
    (95.1, 5.75), (93.85, 6.75), (92.8, 9.2), (92.7, 11.5), (92.95, 13.6), (94.2, 16.05),
    (94.6, 17.5),
]  # fmt: skip
CEYLON: Ring = [(80.58, 5.92), (80.6, 7.5), (79.9, 8.9), (79.5, 9.05), (79.0, 9.3)]
ISTHMUS: Ring = [
    (-77.2, 7.8), (-78.5, 9.2), (-79.6, 9.1), (-80.5, 8.6), (-82.0, 8.6), (-83.5, 9.5),
    (-84.5, 10.5), (-85.5, 12.5), (-87.0, 14.0),
]  # fmt: skip
YUCATAN_CHANNEL: Ring = [(-87.08, 21.55), (-84.95, 21.87)]
#: Sorkapp, Bear Island, North Cape
BEAR_ISLAND_LINE: Ring = [(16.6, 76.57), (19.1, 74.5), (25.67, 71.17), (26.0, 70.3)]
KANIN: Ring = [(44.5, 66.5), (44.2, 67.3), (43.3, 68.65), (39.79, 68.15)]
KAMCHATKA: Ring = [(164.9, 62.6), (163.3, 60.5)]

#: name, other names, ring; earlier ones keep what they share with later ones
SEAS: list[tuple[str, str, Ring]] = [
    (
        "Sea of Japan",
        "East Sea|Japan Sea|East Sea of Korea|Sea of Japan (East Sea)|East Sea (Sea of Japan)"
        "|Sea of Japan/East Sea|East Sea/Sea of Japan|동해|조선동해|日本海|Японское море",
        [
            *JEJU_LINE, *JEJU_WEST, (126.1, 34.4), (126.6, 34.6), (127.5, 36.5), (127.3, 38.8),
            (127.0, 40.0), (128.5, 41.5), (130.6, 43.0), (132.5, 44.0), (135.5, 45.5),
            (137.5, 48.0), (139.5, 50.5), *SAKHALIN, (141.6, 43.0), (140.6, 42.75),
            (140.3, 42.55), (140.6, 42.0), (140.9, 41.95),
            # Tsugaru Strait: Esan Misaki to Shiriyazaki
            (141.18, 41.81), (141.47, 41.43),
            (141.38, 41.3), (141.33, 41.1), (141.25, 40.8), (140.9, 40.4), (140.8, 39.5),
            (140.3, 38.5), (139.8, 37.5), (138.5, 36.5), (137.5, 36.0), (136.4, 35.6),
            (135.8, 35.45), (134.5, 35.1), (133.0, 34.8), (132.0, 34.5), (131.2, 34.2),
            # Shimonoseki
            (130.95, 33.95), (130.7, 33.5), *KYUSHU_NORTH,
        ],
    ),
    (
        "Yellow Sea",
        "West Sea|West Sea of Korea|Yellow Sea (West Sea)|West Sea (Yellow Sea)|Huang Hai"
        "|Hwanghae Sea|서해|조선서해|황해|黄海|黃海",
        [
            *JEJU_WEST, (119.0, 33.283), (119.0, 36.5), (116.5, 37.5), (116.5, 39.5),
            (119.0, 41.0), (122.0, 41.5), (124.5, 40.6), (126.0, 40.0), (126.3, 38.5),
            (127.3, 37.5), (127.0, 35.5), (126.7, 34.65), (126.1, 34.4),
        ],
    ),
    (
        "East China Sea",
        "Dong Hai|동중국해|東シナ海|东海|東海",
        [
            *TAIWAN_STRAIT, (119.5, 28.5), (120.0, 30.5), (118.8, 32.0), (119.0, 33.283),
            *JEJU_WEST, *reversed(JEJU_LINE), *reversed(KYUSHU_NORTH), (130.55, 33.2),
            (130.8, 32.8), (130.9, 32.0), (131.0, 31.5),
            # Hizaki, Tanegashima, Yakushima, then through the Ryukyus to Hateruma
            (131.13, 31.28), (131.05, 30.83), (130.87, 30.35), (130.5, 30.25), (129.93, 29.97),
            (129.6, 29.46), (129.2, 29.15), (129.5, 28.4), (128.95, 27.8), (128.6, 27.37),
            (128.43, 27.04), (128.2, 26.75), (127.7, 26.15), (125.3, 24.78), (124.7, 24.65),
            (124.2, 24.4), (123.79, 24.05), (122.93, 24.45), (122.0, 25.01),
        ],
    ),
    (
        "South China Sea",
        "South Sea of China|Nan Hai|남중국해|南シナ海|南海",
        [
            *reversed(TAIWAN_STRAIT), (121.2, 24.5), (120.9, 23.2), (120.75, 22.4),
            # Eluanbi, Batan and Babuyan islands, Luzon
            (120.85, 21.9), (121.95, 21.12), (121.97, 20.45), (121.94, 19.53), (122.13, 18.58),
            (121.5, 17.0), (120.9, 15.0), (121.0, 14.0), (120.6, 13.9),
            # Mindoro, Busuanga, Palawan, Balabac, Borneo
            (120.3, 13.45), (119.9, 12.3), (119.5, 11.3), (118.3, 9.6), (117.2, 8.4),
            (117.0, 7.95), (116.7, 7.0), (115.5, 4.5), (113.5, 2.5), (111.0, 1.0), (110.0, 0.0),
            (110.2, -2.95), (107.9, -3.0), (106.0, -3.2), (104.0, -2.5), (103.0, 0.0),
            (103.6, 0.9), (103.8, 1.45), (102.8, 3.0), (101.8, 5.0), (101.0, 6.5), (99.7, 8.0),
            (99.3, 10.5), (99.4, 12.5), (100.0, 14.5), (103.0, 14.0), (106.5, 12.0),
            (108.0, 14.0), (106.5, 17.0), (105.5, 19.5), (106.0, 21.5), (108.0, 23.0),
            (111.0, 23.5), (114.0, 24.0), (117.0, 24.5),
        ],
    ),
    (
        "Sea of Okhotsk",
        "Okhotsk Sea|오호츠크해|オホーツク海|Охотское море",
        [
            *reversed(SAKHALIN), (138.5, 53.2), (135.0, 54.0), (134.5, 55.0), (137.0, 57.0),
            (141.0, 59.5), (148.0, 60.2), (153.0, 60.2), (156.0, 62.0), (160.0, 62.5),
            *KAMCHATKA, (161.0, 58.0), (159.0, 55.0), (158.0, 53.0), (156.9, 51.3),
            # Lopatka, through the Kurils, to Nosappu
            (156.67, 50.87), (156.4, 50.6), (155.6, 50.2), (154.7, 49.3), (153.9, 48.8),
            (152.9, 47.75), (151.9, 46.95), (150.2, 46.1), (149.5, 45.6), (148.0, 45.1),
            (146.9, 44.45), (146.4, 44.42), (145.45, 43.7), (145.82, 43.38), (145.3, 43.35),
            (144.0, 43.5), (143.0, 43.9),
        ],
    ),
    (
        "Bering Sea",
        "베링해|ベーリング海|Берингово море",
        [
            (163.2, 56.1), (168.0, 54.6), (172.5, 52.75), (177.5, 51.9), (180.0, 51.5),
            (182.0, 51.7), (186.0, 52.0), (191.5, 53.1), (195.2, 54.5), (196.8, 54.9),
            (199.0, 55.8), (202.5, 57.8), (204.0, 59.5), (200.0, 62.5), (200.0, 64.5),
            (199.0, 65.0), (195.0, 65.6), (191.8, 65.8), (192.0, 66.55), (180.0, 66.55),
            (176.0, 65.5), (172.0, 63.0), *KAMCHATKA, (162.0, 58.5), (161.5, 56.8),
        ],
    ),
    (
        "White Sea",
        "Beloye More|Белое море",
        [
            *KANIN, (38.0, 67.5), (34.0, 66.8), (32.0, 67.2), (32.0, 66.0), (33.5, 64.5),
            (36.0, 63.5), (39.0, 64.0), (41.0, 64.0), (43.0, 65.0), (44.8, 65.8),
        ],
    ),
    (
        "Barents Sea",
        "Barentsevo More|Баренцево море",
        [
            (18.0, 78.0), (22.0, 79.5), (28.0, 80.1), (42.0, 80.6), (50.0, 81.2), (58.0, 81.8),
            (65.17, 81.23), *NOVAYA_ZEMLYA, (57.0, 67.5), (53.0, 67.0), (47.0, 66.5), *KANIN,
            (38.0, 67.8), (33.0, 68.5), (29.0, 69.3), *reversed(BEAR_ISLAND_LINE),
        ],
    ),
    (
        "Kara Sea",
        "Karskoye More|Карское море",
        [
            (65.17, 81.23), (95.67, 81.27), (98.5, 80.0), (101.0, 79.0), (103.0, 78.2),
            (104.3, 77.72), (104.3, 77.0), (100.0, 75.5), (90.0, 74.5), (84.0, 72.0),
            (82.0, 69.5), (78.5, 67.5), (75.0, 66.0), (72.0, 66.3), (69.0, 67.2), (65.0, 67.8),
            *reversed(NOVAYA_ZEMLYA),
        ],
    ),
    (
        "Baltic Sea",
        "Baltic|Ostsee|Балтийское море",
        [
            (10.6, 57.74), (11.46, 57.9), (12.5, 58.0), (13.5, 56.5), (15.5, 57.5), (16.5, 59.0),
            (18.0, 60.5), (16.8, 61.5), (18.0, 63.5), (21.0, 65.5), (24.0, 66.1), (25.7, 65.5),
            (24.0, 63.5), (22.0, 62.0), (23.0, 60.8), (26.0, 60.8), (29.0, 61.0), (30.6, 60.0),
            (28.0, 59.2), (25.0, 59.0), (25.0, 57.2), (23.0, 56.7), (21.8, 55.5), (21.5, 54.3),
            (18.5, 54.0), (14.5, 53.3), (11.0, 53.7), (10.0, 54.3), (9.3, 55.0), (9.6, 56.5),
            (10.0, 57.3),
        ],
    ),
    (
        "North Sea",
        "Nordsee|Северное море",
        [
            # Walde to Leathercote Point; Dunnet Head, Orkney, Fair Isle, Shetland, 61 N
            (1.92, 51.0), (1.4, 51.17), (0.5, 51.5), (-0.5, 53.0), (-1.8, 55.0), (-3.8, 56.2),
            (-3.5, 57.5), (-4.5, 57.6), (-3.37, 58.67), (-3.2, 58.9), (-2.9, 59.2),
            (-1.6, 59.55), (-1.2, 60.3), (-0.88, 60.8), (-0.88, 61.0), (6.0, 61.0), (8.0, 60.0),
            (10.5, 60.0), (11.5, 59.0), (11.46, 57.9), (10.6, 57.74), (9.5, 57.0), (9.0, 55.5),
            (9.2, 54.0), (7.0, 53.0), (5.0, 52.3), (4.0, 51.2), (2.5, 50.8),
        ],
    ),
    (
        "Norwegian Sea",
        "Норвежское море",
        [
            *BEAR_ISLAND_LINE, (22.0, 69.5), (18.0, 68.5), (14.5, 66.5), (12.5, 64.5),
            (9.5, 63.0), (7.0, 61.5), (6.0, 61.0), (-0.88, 61.0), (-6.25, 62.35), (-13.6, 65.08),
            (-9.0, 70.83), (-8.0, 71.15),
        ],
    ),
    (
        "Sea of Marmara",
        "Marmara Sea",
        [
            *BOSPHORUS, (30.2, 41.0), (30.2, 40.2), (27.5, 40.2), *DARDANELLES, (26.5, 40.4),
            (27.3, 41.2), (28.5, 41.3),
        ],
    ),
    (
        "Black Sea",
        "Chyornoye More|Чёрное море|Черное море|Чорне море|Karadeniz",
        [
            (27.0, 42.5), (27.5, 44.0), (28.3, 45.7), (30.0, 47.0), (33.0, 47.3), (36.0, 47.8),
            (39.8, 47.6), (39.5, 45.0), (42.0, 43.3), (42.2, 41.5), (40.0, 40.6), (36.5, 41.0),
            (34.0, 41.4), (31.5, 40.9), (29.6, 41.0), *reversed(BOSPHORUS), (28.0, 41.5),
        ],
    ),
    (
        "Mediterranean Sea",
        "Mediterranean|Eastern Mediterranean|Western Mediterranean|Mer Mediterranee"
        "|Mer Méditerranée|Akdeniz",
        [
            # Trafalgar to Spartel
            (-6.03, 36.18), (-5.92, 35.79), (-5.3, 34.5), (0.0, 34.5), (9.0, 34.0), (9.5, 32.5),
            (11.0, 32.0), (15.0, 30.0), (19.5, 29.8), (21.0, 31.5), (25.0, 30.8), (29.0, 30.3),
            (31.5, 30.4), (33.0, 30.7), (34.6, 30.9), (36.5, 33.0), (37.0, 36.5), (36.0, 37.5),
            (32.0, 37.5), (29.0, 37.5), (28.5, 39.0), (27.2, 40.0), *DARDANELLES, (26.3, 40.2),
            (27.0, 40.65), (26.8, 41.0), (24.0, 41.5), (22.0, 41.0), (20.5, 41.0), (19.7, 42.5),
            (17.0, 44.0), (15.5, 45.5), (13.5, 46.2), (11.5, 46.0), (10.0, 45.0), (7.0, 45.0),
            (4.0, 44.5), (2.5, 43.3), (0.0, 41.5), (-1.0, 39.0), (-2.5, 37.5), (-5.0, 37.0),
        ],
    ),
    (
        "Caspian Sea",
        "Caspian|Каспийское море|دریای خزر",
        [
            (46.2, 36.2), (55.0, 36.2), (55.0, 42.0), (54.5, 47.8), (46.2, 47.8),
        ],
    ),
    (
        "Red Sea",
        "البحر الأحمر",
        [
            *BAB_EL_MANDEB, (43.8, 14.0), (43.0, 17.0), (41.0, 20.0), (39.5, 22.5), (37.5, 25.5),
            (36.0, 28.0), (35.2, 29.7), (34.7, 29.8), (32.4, 30.1), (32.2, 29.0), (33.5, 26.0),
            (35.0, 23.0), (36.5, 20.0), (37.5, 18.0), (39.0, 15.5), (41.0, 14.0), (42.5, 12.6),
        ],
    ),
    (
        "Gulf of Aden",
        "خليج عدن",
        [
            # the meridian of Cape Guardafui
            (51.27, 11.83), (51.27, 16.5), (48.0, 15.0), (45.0, 14.0), (43.8, 13.2),
            *reversed(BAB_EL_MANDEB), (42.4, 11.9), (42.3, 11.3), (44.0, 10.0), (48.0, 10.0),
            (51.1, 11.4),
        ],
    ),
    (
        "Persian Gulf",
        "Arabian Gulf|Gulf of Iran|The Gulf|خلیج فارس",
        [
            *HORMUZ, (57.5, 27.5), (55.0, 27.8), (52.5, 28.5), (51.0, 30.0), (49.5, 31.0),
            (47.5, 31.0), (47.0, 29.0), (49.0, 26.5), (50.0, 24.5), (52.0, 23.5), (55.0, 23.8),
        ],
    ),
    (
        "Gulf of Oman",
        "Sea of Oman|Oman Sea|دریای عمان",
        [
            *HADD_JIWANI, (58.0, 26.5), *reversed(HORMUZ), (56.0, 24.5), (57.5, 23.0),
            (59.0, 22.3),
        ],
    ),
    (
        "Arabian Sea",
        "Bahr al-Arab",
        [
            (51.27, 11.83), (51.41, 10.44), (73.2, -0.7), *CEYLON, (78.0, 10.0), (76.8, 11.0),
            (75.5, 14.0), (74.2, 17.0), (74.0, 20.0), (73.5, 22.5), (72.0, 24.0), (69.0, 25.5),
            (65.0, 26.5), *reversed(HADD_JIWANI), (58.0, 21.5), (56.5, 20.0), (54.5, 18.2),
            (52.5, 17.5), (51.27, 16.5),
        ],
    ),
    (
        "Bay of Bengal",
        "Bengal Bay",
        [
            *NICOBAR_LINE, (94.0, 20.0), (92.5, 23.0), (89.0, 24.0), (86.0, 22.5), (83.0, 20.0),
            (80.0, 17.0), (78.5, 13.0), (78.7, 10.5), *reversed(CEYLON),
        ],
    ),
    (
        "Andaman Sea",
        "Burma Sea",
        [
            *NICOBAR_LINE, (96.0, 18.5), (98.0, 17.5), (98.9, 14.0), (99.2, 10.5), (99.3, 8.5),
            (100.3, 6.5), (101.8, 4.5), (102.9, 2.3), (103.8, 1.45), (103.6, 0.9), (102.5, 0.5),
            (100.0, 2.0), (97.5, 4.2), (95.8, 5.2),
        ],
    ),
    (
        "Gulf of Mexico",
        "Gulf of America|Golfo de México",
        [
            *YUCATAN_CHANNEL, (-83.0, 22.5), (-83.0, 24.58), (-82.58, 24.58), (-81.8, 24.55),
            (-80.8, 24.85), (-80.4, 25.2), (-81.0, 26.5), (-82.0, 29.5), (-84.0, 31.0),
            (-90.0, 31.5), (-95.0, 31.0), (-98.5, 29.0), (-99.0, 25.0), (-98.5, 21.0),
            (-97.0, 18.5), (-95.0, 17.2), (-93.0, 17.2), (-91.0, 17.8), (-89.5, 19.5),
            (-88.2, 20.8),
        ],
    ),
    (
        "Caribbean Sea",
        "Caribbean|Mar Caribe",
        [
            *YUCATAN_CHANNEL, (-83.0, 22.5), (-81.0, 22.7), (-79.0, 22.2), (-77.5, 21.3),
            (-76.0, 20.6), (-74.25, 20.2), (-73.4, 19.75), (-72.5, 19.3), (-71.0, 19.0),
            (-69.5, 18.9), (-68.32, 18.61), (-67.13, 18.51), (-66.5, 18.25), (-65.62, 18.35),
            # Anegada, then the eastern edge of the Lesser Antilles to Galera Point
            (-64.33, 18.75), (-63.2, 18.2), (-62.8, 17.9), (-61.75, 17.7), (-61.65, 17.1),
            (-61.0, 16.35), (-61.2, 15.9), (-61.3, 15.4), (-60.85, 14.75), (-60.9, 13.9),
            (-61.1, 13.25), (-61.6, 12.1), (-60.5, 11.3), (-60.9, 10.83), (-61.0, 9.5),
            (-64.0, 9.8), (-67.0, 10.0), (-70.0, 9.5), (-72.0, 9.0), (-73.0, 8.5), (-74.5, 9.5),
            (-76.0, 8.0), *ISTHMUS, (-89.0, 15.3), (-89.5, 17.0), (-88.8, 19.0), (-88.2, 20.8),
        ],
    ),
    (
        "Arctic Ocean",
        "Arctic|Северный Ледовитый океан",
        [(-180.0, 66.55), (180.0, 66.55), (180.0, 90.0), (-180.0, 90.0)],
    ),
    (
        "Atlantic Ocean",
        "Atlantic|North Atlantic|South Atlantic|North Atlantic Ocean|South Atlantic Ocean"
        "|Western Atlantic|Eastern Atlantic|Océan Atlantique|大西洋",
        [
            # Cape Horn to Antarctica; Agulhas to Antarctica
            (-67.27, -90.0), (20.0, -90.0), (20.0, -34.83), (22.0, -25.0), (22.0, 66.55),
            (-105.0, 66.55), (-105.0, 35.0), (-103.0, 27.0), (-100.0, 21.0), (-97.0, 18.0),
            (-94.5, 16.8), (-92.0, 16.0), (-90.0, 15.2), *reversed(ISTHMUS), (-76.5, 5.0),
            (-77.5, 0.0), (-76.0, -8.0), (-68.0, -18.0), (-70.0, -30.0), (-71.0, -45.0),
            (-71.5, -50.0), (-69.5, -52.6), (-69.0, -54.0), (-67.27, -55.98),
        ],
    ),
    (
        "Indian Ocean",
        "South Indian Ocean|North Indian Ocean|Southern Indian Ocean|인도양|インド洋|印度洋",
        [
            # the meridian of Agulhas, and that of South East Cape, Tasmania
            (20.0, -90.0), (20.0, -34.83), (22.0, -30.0), (30.0, -20.0), (33.0, 0.0),
            (42.0, 9.0), (50.0, 11.2), (51.27, 11.83), (70.0, 26.0), (78.0, 15.0), (78.5, 9.5),
            (80.6, 8.0), (95.1, 5.75), (95.8, 5.2), (98.5, 3.0), (101.0, 0.0), (103.5, -3.0),
            (104.55, -5.9), (105.25, -6.8), (106.5, -7.0), (110.0, -7.4), (114.0, -8.2),
            (114.5, -8.75), (115.2, -8.5), (116.4, -8.5), (117.5, -8.7), (119.0, -8.55),
            (120.0, -9.8), (121.8, -10.5), (122.9, -10.9), (125.0, -9.2), (127.3, -8.4),
            (131.0, -8.3), (131.75, -11.3), (132.5, -12.5), (135.0, -15.0), (140.0, -20.0),
            (145.0, -30.0), (145.5, -37.5), (143.5, -38.86), (144.7, -40.7), (146.5, -42.0),
            (146.82, -43.64), (146.82, -90.0),
        ],
    ),
]  # fmt: skip

#: the Pacific is what is left inside these rings
PACIFIC: list[Ring] = [
    [(98.0, -15.0), (180.0, -15.0), (180.0, 66.55), (98.0, 66.55)],
    [(130.0, -90.0), (180.0, -90.0), (180.0, -8.0), (130.0, -8.0)],
    [(-180.0, -90.0), (-66.0, -90.0), (-66.0, 66.55), (-180.0, 66.55)],
]
PACIFIC_NAMES = (
    "Pacific|North Pacific|South Pacific|North Pacific Ocean|South Pacific Ocean|Western Pacific"
    "|Northwest Pacific|Northwestern Pacific|Northwest Pacific Ocean|Eastern Pacific"
    "|Central Pacific|Western Pacific Ocean|태평양|太平洋|Тихий океан"
)

#: parts that have a name of their own: name, other names, the sea they belong to, ring
PARTS: list[tuple[str, str, str, Ring]] = [
    (
        "Bohai Sea", "Bohai|Bo Hai|Gulf of Bohai|渤海|발해", "Yellow Sea",
        [
            (121.13, 38.72), (120.75, 37.83), (119.5, 36.8), (117.3, 37.0), (116.8, 39.5),
            (119.5, 40.7), (122.0, 41.3), (122.5, 40.9), (122.6, 40.3), (121.9, 39.4),
            (121.35, 38.9),
        ],
    ),
    (
        "Korea Bay", "West Korea Bay|서한만|西朝鮮湾", "Yellow Sea",
        [
            (121.13, 38.72), (124.65, 38.12), (126.3, 38.5), (126.2, 39.8), (124.6, 40.6),
            (122.6, 40.3), (121.9, 39.4), (121.35, 38.9),
        ],
    ),
    (
        "Sea of Azov", "Azov Sea|Азовское море", "Black Sea",
        [
            (36.45, 45.1), (36.63, 45.13), (37.5, 45.2), (38.5, 45.8), (40.0, 47.0),
            (39.8, 47.6), (36.0, 47.8), (34.0, 46.5), (34.3, 45.9), (35.5, 45.2),
        ],
    ),
    (
        "Philippine Sea", "필리핀해|フィリピン海|菲律宾海|菲律賓海", "Pacific Ocean",
        [
            (122.13, 18.58), (121.94, 19.53), (121.97, 20.45), (121.95, 21.12), (120.85, 21.9),
            (120.75, 22.4), (120.9, 23.2), (121.2, 24.5), (122.0, 25.01), (122.93, 24.45),
            (123.79, 24.05), (124.2, 24.4), (124.7, 24.65), (125.3, 24.78), (127.7, 26.15),
            (128.2, 26.75), (128.43, 27.04), (128.6, 27.37), (128.95, 27.8), (129.5, 28.4),
            (129.2, 29.15), (129.6, 29.46), (129.93, 29.97), (130.5, 30.25), (130.87, 30.35),
            (131.05, 30.83), (131.13, 31.28), (131.4, 32.2), (131.7, 33.0), (132.3, 33.35),
            (133.3, 33.9), (134.5, 34.0), (135.5, 34.2), (136.2, 34.8), (137.5, 35.0),
            # Izu, Bonin, Volcano and Mariana islands, Guam, Yap, Palau, Halmahera
            (138.85, 34.62), (139.4, 34.75), (139.8, 33.1), (140.3, 30.5), (142.2, 27.1),
            (141.3, 24.8), (145.2, 20.0), (145.75, 15.2), (144.8, 13.4), (138.1, 9.5),
            (134.5, 7.4), (128.4, 2.2), (125.4, 5.6), (126.0, 7.5), (125.7, 9.8), (125.2, 11.5),
            (124.3, 12.6), (123.0, 14.0), (121.7, 15.7),
        ],
    ),
]  # fmt: skip


def main() -> None:
    """Write all seas and parts."""
    features = []
    taken: BaseGeometry = shapely.Polygon()
    whole: dict[str, BaseGeometry] = {}
    for name, aliases, ring in SEAS:
        polygon = tidy(tidy(split_at_antimeridian(Polygon(ring))).difference(taken))
        whole[name] = polygon
        taken = tidy(taken.union(polygon))
        features.append(feature(name, aliases, "", polygon))
    rest = shapely.union_all([Polygon(ring) for ring in PACIFIC])
    whole["Pacific Ocean"] = tidy(rest.difference(taken))
    features.append(feature("Pacific Ocean", PACIFIC_NAMES, "", whole["Pacific Ocean"]))
    for name, aliases, part_of, ring in PARTS:
        polygon = tidy(tidy(Polygon(ring)).intersection(whole[part_of]))
        features.append(feature(name, aliases, part_of, polygon))
    text = json.dumps(
        {"type": "FeatureCollection", "name": "seas", "features": features},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    partial = TARGET.with_name("partial-seas.geojson")
    partial.write_text(text.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n", "utf-8")
    os.replace(partial, TARGET)
    print(f"{len(features)} seas, {TARGET.stat().st_size} bytes")


def tidy(geometry: BaseGeometry) -> BaseGeometry:
    """Polygons only, valid, on a grid of a thousandth of a degree."""
    snapped = shapely.set_precision(shapely.make_valid(geometry, method="structure"), GRID_DEG)
    return shapely.MultiPolygon([p for p in shapely.get_parts(snapped) if isinstance(p, Polygon)])


def feature(name: str, aliases: str, part_of: str, polygon: BaseGeometry) -> dict[str, object]:
    """GeoJSON feature of one sea."""
    return {
        "type": "Feature",
        "properties": {"name": name, "aliases": aliases, "part_of": part_of},
        "geometry": json.loads(shapely.to_geojson(polygon)),
    }


if __name__ == "__main__":
    main()
