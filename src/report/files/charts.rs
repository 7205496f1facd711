//! `charts.json`: what each picture shows, for whoever shows the picture.

use serde::Serialize;

use super::ReportError;
use super::json::json_bytes;
use crate::report::figures::Figure;

#[derive(Serialize)]
struct Chart<'a> {
    name: &'a str,
    title: &'a str,
    subtitle: &'a str,
    alt: &'a str,
    description: &'a str,
    png: String,
    svg: String,
    data: String,
    width: u32,
    height: u32,
}

/// The bytes of `charts.json`; `size` is the pictures' width and height in pixels.
///
/// # Errors
/// Where the JSON cannot be put together.
pub fn charts_json(figures: &[Figure], size: (u32, u32)) -> Result<Vec<u8>, ReportError> {
    let charts: Vec<_> = figures.iter().map(|figure| chart(figure, size)).collect();
    json_bytes("charts.json", &charts)
}

fn chart(figure: &Figure, (width, height): (u32, u32)) -> Chart<'_> {
    Chart {
        name: &figure.name,
        title: &figure.title,
        subtitle: &figure.subtitle,
        alt: &figure.alt,
        description: &figure.description,
        png: format!("{}.png", figure.name),
        svg: format!("{}.svg", figure.name),
        data: format!("{}.chart.csv", figure.name),
        width,
        height,
    }
}
