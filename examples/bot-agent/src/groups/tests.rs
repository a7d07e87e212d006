use error_codes::ErrorCode;

use super::*;
use crate::bots;

fn group(groups: &mut Groups, strategy: &str) -> String {
    let name = format!("the {strategy} group");
    groups.create("alice", GroupForm { name, routing_strategy: strategy.to_owned() }).unwrap().id
}

/// Two bots, `one` and `two`, of which only the first is online.
fn two_bots() -> Bots {
    let (mut bots, mut journal) = (Bots::default(), Journal::default());
    for name in ["one", "two"] {
        bots.create("alice", bots::tests::form(name), &mut journal).unwrap();
    }
    bots.activate("bot_001", false, &mut journal).unwrap();
    bots
}

fn with_keywords(bot_id: &str, keywords: &[&str]) -> GroupBotForm {
    GroupBotForm {
        bot_id: bot_id.to_owned(),
        keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
    }
}

fn code<T>(result: Result<T, GroupError>) -> Option<i64> {
    result.err().map(|error| error.code())
}

#[test]
fn a_group_is_made_once_and_of_a_known_strategy() {
    let mut groups = Groups::default();
    group(&mut groups, "mention");
    let again = GroupForm { name: "the mention group".to_owned(), routing_strategy: "keyword".to_owned() };
    assert_eq!(code(groups.create("bob", again)), Some(3005));
    let unknown = GroupForm { name: "new".to_owned(), routing_strategy: "chance".to_owned() };
    assert_eq!(code(groups.create("bob", unknown)), Some(3006));
    assert_eq!(code(groups.get("group_009").map(|_| ())), Some(3001));
}

#[test]
fn members_come_once_and_as_many_as_there_is_room_for() {
    let mut groups = Groups::default();
    let id = group(&mut groups, "round_robin");
    let group = groups.open(&id).unwrap();
    group.add_bot(with_keywords("bot_001", &[])).unwrap();
    assert_eq!(code(group.add_bot(with_keywords("bot_001", &[]))), Some(3002));
    assert_eq!(code(group.remove_bot("bot_002")), Some(3003));
    for _ in 1..LIMIT {
        group.add_member("someone".to_owned()).unwrap();
    }
    assert_eq!(code(group.add_member("too many".to_owned())), Some(3004));
    assert_eq!(code(group.add_bot(with_keywords("bot_002", &[]))), Some(3004));
    group.remove_member("member_001").unwrap();
    assert_eq!(code(group.remove_member("member_001")), Some(3009));
    assert_eq!(group.add_member("next".to_owned()).unwrap(), "member_006", "an identifier is not used again");
}

#[test]
fn a_keyword_leads_to_one_bot() {
    let (mut groups, bots) = (Groups::default(), two_bots());
    let id = group(&mut groups, "keyword");
    let group = groups.open(&id).unwrap();
    for wrong in [&[][..], &[" "], &["天气", ""]] {
        assert_eq!(code(group.add_bot(with_keywords("bot_001", wrong))), Some(3010), "{wrong:?}");
    }
    group.add_bot(with_keywords("bot_001", &["天气", "weather"])).unwrap();
    assert_eq!(code(group.add_bot(with_keywords("bot_002", &["天气"]))), Some(3010));
    assert_eq!(group.route("今天天气如何", &bots).unwrap().id, "bot_001");
    assert_eq!(code(group.route("今天星期几", &bots)), Some(3012));
}

#[test]
fn only_bots_that_are_online_answer() {
    let (mut groups, mut bots) = (Groups::default(), two_bots());
    let id = group(&mut groups, "mention");
    let mention = groups.open(&id).unwrap();
    assert_eq!(code(mention.route("@one", &bots)), Some(3011));
    mention.add_bot(with_keywords("bot_002", &[])).unwrap();
    assert_eq!(code(mention.route("@two", &bots)), Some(3011));
    mention.add_bot(with_keywords("bot_001", &[])).unwrap();
    assert_eq!(mention.route("hello @one", &bots).unwrap().name, "one");
    assert_eq!(code(mention.route("hello @two", &bots)), Some(3012));
    let id = group(&mut groups, "round_robin");
    let turns = groups.open(&id).unwrap();
    turns.add_bot(with_keywords("bot_001", &[])).unwrap();
    turns.add_bot(with_keywords("bot_002", &[])).unwrap();
    bots.activate("bot_002", false, &mut Journal::default()).unwrap();
    let names = ["one", "two", "one"].map(|_| turns.route("hello", &bots).unwrap().name.clone());
    assert_eq!(names, ["one", "two", "one"]);
}

#[test]
fn an_archived_group_is_restored_before_anything_else() {
    let (mut groups, bots) = (Groups::default(), two_bots());
    let id = group(&mut groups, "round_robin");
    groups.open(&id).unwrap().add_bot(with_keywords("bot_001", &[])).unwrap();
    groups.set_state(&id, GroupState::Inactive).unwrap();
    assert_eq!(code(groups.open(&id).unwrap().route("hello", &bots)), Some(3011));
    groups.set_state(&id, GroupState::Archived).unwrap();
    assert_eq!(code(groups.open(&id).map(|_| ())), Some(3007));
    assert_eq!(code(groups.set_state(&id, GroupState::Inactive)), Some(3007));
    groups.set_state(&id, GroupState::Active).unwrap();
    assert!(groups.open(&id).unwrap().route("hello", &bots).is_ok());
}

#[test]
fn a_deletion_that_cannot_be_written_does_not_happen() {
    let mut groups = Groups::default();
    let id = group(&mut groups, "mention");
    assert_eq!(code(groups.delete(&id, &mut Journal::broken())), Some(3008));
    assert!(groups.delete(&id, &mut Journal::default()).is_ok());
    assert_eq!(code(groups.get(&id).map(|_| ())), Some(3001));
}
