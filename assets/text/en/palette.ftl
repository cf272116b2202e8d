# The palette: what it finds, and what each thing is called there.

palette = Go to or do
palette-hint = a log, somebody, a pin, a screen …
palette-nothing = Nothing here is called that.
palette-minutes = { $minutes } min
palette-log = log
palette-chart = chart
palette-chat = chat
palette-diff = change
palette-table = table
palette-paper = paper
palette-person = somebody to ask
palette-pin = pin
palette-event = on the timeline
palette-screen = screen
palette-action = does it now
palette-decisions = Decisions
palette-document = The document, the postmortem so far
palette-map = The map of the day
palette-path = The path to production
palette-replay = The review, once more
palette-undo = Take the last note back
palette-mentor = Ask for a hint
palette-settings = Settings
palette-keys = Keys
palette-home = Put the play away and go home
