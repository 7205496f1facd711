//! What was typed about charts, and what it means.

use clap::{Args, ValueEnum};

use super::Failure;
use crate::language::say;
use crate::report::charts::{Look, Print, Scale, Size, Theme, Titles};
use crate::report::figures::ChartName;
use crate::report::{Drawing, Pictures};

/// Which charts are drawn.
#[derive(Args, Clone, Debug)]
pub struct ChartNames {
    /// Charts to draw, with commas between them
    #[arg(long, value_name = "NAME", value_enum, value_delimiter = ',', default_values_t = [Wanted::Forecast],
        conflicts_with = "no_charts")]
    chart: Vec<Wanted>,
}

/// How charts are drawn.
#[derive(Args, Clone, Debug)]
pub struct ChartArguments {
    /// Colours of the charts
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// Size of the charts: wide (1600x900), square (1200x1200), tall (1080x1440), a4-half (half an A4 page), or pixels
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "wide")]
    size: Size,
    /// How fine the PNG is: as many pixels as its size says, or twice as many each way [default: 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=2))]
    scale: Option<u8>,
    /// Dots an inch on paper, written into the PNG; with a4-half it sets the pixels (300: 2480x1754) [default: none, with
    /// a4-half 150]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(72..=600))]
    dpi: Option<u16>,
    /// Leave title and subtitle out, for a page that has its own
    #[arg(long)]
    no_title: bool,
    /// A line at the foot of the charts: who made them
    #[arg(long, value_name = "TEXT")]
    credit: Option<String>,
    /// Write no charts
    #[arg(long, conflicts_with_all = ["theme", "scale", "size", "dpi", "no_title", "credit"])]
    no_charts: bool,
}

/// A chart, by the name it is asked for.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    /// How full each plan gets, over all futures
    Forecast,
    /// In how many futures each backup has never failed so far
    Survival,
    /// Who and what fills each plan in the middle future, and what waits on the phones
    Storage,
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

impl ChartNames {
    /// The kinds asked for.
    pub fn names(&self) -> Vec<ChartName> {
        self.chart.iter().flat_map(|wanted| wanted.names().iter().copied()).collect()
    }
}

impl ChartArguments {
    /// The pictures of these kinds, asked for by a command of these words; none where none are wanted.
    pub fn pictures(&self, charts: Vec<ChartName>, mut command: Vec<String>) -> Result<Pictures, Failure> {
        if self.no_charts {
            return Ok(Pictures::LeftOut);
        }
        if self.size == Size::A4_HALF && self.scale.is_some() && self.dpi.is_some() {
            let text = say!("cli-error-scale-and-dpi");
            return Err(Failure::Input(text.to_owned()));
        }
        let look = Look {
            theme: match self.theme {
                Colours::Light => Theme::Light,
                Colours::Dark => Theme::Dark,
                Colours::Print => Theme::Print,
            },
            size: self.size,
            titles: if self.no_title { Titles::LeftOut } else { Titles::Shown },
            credit: self.credit.clone().unwrap_or_default(),
        };
        let scale = if self.scale == Some(2) { Scale::Two } else { Scale::One };
        command.extend(self.words());
        Ok(Pictures::Drawn(Drawing { charts, look, print: Print { scale, dots: self.dpi }, command }))
    }

    /// What was typed that is not the default.
    fn words(&self) -> Vec<String> {
        let theme = (self.theme != Colours::Light).then(|| {
            let name =
                self.theme.to_possible_value().map_or_else(String::new, |name| name.get_name().to_owned());
            format!("--theme={name}")
        });
        let size =
            (self.size != Size::WIDE).then(|| format!("--size={}x{}", self.size.width, self.size.height));
        let size = if self.size == Size::A4_HALF { Some("--size=a4-half".to_owned()) } else { size };
        let typed = [
            theme,
            size,
            self.scale.map(|scale| format!("--scale={scale}")),
            self.dpi.map(|dpi| format!("--dpi={dpi}")),
            self.no_title.then(|| "--no-title".to_owned()),
            self.credit.as_ref().map(|credit| format!("--credit={credit}")),
        ];
        typed.into_iter().flatten().collect()
    }
}

impl Wanted {
    const fn names(self) -> &'static [ChartName] {
        match self {
            Self::Forecast => &[ChartName::Forecast],
            Self::Survival => &[ChartName::Survival],
            Self::Storage => &[ChartName::Storage],
            Self::Calendar => &[ChartName::Calendar],
            Self::All => &ChartName::ALL,
        }
    }
}

/// A size by its name, or in pixels.
fn size(text: &str) -> Result<Size, String> {
    match text {
        "wide" => return Ok(Size::WIDE),
        "square" => return Ok(Size::SQUARE),
        "tall" => return Ok(Size::TALL),
        "a4-half" => return Ok(Size::A4_HALF),
        _ => {}
    }
    let sides = text.split_once('x').map(|(width, height)| (width.trim().parse(), height.trim().parse()));
    let Some((Ok(width), Ok(height))) = sides else {
        return Err(say!("cli-write-wide-square-tall"));
    };
    Size::of(width, height).ok_or_else(|| say!("cli-each-side-has-600"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_names_or_pixels() {
        assert_eq!(size("tall"), Ok(Size::TALL));
        assert_eq!(size("1920x1080"), Ok(Size { width: 1920, height: 1080 }));
        assert!(["huge", "1920", "0x0", "99999x99999", "-5x900"].into_iter().all(|text| size(text).is_err()));
    }
}
