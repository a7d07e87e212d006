//! Enums whose numbers come from a plan.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use error_codes::{ErrorCatalog, ErrorCode};

mod plan {
    use error_codes::{Plan, Segment};

    pub const SYSTEM: Segment = Segment::new("system", 50000..=50999).title("系统级错误").http(500);
    pub const REGISTER: Segment = Segment::new("user.register", 60100..=60199).title("用户注册");
    pub const STORAGE: Segment = Segment::new("storage", 1003..=1004).and(1020..=1020).http(507);
    pub const LIVE: Segment = Segment::new("live", 62100..=62199)
        .parts(&[Segment::new("live.room", 62100..=62109), Segment::new("live.product", 62110..=62119)]);
    pub const MALL: Plan = Plan::new("mall", &[SYSTEM, REGISTER, LIVE]).digits(5);
}

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400, retired(60106))]
#[segment(plan::REGISTER)]
#[segment(plan::SYSTEM)]
#[segment(70000..=70099, name = "own", http = 418)]
enum RegisterError {
    #[code(60101, http = 409)]
    PhoneExists,
    #[code(60102)]
    ByDefault,
    #[code(50000)]
    ByPlan,
    #[code(50001, http = 500)]
    Agrees,
    #[code(70001)]
    Inline,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "storage")]
#[segment(plan::STORAGE)]
enum StorageError {
    #[code(1020)]
    Full,
    #[code(1003)]
    Slow,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "mall", plan = plan::MALL)]
enum MallError {
    #[code(50000)]
    Internal,
    #[code(62111, http = 409)]
    SoldOut,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "mall", http = 404, plan = plan::MALL)]
#[segment(62100..=62109, name = "live.room")]
enum RoomError {
    #[code(62101)]
    NotFound,
}

#[test]
fn a_status_comes_from_the_variant_the_segment_or_the_catalogue() {
    let statuses = [
        (RegisterError::PhoneExists.status(), 409),
        (RegisterError::ByDefault.status(), 400),
        (RegisterError::ByPlan.status(), 500),
        (RegisterError::Agrees.status(), 500),
        (RegisterError::Inline.status(), 418),
        (StorageError::Full.status(), 507),
        (MallError::Internal.status(), 500),
        (MallError::SoldOut.status(), 409),
        (RoomError::NotFound.status(), 404),
    ];
    for (status, expected) in statuses {
        assert_eq!(status, expected);
    }
}

#[test]
fn segments_are_those_of_the_enum_or_of_its_plan() {
    let names = |catalog: &error_codes::Catalog| -> Vec<_> {
        catalog.segments().iter().map(error_codes::Segment::name).collect()
    };
    assert_eq!(names(RegisterError::CATALOG), ["own", "user.register", "system"]);
    assert_eq!(names(MallError::CATALOG), ["system", "user.register", "live"]);
    assert_eq!(names(RoomError::CATALOG), ["live.room"]);
    assert_eq!(MallError::CATALOG.segment_of(62111).unwrap().get_parts().len(), 2);
    assert_eq!(StorageError::CATALOG.segment_of(1020).unwrap().name(), "storage");
    assert!(StorageError::CATALOG.segment_of(1010).is_none());
}

mod parts_with_statuses {
    use super::*;
    use error_codes::{Plan, Segment};

    const ROOM: Segment = Segment::new("live.room", 62100..=62109).http(404);
    const LIVE: Segment = Segment::new("live", 62100..=62199).parts(&[ROOM]);
    const MALL: Plan = Plan::new("mall", &[LIVE]);

    #[derive(ErrorCatalog)]
    #[catalog(keys = "live", plan = MALL)]
    enum LiveError {
        #[code(62101)]
        NotFound,
        #[code(62110, http = 409)]
        SoldOut,
    }

    #[derive(ErrorCatalog)]
    #[catalog(keys = "outer", http = 500)]
    enum Outer {
        #[code(transparent)]
        Live(LiveError),
    }

    #[test]
    fn the_deepest_segment_fixes_the_status() {
        assert_eq!(LiveError::NotFound.status(), 404);
        assert_eq!(LiveError::SoldOut.status(), 409);
    }

    #[test]
    fn a_catalogue_without_a_plan_keeps_the_segments_of_its_parts() {
        assert_eq!(Outer::CATALOG.segment_of(62101).unwrap().name(), "live");
    }
}
