//! Fields of a request that are outside their rules: what `garde` finds becomes one `INVALID_REQUEST_FORMAT`.

use garde::Validate;

use crate::PACKS;
use crate::system::{FieldFault, SystemError};

/// Refuses a form with fields outside their rules, and names all of them in the reader's language.
pub fn check<T: Validate<Context = ()>>(form: &T, languages: &str) -> Result<(), SystemError> {
    let Err(report) = form.validate() else { return Ok(()) };
    let faults = report.iter().map(|(path, fault)| {
        let field = path.to_string();
        FieldFault { message: message(&field, fault.message(), languages), field }
    });
    Err(SystemError::InvalidRequestFormat { fields: faults.collect() })
}

/// A rule of our own names its message; for the rules of `garde` it is the field that has one.
fn message(field: &str, fault: &str, languages: &str) -> String {
    let say = |key: &str| PACKS.message(languages, key);
    say(fault).or_else(|| say(&format!("field.{field}"))).map_or_else(|| fault.to_owned(), Into::into)
}

/// A rule: something must be there besides white space.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "garde hands the context on by reference")]
pub fn not_blank(text: &str, _: &()) -> garde::Result {
    if text.trim().is_empty() { Err(garde::Error::new("field.blank")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Validate)]
    struct Form {
        #[garde(length(chars, max = 50), custom(not_blank))]
        name: String,
        #[garde(range(min = 0.0, max = 2.0))]
        temperature: f64,
        #[garde(length(max = 1))]
        unheard_of: String,
    }

    fn faults(form: &Form, languages: &str) -> Vec<(String, String)> {
        let Err(SystemError::InvalidRequestFormat { fields }) = check(form, languages) else {
            return Vec::new();
        };
        fields.into_iter().map(|fault| (fault.field, fault.message)).collect()
    }

    #[test]
    fn all_faults_are_named_as_in_the_document() {
        let mut form = Form { name: "名".repeat(51), temperature: 2.5, unheard_of: "ab".to_owned() };
        let told = |field: &str, message: &str| (field.to_owned(), message.to_owned());
        let own = told("unheard_of", "length is greater than 1");
        assert_eq!(
            faults(&form, "zh"),
            [
                told("name", "名称长度不能超过50个字符"),
                told("temperature", "温度值必须在0-2之间"),
                own.clone()
            ]
        );
        form.name = " ".to_owned();
        assert_eq!(
            faults(&form, "en"),
            [
                told("name", "must not be blank"),
                told("temperature", "the temperature must be from 0 to 2"),
                own
            ]
        );
        let form = Form { name: "名".repeat(50), temperature: 2.0, unheard_of: String::new() };
        assert!(check(&form, "").is_ok());
    }
}
