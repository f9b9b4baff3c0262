"""A record in, its pages out, to a browser on the same machine: `app` is the web application, `serve` runs it."""

from marsad.desk.server import app, serve

__all__ = ["app", "serve"]
