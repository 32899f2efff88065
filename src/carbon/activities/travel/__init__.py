"""Travel by road, rail, water and air, vehicles of your own, hotel nights and commuting."""
