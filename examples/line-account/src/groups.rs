//! Groups (分组), and the sub-accounts that work in them, each under an activation code (激活码).

use std::sync::Arc;

use axum::extract::State;
use error_codes::web::axum::{Path, Query};
use error_codes::web::utoipa::Answer;
use error_codes::{Page, Success};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::checks;
use crate::clock::{self, DAY, Seconds};
use crate::confirm::{Confirm, Confirmation};
use crate::error::{AuthError, BusinessError, LineError, MissingError};
use crate::form::Form;
use crate::paging::{self, Paging};
use crate::sessions::Visitor;
use crate::state::{Data, Service};

#[derive(Clone, PartialEq)]
pub struct Group {
    pub name: String,
    pub owner: u64,
    pub account_limit: usize,
    pub dedup: DedupScope,
    /// The seconds after midnight at which the statistics begin anew every day (置零时间), if they do.
    pub reset_at: Option<Seconds>,
    pub last_reset: Seconds,
    pub disabled: bool,
}

/// Where a Line id must not have come up before (去重范围).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DedupScope {
    Group,
    Global,
}

impl DedupScope {
    fn parse(text: &str) -> Result<Self, BusinessError> {
        match text {
            "group" => Ok(Self::Group),
            "global" => Ok(Self::Global),
            _ => Err(BusinessError::DedupScopeInvalid),
        }
    }
}

pub struct SubAccount {
    pub group: u64,
    pub password: u64,
    pub disabled: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct GroupView {
    id: u64,
    name: String,
    account_limit: usize,
    dedup: DedupScope,
    reset_at: Option<String>,
    disabled: bool,
}

impl GroupView {
    fn of(id: u64, group: &Group) -> Self {
        let Group { name, account_limit, dedup, reset_at, disabled, .. } = group.clone();
        let reset_at = reset_at.map(|seconds| clock::rfc3339(seconds % DAY)[11..16].to_owned());
        Self { id, name, account_limit, dedup, reset_at, disabled }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SubAccountView {
    activation_code: String,
    group: u64,
    disabled: bool,
}

#[derive(Deserialize, ToSchema)]
pub struct GroupForm {
    name: String,
    #[serde(flatten)]
    rules: Rules,
}

/// What is absent stays as it is.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = GroupChangeForm)]
pub struct ChangeForm {
    name: Option<String>,
    disabled: Option<bool>,
    #[serde(flatten)]
    rules: Rules,
}

#[derive(Default, Deserialize, ToSchema)]
struct Rules {
    account_limit: Option<usize>,
    #[schema(value_type = Option<DedupScope>)]
    dedup: Option<String>,
    reset_at: Option<String>,
}

impl Rules {
    fn apply(self, group: &mut Group) -> Result<(), BusinessError> {
        if let Some(limit) = self.account_limit {
            group.account_limit = limit;
        }
        if let Some(scope) = self.dedup {
            group.dedup = DedupScope::parse(&scope)?;
        }
        if let Some(time) = self.reset_at {
            group.reset_at = Some(clock::parse_time_of_day(&time).ok_or(BusinessError::ResetTimeInvalid)?);
        }
        Ok(())
    }
}

/// Makes a group.
#[utoipa::path(
    post, path = "/groups", operation_id = "create_group",
    request_body = GroupForm,
    responses(Answer<GroupView, LineError>)
)]
pub async fn create(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Form(form): Form<GroupForm>,
) -> Result<Success<GroupView>, LineError> {
    Ok(Success(add(&mut *service.lock()?, &visitor, form, clock::now())?).message("done"))
}

fn add(data: &mut Data, visitor: &Visitor, form: GroupForm, now: Seconds) -> Result<GroupView, LineError> {
    let Visitor::User { id: owner, .. } = *visitor else { return Err(AuthError::NotYours.into()) };
    let mut group = Group {
        name: form.name,
        owner,
        account_limit: 10,
        dedup: DedupScope::Group,
        reset_at: None,
        last_reset: now,
        disabled: false,
    };
    form.rules.apply(&mut group)?;
    check_name(data, None, &group.name)?;
    let id = data.next_id();
    let view = GroupView::of(id, &group);
    data.groups.insert(id, group);
    Ok(view)
}

fn check_name(data: &Data, own: Option<u64>, name: &str) -> Result<(), LineError> {
    checks::name(name)?;
    if data.groups.iter().any(|(id, group)| Some(*id) != own && group.name == name) {
        return Err(BusinessError::GroupNameExists.into());
    }
    Ok(())
}

/// Lists the groups of the visitor.
#[utoipa::path(
    get, path = "/groups", operation_id = "list_groups",
    params(Paging),
    responses(Answer<Page<Vec<GroupView>>, LineError>)
)]
pub async fn list(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Query(paging): Query<Paging>,
) -> Result<Success<Page<Vec<GroupView>>>, LineError> {
    let data = service.lock()?;
    let own = data.groups.iter().filter(|(id, group)| visitor.belongs_to(**id, group).is_ok());
    Ok(paging.answer(own.map(|(id, group)| GroupView::of(*id, group)).collect())?)
}

