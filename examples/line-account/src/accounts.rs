//! The Line accounts of a group.

use std::sync::Arc;

use axum::extract::State;
use error_codes::web::axum::{Path, Query};
use error_codes::web::utoipa::Answer;
use error_codes::{Page, Success};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::checks;
use crate::confirm::{Confirm, Confirmation};
use crate::error::{BusinessError, LineError};
use crate::form::Form;
use crate::paging::Paging;
use crate::sessions::Visitor;
use crate::state::{Data, Service};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Account {
    pub id: u64,
    pub group: u64,
    pub line_id: String,
    pub platform: Platform,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    Line,
    LineBusiness,
}

impl Platform {
    fn parse(text: &str) -> Result<Self, BusinessError> {
        match text {
            "line" => Ok(Self::Line),
            "line_business" => Ok(Self::LineBusiness),
            _ => Err(BusinessError::PlatformInvalid),
        }
    }
}

#[derive(Deserialize, ToSchema)]
pub struct AccountForm {
    line_id: String,
    #[schema(value_type = Platform)]
    platform: String,
}

/// Takes a Line account into a group.
#[utoipa::path(
    post, path = "/groups/{id}/accounts", operation_id = "create_account",
    params(("id" = u64, Path)),
    request_body = AccountForm,
    responses(Answer<Account, LineError>)
)]
pub async fn create(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(group): Path<u64>,
    Form(form): Form<AccountForm>,
) -> Result<Success<Account>, LineError> {
    Ok(Success(add(&mut *service.lock()?, &visitor, group, form)?).message("done"))
}

fn add(data: &mut Data, visitor: &Visitor, group: u64, form: AccountForm) -> Result<Account, LineError> {
    let limit = {
        let owner = data.group(group)?;
        visitor.works_in(group, owner)?;
        owner.account_limit
    };
    let platform = Platform::parse(&form.platform)?;
    checks::line_id(&form.line_id)?;
    let others = || data.accounts.values().filter(|account| account.group == group);
    if others().any(|account| account.line_id == form.line_id) {
        return Err(BusinessError::LineAccountExists.into());
    }
    if others().count() >= limit {
        return Err(BusinessError::AccountLimitReached { limit }.into());
    }
    let account = Account { id: data.next_id(), group, line_id: form.line_id, platform };
    data.accounts.insert(account.id, account.clone());
    Ok(account)
}

/// Lists the Line accounts of a group.
#[utoipa::path(
    get, path = "/groups/{id}/accounts", operation_id = "list_accounts",
    params(("id" = u64, Path), Paging),
    responses(Answer<Page<Vec<Account>>, LineError>)
)]
pub async fn list(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(group): Path<u64>,
    Query(paging): Query<Paging>,
) -> Result<Success<Page<Vec<Account>>>, LineError> {
    let data = service.lock()?;
    visitor.belongs_to(group, data.group(group)?)?;
    let all = data.accounts.values().filter(|account| account.group == group);
    Ok(paging.answer(all.cloned().collect())?)
}

/// Deletes a Line account, once that is confirmed.
#[utoipa::path(
    delete, path = "/accounts/{id}", operation_id = "delete_account",
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
    check_deletable(&data, &visitor, id)?;
    Ok(confirm.then("account", id, || {
        data.accounts.remove(&id);
    }))
}

fn check_deletable(data: &Data, visitor: &Visitor, id: u64) -> Result<(), LineError> {
    work_on(data, visitor, id)?;
    let customers = data.customers.values().filter(|customer| customer.account == id).count();
    let records = data.records.values().filter(|record| record.account == id).count();
    if customers + records > 0 {
        return Err(BusinessError::AccountInUse { customers, records }.into());
    }
    Ok(())
}

/// The account, for a visitor who may work with it.
pub fn work_on<'a>(data: &'a Data, visitor: &Visitor, id: u64) -> Result<&'a Account, LineError> {
    let account = data.account(id)?;
    visitor.works_in(account.group, data.group(account.group)?)?;
    Ok(account)
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed::{self, ACCOUNT, CODE, GROUP};

    fn visitor() -> Visitor {
        Visitor::SubAccount { code: CODE.to_owned(), group: GROUP }
    }

    fn form(line_id: &str, platform: &str) -> AccountForm {
        AccountForm { line_id: line_id.to_owned(), platform: platform.to_owned() }
    }

    #[test]
    fn an_account_is_checked() {
        let mut data = seed::data(0);
        let mut code =
            |form| add(&mut data, &visitor(), GROUP, form).map(|_| ()).map_err(|error| error.code());
        assert_eq!(code(form("shop-2", "wechat")), Err(4015));
        assert_eq!(code(form("店铺", "line")), Err(1002));
        assert_eq!(code(form("shop-1", "line")), Err(4003));
        assert_eq!(code(form("shop-2", "line_business")), Ok(()));
        assert_eq!(code(form("shop-3", "line")), Ok(()));
        assert_eq!(code(form("shop-4", "line")), Err(4005));
    }

    #[test]
    fn an_account_with_customers_stays() {
        let mut data = seed::data(0);
        let delete = |data: &Data| check_deletable(data, &visitor(), ACCOUNT).map_err(|error| error.code());
        assert_eq!(delete(&data), Err(4007));
        data.customers.clear();
        assert_eq!(delete(&data), Ok(()));
        data.accounts.clear();
        assert_eq!(delete(&data), Err(3004));
    }
}
