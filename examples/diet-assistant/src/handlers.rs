//! From a request to the state and back: what each path does is in the module of its topic.

use std::sync::Arc;

use error_codes::Success;
use error_codes::web::poem::{Json, Path, Query};
use poem::http::header::AUTHORIZATION;
use poem::web::Data;
use poem::{FromRequest, Request, RequestBody, handler};
use serde::Deserialize;

use crate::clock;
use crate::error::DietError;
use crate::foods::{self, Food, FoodForm};
use crate::meals::{self, Meal, MealForm};
use crate::plans::{self, Plan, PlanForm};
use crate::sessions::{self, LogInForm, RefreshForm, Tokens, Visitor};
use crate::state::{Assistant, Stored};
use crate::users::{self, Profile, RegisterForm};

type State<'a> = Data<&'a Arc<Assistant>>;
type Answer<T> = Result<Success<T>, DietError>;

impl<'a> FromRequest<'a> for Visitor {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> poem::Result<Self> {
        let Data(assistant) = State::from_request_without_body(request).await?;
        let authorization = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let data = assistant.lock().map_err(DietError::from)?;
        Ok(sessions::visitor(&data, authorization, clock::now())?)
    }
}

#[handler]
pub fn register(Data(assistant): State<'_>, Json(form): Json<RegisterForm>) -> Answer<Stored<Profile>> {
    Ok(Success(users::register(&mut *assistant.lock()?, form)?))
}

#[handler]
pub fn log_in(Data(assistant): State<'_>, Json(form): Json<LogInForm>) -> Answer<Tokens> {
    Ok(Success(sessions::log_in(&mut *assistant.lock()?, &form, clock::now())?))
}

#[handler]
pub fn refresh(Data(assistant): State<'_>, Json(form): Json<RefreshForm>) -> Answer<Tokens> {
    Ok(Success(sessions::refresh(&mut *assistant.lock()?, &form, clock::now())?))
}

#[handler]
pub fn log_out(Data(assistant): State<'_>, visitor: Visitor) -> Answer<()> {
    sessions::log_out(&mut *assistant.lock()?, visitor);
    Ok(Success(()))
}

#[handler]
pub fn list_foods(Data(assistant): State<'_>) -> Answer<Vec<Stored<Food>>> {
    Ok(Success(foods::list(&*assistant.lock()?)))
}

#[handler]
pub fn add_food(
    Data(assistant): State<'_>,
    visitor: Visitor,
    Json(form): Json<FoodForm>,
) -> Answer<Stored<Food>> {
    Ok(Success(foods::add(&mut *assistant.lock()?, visitor, form)?))
}

#[handler]
pub fn show_food(Data(assistant): State<'_>, Path(id): Path<u64>) -> Answer<Stored<Food>> {
    Ok(Success(foods::show(&*assistant.lock()?, id)?))
}

#[handler]
pub fn change_food(
    Data(assistant): State<'_>,
    visitor: Visitor,
    Path(id): Path<u64>,
    Json(form): Json<FoodForm>,
) -> Answer<Stored<Food>> {
    Ok(Success(foods::change(&mut *assistant.lock()?, visitor, id, form)?))
}

#[handler]
pub fn remove_food(Data(assistant): State<'_>, visitor: Visitor, Path(id): Path<u64>) -> Answer<()> {
    Ok(Success(foods::remove(&mut *assistant.lock()?, visitor, id)?))
}

#[derive(Deserialize)]
pub struct Day {
    date: Option<String>,
}

#[handler]
pub fn list_meals(
    Data(assistant): State<'_>,
    visitor: Visitor,
    Query(day): Query<Day>,
) -> Answer<Vec<Stored<Meal>>> {
    Ok(Success(meals::list(&*assistant.lock()?, visitor, day.date.as_deref())?))
}

#[handler]
pub fn eat(Data(assistant): State<'_>, visitor: Visitor, Json(form): Json<MealForm>) -> Answer<Stored<Meal>> {
    Ok(Success(meals::eat(&mut *assistant.lock()?, visitor, form)?))
}

#[handler]
pub fn show_meal(Data(assistant): State<'_>, visitor: Visitor, Path(id): Path<u64>) -> Answer<Stored<Meal>> {
    Ok(Success(meals::show(&*assistant.lock()?, visitor, id)?))
}

#[handler]
pub fn remove_meal(Data(assistant): State<'_>, visitor: Visitor, Path(id): Path<u64>) -> Answer<()> {
    Ok(Success(meals::remove(&mut *assistant.lock()?, visitor, id)?))
}

#[handler]
pub fn make_plan(
    Data(assistant): State<'_>,
    visitor: Visitor,
    Json(form): Json<PlanForm>,
) -> Answer<Stored<Plan>> {
    Ok(Success(plans::make(&mut *assistant.lock()?, visitor, &form, clock::now())?))
}

#[handler]
pub fn show_plan(Data(assistant): State<'_>, visitor: Visitor, Path(id): Path<u64>) -> Answer<Stored<Plan>> {
    Ok(Success(plans::show(&*assistant.lock()?, visitor, id)?))
}
