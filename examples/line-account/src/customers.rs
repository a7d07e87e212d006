//! Customers, and what was said to them.

use std::sync::Arc;

use axum::extract::State;
use error_codes::web::axum::{Path, Query};
use error_codes::web::utoipa::Answer;
use error_codes::{Page, Success};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts;
use crate::checks;
use crate::clock;
use crate::confirm::{Confirm, Confirmation};
use crate::error::{BusinessError, LineError, MissingError, StorageError};
use crate::form::Form;
use crate::paging::Paging;
use crate::sessions::Visitor;
use crate::state::{Data, Service};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Customer {
    pub id: u64,
    pub account: u64,
    pub name: String,
    pub kind: Kind,
    pub phone: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Prospect,
    Regular,
    Vip,
}

impl Kind {
    fn parse(text: &str) -> Result<Self, BusinessError> {
        match text {
            "prospect" => Ok(Self::Prospect),
            "regular" => Ok(Self::Regular),
            "vip" => Ok(Self::Vip),
            _ => Err(BusinessError::CustomerTypeInvalid),
        }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FollowUp {
    pub id: u64,
    pub customer: u64,
    pub note: String,
    pub written_at: String,
}

#[derive(Deserialize, ToSchema)]
pub struct CustomerForm {
    name: String,
    #[schema(value_type = Kind)]
    kind: String,
    phone: Option<String>,
}

/// Makes a customer.
#[utoipa::path(
    post, path = "/accounts/{id}/customers", operation_id = "create_customer",
    params(("id" = u64, Path)),
    request_body = CustomerForm,
    responses(Answer<Customer, LineError>)
)]
pub async fn create(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(account): Path<u64>,
    Form(form): Form<CustomerForm>,
) -> Result<Success<Customer>, LineError> {
    Ok(Success(add(&mut *service.lock()?, &visitor, account, form)?).message("done"))
}

fn add(data: &mut Data, visitor: &Visitor, account: u64, form: CustomerForm) -> Result<Customer, LineError> {
    accounts::work_on(data, visitor, account)?;
    let kind = Kind::parse(&form.kind)?;
    checks::name(&form.name)?;
    form.phone.as_deref().map_or(Ok(()), checks::phone)?;
    let customer = Customer { id: data.next_id(), account, name: form.name, kind, phone: form.phone };
    data.customers.insert(customer.id, customer.clone());
    Ok(customer)
}

/// Lists the customers of a Line account.
#[utoipa::path(
    get, path = "/accounts/{id}/customers", operation_id = "list_customers",
    params(("id" = u64, Path), Paging),
    responses(Answer<Page<Vec<Customer>>, LineError>)
)]
pub async fn list(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(account): Path<u64>,
    Query(paging): Query<Paging>,
) -> Result<Success<Page<Vec<Customer>>>, LineError> {
    let data = service.lock()?;
    accounts::work_on(&data, &visitor, account)?;
    let all = data.customers.values().filter(|customer| customer.account == account);
    Ok(paging.answer(all.cloned().collect())?)
}

/// Shows a customer.
#[utoipa::path(
    get, path = "/customers/{id}", operation_id = "show_customer",
    params(("id" = u64, Path)),
    responses(Answer<Customer, LineError>)
)]
pub async fn show(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
) -> Result<Success<Customer>, LineError> {
    let data = service.lock()?;
    Ok(Success(work_on(&data, &visitor, id)?.clone()).message("found"))
}

fn work_on<'a>(data: &'a Data, visitor: &Visitor, id: u64) -> Result<&'a Customer, LineError> {
    let customer = data.customer(id)?;
    accounts::work_on(data, visitor, customer.account)?;
    Ok(customer)
}

/// Deletes a customer, once that is confirmed.
#[utoipa::path(
    delete, path = "/customers/{id}", operation_id = "delete_customer",
    params(("id" = u64, Path), Confirm),
    responses(Answer<Option<Confirmation>, LineError>)
)]
pub async fn delete(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
    Query(confirm): Query<Confirm>,
) -> Result<Success<Option<Confirmation>>, LineError> {
    let mut data = service.lock()?;
    work_on(&data, &visitor, id)?;
    check_foreign_keys(&data, id)?;
    Ok(confirm.then("customer", id, || {
        data.customers.remove(&id);
    }))
}

