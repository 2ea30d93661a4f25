"""Strings in, offsets out: tokens, sentences, numbers, quantities, clocks and dates.

Nothing here knows of missiles.
"""
