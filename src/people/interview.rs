//! One question and its answer.

use super::apply::apply;
use super::event::{Event, Layer, Refusal};
use super::rules::{Form, Opens, Rules};
use super::state::{PersonState, State};
use crate::scenario::model::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub person: PersonId,
    pub form: FormId,
    pub topic: Option<TopicId>,
    /// In the player's own words; else as the form has it.
    pub words: String,
}

/// Puts a question. `losses` off: closing questions cost no trust and shut nothing.
///
/// # Errors
/// Why it cannot be put.
pub fn ask(
    scenario: &Scenario,
    rules: &Rules,
    state: &State,
    question: &Question,
    losses: bool,
) -> Result<Vec<Event>, Refusal> {
    let (Some(person), Some(before), Some(form)) = (
        scenario.person(&question.person),
        state.person(&question.person),
        rules.form(&question.form),
    ) else {
        return Err(Refusal::Absent);
    };
    allowed(question, before, form)?;
    let mut talk = Talk {
        scenario,
        rules,
        person,
        form,
        topic: question.topic.as_ref(),
        losses,
        state: state.clone(),
        events: Vec::new(),
    };
    talk.patience(before);
    talk.trust(talk.effect_on_trust(before));
    talk.push(Event::Asked {
        person: person.id.clone(),
        form: form.id.clone(),
        topic: question.topic.clone(),
        minutes: form.minutes,
        closing: form.closing,
        words: question.words.clone(),
    });
    talk.answer(before);
    Ok(talk.events)
}

/// Whether somebody was waited for and said nothing more; `after`: what happened after the question.
pub fn said_nothing_more<'a>(
    form: &Form,
    person: &PersonId,
    mut after: impl Iterator<Item = &'a Event>,
) -> bool {
    let told = |event: &Event| matches!(event, Event::Told { person: by, .. } if by == person);
    form.opens == Opens::Same && !after.any(told)
}

fn allowed(question: &Question, before: &PersonState, form: &Form) -> Result<(), Refusal> {
    if before.absent {
        return Err(Refusal::Absent);
    }
    match (form.id.as_str(), form.opens) {
        ("why-i-ask", _) if before.said_why => Err(Refusal::SaidBefore),
        ("read-back", _) if before.told.is_empty() => Err(Refusal::NothingTold),
        _ if form.needs_topic() && question.topic.is_none() => Err(Refusal::NeedsTopic),
        _ => Ok(()),
    }
}

struct Talk<'a> {
    scenario: &'a Scenario,
    rules: &'a Rules,
    person: &'a Person,
    form: &'a Form,
    topic: Option<&'a TopicId>,
    losses: bool,
    state: State,
    events: Vec<Event>,
}

impl<'a> Talk<'a> {
    fn push(&mut self, event: Event) {
        apply(&mut self.state, &event);
        self.events.push(event);
    }

    fn trust(&mut self, by: i32) {
        self.trust_of(&self.person.id, by);
    }

    fn trust_of(&mut self, person: &PersonId, by: i32) {
        if by != 0 {
            let after = (self.state.trust(person) + by).clamp(0, 100);
            self.push(Event::TrustChanged { person: person.clone(), after });
        }
    }

    /// Past somebody's patience each question costs trust.
    fn patience(&mut self, before: &PersonState) {
        let would = i64::from(before.minutes) + i64::from(self.form.minutes);
        if would > i64::from(before.patience) {
            if !before.out_of_time {
                self.push(Event::OutOfTime { person: self.person.id.clone() });
            }
            self.trust(self.rules.numbers.interview.past_patience);
        }
    }

    fn effect_on_trust(&self, before: &PersonState) -> i32 {
        let numbers = &self.rules.numbers.interview;
        let temper = self.rules.temper(self.person.temperament);
        if self.form.closing {
            return if self.losses { temper.map_or(0, |temper| temper.closing) } else { 0 };
        }
        let asked = |form: &FormId| before.asked.iter().filter(|(other, _)| other == form).count();
        let last = before.asked.last().map(|(form, _)| form);
        match self.form.id.as_str() {
            "why-i-ask" => temper.map_or(0, |temper| temper.purpose),
            "walk-through" | "usual" => {
                let welcome = asked(&self.form.id) < numbers.story_welcome;
                let base = if welcome { self.form.trust } else { numbers.story_again };
                let anxious = self.person.temperament == Temperament::Anxious
                    && before.trust < numbers.anxious_below;
                base + if anxious { numbers.anxious_story } else { 0 }
            }
            "fact" => {
                let row = before.asked.iter().rev().take_while(|(form, _)| *form == self.form.id);
                let third = row.count() + 1 >= numbers.facts_in_a_row;
                if third { numbers.facts_in_a_row_trust } else { 0 }
            }
            "wait" => match &before.guarded_last {
                Some(item) if !before.waited.contains(item) => numbers.wait_after_guarded,
                _ => numbers.wait_otherwise,
            },
            "read-back" if last == Some(&self.form.id) => numbers.read_back_again,
            _ => self.form.trust,
        }
    }

