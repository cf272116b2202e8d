//! A world with measures in place: the same day, the same seed.

use crate::scenario::model::*;

/// The spec after edits. Edits of things that are not there change nothing; `check` finds those.
pub fn edited(spec: &WorldSpec, edits: &[Edit]) -> WorldSpec {
    let mut world = spec.clone();
    for edit in edits {
        edit_one(&mut world, edit);
    }
    world
}

fn edit_one(world: &mut WorldSpec, edit: &Edit) {
    match edit {
        Edit::Reach(id, share) => {
            if let Some(condition) = condition(world, id) {
                condition.reach = condition.reach.min(*share);
            }
        }
        Edit::Effects(id, effects) => {
            if let Some(condition) = condition(world, id) {
                condition.effects = effects.clone();
            }
        }
        Edit::Prevent(id) => world.conditions.retain(|condition| condition.id != *id),
        Edit::Ends(id, until) => {
            if let Some(condition) = condition(world, id) {
                condition.until = until.clone();
            }
        }
        Edit::Alert(alert) => world.alerts.push(alert.clone()),
        Edit::Workers(id, factor) => {
            for service in world.services.iter_mut().filter(|service| service.id == *id) {
                service.workers = ((f64::from(service.workers) * factor) as u32).max(1);
            }
        }
        Edit::Uncall(from, to) => {
            for service in world.services.iter_mut().filter(|service| service.id == *from) {
                service.calls.retain(|call| call.to != *to);
            }
        }
        Edit::Soften(from, to) => {
            for service in world.services.iter_mut().filter(|service| service.id == *from) {
                for call in service.calls.iter_mut().filter(|call| call.to == *to) {
                    call.need = Need::Soft;
                }
            }
        }
        // The forecast reads these two; one day has neither guards nor arrivals of hazards.
        Edit::Guard(_) | Edit::Rate(..) => {}
    }
}

fn condition<'a>(world: &'a mut WorldSpec, id: &ConditionId) -> Option<&'a mut Condition> {
    world.conditions.iter_mut().find(|condition| condition.id == *id)
}
