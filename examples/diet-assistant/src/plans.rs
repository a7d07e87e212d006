//! Plans for a day, made by the AI service.

use serde::{Deserialize, Serialize};

use crate::clock::Seconds;
use crate::error::{ConflictError, DietError, ParameterError};
use crate::foods::check_owner;
use crate::meals::{Date, Portion, Slot};
use crate::sessions::Visitor;
use crate::state::{Data, Stored};

#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    pub owner: u64,
    date: Date,
    calories: f64,
    meals: Vec<PlannedMeal>,
}

#[derive(Clone, Debug, Serialize)]
struct PlannedMeal {
    slot: Slot,
    #[serde(flatten)]
    portion: Portion,
}

#[derive(Deserialize)]
pub struct PlanForm {
    pub date: String,
    pub calories: f64,
}

pub fn make(
    data: &mut Data,
    visitor: Visitor,
    form: &PlanForm,
    now: Seconds,
) -> Result<Stored<Plan>, DietError> {
    let day = Date::parse(&form.date)?;
    let calories = form.calories;
    if !(800.0..=5000.0).contains(&calories) {
        return Err(ParameterError::ValidationError { field: "calories", rule: "800 to 5000" }.into());
    }
    let foods: Vec<_> = data.foods.iter().map(|(id, food)| (id, food.calories)).collect();
    if foods.is_empty() {
        return Err(ConflictError::Conflict { problem: "there is no food to plan with yet" }.into());
    }
    data.questions.count(&visitor.user.to_string(), now)?;
    let portions = data.ai.suggest(&foods, calories)?;
    let slots = [Slot::Breakfast, Slot::Lunch, Slot::Dinner];
    let meals = slots.into_iter().zip(portions).map(|(slot, portion)| PlannedMeal { slot, portion });
    let row = Plan { owner: visitor.user, date: day, calories, meals: meals.collect() };
    let id = data.plans.insert(row.clone())?;
    Ok(Stored { id, row })
}

pub fn show(data: &Data, visitor: Visitor, id: u64) -> Result<Stored<Plan>, DietError> {
    let plan = data.plans.get(id, "plan")?;
    check_owner(visitor, plan.owner)?;
    Ok(Stored { id, row: plan.clone() })
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::ErrorCode;

    use super::*;
    use crate::ai::Ai;
    use crate::foods;
    use crate::sessions::tests::{NOW, with_alice};

    fn form() -> PlanForm {
        PlanForm { date: "2024-03-01".to_owned(), calories: 1950.0 }
    }

    #[test]
    fn the_ai_makes_plans_until_its_quota_is_used_up() {
        let (mut data, alice) = with_alice();
        assert_eq!(make(&mut data, alice, &form(), NOW).err().unwrap().code(), 40901);
        foods::add(&mut data, alice, foods::tests::rice()).unwrap();
        data.ai = Ai::new(1);
        let plan = make(&mut data, alice, &form(), NOW).unwrap();
        let grams = plan.row.meals.iter().map(|meal| meal.portion.grams);
        assert!(grams.clone().all(|grams| (grams - 500.0).abs() < f64::EPSILON), "{plan:?}", plan = plan.row);
        let error = make(&mut data, alice, &form(), NOW).err().unwrap();
        assert_eq!((error.code(), error.retry_after().unwrap().as_secs()), (50003, 5));
        assert!(error.source().unwrap().to_string().starts_with("insufficient_quota"));
        assert_eq!(show(&data, alice, 77).err().unwrap().to_string(), "plan not found");
        let bob = Visitor { user: 2, session: 2 };
        assert_eq!(show(&data, bob, plan.id).err().unwrap().code(), 40301);
    }

    #[test]
    fn the_ai_is_asked_ten_times_a_minute() {
        let (mut data, alice) = with_alice();
        foods::add(&mut data, alice, foods::tests::rice()).unwrap();
        for _ in 0..10 {
            assert!(make(&mut data, alice, &form(), NOW).is_ok());
        }
        assert_eq!(make(&mut data, alice, &form(), NOW).err().unwrap().code(), 42901);
    }
}
