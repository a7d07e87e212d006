//! What was eaten, and when.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{ConflictError, DietError, ParameterError};
use crate::foods::check_owner;
use crate::sessions::Visitor;
use crate::state::{Data, Stored};

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        Self::read(text)
            .ok_or_else(|| ParameterError::InvalidParameters { problem: "date is not YYYY-MM-DD".to_owned() })
    }

    fn read(text: &str) -> Option<Self> {
        let pattern = |(index, byte): (usize, u8)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        if text.len() != 10 || !text.bytes().enumerate().all(pattern) {
            return None;
        }
        let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    Breakfast,
    Lunch,
    Dinner,
    Snack,
}

/// So much of a food.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Portion {
    pub food: u64,
    pub grams: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Meal {
    pub owner: u64,
    pub date: Date,
    pub slot: Slot,
    pub items: Vec<Portion>,
    pub calories: f64,
}

#[derive(Deserialize)]
pub struct MealForm {
    pub date: String,
    pub slot: Slot,
    pub items: Vec<Portion>,
}

pub fn eat(data: &mut Data, visitor: Visitor, form: MealForm) -> Result<Stored<Meal>, DietError> {
    let day = Date::parse(&form.date)?;
    let broken = |field, rule| Err(ParameterError::ValidationError { field, rule }.into());
    if form.items.is_empty() || form.items.len() > 20 {
        return broken("items", "1 to 20 portions");
    }
    let mut calories = 0.0;
    for item in &form.items {
        if item.grams <= 0.0 || item.grams > 5000.0 {
            return broken("grams", "greater than 0 and at most 5000");
        }
        calories += data.foods.get(item.food, "food")?.calories * item.grams / 100.0;
    }
    let of_that_time = |meal: &Meal| meal.owner == visitor.user && meal.date == day && meal.slot == form.slot;
    if form.slot != Slot::Snack && data.meals.iter().any(|(_, meal)| of_that_time(meal)) {
        return Err(ConflictError::Conflict { problem: "meal already exists for this time period" }.into());
    }
    let row = Meal { owner: visitor.user, date: day, slot: form.slot, items: form.items, calories };
    let id = data.meals.insert(row.clone())?;
    Ok(Stored { id, row })
}

/// The visitor's meals, of one day if they want.
pub fn list(data: &Data, visitor: Visitor, day: Option<&str>) -> Result<Vec<Stored<Meal>>, DietError> {
    let day = day.map(Date::parse).transpose()?;
    let wanted = |meal: &Meal| meal.owner == visitor.user && day.is_none_or(|day| meal.date == day);
    let meals = data.meals.iter().filter(|(_, meal)| wanted(meal));
    Ok(meals.map(|(id, meal)| Stored { id, row: meal.clone() }).collect())
}

pub fn show(data: &Data, visitor: Visitor, id: u64) -> Result<Stored<Meal>, DietError> {
    let meal = data.meals.get(id, "meal")?;
    check_owner(visitor, meal.owner)?;
    Ok(Stored { id, row: meal.clone() })
}

pub fn remove(data: &mut Data, visitor: Visitor, id: u64) -> Result<(), DietError> {
    check_owner(visitor, data.meals.get(id, "meal")?.owner)?;
    data.meals.remove(id);
    Ok(())
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::foods;
    use crate::sessions::tests::with_alice;

    fn lunch(food: u64, grams: f64) -> MealForm {
        let items = vec![Portion { food, grams }];
        MealForm { date: "2024-02-29".to_owned(), slot: Slot::Lunch, items }
    }

    #[test]
    fn dates_are_of_the_calendar() {
        for date in ["2024-02-29", "2000-02-29", "2023-12-31", "0001-01-01"] {
            assert_eq!(Date::parse(date).unwrap().to_string(), date);
        }
        let wrong = ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-1", ""];
        for date in wrong.into_iter().chain(["+024-01-01", "2024/01/01", "２０２４", "2024-01-01T"]) {
            let error = Date::parse(date).unwrap_err();
            assert_eq!(error.to_string(), "invalid request parameters: date is not YYYY-MM-DD", "{date}");
        }
    }

    #[test]
    fn there_is_one_lunch_a_day() {
        let (mut data, alice) = with_alice();
        let food = foods::add(&mut data, alice, foods::tests::rice()).unwrap().id;
        let meal = eat(&mut data, alice, lunch(food, 200.0)).unwrap();
        assert!((meal.row.calories - 260.0).abs() < 1e-9);
        let again = eat(&mut data, alice, lunch(food, 50.0)).err().unwrap();
        assert_eq!((again.code(), again.to_string()), {
            (40901, "meal already exists for this time period".to_owned())
        });
        let bob = Visitor { user: 2, session: 2 };
        assert!(eat(&mut data, bob, lunch(food, 50.0)).is_ok());
        assert_eq!(show(&data, bob, meal.id).err().unwrap().code(), 40301);
        assert_eq!(foods::remove(&mut data, alice, food).unwrap_err().code(), 40901);
        assert_eq!(list(&data, alice, Some("2024-02-29")).unwrap().len(), 1);
        assert_eq!(list(&data, alice, Some("2024-03-01")).unwrap().len(), 0);
        assert!(remove(&mut data, alice, meal.id).is_ok());
        assert_eq!(remove(&mut data, alice, meal.id).unwrap_err().to_string(), "meal not found");
    }

    #[test]
    fn portions_are_of_foods_and_of_some_weight() {
        let (mut data, alice) = with_alice();
        let mut codes = |form| eat(&mut data, alice, form).err().unwrap().code();
        assert_eq!(codes(lunch(1, 0.0)), 40002);
        assert_eq!(codes(lunch(1, 10.0)), 40401);
        assert_eq!(codes(MealForm { items: Vec::new(), ..lunch(1, 1.0) }), 40002);
    }
}
