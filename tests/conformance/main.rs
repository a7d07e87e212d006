//! How a service answers, whatever the framework: the specification, as cases that run against the same small service written
//! four times. Each case is a function whose name says what holds; what a service has at which path is in `axum.rs`.
//!
//! | theme | cases |
//! |---|---|
//! | which language an answer is in | `language.rs` |
//! | what leaves the service, and in which envelope | `masking.rs` |
//! | what the framework refuses by itself, and panics | `refusals.rs` |
//! | statuses, headers and bodies | `http.rs` |
//! | what a handler says that went well | `successes.rs` |
//! | the catalogue itself, as JSON and as a page | `pages.rs` |
//! | ids, the log, the hook, and a layer within a layer | `observing.rs` |

#![allow(missing_docs, reason = "these are tests")]
#![allow(clippy::unused_async, reason = "handlers are async whether they wait for something or not")]
#![allow(clippy::needless_pass_by_value, reason = "handlers are given what they take")]

/// The cases as tests, against one framework.
macro_rules! conformance {
    ($framework:expr) => {
        conformance! { $framework =>
            language:
                an_answer_is_in_the_language_of_the_request
                an_answer_falls_back_to_the_source_language
                every_answer_varies_by_language
                requests_that_wait_for_one_another_keep_their_languages
                a_handler_may_ask_for_the_languages;
            masking:
                nothing_but_the_text_and_the_details_leaves_a_service
                the_diagnostic_is_sent_where_the_service_reveals_it
                an_envelope_has_its_own_media_type
                an_envelope_may_be_plain_text;
            refusals:
                a_body_that_is_no_json_is_refused
                a_body_of_another_shape_is_refused
                a_body_of_another_media_type_is_refused
                a_body_that_is_too_large_is_refused
                a_method_that_the_path_does_not_have_is_refused
                an_unknown_path_is_refused
                a_query_of_another_shape_is_refused
                a_path_parameter_of_another_type_is_refused
                a_panic_is_answered_and_the_service_goes_on
                a_foreign_error_is_answered_as_a_panic_and_says_nothing
                data_that_cannot_be_serialized_is_answered_as_a_panic
                what_the_frameworks_own_extractor_refuses_is_refused_in_the_envelope
                a_plain_answer_is_replaced_unless_the_service_says_no
                an_answer_of_another_media_type_is_left_alone;
            http:
                the_status_is_the_entrys
                the_status_is_always_200_where_the_service_says_so
                a_guard_keeps_the_handler_from_being_called
                retry_after_is_what_the_entry_says
                retry_after_is_what_a_field_says_rounded_up
                an_answer_to_head_has_no_body
                an_answer_without_content_has_no_body
                a_streaming_body_is_left_alone;
            successes:
                a_success_has_the_code_of_the_layers_catalogue
                a_success_has_the_message_of_a_key
                a_success_may_have_an_entry_of_its_own
                a_page_is_a_list_with_its_place;
            pages:
                the_catalogue_is_a_success_for_programs_and_a_page_for_browsers
                a_page_is_in_the_language_of_the_request
                a_page_says_no_more_than_the_public_view
                a_page_that_the_browser_has_is_not_sent_again;
            observing:
                the_id_of_a_request_is_taken
                a_hostile_id_is_refused
                an_id_is_made_for_each_request_without_one
                the_id_is_in_the_envelope_where_it_has_a_place
                an_error_is_logged_once
                a_refusal_is_logged_once
                a_panic_is_logged_once
                a_success_is_not_logged
                the_hook_is_called_once_for_each_report
                a_hook_that_panics_loses_no_answer
                of_two_layers_the_inner_one_answers_and_nothing_is_said_twice;
        }
    };
    ($framework:expr => $($theme:ident: $($case:ident)*;)*) => {$($(
        #[test]
        fn $case() {
            crate::$theme::$case($framework);
        }
    )*)*};
}

mod actix;
mod axum;
mod catalogue;
mod harness;
mod http;
mod language;
mod log;
mod masking;
mod observing;
mod pages;
mod poem;
mod refusals;
mod salvo;
mod successes;
