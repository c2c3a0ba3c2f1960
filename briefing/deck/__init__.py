"""The parts that slides are made of; `briefing.slides` puts them together."""
