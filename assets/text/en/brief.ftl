# The brief and its gut check.

brief-question = What happened here?
brief-line = your first guess: who or what caused it, in one line
brief-chips = Lay { $chips } chips on what you believe
brief-chips-left = { $left ->
    [0] all laid
    [one] 1 left
   *[other] { $left } left
}
brief-sure = How sure are you?
brief-seal = Seal it and go in
brief-envelope = Sealed until the debrief. Nobody grades it.
brief-open = Still to do: { $things }.
brief-open-line = your one line
brief-open-chips = { $left ->
    [one] 1 chip
   *[other] { $left } chips
}
brief-open-sure = how sure you are
brief-sealed = Sealed until the debrief. Nobody grades it; you will read it beside your later answer.
brief-back = Back to work