/// Shows a group.
#[utoipa::path(
    get, path = "/groups/{id}", operation_id = "show_group",
    params(("id" = u64, Path)),
    responses(Answer<GroupView, LineError>)
)]
pub async fn show(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
) -> Result<Success<GroupView>, LineError> {
    let data = service.lock()?;
    let group = data.group(id)?;
    visitor.belongs_to(id, group)?;
    Ok(Success(GroupView::of(id, group)).message("found"))
}

/// Changes a group.
#[utoipa::path(
    put, path = "/groups/{id}", operation_id = "change_group",
    params(("id" = u64, Path)),
    request_body = ChangeForm,
    responses(Answer<GroupView, LineError>)
)]
pub async fn change(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
    Form(form): Form<ChangeForm>,
) -> Result<Success<GroupView>, LineError> {
    let (view, changed) = update(&mut *service.lock()?, &visitor, id, form)?;
    Ok(paging::changed(view, changed))
}

fn update(
    data: &mut Data,
    visitor: &Visitor,
    id: u64,
    form: ChangeForm,
) -> Result<(GroupView, bool), LineError> {
    let before = data.group(id)?.clone();
    visitor.owns(&before)?;
    let mut after = before.clone();
    if let Some(name) = form.name {
        check_name(data, Some(id), &name)?;
        after.name = name;
    }
    after.disabled = form.disabled.unwrap_or(before.disabled);
    form.rules.apply(&mut after)?;
    let (view, changed) = (GroupView::of(id, &after), after != before);
    data.groups.insert(id, after);
    Ok((view, changed))
}

/// Deletes a group, once that is confirmed.
#[utoipa::path(
    delete, path = "/groups/{id}", operation_id = "delete_group",
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
    Ok(confirm.then("group", id, || {
        data.groups.remove(&id);
        data.sub_accounts.retain(|_, sub_account| sub_account.group != id);
        data.library.retain(|(group, _), _| *group != id);
    }))
}

fn check_deletable(data: &Data, visitor: &Visitor, id: u64) -> Result<(), LineError> {
    visitor.owns(data.group(id)?)?;
    match data.accounts.values().filter(|account| account.group == id).count() {
        0 => Ok(()),
        accounts => Err(BusinessError::GroupNotEmpty { accounts }.into()),
    }
}

#[derive(Deserialize, ToSchema)]
pub struct SubAccountForm {
    password: String,
}

/// Makes a sub-account, under a new activation code.
#[utoipa::path(
    post, path = "/groups/{id}/activation-codes", operation_id = "issue_activation_code",
    params(("id" = u64, Path)),
    request_body = SubAccountForm,
    responses(Answer<SubAccountView, LineError>)
)]
pub async fn issue(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
    Form(form): Form<SubAccountForm>,
) -> Result<Success<SubAccountView>, LineError> {
    let mut data = service.lock()?;
    let group = data.group(id)?;
    visitor.owns(group)?;
    visitor.works_in(id, group)?;
    checks::password(&form.password)?;
    let code = data.secrets.activation_code();
    Ok(Success(add_sub_account(&mut data, id, code, &form.password)?).message("done"))
}

