"""The places whose figures a change moves, on a map: a circle for the figure of now, a ring for the
one that would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.circles import SIDES
from briefing.pictures.free_space import Room
from briefing.pictures.land import draw_land, frame_of
from briefing.pictures.map_picture import colors_of
from briefing.pictures.marks import radius_rule
from briefing.pictures.png_and_pdf import svg_to_png
from briefing.pictures.text_metrics import width
from briefing.scenes.scene import SceneView
from incidents.counting.moved_totals import MovedTotal
from incidents.dataset.dataset import Dataset
from incidents.rule.figure import Figure
from incidents.tables.compact import as_texts
from ui.elements.html import png, show, tag
from ui.session.session import Session

WIDTH, HEIGHT, SCALE = 760, 440, 1.5
"""Pixels of the drawing, and of the picture for each of them."""

LETTERS = 13
RING = 2.5
"""Pixels of the letters of names and of the line of a ring."""


@dataclass(frozen=True)
class Moved:
    """A place whose figure moves: its name, its point, and the numbers that are drawn."""

    name: str
    latitude: float
    longitude: float
    now: int
    then: int


def moved_map(session: Session, totals: Sequence[MovedTotal], *datasets: Dataset) -> None:
    """Draws the map; nothing where no figure of a single place moves."""
    places = _places(session, totals, datasets)
    if not places:
        return
    say = session.say
    dark = st.context.theme.type == "dark"
    told = say("Map: a circle for each figure of now, a ring for the one that would be.")
    picture = svg_to_png(_drawn(places, told, dark), scale=SCALE)
    beneath = tag("p", told, css="quiet")
    show(tag("div", png(picture, told) + beneath, css="place day-map"))


def _places(
    session: Session, totals: Sequence[MovedTotal], datasets: Sequence[Dataset]
) -> list[Moved]:
    """The places with a figure of their own that moves, the largest first."""
    points = _points(datasets)
    found = []
    for total in totals:
        places = total.selection.places
        if len(places) == 1 and places[0] in points and total.selection.measure == "people":
            latitude, longitude = points[places[0]]
            numbers = map(_drawn_number, total.figures)
            name = session.speaker.place_name(places[0], None)
            found.append(Moved(name, latitude, longitude, *numbers))
    return sorted(found, key=lambda one: -max(one.now, one.then))


def _points(datasets: Sequence[Dataset]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of each place that an incident has, in degrees, by its id."""
    names = ["resolved_place_id", "latitude", "longitude"]
    places = (
        as_texts(dataset.tables["incidents"].select(names)).group_by(names).aggregate([])
        for dataset in datasets
    )
    rows = (row for table in places for row in table.to_pylist() if row[names[0]])
    return {row[names[0]]: (row["latitude"], row["longitude"]) for row in rows}


def _drawn_number(figure: Figure) -> int:
    return figure.low or figure.high or 0


def _drawn(places: Sequence[Moved], told: str, dark: bool) -> str:
    colors, box = colors_of(dark), Box(0, 0, WIDTH, HEIGHT)
    canvas = Canvas(WIDTH, HEIGHT, background=colors["land_outside"])
    canvas.describe(told, told)
    frame = frame_of(box, SceneView())
    draw_land(canvas, frame, colors)
    rule = radius_rule(WIDTH, HEIGHT, max(max(one.now, one.then) for one in places))
    for one in places:
        x, y = frame.point(one.latitude, one.longitude)
        if one.now:
            canvas.circle(x, y, rule.of(one.now), fill=colors["accent"], fill_opacity=0.45)
        if one.then:
            canvas.circle(
                x, y, rule.of(one.then), fill="none", stroke=colors["accent"], stroke_width=RING
            )
    reaches = [rule.of(max(one.now, one.then)) for one in places]
    points = [frame.point(one.latitude, one.longitude) for one in places]
    room = Room(box, [(x, y, reach) for (x, y), reach in zip(points, reaches, strict=True)])
    for one, (x, y), reach in zip(places, points, reaches, strict=True):
        where = room.beside(x, y, reach, width(one.name, LETTERS), LETTERS * 1.15, SIDES)
        if where:
            room.take(where)
            canvas.plate(where, colors["land"])
            foot = where.bottom - LETTERS * 0.27
            canvas.text(one.name, where.left, foot, LETTERS, color=colors["ink"])
    return canvas.svg()
