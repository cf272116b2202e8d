# Words that several screens share.

app-name = second-story
minutes = { $minutes } min
percent = { $number } %
help = Help
scrolls = { $what }, to be scrolled
settings = Settings
settings-theme = Theme
settings-light = Light
settings-dark = Dark
settings-high-contrast = High contrast
settings-text = Size of the text
settings-motion = Motion
settings-moves = Full
settings-still = Reduced
settings-sound = Sound
settings-heard = Heard
settings-silent = Silent

sure-guess = a guess
sure-hunch = a hunch
sure-half = half sure
sure-fairly = fairly sure
sure-certain = certain
chips-less = One chip less on: { $statement }
chips-more = One chip more on: { $statement }
chips-on = { $count ->
    [one] 1 chip
   *[other] { $count } chips
} on: { $statement }

posture-open = leaning in
posture-calm = at ease
posture-wary = looking aside
posture-closed = arms crossed, head down
posture-speaking = speaking

find-of = { $shown } of { $all }
find-clear = Clear the field “{ $field }”
find-nothing = Nothing has those words. Clear the field to see all { $all }.

pins-add = pin
pins-add-to = Pin what shows: { $what }
pins-read = Read { $pin }: { $what }
pins-take-off = Take { $pin } off: { $what }
pins-find = Search the pins
pins-find-hint = words, a source, a time
pins-none = Nothing else is pinned. Evidence and answers can be pinned in the workbench.
coach-offer = “{ $words }”: { $name }. { $rewrite }
