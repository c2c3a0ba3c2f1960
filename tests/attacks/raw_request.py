"""Requests as bytes, as no browser and no library would send them."""

from __future__ import annotations

import socket

from tests.waiting import A_MINUTE


def get(path: str = "/", **headers: str) -> bytes:
    """A request for this path; a header's _ stands for -, and {port} for the port of the app."""
    lines = [f"GET {path} HTTP/1.1"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def handshake(path: str = "/_stcore/stream", **headers: str) -> bytes:
    """A request for the websocket of a page, as browsers ask for it."""
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec_WebSocket_Protocol": "streamlit"}
    return get(path, **asked, **key, **headers)


def answer(port: int, request: bytes) -> tuple[int, bytes]:
    """The status with which the app on this port answers a request, and the rest of what it says
    at once; 0 where it says nothing and hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=A_MINUTE) as connection:
        connection.sendall(request.replace(b"{port}", str(port).encode()))
        said = b""
        while b"\r\n\r\n" not in said and (more := connection.recv(65536)):
            said += more
    status, _, rest = said.partition(b"\r\n")
    return int(status.split()[1]) if status else 0, rest
