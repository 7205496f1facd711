//! The command `simulate`: see `headroom::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    headroom::cli::main()
}
