"""Serves the peer that BENCH_PEER names, with its JavaScript from this machine."""

import os
from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from ui.server.assets import asset_routes

HERE = Path(__file__).parent
SCRIPTS = os.environ["BENCH_SCRIPTS"]

app = st.App(
    HERE / f"{os.environ['BENCH_PEER']}.py",
    routes=[
        *asset_routes(HERE.parent.parent),
        Mount("/assets/npm", StaticFiles(directory=SCRIPTS)),
    ],
)
