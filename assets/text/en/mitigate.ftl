# The mitigations: measures, owners, dates, capacity.

mitigate-factors = What made it likely
mitigate-from-board = { $count ->
    [0] no factor stands on the board
    [one] one factor from the board
   *[other] { $count } factors from the board
}
mitigate-waiting = { $waiting ->
    [one] One more factor came up, and is not on the board.
   *[other] { $waiting } more factors came up, and are not on the board.
}
mitigate-answered = { $factor } is answered by a measure on the list
mitigate-partly = { $factor } is answered, but nobody has agreed to it yet
mitigate-unanswered = { $factor } has no answer on the list
mitigate-capacity = The team’s capacity
mitigate-days-of = { $used } of { $capacity } days
mitigate-over = { $days } d more than there are
mitigate-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
mitigate-room = Proposed
mitigate-room-how = by somebody you talked to, or in the room
mitigate-notebook = From your notebook
mitigate-notebook-how = what your evidence suggests, and your own
mitigate-others = Other options
mitigate-others-how = nobody has raised them
mitigate-none = Nothing here.
mitigate-choose = On the list: { $measure }
mitigate-details = Open the details of: { $measure }
mitigate-close-details = Close the details of: { $measure }
mitigate-verified = Check: { $how }
mitigate-unverified = Check: not said yet
mitigate-watches = May get worse: { $effect }
mitigate-until = Until it is there: { $until }
mitigate-own-words = In your words
mitigate-no-factor = linked to no factor
mitigate-in-days = { $days ->
    [one] in 1 day
   *[other] in { $days } days
}
mitigate-no-date = no date yet
mitigate-no-owner = nobody owns it yet
mitigate-bare = open it to plan it
mitigate-agreed = agreed
mitigate-rejected = Turned down: { $reason }
mitigate-owner = Who owns it
mitigate-due = Done
mitigate-verify = How one sees that it works
mitigate-link = What it answers
mitigate-link-none = No factor stands on the board. Owners listen to one that two of your pins show: put up what came up in the room, and pin what shows it.
mitigate-to-board = To the board of factors
mitigate-watch = What it could make worse, and is watched
mitigate-ask = Ask { $name }
mitigate-reason = Why not: { $measure }
mitigate-reason-hint = why not, in a line
mitigate-reject = Turn it down
mitigate-reopen = Take it up again
mitigate-write = Write one yourself
mitigate-own = A measure in your own words
mitigate-own-hint = a verb, what changes, and how one sees that it is done
mitigate-own-add = Put it among your drafts
mitigate-own-how = In your own words: it stands in the postmortem as yours. Its owner is not asked here, and the debrief cannot say what it would have changed.
mitigate-own-out = Take out: { $measure }
mitigate-own-leave = Leave it
mitigate-agree = { $count ->
    [0] Close without any
    [one] Ask for this one, and close
    [2] Ask for these two, and close
    [3] Ask for these three, and close
    [4] Ask for these four, and close
    [5] Ask for these five, and close
   *[other] Ask for these { $count }, and close
}
mitigate-close = { $count ->
    [one] Close with this one
    [2] Close with these two
    [3] Close with these three
    [4] Close with these four
    [5] Close with these five
   *[other] Close with these { $count }
}
mitigate-left = { $left ->
    [one] One measure that came up goes into the document as not gone into. Its card takes a line on why, if you have one.
   *[other] { $left } measures that came up go into the document as not gone into. A card takes a line on why, if you have one.
}
mitigate-hint = Tick what the team should do. Open a card by its name: owner, date, check, factors.

mitigate-owner-left = { $name }, { $days } d left
mitigate-scope = How much of it
mitigate-whole = all of it, { $days } d
mitigate-half = half of it, { $days } d
mitigate-half-card = Half of it
mitigate-half-how = Half the work in half the days. It stands in the postmortem as begun, and when the day is played again it is not there yet.
mitigate-early = It takes { $days } days of work; this is sooner.
mitigate-words = What is to be done, in your own words: { $measure }
mitigate-agreed-how = This is agreed. To change anything, take it back and ask again.
mitigate-change = Take it back and change it
mitigate-said-no = { $name } says no
mitigate-some-said-no = Not everybody said yes: { $names }. Their cards say why, and what would be possible.
mitigate-why-unwilling = Not convinced. It takes a factor that this answers, and two pins that truly show that factor, each of something else.
mitigate-why-evidence = Not convinced, with the evidence on the table.
mitigate-why-days = { $left ->
    [0] No days are left
    [one] 1 day is left
   *[other] { $left } days are left
}, and it takes { $needs }.
mitigate-why-support = Management does not stand behind it.
mitigate-offers = What would be possible
mitigate-no-offer = As things stand nobody can take it on. Turn it down with a reason, or leave it: the postmortem says who declined.
mitigate-take = Take the offer
mitigate-offer-go = Go and do that
mitigate-take-offer = Take { $name }’s offer: { $offer } ({ $measure })
mitigate-offer-owner = { $name } owns it
mitigate-offer-half = the smaller part now, for { $days } d
mitigate-offer-evidence = you tie it to a factor that it answers, and that two of your pins show
mitigate-offer-withdraw = { $name } first gives back “{ $measure }”
mitigate-offer-come-back = you first come back to the idea that was kept for later, “{ $measure }”
mitigate-offer-again = the same again: by now it is possible
mitigate-offer-and = { $first }, and { $then }
