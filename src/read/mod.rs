//! stub
mod vocabulary;
use crate::pack::lexicon::Lexicon;
use crate::value::*;
use std::ops::Range;
pub use vocabulary::Vocabulary;
/// x
pub struct Context<'a> {
    pub lexicon: &'a Lexicon,
    pub published: Option<&'a Period>,
}
/// x
#[derive(Clone, Copy)]
pub enum Expected<'a> {
    Any,
    Quantity,
    Money,
    Share,
    Count,
    Number,
    Dimension(Dimension),
    Date,
    YesNo,
    Name,
    Role,
    Text,
    Terms(&'a [TermPhrases]),
}
/// x
#[derive(Debug)]
pub struct TermPhrases {
    pub term: Term,
    pub phrases: Vec<String>,
}
/// x
#[derive(Debug)]
pub struct Unreadable {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
}
/// x
pub fn read_value(wording: &str, _expected: Expected, _cx: &Context) -> Result<Value, Unreadable> {
    let n: Number = wording.parse().map_err(|_| Unreadable {
        span: 0..wording.len(),
        message: "no".into(),
        help: "x".into(),
    })?;
    Ok(Value::new(wording, Meaning::Quantity(Quantity::new(Stated::exactly(n), Unit::number()))))
}
/// x
pub fn read_period(wording: &str, _cx: &Context) -> Result<Period, Unreadable> {
    Ok(Period::Vague(wording.into()))
}
