//! Plans of meals, each made by a task.

use serde::{Deserialize, Serialize};

use crate::clock::Seconds;
use crate::error::{MealPlanError, MissingError, ParameterError};
use crate::fields::{out_of_range, required};
use crate::sessions::{self, Visitor};
use crate::state::Data;
use crate::tasks::{Status, Task};

const BREAKFASTS: [&str; 3] = ["小米粥", "豆浆油条", "燕麦片"];
const LUNCHES: [&str; 3] = ["番茄炒蛋", "清蒸鱼", "麻婆豆腐"];
const DINNERS: [&str; 3] = ["蔬菜面", "白灼虾", "香菇青菜"];

pub struct Plan {
    owner: u64,
    days: u32,
    people: u32,
    task: u64,
}

#[derive(Default, Deserialize)]
pub struct PlanForm {
    pub days: Option<u32>,
    pub people: Option<u32>,
}

#[derive(Serialize)]
pub struct Ordered {
    pub plan: u64,
    pub task: u64,
}

#[derive(Serialize)]
pub struct PlanView {
    id: u64,
    people: u32,
    task: u64,
    ready: bool,
    /// Empty until it is ready.
    days: Vec<Menu>,
}

#[derive(Serialize)]
struct Menu {
    day: u32,
    breakfast: &'static str,
    lunch: &'static str,
    dinner: &'static str,
}

/// Has a plan made.
pub fn order(
    data: &mut Data,
    visitor: Visitor,
    form: &PlanForm,
    now: Seconds,
) -> Result<Ordered, MealPlanError> {
    let days = required("days", form.days)?;
    let people = required("people", form.people)?;
    check(days, people)?;
    data.orders.count(&visitor.user.to_string(), now).map_err(sessions::too_many)?;
    let (plan, task, owner) = (data.next_id(), data.next_id(), visitor.user);
    data.plans.insert(plan, Plan { owner, days, people, task });
    let ends = now + data.task_seconds;
    data.tasks.insert(task, Task { owner, plan, ends, cancelled: false });
    Ok(Ordered { plan, task })
}

fn check(days: u32, people: u32) -> Result<(), ParameterError> {
    if !(1..=14).contains(&days) {
        return Err(out_of_range("'days' must be 1 to 14"));
    }
    if !(1..=20).contains(&people) {
        return Err(out_of_range("'people' must be 1 to 20"));
    }
    Ok(())
}

pub fn list(data: &Data, visitor: Visitor, now: Seconds) -> Vec<PlanView> {
    let own = data.plans.iter().filter(|(_, plan)| plan.owner == visitor.user);
    own.map(|(id, plan)| view(data, *id, plan, now)).collect()
}

pub fn show(data: &Data, visitor: Visitor, id: &str, now: Seconds) -> Result<PlanView, MissingError> {
    let id = find(data, visitor, id)?;
    Ok(view(data, id, &data.plans[&id], now))
}

pub fn remove(data: &mut Data, visitor: Visitor, id: &str) -> Result<(), MissingError> {
    let id = find(data, visitor, id)?;
    data.plans.remove(&id);
    Ok(())
}

/// A plan of somebody else is not there either: the document has no code for "not yours".
fn find(data: &Data, visitor: Visitor, id: &str) -> Result<u64, MissingError> {
    let own = |id: &u64| data.plans.get(id).is_some_and(|plan| plan.owner == visitor.user);
    id.parse()
        .ok()
        .filter(own)
        .ok_or_else(|| MissingError::PlanNotFound { detail: format!("Plan with id '{id}' not found") })
}

fn view(data: &Data, id: u64, plan: &Plan, now: Seconds) -> PlanView {
    let ready = data.tasks.get(&plan.task).is_some_and(|task| task.status(now) == Status::Done);
    let days = if ready { plan.days } else { 0 };
    let menu = |day: u32| {
        let dish = |dishes: [&'static str; 3], shift: u32| dishes[((day + shift) % 3) as usize];
        Menu { day, breakfast: dish(BREAKFASTS, 0), lunch: dish(LUNCHES, 1), dinner: dish(DINNERS, 2) }
    };
    PlanView { id, people: plan.people, task: plan.task, ready, days: (1..=days).map(menu).collect() }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::registration::tests::{NOW, with_alice};
    use crate::tasks;

    fn form(days: u32, people: u32) -> PlanForm {
        PlanForm { days: Some(days), people: Some(people) }
    }

    fn alice() -> (Data, Visitor) {
        let (data, tokens) = with_alice();
        let authorization = format!("Bearer {}", tokens.access_token);
        let visitor = sessions::visitor(&data, Some(&authorization), NOW).unwrap();
        (data, visitor)
    }

    #[test]
    fn a_plan_is_ready_when_its_task_is_done() {
        let (mut data, alice) = alice();
        let ordered = order(&mut data, alice, &form(3, 2), NOW).unwrap();
        let (plan, task) = (ordered.plan.to_string(), ordered.task.to_string());
        let status = |now| tasks::show(&data, alice, &task, now).unwrap().status;
        assert_eq!([NOW, NOW + 29, NOW + 30].map(status), [Status::Running, Status::Running, Status::Done]);
        let days = |now| show(&data, alice, &plan, now).unwrap().days.len();
        assert_eq!([NOW, NOW + 30].map(days), [0, 3]);
        let late = tasks::cancel(&mut data, alice, &task, NOW + 30).err().unwrap();
        assert_eq!((late.code(), late.name()), (403, "TASK_NOT_CANCELLED"));
        assert!(remove(&mut data, alice, &plan).is_ok());
        assert_eq!(remove(&mut data, alice, &plan).unwrap_err().name(), "PLAN_NOT_FOUND");
    }

    #[test]
    fn a_cancelled_task_leaves_no_plan() {
        let (mut data, alice) = alice();
        let ordered = order(&mut data, alice, &form(3, 2), NOW).unwrap();
        let task = ordered.task.to_string();
        assert_eq!(tasks::cancel(&mut data, alice, &task, NOW).unwrap().status, Status::Cancelled);
        let again = tasks::cancel(&mut data, alice, &task, NOW).err().unwrap();
        assert_eq!(again.name(), "TASK_NOT_CANCELLED");
        assert!(list(&data, alice, NOW).is_empty());
        for id in ["77", "xxx", ""] {
            assert_eq!(tasks::show(&data, alice, id, NOW).err().unwrap().name(), "TASK_NOT_FOUND");
            assert_eq!(show(&data, alice, id, NOW).err().unwrap().name(), "PLAN_NOT_FOUND");
        }
    }

    #[test]
    fn a_plan_has_some_days_and_people() {
        let (mut data, alice) = alice();
        for (days, people) in [(0, 1), (15, 1), (1, 0), (1, 21)] {
            let error = order(&mut data, alice, &form(days, people), NOW).err().unwrap();
            assert_eq!(error.name(), "PARAMETER_OUT_OF_RANGE");
        }
        let error = order(&mut data, alice, &PlanForm::default(), NOW).err().unwrap();
        assert_eq!(error.to_string(), "缺少必填参数: days");
    }
}
