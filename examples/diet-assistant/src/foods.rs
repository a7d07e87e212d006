//! Foods: everyone sees them, and who added one may change it.

use serde::{Deserialize, Serialize};

use crate::error::{AccessError, ConflictError, DietError, ParameterError};
use crate::sessions::Visitor;
use crate::state::{Data, Stored};

/// A food, and what 100 g of it hold.
#[derive(Clone, Debug, Serialize)]
pub struct Food {
    pub owner: u64,
    pub name: String,
    pub calories: f64,
    pub protein: f64,
    pub fat: f64,
    pub carbohydrates: f64,
}

#[derive(Clone, Deserialize)]
pub struct FoodForm {
    pub name: String,
    pub calories: f64,
    #[serde(default)]
    pub protein: f64,
    #[serde(default)]
    pub fat: f64,
    #[serde(default)]
    pub carbohydrates: f64,
}

impl FoodForm {
    fn check(self, owner: u64) -> Result<Food, ParameterError> {
        let broken = |field, rule| Err(ParameterError::ValidationError { field, rule });
        let Self { name, calories, protein, fat, carbohydrates } = self;
        if name.trim().is_empty() || name.chars().count() > 50 {
            return broken("name", "1 to 50 characters");
        }
        if calories <= 0.0 {
            return broken("calories", "greater than 0");
        }
        if calories > 900.0 {
            return broken("calories", "at most 900: pure fat has no more");
        }
        for (field, grams) in [("protein", protein), ("fat", fat), ("carbohydrates", carbohydrates)] {
            if grams < 0.0 {
                return broken(field, "0 or more");
            }
        }
        if protein + fat + carbohydrates > 100.0 {
            return broken("protein, fat and carbohydrates", "at most 100 g of 100 g");
        }
        Ok(Food { owner, name, calories, protein, fat, carbohydrates })
    }
}

pub fn add(data: &mut Data, visitor: Visitor, form: FoodForm) -> Result<Stored<Food>, DietError> {
    let row = form.check(visitor.user)?;
    check_name_free(data, &row.name, None)?;
    let id = data.foods.insert(row.clone())?;
    Ok(Stored { id, row })
}

pub fn list(data: &Data) -> Vec<Stored<Food>> {
    data.foods.iter().map(|(id, food)| Stored { id, row: food.clone() }).collect()
}

pub fn show(data: &Data, id: u64) -> Result<Stored<Food>, DietError> {
    Ok(Stored { id, row: data.foods.get(id, "food")?.clone() })
}

pub fn change(data: &mut Data, visitor: Visitor, id: u64, form: FoodForm) -> Result<Stored<Food>, DietError> {
    check_owner(visitor, data.foods.get(id, "food")?.owner)?;
    let row = form.check(visitor.user)?;
    check_name_free(data, &row.name, Some(id))?;
    data.foods.replace(id, row.clone());
    Ok(Stored { id, row })
}

pub fn remove(data: &mut Data, visitor: Visitor, id: u64) -> Result<(), DietError> {
    check_owner(visitor, data.foods.get(id, "food")?.owner)?;
    if data.meals.iter().any(|(_, meal)| meal.items.iter().any(|item| item.food == id)) {
        return Err(ConflictError::Conflict { problem: "the food is part of a meal" }.into());
    }
    data.foods.remove(id);
    Ok(())
}

fn check_name_free(data: &Data, name: &str, but: Option<u64>) -> Result<(), ConflictError> {
    if data.foods.iter().any(|(id, food)| food.name == name && Some(id) != but) {
        return Err(ConflictError::Conflict { problem: "food already exists" });
    }
    Ok(())
}

/// What belongs to others is theirs.
pub fn check_owner(visitor: Visitor, owner: u64) -> Result<(), AccessError> {
    if visitor.user == owner { Ok(()) } else { Err(AccessError::Forbidden) }
}

#[cfg(test)]
pub mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::sessions::tests::with_alice;

    pub fn rice() -> FoodForm {
        FoodForm { name: "rice".to_owned(), calories: 130.0, protein: 2.7, fat: 0.3, carbohydrates: 28.0 }
    }

    #[test]
    fn a_food_that_cannot_be_is_refused() {
        let (mut data, alice) = with_alice();
        let mut refused = |change: fn(&mut FoodForm)| {
            let mut form = rice();
            change(&mut form);
            let error = add(&mut data, alice, form).map(|food| food.id).unwrap_err();
            assert_eq!(error.code(), 40002);
            error.to_string()
        };
        assert_eq!(refused(|food| food.calories = 0.0), "calories must be greater than 0");
        assert_eq!(refused(|food| food.calories = -1.0), "calories must be greater than 0");
        assert_eq!(refused(|food| food.fat = -0.1), "fat must be 0 or more");
        assert_eq!(refused(|food| food.name = " ".into()), "name must be 1 to 50 characters");
        let sum = refused(|food| food.protein = 80.0);
        assert_eq!(sum, "protein, fat and carbohydrates must be at most 100 g of 100 g");
    }

    #[test]
    fn a_food_belongs_to_who_added_it() {
        let (mut data, alice) = with_alice();
        let id = add(&mut data, alice, rice()).unwrap().id;
        let bob = Visitor { user: 2, session: 2 };
        let codes = [
            add(&mut data, bob, rice()).map(|_| ()),
            change(&mut data, bob, id, rice()).map(|_| ()),
            remove(&mut data, bob, id),
            remove(&mut data, alice, 77),
        ];
        let codes = codes.map(|result| result.unwrap_err().code());
        assert_eq!(codes, [40901, 40301, 40301, 40401]);
        assert!(change(&mut data, alice, id, rice()).is_ok(), "its own name is free");
        assert!(remove(&mut data, alice, id).is_ok());
        assert_eq!(show(&data, id).err().unwrap().to_string(), "food not found");
    }
}
