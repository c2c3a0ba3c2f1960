"""The one HTML page that presents a briefing, in the app and as a file."""
