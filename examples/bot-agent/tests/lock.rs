//! No published code changes unnoticed.

#[test]
fn published_codes_stay() {
    error_codes::lock::verify::<bot_agent::AgentError>("error-codes.lock");
}
