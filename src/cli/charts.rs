//! What was typed about charts, and what it means.

use clap::{Args, ValueEnum};

use crate::report::charts::{Scale, Theme};
use crate::report::figures::ChartName;
use crate::report::{Drawing, Pictures};

/// Which charts are drawn, and how.
#[derive(Args, Clone, Debug)]
pub struct ChartArguments {
    /// Charts to draw, with commas between them
    #[arg(long, value_name = "NAME", value_enum, value_delimiter = ',', default_values_t = [Wanted::Forecast])]
    chart: Vec<Wanted>,
    /// Colours of the charts
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// How fine the charts' PNG is: 1600 x 900 pixels, or twice that
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=2), default_value_t = 1)]
    scale: u8,
    /// Write no charts
    #[arg(long, conflicts_with_all = ["chart", "theme", "scale"])]
    no_charts: bool,
}

/// A chart, by the name it is asked for.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    /// How full each plan gets, over all futures
    Forecast,
    /// Each device's nights in the middle future: backed up, or why not
    Calendar,
    /// Every chart there is
    All,
}

/// Colours of charts.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Colours {
    /// Dark ink on white
    Light,
    /// Light ink on a dark ground
    Dark,
    /// Black ink on white, for paper
    Print,
}

impl ChartArguments {
    /// The pictures asked for.
    pub fn pictures(&self) -> Pictures {
        if self.no_charts {
            return Pictures::LeftOut;
        }
        let theme = match self.theme {
            Colours::Light => Theme::Light,
            Colours::Dark => Theme::Dark,
            Colours::Print => Theme::Print,
        };
        let scale = if self.scale == 2 { Scale::Two } else { Scale::One };
        let charts = self.chart.iter().flat_map(|wanted| wanted.names().iter().copied()).collect();
        Pictures::Drawn(Drawing { charts, theme, scale })
    }
}

impl Wanted {
    const fn names(self) -> &'static [ChartName] {
        match self {
            Self::Forecast => &[ChartName::Forecast],
            Self::Calendar => &[ChartName::Calendar],
            Self::All => &ChartName::ALL,
        }
    }
}
