//! From a request to the state and back: what each path does is in the module of its topic.

use std::fmt::Debug;
use std::sync::Arc;

use error_codes::Success;
use error_codes::web::salvo::{Json, Path};
use salvo::extract::Metadata;
use salvo::http::header::AUTHORIZATION;
use salvo::{Depot, Extractible, Request, Writer, handler};

use crate::clock;
use crate::error::{MealPlanError, ServerError};
use crate::plans::{self, Ordered, PlanForm, PlanView};
use crate::registration::{self, CodeSent, RegisterForm, VerifyForm};
use crate::sessions::{self, LogInForm, RefreshForm, Tokens, Visitor};
use crate::state::Planner;
use crate::tasks::{self, TaskView};
use crate::users::{self, Profile};

type Answer<T> = Result<Success<T>, MealPlanError>;

/// The planner, which `affix_state::inject` has put into the depot.
fn planner(depot: &Depot) -> Result<&Planner, ServerError> {
    let planner = depot.get_typed::<Arc<Planner>>().map_err(|_| ServerError::UnexpectedError {
        detail: "Internal server error",
        cause: "no planner in the depot".into(),
    })?;
    Ok(planner)
}

impl<'ex> Extractible<'ex> for Visitor {
    fn metadata() -> &'static Metadata {
        static METADATA: Metadata = Metadata::new("");
        &METADATA
    }

    async fn extract(
        request: &'ex mut Request,
        depot: &'ex mut Depot,
    ) -> Result<Self, impl Writer + Send + Debug + 'static> {
        let authorization = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let data = planner(depot)?.lock()?;
        Ok::<_, MealPlanError>(sessions::visitor(&data, authorization, clock::now())?)
    }
}

#[handler]
pub fn register(form: Json<RegisterForm>, depot: &mut Depot) -> Answer<CodeSent> {
    Ok(Success(registration::register(&mut *planner(depot)?.lock()?, form.0, clock::now())?))
}

#[handler]
pub fn verify_register(form: Json<VerifyForm>, depot: &mut Depot) -> Answer<Tokens> {
    Ok(Success(registration::verify(&mut *planner(depot)?.lock()?, form.0, clock::now())?))
}

#[handler]
pub fn log_in(form: Json<LogInForm>, depot: &mut Depot) -> Answer<Tokens> {
    Ok(Success(sessions::log_in(&mut *planner(depot)?.lock()?, form.0, clock::now())?))
}

#[handler]
pub fn refresh(form: Json<RefreshForm>, depot: &mut Depot) -> Answer<Tokens> {
    Ok(Success(sessions::refresh(&mut *planner(depot)?.lock()?, form.0, clock::now())?))
}

#[handler]
pub fn log_out(visitor: Visitor, depot: &mut Depot) -> Answer<()> {
    sessions::log_out(&mut *planner(depot)?.lock()?, visitor);
    Ok(Success(()))
}

/// For whoever is logged in.
#[handler]
pub fn show_user(_visitor: Visitor, id: Path<String>, depot: &mut Depot) -> Answer<Profile> {
    Ok(Success(users::show(&*planner(depot)?.lock()?, &id.0)?))
}

#[handler]
pub fn list_plans(visitor: Visitor, depot: &mut Depot) -> Answer<Vec<PlanView>> {
    Ok(Success(plans::list(&*planner(depot)?.lock()?, visitor, clock::now())))
}

#[handler]
pub fn order_plan(visitor: Visitor, form: Json<PlanForm>, depot: &mut Depot) -> Answer<Ordered> {
    Ok(Success(plans::order(&mut *planner(depot)?.lock()?, visitor, &form.0, clock::now())?))
}

#[handler]
pub fn show_plan(visitor: Visitor, id: Path<String>, depot: &mut Depot) -> Answer<PlanView> {
    Ok(Success(plans::show(&*planner(depot)?.lock()?, visitor, &id.0, clock::now())?))
}

#[handler]
pub fn remove_plan(visitor: Visitor, id: Path<String>, depot: &mut Depot) -> Answer<()> {
    plans::remove(&mut *planner(depot)?.lock()?, visitor, &id.0)?;
    Ok(Success(()))
}

#[handler]
pub fn show_task(visitor: Visitor, id: Path<String>, depot: &mut Depot) -> Answer<TaskView> {
    Ok(Success(tasks::show(&*planner(depot)?.lock()?, visitor, &id.0, clock::now())?))
}

#[handler]
pub fn cancel_task(visitor: Visitor, id: Path<String>, depot: &mut Depot) -> Answer<TaskView> {
    Ok(Success(tasks::cancel(&mut *planner(depot)?.lock()?, visitor, &id.0, clock::now())?))
}
