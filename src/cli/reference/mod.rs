//! What is looked up rather than simulated: prices, sources, schemas, and what a shell wants to know of the command.

mod shell;
mod sources;

use clap::{Args, Subcommand, ValueEnum};
use clap_complete::Shell;
use serde_json::Value;

use super::arguments::Format;
use super::run::print_page;
use super::{Failure, terminal};
use crate::catalogue::{Region, find_region, regions};
use crate::language::say;
use crate::report::explain::Page;
use crate::report::markdown;
use crate::report::reference::{lists, plans};
use crate::scenario::schema;
use crate::start::form;

/// What can be looked up.
#[derive(Subcommand, Clone, Debug)]
pub enum Reference {
    /// The price list of iCloud+ in every country, each price with the day it was read
    Plans(PlansArguments),
    /// Where facts come from and how sure each is: rules, pages, defaults
    Sources(SourcesArguments),
    /// A JSON Schema with which an editor completes and checks a file
    Schema(SchemaArguments),
    /// Completions for a shell, on standard output
    Completions {
        /// Which shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// The page for `man`, of the whole or of one command
    Man {
        /// Which command
        #[arg(value_name = "COMMAND")]
        of: Option<String>,
    },
}

/// `simulate plans`.
#[derive(Args, Clone, Debug)]
pub struct PlansArguments {
    /// Only this country: its name or its code ("DE", "Germany")
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    #[command(flatten)]
    look: Look,
}

/// `simulate sources`.
#[derive(Args, Clone, Debug)]
pub struct SourcesArguments {
    /// Only what stands behind this: a rule (D10), a source (S13), a default (upload.line_rate), a key (home.upload)
    #[arg(long = "for", value_name = "WHAT")]
    of: Option<String>,
    #[command(flatten)]
    look: Look,
}

/// `simulate schema`.
#[derive(Args, Clone, Debug)]
pub struct SchemaArguments {
    /// Of which file
    #[arg(value_enum, default_value_t = SchemaOf::Scenario)]
    of: SchemaOf,
}

/// How something that was looked up is printed.
#[derive(Args, Clone, Copy, Debug)]
pub struct Look {
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print plain ASCII
    #[arg(long)]
    ascii: bool,
}

/// The files that have a schema.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum SchemaOf {
    /// A scenario file
    Scenario,
    /// A form of answers for `simulate init --from`
    Readings,
}

/// Looks something up.
pub fn look_up(reference: &Reference) -> Result<(), Failure> {
    match reference {
        Reference::Plans(arguments) => price_lists(arguments),
        Reference::Sources(arguments) => sources::sources(arguments),
        Reference::Schema(arguments) => terminal::answer(&pretty(&match arguments.of {
            SchemaOf::Scenario => schema::schema(),
            SchemaOf::Readings => form::schema(),
        })),
        Reference::Completions { shell } => shell::completions(*shell),
        Reference::Man { of } => shell::man(of.as_deref()),
    }
}

fn price_lists(arguments: &PlansArguments) -> Result<(), Failure> {
    let region = arguments.region.as_deref().map(region).transpose()?;
    if arguments.look.format == Format::Json {
        let all = || regions::all().iter().collect::<Vec<_>>();
        return terminal::answer(&pretty(&lists::as_json(&region.map_or_else(all, |region| vec![region]))));
    }
    print(&region.map_or_else(plans::everywhere, plans::of_region), arguments.look)
}

fn region(text: &str) -> Result<&'static Region, Failure> {
    find_region(text).map_err(|error| {
        let help = match error.suggestions.as_slice() {
            [] => say!("cli-write-a-countrys-name").to_owned(),
            names => say!("cli-did-you-mean-join", join = names.join(&say!("cli-join-or"))),
        };
        Failure::Input(say!("cli-error-region-no-prices", text = text, help = help))
    })
}

/// Prints a page as text or as Markdown.
fn print(page: &Page, look: Look) -> Result<(), Failure> {
    match look.format {
        Format::Markdown => terminal::answer(&markdown::page(page)),
        Format::Text | Format::Json => print_page(page, look.ascii),
    }
}

/// JSON with a line feed at its end.
fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
