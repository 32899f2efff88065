"""Travel by road, rail, water and air, vehicles of one's own, hotel nights and commuting."""
