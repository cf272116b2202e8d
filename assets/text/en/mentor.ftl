# The mentor's sheet, and the way to it.

mentor-open = Stuck? Ask { $name }
mentor-close = Put the hints away
mentor-stuck = Three steps: where to look, what to look for, what it shows. Asking costs nothing and is never scored.
mentor-costs = Asking costs nothing and is never scored.
mentor-nothing = All that is in reach is found. Open something more, or ask somebody.
mentor-ask = Ask for a hint
mentor-more = Ask for more
mentor-next = Ask about something else
