# Words that several screens share.

app-name = second-story
minutes = { $minutes } min
percent = { $number } %
help = Help
settings = Settings
settings-theme = Theme
settings-light = Light
settings-dark = Dark
settings-high-contrast = High contrast
settings-text = Size of the text
settings-motion = Motion
settings-moves = Things move
settings-still = Things stay still
