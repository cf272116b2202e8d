//! `people.ron`: who was there, what they know, and how they talk.

use super::*;

/// The whole of `people.ron`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    pub topics: Vec<Topic>,
    pub people: Vec<Person>,
    /// Moments that several people remember differently, all honestly.
    #[serde(default)]
    pub accounts: Vec<Accounts>,
}

/// One moment as several people remember it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// "What was said by the pillar".
    pub of: String,
    pub tellings: Vec<(PersonId, ItemId)>,
    /// Places of the evidence that bear on it.
    pub shown_by: Vec<Anchor>,
}

/// Something to ask about. Topics are earned.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: TopicId,
    /// As it stands on a chip: "the speed test".
    pub name: String,
    /// As it stands inside a question: "test it for speed".
    #[serde(default)]
    pub words: Vec<String>,
    /// Offered from the moment when this is so.
    pub when: When,
    /// Topics that an item answers to if nothing fits exactly.
    #[serde(default)]
    pub links: Vec<TopicId>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// How colleagues call them.
    pub called: String,
    /// "She", "he", "they": for the program's sentences about them.
    pub pronoun: Pronoun,
    /// "writes rules for sieve, three years here".
    pub role: String,
    pub temperament: Temperament,
    /// 0 to 100: how readily they speak in a meeting (25 to 70 is usual).
    pub talkativeness: i32,
    /// What they wanted to get done that day; for authors and the debrief.
    pub wanted: String,
    /// Has a place at the review's table.
    pub at_review: bool,
    /// Cannot come if the review is moved.
    #[serde(default)]
    pub absent_if_moved: bool,
    /// Can be interviewed.
    #[serde(default = "can_talk")]
    pub interview: bool,
    #[serde(default)]
    pub close_to: Vec<PersonId>,
    #[serde(default)]
    pub portrait: Portrait,
    /// Said when the talk begins.
    pub greeting: String,
    /// What is seen of them at four stages of ease, from closed to open, one sentence each.
    pub manner: [String; 4],
    /// What they fall back to in a meeting when nothing of theirs fits or feels safe.
    pub habit: Habit,
    pub habit_lines: Vec<String>,
    /// What somebody whose habit is to ask for a name says once they have asked often enough, or were
    /// answered; after these they listen.
    #[serde(default)]
    pub calm_lines: Vec<String>,
    /// Said to a closing question when no fact on the topic is left: an apology.
    pub apologies: Vec<String>,
    /// Said when there is nothing more on a topic.
    pub nothing_more: Vec<String>,
    /// Said when patience is over.
    pub out_of_time: String,
    /// Answer to "why I ask; what worries you?".
    pub worry: String,
    pub knows: Vec<Item>,
}

impl Person {
    /// A line of the meeting by its number: those of the habit first, then the calm ones.
    pub fn habit_line(&self, number: u32) -> &str {
        let mut lines = self.habit_lines.iter().chain(&self.calm_lines);
        lines.nth(number as usize).map_or("", String::as_str)
    }
}

fn can_talk() -> bool {
    true
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Pronoun {
    She,
    He,
    They,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Temperament {
    Anxious,
    Proud,
    Guarded,
    Tired,
    Generous,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Habit {
    Apologise,
    Lecture,
    Fix,
    Obvious,
    Silence,
    /// Asks for a name, kindly or not.
    Blame,
}

/// Parts of a portrait that the scenario fixes; the rest is seeded by the id. Names as in
/// `assets/look/portraits.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Portrait {
    pub skin: Option<u8>,
    pub hair: Option<u8>,
    pub hair_colour: Option<u8>,
    pub collar: Option<u8>,
    pub cloth: Option<u8>,
    pub jaw: Option<u8>,
    pub extra: Option<u8>,
}

/// One thing that a person knows.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: ItemId,
    pub kind: ItemKind,
    pub topics: Vec<TopicId>,
    /// Forms that open it, two or three.
    pub forms: Vec<FormId>,
    /// Trust (in the review: safety) that it needs: facts 0; conditions 40, 55 or 70.
    #[serde(default)]
    pub need: i32,
    /// True, thin and slightly official. Facts have none.
    #[serde(default)]
    pub guarded: String,
    /// With a time, a thing that was seen, a reason that made sense.
    pub open: String,
    /// As said at the table, where it differs from the interview.
    #[serde(default)]
    pub at_table: String,
    /// The part of the review in which it fits.
    pub stretch: StretchId,
    /// Told in the review only.
    #[serde(default)]
    pub meeting_only: bool,
    /// Topics that hearing it earns.
    #[serde(default)]
    pub earns: Vec<TopicId>,
    /// Sources that it mentions, and that can be opened from then on.
    #[serde(default)]
    pub mentions: Vec<SourceId>,
    /// Measures that it brings up.
    #[serde(default)]
    pub measures: Vec<MeasureId>,
    /// Words that the player may quote with consent.
    #[serde(default)]
    pub personal: bool,
}

impl Item {
    /// The words in which it is told: before others people are briefer, and a fact has one way only.
    pub fn said(&self, openly: bool, at_table: bool) -> &str {
        if !openly && self.kind == ItemKind::Condition {
            &self.guarded
        } else if at_table && !self.at_table.is_empty() {
            &self.at_table
        } else {
            &self.open
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum ItemKind {
    /// Who, when, which: cheap.
    Fact,
    /// What was seen, expected, juggled, usual: told when it feels safe.
    Condition,
}
