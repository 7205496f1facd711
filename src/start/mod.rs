//! The way in for somebody who holds a phone and has never seen a scenario file.
//!
//! [`questions`] is the questionnaire as data: what is asked, where to tap, what an answer is, the key it fills.
//! [`interview`] asks one question after the other; [`form`] takes the same answers from JSON; both check an answer at
//! once by [`checking`]. [`file`](mod@file) makes the commented scenario file of them, and [`templates`] has files to
//! begin with. Nothing here asks a clock, prints or writes: whoever calls says what today is.

pub mod answers;
pub mod checking;
mod contradictions;
mod dates;
pub mod file;
pub mod form;
pub mod interview;
pub mod questions;
mod sizes;
pub mod templates;

pub use answers::Answers;
pub use interview::Interview;
