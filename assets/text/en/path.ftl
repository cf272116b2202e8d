# The path to production of a change.

path-open = Path to production
path-how = Each hand and gate looks at something else. What you pin or are told fills a place; dashed ones are open, and gates may be missing.
path-saw = What each looked at
path-missed = What each could not see
path-empty = not known yet
path-more = something more
path-unknown = { $gate }: nothing of it is known yet
path-saw-line = { $gate } looked at: { $text } ({ $from })
path-missed-line = { $gate } could not see: { $text } ({ $from })
path-saw-open = { $gate } looked at something that is still to be found
path-missed-open = { $gate } could not see something that is still to be found
path-told = told by { $name }
