"""A briefing as slides (PPTX) whose titles, tables and charts an editor can change."""
