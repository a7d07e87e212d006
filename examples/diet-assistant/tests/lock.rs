//! No published code changes unnoticed.

#[test]
fn published_codes_stay() {
    error_codes::lock::verify::<diet_assistant::DietError>("error-codes.lock");
}
