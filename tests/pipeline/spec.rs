//! Random enums: few numbers, names and texts, so that they collide often.

use std::fmt::Write;

use proptest::option;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub struct Spec {
    pub segments: Vec<Segment>,
    pub retired: Vec<(i64, i64)>,
    pub digits: Option<u32>,
    pub http: Option<u16>,
    pub keys: bool,
    pub success: Option<i64>,
    pub variants: Vec<Variant>,
}

#[derive(Clone, Debug)]
pub struct Segment {
    pub first: i64,
    pub last: i64,
    pub name: &'static str,
    pub http: Option<u16>,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub code: Option<Number>,
    pub discriminant: Option<i64>,
    pub http: Option<u16>,
    pub msg: Option<&'static str>,
    pub name: Option<&'static str>,
    pub text: &'static str,
    pub was: Vec<(i64, bool)>,
    pub shared: bool,
    pub fields: Vec<&'static str>,
}

/// A number and how it is spelled.
#[derive(Clone, Debug)]
pub struct Number {
    pub value: i64,
    pub spelling: u8,
}

impl Number {
    fn write(&self) -> String {
        let (sign, value) = (if self.value < 0 { "-" } else { "" }, self.value.unsigned_abs());
        match self.spelling {
            0 => format!("{sign}{value}"),
            1 => format!("{sign}{value:#x}"),
            2 => format!("{sign}0_{value}_"),
            3 => format!("{sign}{value:#b}"),
            _ => format!("{sign}{value:#o}"),
        }
    }
}

pub fn specs() -> impl Strategy<Value = Spec> {
    (
        prop::collection::vec(segment(), 0..4),
        prop::collection::vec((-2i64..30, 0i64..3).prop_map(|(first, more)| (first, first + more)), 0..3),
        option::weighted(0.3, 1u32..3),
        option::weighted(0.6, status()),
        prop::bool::weighted(0.7),
        option::weighted(0.5, -2i64..30),
        prop::collection::vec(variant(), 0..6),
    )
        .prop_map(|(segments, retired, digits, http, keys, success, variants)| Spec {
            segments,
            retired,
            digits,
            http,
            keys,
            success,
            variants,
        })
}

fn segment() -> impl Strategy<Value = Segment> {
    (-5i64..25, 0i64..10, prop::sample::select(vec!["one", "two", "three"]), option::weighted(0.4, status()))
        .prop_map(|(first, more, name, http)| Segment { first, last: first + more, name, http })
}

fn status() -> impl Strategy<Value = u16> {
    prop::sample::select(vec![400u16, 404, 500])
}

fn variant() -> impl Strategy<Value = Variant> {
    let number = (-3i64..30, 0u8..5).prop_map(|(value, spelling)| Number { value, spelling });
    (
        option::weighted(0.9, number),
        option::weighted(0.15, -3i64..30),
        option::weighted(0.6, status()),
        option::weighted(0.4, prop::sample::select(vec!["key.a", "key.b"])),
        option::weighted(0.3, prop::sample::select(vec!["V0", "NAME", "OTHER"])),
        prop::sample::select(vec![
            "",
            "text",
            "other text",
            "with {field}",
            "{0:?} and {field}",
            "{{field}}",
        ]),
        prop::collection::vec((-3i64..40, prop::bool::ANY), 0..3),
        prop::bool::weighted(0.3),
        prop::sample::select(vec![vec![], vec!["field"], vec!["field", "other"]]),
    )
        .prop_map(|(code, discriminant, http, msg, name, text, was, shared, fields)| Variant {
            code,
            discriminant,
            http,
            msg,
            name,
            text,
            was,
            shared,
            fields,
        })
}

impl Spec {
    /// The enum as a user would write it.
    pub fn source(&self) -> String {
        let mut source = String::new();
        let mut catalog = Vec::new();
        if self.keys {
            catalog.push("keys = \"k\"".to_owned());
        }
        if let Some(http) = self.http {
            catalog.push(format!("http = {http}"));
        }
        if let Some(digits) = self.digits {
            catalog.push(format!("digits = {digits}"));
        }
        if let Some(success) = self.success {
            catalog.push(format!("success({success}, msg = \"ok\")"));
        }
        if !self.retired.is_empty() {
            let ranges: Vec<_> = self
                .retired
                .iter()
                .map(
                    |(first, last)| {
                        if first == last { first.to_string() } else { format!("{first}..={last}") }
                    },
                )
                .collect();
            catalog.push(format!("retired({})", ranges.join(", ")));
        }
        let _ = writeln!(source, "#[catalog({})]", catalog.join(", "));
        for Segment { first, last, name, http } in &self.segments {
            let http = http.map(|http| format!(", http = {http}")).unwrap_or_default();
            let _ = writeln!(source, "#[segment({first}..={last}, name = \"{name}\"{http})]");
        }
        source.push_str("enum E {\n");
        for (index, variant) in self.variants.iter().enumerate() {
            variant.write(index, &mut source);
        }
        source.push('}');
        source
    }
}

impl Variant {
    fn write(&self, index: usize, source: &mut String) {
        if !self.text.is_empty() {
            let _ = writeln!(source, "/// {}", self.text);
        }
        let mut items: Vec<String> = self.code.iter().map(Number::write).collect();
        items.extend(self.http.map(|http| format!("http = {http}")));
        items.extend(self.msg.map(|msg| format!("msg = \"{msg}\"")));
        items.extend(self.name.map(|name| format!("name = \"{name}\"")));
        if !self.was.is_empty() {
            let numbers: Vec<_> = self
                .was
                .iter()
                .map(|(code, reused)| if *reused { format!("{code}, reused") } else { code.to_string() })
                .collect();
            items.push(format!("was({})", numbers.join(", ")));
        }
        if self.shared {
            items.push("shared".to_owned());
        }
        let fields: Vec<_> = self.fields.iter().map(|field| format!("{field}: u8")).collect();
        let fields = if fields.is_empty() { String::new() } else { format!(" {{ {} }}", fields.join(", ")) };
        let discriminant = self.discriminant.map(|value| format!(" = {value}")).unwrap_or_default();
        let _ = writeln!(source, "#[code({})] V{index}{fields}{discriminant},", items.join(", "));
    }
}
