# The impact sheet and the board of factors.

impact-tab-sheet = Impact sheet
impact-tab-board = What made it likely
impact-tab-decisions = Decisions
impact-tab-document = The document
impact-reread = What a reader will ask
impact-reread-row = · { $row }
impact-document-how = Read it as your team would. What you would not stand for is put right on its sheet; what only you can say, here.
impact-title = What it did
impact-how = Give a range that you can defend, and the pins that show it.
impact-low = Low: { $question }
impact-high = High: { $question }
impact-came = How you came to it: { $question }
impact-came-offer = Say how you came to it
impact-came-hint = how you came to it: counted, read off, or asked
impact-turned = The low end is above the high end.
impact-no-number = That is not a number yet.
impact-severity = How severe
impact-severity-how = by the company’s own table
impact-severity-why = Say why this level
impact-severity-reason = why this level, in a line
impact-harm = Kinds of harm
impact-harm-how = Pin what shows each harm; leave the rest.
impact-well = What went well, and what was luck
impact-needs = Who needed something
impact-need-words = In your words: { $whose }
impact-need-offer = Say what it was
impact-need-hint = what they needed and did not have
impact-mechanism = How it happened
impact-mechanism-how = What one thing did to the next, for somebody who was not there. A pin that it names, such as P12, is cited.
impact-mechanism-hint = from the change to what people met, and how it ended
impact-summary = The summary of your postmortem
impact-summary-how = it stands first in the document; write it last
impact-summary-happened = Take in how it happened
impact-summary-sheet = Take in what the impact sheet says
impact-summary-board = Take in what the board says
impact-summary-hint = what happened, to whom, and what made it likely, in a few sentences
impact-no-charts = Charts stand beside this sheet once you have opened their source.
impact-unit = in { $unit }
impact-chart-says = { $title }: at most { $most } { $unit }
impact-board-empty = The board is empty. Factors surface in what people tell and what you pin; put them up, and draw what each of them led to.
impact-card = { $tag }: { $text } { $pins ->
    [0] No pin yet.
    [one] One pin.
   *[other] { $pins } pins.
}
impact-board-how = Click a card to say what it made likelier. Cards can be dragged.
impact-outcome = What it led to
impact-tray = Heard or read, not on the board yet
impact-put = Put it up
impact-put-up = Put on the board: { $factor }
impact-factor-pins = What shows it
impact-factor-two = Whoever is asked to own a measure wants two pins behind it.
impact-leads-how = What leads to no other card leads straight to what happened.
impact-leads = What it made likelier
impact-link = leads to
impact-find-factor = Search the factors
impact-find-factor-hint = words of it
impact-unlink = No longer leads to: { $factor }
impact-no-link = There is no other factor on the board.
impact-words = in your own words
impact-words-offer = Put it in your own words
impact-take-off = Take it off the board
impact-taken-off = { $tag } is off the board. Ctrl+Z puts it back as it was.
