//! The names that attributes accept are those of their fields, all of them.

#![allow(
    missing_docs,
    non_camel_case_types,
    clippy::upper_case_acronyms,
    reason = "variants called like statuses"
)]

use std::collections::BTreeSet;

use error_codes::{ErrorCatalog, ErrorCode, GrpcCode};

macro_rules! statuses {
    ($($code:literal $name:ident),*) => {
        #[derive(ErrorCatalog)]
        #[catalog(keys = "status")]
        enum Status {
            $(#[code($code, http = $name)] $name,)*
        }

        /// Each variant, with the status that `http` gives its name.
        const STATUSES: &[(Status, http::StatusCode)] = &[$((Status::$name, http::StatusCode::$name)),*];
    };
}

statuses! {
    1 OK, 2 CREATED, 3 ACCEPTED, 4 NON_AUTHORITATIVE_INFORMATION, 5 NO_CONTENT, 6 RESET_CONTENT, 7
    PARTIAL_CONTENT, 8 MULTI_STATUS, 9 ALREADY_REPORTED, 10 IM_USED, 11 MULTIPLE_CHOICES, 12
    MOVED_PERMANENTLY, 13 FOUND, 14 SEE_OTHER, 15 NOT_MODIFIED, 16 USE_PROXY, 17 TEMPORARY_REDIRECT, 18
    PERMANENT_REDIRECT, 19 BAD_REQUEST, 20 UNAUTHORIZED, 21 PAYMENT_REQUIRED, 22 FORBIDDEN, 23
    NOT_FOUND, 24 METHOD_NOT_ALLOWED, 25 NOT_ACCEPTABLE, 26 PROXY_AUTHENTICATION_REQUIRED, 27
    REQUEST_TIMEOUT, 28 CONFLICT, 29 GONE, 30 LENGTH_REQUIRED, 31 PRECONDITION_FAILED, 32
    PAYLOAD_TOO_LARGE, 33 URI_TOO_LONG, 34 UNSUPPORTED_MEDIA_TYPE, 35 RANGE_NOT_SATISFIABLE, 36
    EXPECTATION_FAILED, 37 IM_A_TEAPOT, 38 MISDIRECTED_REQUEST, 39 UNPROCESSABLE_ENTITY, 40 LOCKED, 41
    FAILED_DEPENDENCY, 42 TOO_EARLY, 43 UPGRADE_REQUIRED, 44 PRECONDITION_REQUIRED, 45
    TOO_MANY_REQUESTS, 46 REQUEST_HEADER_FIELDS_TOO_LARGE, 47 UNAVAILABLE_FOR_LEGAL_REASONS, 48
    INTERNAL_SERVER_ERROR, 49 NOT_IMPLEMENTED, 50 BAD_GATEWAY, 51 SERVICE_UNAVAILABLE, 52
    GATEWAY_TIMEOUT, 53 HTTP_VERSION_NOT_SUPPORTED, 54 VARIANT_ALSO_NEGOTIATES, 55 INSUFFICIENT_STORAGE,
    56 LOOP_DETECTED, 57 NOT_EXTENDED, 58 NETWORK_AUTHENTICATION_REQUIRED
}

#[test]
fn names_of_statuses_are_those_of_http() {
    for (named, status) in STATUSES {
        assert_eq!(named.status(), *status, "{}", named.name());
    }
    let named: BTreeSet<u16> = STATUSES.iter().map(|(_, status)| status.as_u16()).collect();
    let known: BTreeSet<u16> = (200..600)
        .filter(|code| {
            http::StatusCode::from_u16(*code).is_ok_and(|status| status.canonical_reason().is_some())
        })
        .collect();
    assert_eq!(named, known, "every status that `http` names from 200 on has its name here");
}

macro_rules! grpc_codes {
    ($($code:literal $name:ident $variant:ident),*) => {
        #[derive(ErrorCatalog)]
        #[catalog(keys = "grpc", http = 500)]
        enum Grpc {
            $(#[code($code, grpc = $name)] $variant,)*
        }

        const GRPC: &[(Grpc, GrpcCode)] = &[$((Grpc::$variant, GrpcCode::$variant)),*];
    };
}

grpc_codes! {
    1 CANCELLED Cancelled, 2 UNKNOWN Unknown, 3 INVALID_ARGUMENT InvalidArgument, 4 DEADLINE_EXCEEDED DeadlineExceeded,
    5 NOT_FOUND NotFound, 6 ALREADY_EXISTS AlreadyExists, 7 PERMISSION_DENIED PermissionDenied,
    8 RESOURCE_EXHAUSTED ResourceExhausted, 9 FAILED_PRECONDITION FailedPrecondition, 10 ABORTED Aborted,
    11 OUT_OF_RANGE OutOfRange, 12 UNIMPLEMENTED Unimplemented, 13 INTERNAL Internal, 14 UNAVAILABLE Unavailable,
    15 DATA_LOSS DataLoss, 16 UNAUTHENTICATED Unauthenticated
}

#[test]
fn grpc_codes_have_their_names_and_numbers() {
    for (error, code) in GRPC {
        assert_eq!(error.entry().grpc(), Some(*code));
        assert_eq!(*code as i64, error.code());
    }
    assert_eq!(GRPC.len(), 16);
}
