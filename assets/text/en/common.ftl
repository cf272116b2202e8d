# Words that several screens share.

app-name = second-story
minutes = { $minutes } min
