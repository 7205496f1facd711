//! The command `simulate`.
fn main() {}
