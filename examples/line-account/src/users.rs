//! The people who run groups, and those who run the people.

use std::sync::Arc;

use axum::extract::State;
use error_codes::web::axum::{Path, Query};
use error_codes::web::utoipa::Answer;
use error_codes::{Page, Success};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::checks;
use crate::error::{BusinessError, LineError};
use crate::form::Form;
use crate::paging::{self, Paging};
use crate::sessions::Visitor;
use crate::state::{Data, Service};

#[derive(Clone, PartialEq)]
pub struct User {
    pub username: String,
    pub email: Option<String>,
    pub password: u64,
    pub admin: bool,
    pub disabled: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Profile {
    id: u64,
    username: String,
    email: Option<String>,
    admin: bool,
    disabled: bool,
}

impl Profile {
    fn of(id: u64, user: &User) -> Self {
        let User { username, email, admin, disabled, .. } = user.clone();
        Self { id, username, email, admin, disabled }
    }
}

#[derive(Deserialize, ToSchema)]
pub struct UserForm {
    username: String,
    password: String,
    email: Option<String>,
    #[serde(default)]
    admin: bool,
}

/// Makes a user.
#[utoipa::path(
    post, path = "/users", operation_id = "create_user",
    request_body = UserForm,
    responses(Answer<Profile, LineError>)
)]
pub async fn create(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Form(form): Form<UserForm>,
) -> Result<Success<Profile>, LineError> {
    visitor.administrates()?;
    Ok(Success(add(&mut *service.lock()?, form)?).message("done"))
}

fn add(data: &mut Data, form: UserForm) -> Result<Profile, LineError> {
    checks::username(&form.username)?;
    checks::password(&form.password)?;
    form.email.as_deref().map_or(Ok(()), checks::email)?;
    if data.users.values().any(|user| user.username == form.username) {
        return Err(BusinessError::UsernameExists.into());
    }
    let UserForm { username, password, email, admin } = form;
    let user = User { username, email, password: data.secrets.digest(&password), admin, disabled: false };
    let id = data.next_id();
    let profile = Profile::of(id, &user);
    data.users.insert(id, user);
    Ok(profile)
}

/// Lists users.
#[utoipa::path(
    get, path = "/users", operation_id = "list_users",
    params(Paging),
    responses(Answer<Page<Vec<Profile>>, LineError>)
)]
pub async fn list(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Query(paging): Query<Paging>,
) -> Result<Success<Page<Vec<Profile>>>, LineError> {
    visitor.administrates()?;
    let data = service.lock()?;
    let all = data.users.iter().map(|(id, user)| Profile::of(*id, user)).collect();
    Ok(paging.answer(all)?)
}

/// Shows a user.
#[utoipa::path(
    get, path = "/users/{id}", operation_id = "show_user",
    params(("id" = u64, Path)),
    responses(Answer<Profile, LineError>)
)]
pub async fn show(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
) -> Result<Success<Profile>, LineError> {
    let mut data = service.lock()?;
    let user = data.user(id)?;
    visitor.is_user(id)?;
    Ok(Success(Profile::of(id, user)).message("found"))
}

/// What is absent stays as it is.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = UserChangeForm)]
pub struct ChangeForm {
    email: Option<String>,
    password: Option<String>,
    /// For administrators.
    disabled: Option<bool>,
}

/// Changes a user.
#[utoipa::path(
    put, path = "/users/{id}", operation_id = "change_user",
    params(("id" = u64, Path)),
    request_body = ChangeForm,
    responses(Answer<Profile, LineError>)
)]
pub async fn change(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
    Form(form): Form<ChangeForm>,
) -> Result<Success<Profile>, LineError> {
    let (profile, changed) = update(&mut *service.lock()?, &visitor, id, form)?;
    Ok(paging::changed(profile, changed))
}

fn update(
    data: &mut Data,
    visitor: &Visitor,
    id: u64,
    form: ChangeForm,
) -> Result<(Profile, bool), LineError> {
    let before = data.user(id)?.clone();
    visitor.is_user(id)?;
    let mut after = before.clone();
    if let Some(email) = form.email {
        checks::email(&email)?;
        after.email = Some(email);
    }
    if let Some(password) = form.password {
        checks::password(&password)?;
        after.password = data.secrets.digest(&password);
    }
    if let Some(disabled) = form.disabled {
        visitor.administrates()?;
        after.disabled = disabled;
    }
    let (profile, changed) = (Profile::of(id, &after), after != before);
    data.users.insert(id, after);
    Ok((profile, changed))
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed::{self, ADMIN, ALICE};

    fn form(username: &str, password: &str, email: &str) -> UserForm {
        let (username, password) = (username.to_owned(), password.to_owned());
        UserForm { username, password, email: Some(email.to_owned()), admin: false }
    }

    #[test]
    fn a_user_is_checked_and_has_a_name_of_its_own() {
        let mut data = seed::data(0);
        let mut code = |form| add(&mut data, form).map(|_| ()).map_err(|error| error.code());
        assert_eq!(code(form("x", "Secret-123", "a@b.c")), Err(1002));
        assert_eq!(code(form("dave", "short", "a@b.c")), Err(1002));
        assert_eq!(code(form("dave", "Secret-123", "nowhere")), Err(1002));
        assert_eq!(code(form("alice", "Secret-123", "a@b.c")), Err(4001));
        assert_eq!(code(form("dave", "Secret-123", "a@b.c")), Ok(()));
        assert_eq!(code(form("dave", "Secret-123", "a@b.c")), Err(4001));
    }

    #[test]
    fn only_an_administrator_disables() {
        let mut data = seed::data(0);
        let admin = Visitor::User { id: ADMIN, admin: true };
        let alice = Visitor::User { id: ALICE, admin: false };
        let disable = || ChangeForm { disabled: Some(true), ..ChangeForm::default() };
        assert_eq!(update(&mut data, &alice, ALICE, disable()).unwrap_err().code(), 2007);
        assert_eq!(update(&mut data, &alice, ADMIN, disable()).unwrap_err().code(), 2008);
        assert!(update(&mut data, &admin, ALICE, disable()).unwrap().1);
        assert!(!update(&mut data, &admin, ALICE, disable()).unwrap().1);
        assert_eq!(update(&mut data, &admin, 77, disable()).unwrap_err().code(), 3001);
    }
}