/// Codes are drawn at random: the document says that none comes up twice "in theory", and has a number for practice.
fn add_sub_account(
    data: &mut Data,
    group: u64,
    code: String,
    password: &str,
) -> Result<SubAccountView, BusinessError> {
    if data.sub_accounts.contains_key(&code) {
        return Err(BusinessError::ActivationCodeExists);
    }
    let password = data.secrets.digest(password);
    data.sub_accounts.insert(code.clone(), SubAccount { group, password, disabled: false });
    Ok(SubAccountView { activation_code: code, group, disabled: false })
}

#[derive(Deserialize, ToSchema)]
pub struct DisableForm {
    disabled: bool,
}

/// Disables or enables a sub-account.
#[utoipa::path(
    put, path = "/activation-codes/{code}",
    params(("code" = String, Path)),
    request_body = DisableForm,
    responses(Answer<SubAccountView, LineError>)
)]
pub async fn change_sub_account(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(code): Path<String>,
    Form(DisableForm { disabled }): Form<DisableForm>,
) -> Result<Success<SubAccountView>, LineError> {
    let mut data = service.lock()?;
    let group = sub_account_group(&data, &code)?;
    visitor.owns(data.group(group)?)?;
    let sub_account = data.sub_accounts.get_mut(&code).ok_or(MissingError::ActivationCodeNotFound)?;
    let changed = std::mem::replace(&mut sub_account.disabled, disabled) != disabled;
    Ok(paging::changed(SubAccountView { activation_code: code, group, disabled }, changed))
}

/// The group that an activation code belongs to.
pub fn sub_account_group(data: &Data, code: &str) -> Result<u64, MissingError> {
    let sub_account = data.sub_accounts.get(code).ok_or(MissingError::ActivationCodeNotFound)?;
    Ok(sub_account.group)
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed::{self, ALICE, BOB, CODE, GROUP};

    const NOBODYS: Visitor = Visitor::User { id: BOB, admin: false };
    const OWNER: Visitor = Visitor::User { id: ALICE, admin: false };

    fn form(name: &str, rules: Rules) -> GroupForm {
        GroupForm { name: name.to_owned(), rules }
    }

    fn rules(dedup: &str, reset_at: &str) -> Rules {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Rules { account_limit: None, dedup: text(dedup), reset_at: text(reset_at) }
    }

    #[test]
    fn the_rules_of_a_group_are_checked() {
        let mut data = seed::data(0);
        let mut code = |form| add(&mut data, &OWNER, form, 0).map(|_| ()).map_err(|error| error.code());
        assert_eq!(code(form("台北", rules("galaxy", ""))), Err(4008));
        assert_eq!(code(form("台北", rules("", "25:00"))), Err(4009));
        assert_eq!(code(form(" ", Rules::default())), Err(1002));
        assert_eq!(code(form("台北", rules("global", "06:30"))), Ok(()));
        assert_eq!(code(form("台北", Rules::default())), Err(4004));
    }

    #[test]
    fn a_change_that_changes_nothing_is_known() {
        let mut data = seed::data(0);
        let form = || ChangeForm { name: Some("高雄".to_owned()), ..ChangeForm::default() };
        let (view, changed) = update(&mut data, &OWNER, GROUP, form()).unwrap();
        assert_eq!((view.name.as_str(), changed), ("高雄", true));
        assert!(!update(&mut data, &OWNER, GROUP, form()).unwrap().1);
        assert_eq!(update(&mut data, &NOBODYS, GROUP, form()).unwrap_err().code(), 2008);
        assert_eq!(update(&mut data, &OWNER, 77, form()).unwrap_err().code(), 3002);
    }

    #[test]
    fn an_activation_code_comes_up_once() {
        let mut data = seed::data(0);
        let drawn = add_sub_account(&mut data, GROUP, CODE.to_owned(), "Secret-123");
        assert_eq!(drawn.unwrap_err().code(), 4002);
        assert_eq!(sub_account_group(&data, CODE).unwrap(), GROUP);
        assert_eq!(sub_account_group(&data, "0").unwrap_err().code(), 3003);
    }
}