    fn answer(&mut self, before: &PersonState) {
        let id = self.person.id.clone();
        match self.form.opens {
            Opens::None if self.form.id.as_str() == "why-i-ask" => {
                self.push(Event::Worried { person: id });
            }
            Opens::None => self.push(Event::ReadBack { person: id }),
            Opens::Same => self.wait(before),
            Opens::Facts if self.form.closing => self.close(),
            Opens::Facts => self.tell(ItemKind::Fact),
            Opens::Conditions => self.tell(ItemKind::Condition),
        }
    }

    /// After a guarded telling, the rest of it may come, once.
    fn wait(&mut self, before: &PersonState) {
        let numbers = &self.rules.numbers.interview;
        let Some(item) = before.guarded_last.clone().filter(|item| !before.waited.contains(item))
        else {
            return;
        };
        let Some(known) = self.person.knows.iter().find(|known| known.id == item) else { return };
        // Silence eases what was asked fittingly; else it only lets the rest of it come.
        let fitted = before.asked.last().is_some_and(|(form, _)| known.forms.contains(form));
        let ease = if fitted { numbers.wait_need } else { 0 };
        let need = self.state.need(&self.person.id, known, numbers.shut_need) + ease;
        if self.state.trust(&self.person.id) >= need {
            self.told(known, Layer::Open);
        }
    }

    fn tell(&mut self, kind: ItemKind) {
        let Some(item) = self.find(kind, true) else {
            // Asked in another way than it would take, they say a little of what there is: of a
            // condition the guarded half, else what they know for a fact.
            let unheard = |item: &&Item| self.state.told(&self.person.id, &item.id).is_none();
            let first = self.find(ItemKind::Condition, false).filter(unheard);
            let fact = || self.find(ItemKind::Fact, false);
            let other = match kind {
                ItemKind::Condition => first.or_else(fact),
                ItemKind::Fact => fact().or(first),
            };
            if let Some(item) = other {
                let open = item.kind == ItemKind::Fact;
                self.told(item, if open { Layer::Open } else { Layer::Guarded });
                return;
            }
            let line = self.line(self.person.nothing_more.len());
            self.push(Event::NothingMore { person: self.person.id.clone(), line });
            self.trust(self.rules.numbers.interview.nothing_more);
            return;
        };
        let need = self.state.need(&self.person.id, item, self.rules.numbers.interview.shut_need);
        let open = item.kind == ItemKind::Fact || self.state.trust(&self.person.id) >= need;
        self.told(item, if open { Layer::Open } else { Layer::Guarded });
    }

    fn told(&mut self, item: &Item, layer: Layer) {
        let (person, item) = (self.person.id.clone(), item.id.clone());
        self.push(Event::Told { person, item, layer });
    }

    /// A fact at once and an apology; the condition behind it shuts.
    fn close(&mut self) {
        if let Some(fact) = self.find(ItemKind::Fact, false) {
            self.told(fact, Layer::Open);
        }
        let line = self.line(self.person.apologies.len());
        self.push(Event::Apologised { person: self.person.id.clone(), line });
        if !self.losses {
            return;
        }
        let numbers = &self.rules.numbers.interview;
        if let Some(condition) = self.find(ItemKind::Condition, false) {
            let (person, item) = (self.person.id.clone(), condition.id.clone());
            self.push(Event::Shut { person: person.clone(), item: item.clone() });
            let shut = self.state.person(&person).and_then(|of| of.shut.get(&item).copied());
            if shut.unwrap_or(0) >= numbers.shut_times {
                self.push(Event::Lost { person, item });
            }
        }
        let times: u32 = self.state.people.values().map(|person| person.closing).sum();
        if times <= numbers.closing_others_times {
            let others: Vec<PersonId> = self
                .state
                .people
                .keys()
                .filter(|other| **other != self.person.id)
                .cloned()
                .collect();
            for other in others {
                self.trust_of(&other, numbers.closing_others);
            }
        }
    }

    /// The item that the question meets: on the topic itself, else on one that it is linked to;
    /// lowest need first, then file order. What was told guardedly comes again only openly.
    fn find(&self, kind: ItemKind, by_form: bool) -> Option<&'a Item> {
        let topic = self.topic?;
        let links = self.scenario.topic(topic).map_or(&[][..], |topic| &topic.links);
        let numbers = &self.rules.numbers.interview;
        let trust = self.state.trust(&self.person.id);
        let told = self.state.person(&self.person.id).map(|state| &state.told);
        let fits = |item: &&'a Item, about: &dyn Fn(&TopicId) -> bool| {
            let guarded_before = told.is_some_and(|told| told.contains_key(&item.id));
            let need = self.state.need(&self.person.id, item, numbers.shut_need);
            item.kind == kind
                && !item.meeting_only
                && self.state.untold(&self.person.id, item)
                && item.topics.iter().any(about)
                && (!by_form || item.forms.contains(&self.form.id))
                && !(by_form && guarded_before && trust < need)
        };
        let lowest = |about: &dyn Fn(&TopicId) -> bool| {
            let items = self.person.knows.iter().filter(|item| fits(item, about));
            items.min_by_key(|item| self.state.need(&self.person.id, item, numbers.shut_need))
        };
        lowest(&|other| other == topic).or_else(|| lowest(&|other| links.contains(other)))
    }

    fn line(&self, of: usize) -> u32 {
        let said = self.state.person(&self.person.id).map_or(0, |state| state.lines);
        said % u32::try_from(of).unwrap_or(1).max(1)
    }
}
