//! Vocabulary and rules as data.

pub mod lexicon;
