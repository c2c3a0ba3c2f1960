"""What a page says where its answer does not come, or not yet, and what still holds there."""