/// The document has no number for "still has follow-ups" as it has 4006 and 4007 for groups and accounts: what remains is
/// what a database would say, 5007 (外键约束).
fn check_foreign_keys(data: &Data, id: u64) -> Result<(), StorageError> {
    match data.follow_ups.values().filter(|follow_up| follow_up.customer == id).count() {
        0 => Ok(()),
        count => {
            let cause = format!("follow_ups.customer: {count} rows refer to customer {id}").into();
            Err(StorageError::IntegrityViolated { cause })
        }
    }
}

#[derive(Deserialize, ToSchema)]
pub struct FollowUpForm {
    note: String,
}

/// Notes what was said to a customer.
#[utoipa::path(
    post, path = "/customers/{id}/follow-ups",
    params(("id" = u64, Path)),
    request_body = FollowUpForm,
    responses(Answer<FollowUp, LineError>)
)]
pub async fn follow_up(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(customer): Path<u64>,
    Form(FollowUpForm { note }): Form<FollowUpForm>,
) -> Result<Success<FollowUp>, LineError> {
    let mut data = service.lock()?;
    work_on(&data, &visitor, customer)?;
    checks::note(&note)?;
    let written_at = clock::rfc3339(clock::now());
    let follow_up = FollowUp { id: data.next_id(), customer, note, written_at };
    data.follow_ups.insert(follow_up.id, follow_up.clone());
    Ok(Success(follow_up).message("done"))
}

/// Shows what was said to a customer.
#[utoipa::path(
    get, path = "/follow-ups/{id}",
    params(("id" = u64, Path)),
    responses(Answer<FollowUp, LineError>)
)]
pub async fn show_follow_up(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
) -> Result<Success<FollowUp>, LineError> {
    let data = service.lock()?;
    let follow_up = data.follow_ups.get(&id).ok_or(MissingError::FollowUpNotFound)?;
    work_on(&data, &visitor, follow_up.customer)?;
    Ok(Success(follow_up.clone()).message("found"))
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed::{self, ACCOUNT, BOB, CODE, CUSTOMER, GROUP};

    fn form(name: &str, kind: &str, phone: &str) -> CustomerForm {
        CustomerForm { name: name.to_owned(), kind: kind.to_owned(), phone: Some(phone.to_owned()) }
    }

    #[test]
    fn a_customer_is_checked() {
        let mut data = seed::data(0);
        let visitor = Visitor::SubAccount { code: CODE.to_owned(), group: GROUP };
        let mut code =
            |account, form| add(&mut data, &visitor, account, form).map(|_| ()).map_err(|error| error.code());
        assert_eq!(code(ACCOUNT, form("王小明", "friend", "0912345678")), Err(4014));
        assert_eq!(code(ACCOUNT, form("王小明", "vip", "phone")), Err(1002));
        assert_eq!(code(77, form("王小明", "vip", "0912345678")), Err(3004));
        assert_eq!(code(ACCOUNT, form("王小明", "vip", "0912345678")), Ok(()));
    }

    #[test]
    fn a_customer_is_seen_in_its_group_only() {
        let data = seed::data(0);
        let bob = Visitor::User { id: BOB, admin: false };
        assert_eq!(work_on(&data, &bob, CUSTOMER).unwrap_err().code(), 2008);
        assert_eq!(work_on(&data, &bob, 77).unwrap_err().code(), 3005);
    }

    #[test]
    fn a_customer_with_follow_ups_cannot_be_deleted() {
        let mut data = seed::data(0);
        assert_eq!(check_foreign_keys(&data, CUSTOMER).unwrap_err().code(), 5007);
        data.follow_ups.clear();
        assert!(check_foreign_keys(&data, CUSTOMER).is_ok());
    }
}
