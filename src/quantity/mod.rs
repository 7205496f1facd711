//! The texts of the scenario language, read to the last digit: sizes, growth, speeds, hours, shares, durations,
//! prices.
//!
//! A text is cut into numbers, words and signs (`tokens`), walked over (`reader`), and read by one function a
//! kind of quantity. Numbers stay decimal digits until they meet their unit, so that "61.2 GB" is the same byte
//! on every machine. What is not understood is refused with what to write instead; nothing is guessed. Every
//! quantity is also written: what is written is read back to the same value.

mod nightly;
mod rate;
mod reader;
mod share;
mod size;
mod spread;
mod time;
mod tokens;

pub use nightly::{SpeedQuantity, WindowQuantity, hours, speed};
pub use rate::{GrowthQuantity, growth, price, write_daily, write_price};
pub use reader::{QuantityError, Wrong};
pub use share::{frequency, percent, write_frequency, write_percent};
pub use size::{Base, Screen, UnitReading, size, write_size};
pub use spread::Redraw;
pub use time::{Duration, clock, days, duration, write_clock, write_days, write_duration};
