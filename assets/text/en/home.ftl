# The home screen.

home-where = { $company }, { $day }. Level { $level }, from { $minutes } minutes.
home-left-at = You left it { $place }.
left-begun = in { $phase }
left-working = in { $phase } with { $minutes } min left
left-opened = reading { $name }
left-pinned = after a pin on { $name }
left-told = after what { $name } told you
left-entry = at the timeline
home-read = Read your postmortem
home-first-story = That is the first story. The second takes a little longer.
home-so-far = That is the first story. { $pins ->
    [0] Nothing pinned
    [one] One pin
   *[other] { $pins } pins
} and { $talks ->
    [0] nobody asked
    [one] one conversation
   *[other] { $talks } conversations
} in, you have begun on the second.
home-reviewed = You have led this review. The same day, asked differently, tells more.
home-continue = Continue, { $minutes } min to the review
home-begin = Begin
home-again = Begin again
home-again-sure = Yes, from the headline
home-keep = Keep this play
home-at-review = Only the review, { $minutes } min
home-others = Other first stories
home-no-others = There is only this one so far. More incidents will stand here.
home-library = Library
home-finished = written down on { $day }
home-library-empty = Postmortems that you have led stand here, each with its recording.
home-level = Level { $level } · from { $minutes } min
home-state-new = New
home-state-begun = Begun, { $minutes } min left
home-state-reviewed = Reviewed
home-your-story = Your second story: { $story }
home-unreadable = This folder could not be opened
home-unreadable-how = second-story check { $folder } tells all that is wrong with it.
home-nothing = No incident could be found
home-nothing-how = An incident is a folder of text files. Put one into the folder named scenarios beside the program, and it appears here.
