//! Quantities with a unit: bytes, rates of growth, money. The only room that converts between number types.

mod bytes;
mod money;
pub mod numbers;
mod rate;

pub use bytes::Bytes;
pub use money::{Currency, Money};
pub use rate::ExactRate;
