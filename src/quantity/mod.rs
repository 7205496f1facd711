//! The texts of the scenario language, read to the last digit: sizes, growth, speeds, hours, shares, durations,
//! prices.
//!
//! A text is cut into numbers, words and signs (`tokens`), walked over (`reader`), and read by one function a
//! kind of quantity. Numbers stay decimal digits until they meet their unit, so that "61.2 GB" is the same byte
//! on every machine. What is not understood is refused with what to write instead; nothing is guessed. Every
//! quantity is also written: what is written is read back to the same value.

mod base;
mod clock;
mod decimal;
mod duration;
mod error;
mod growth;
mod hours;
mod period;
mod price;
mod reader;
mod share;
mod size;
mod speed;
mod spread;
mod tokens;

pub use base::{Base, Screen, UnitReading};
pub use clock::{clock, write_clock};
pub use duration::{Duration, days, duration, write_days, write_duration};
pub use error::QuantityError;
pub use growth::{GrowthQuantity, growth, write_daily};
pub use hours::{WindowQuantity, hours};
pub use price::{price, write_price};
pub use share::{frequency, percent, write_frequency, write_percent};
pub use size::{size, write_size};
pub use speed::{SpeedQuantity, speed};
pub use spread::Redraw;
