# The impact sheet and the board of factors.

impact-title = What it did to people
