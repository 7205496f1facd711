#![no_main]

#[path = "../../tests/support/living.rs"]
mod living;
#[path = "../../tests/reference/mod.rs"]
mod reference;
#[path = "../../tests/support/mod.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| living::day(bytes));
