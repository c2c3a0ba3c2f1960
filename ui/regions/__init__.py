"""The page Regions: figures by region, city, time, event, organizer and outlet."""
