//! What the service starts with. README.md lists it for people.

use crate::accounts::{Account, Platform};
use crate::clock::{self, Seconds};
use crate::customers::{Customer, FollowUp, Kind};
use crate::groups::{DedupScope, Group, SubAccount};
use crate::models::Model;
use crate::state::Data;
use crate::users::User;

pub const ADMIN: u64 = 1;
pub const ALICE: u64 = 2;
pub const BOB: u64 = 3;
pub const GROUP: u64 = 11;
pub const OTHER_GROUP: u64 = 12;
pub const CODE: &str = "2025-1221-1000";
pub const ACCOUNT: u64 = 21;
pub const OTHER_ACCOUNT: u64 = 22;
pub const CUSTOMER: u64 = 31;
pub const FOLLOW_UP: u64 = 41;
pub const MODEL: u64 = 51;
pub const KNOWN: &str = "old-friend";

pub fn data(now: Seconds) -> Data {
    let mut data = Data { last_id: 100, ..Data::default() };
    for (id, username, password) in
        [(ADMIN, "admin", "Admin-2025"), (ALICE, "alice", "Alice-2025"), (BOB, "bob", "Bobby-2025")]
    {
        let user = User {
            username: username.to_owned(),
            email: Some(format!("{username}@example.com")),
            password: data.secrets.digest(password),
            admin: id == ADMIN,
            disabled: false,
        };
        data.users.insert(id, user);
    }
    for (id, owner, name) in [(GROUP, ALICE, "台中"), (OTHER_GROUP, BOB, "台南")] {
        let group = Group {
            name: name.to_owned(),
            owner,
            account_limit: 3,
            dedup: DedupScope::Group,
            reset_at: None,
            last_reset: now,
            disabled: false,
        };
        data.groups.insert(id, group);
    }
    let password = data.secrets.digest("Line-2025");
    data.sub_accounts.insert(CODE.to_owned(), SubAccount { group: GROUP, password, disabled: false });
    for (id, group, line_id) in [(ACCOUNT, GROUP, "shop-1"), (OTHER_ACCOUNT, OTHER_GROUP, "shop-9")] {
        data.accounts
            .insert(id, Account { id, group, line_id: line_id.to_owned(), platform: Platform::Line });
    }
    let (name, phone) = ("陳美玲".to_owned(), Some("+886912345678".to_owned()));
    data.customers
        .insert(CUSTOMER, Customer { id: CUSTOMER, account: ACCOUNT, name, kind: Kind::Regular, phone });
    let (note, written_at) = ("下周回电".to_owned(), clock::rfc3339(now));
    data.follow_ups.insert(FOLLOW_UP, FollowUp { id: FOLLOW_UP, customer: CUSTOMER, note, written_at });
    data.library.insert((GROUP, KNOWN.to_owned()), "老朋友".to_owned());
    data.models.insert(MODEL, Model::nowhere());
    data
}
