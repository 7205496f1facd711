//! Looks for words that lie on each other or leave the picture, in every chart at every size.

use super::boxes::Box2;
use super::scene::{Scene, Shape, Text};
use super::{Look, Size, Theme, Titles, scene_of};
use crate::calendar::Arrival;
use crate::calendar::Horizon;
use crate::language::{Language, within};
use crate::model::household::{Person, PersonId};
use crate::report::figures::{
    Alternative, Alternatives, Caption, Chart, ChartName, Standing, Swings, Tornado, charts,
};
use crate::report::fixture::{self, Fixture};
use crate::report::locale::{self, Locale};
use crate::units::Bytes;

fn words(scene: &Scene) -> Vec<(&Text, Box2)> {
    let text = |shape: &Shape| matches!(shape, Shape::Text(_));
    let texts = scene.shapes.iter().filter(|shape| text(shape)).filter_map(|shape| match shape {
        Shape::Text(text) => Some((text, text.place())),
        _ => None,
    });
    texts.collect()
}

/// What lies on something else, or outside the picture.
fn faults(scene: &Scene) -> Vec<String> {
    let words = words(scene);
    let paper =
        Box2 { left: 4.0, top: 4.0, right: scene.paper.width - 4.0, bottom: scene.paper.height - 4.0 };
    let outside = words.iter().filter(|(_, place)| !place.within(&paper));
    let outside = outside.map(|(text, place)| format!("outside: {} {place:?}", text.words));
    let pairs =
        words.iter().enumerate().flat_map(|(at, one)| words[at + 1..].iter().map(move |other| (one, other)));
    let crossing = pairs.filter(|((_, one), (_, other))| one.grown(-1.5).overlaps(&other.grown(-1.5)));
    let crossing = crossing.map(|((one, _), (other, _))| format!("`{}` on `{}`", one.words, other.words));
    outside.chain(crossing).collect()
}

fn sizes() -> Vec<Size> {
    let own = [(800, 600), (2400, 700), (3200, 1800)].map(|(width, height)| Size::of(width, height).unwrap());
    [Size::WIDE, Size::SQUARE, Size::TALL, Size::A4_HALF].into_iter().chain(own).collect()
}

/// A family whose data last so many days.
fn of_days(days: i32) -> Fixture {
    let mut family = fixture::family();
    let first = family.household.horizon.first;
    family.household.horizon = Horizon { first, last: first + (days - 1) };
    let days = family.household.horizon.len();
    let pool = &mut family.findings.pools[0];
    lengthened(&mut pool.days, days, |of, at| of.day = first + at);
    let survivals = family.findings.backups.iter_mut().map(|backup| &mut backup.survival);
    for survival in survivals.chain([&mut pool.survival]) {
        lengthened(&mut survival.failing, days, |of, at| of.day = first + at);
        lengthened(&mut survival.failure, days, |of, at| of.day = first + at);
    }
    lengthened(&mut family.findings.representative.storage.evenings, days, |of, at| of.day = first + at);
    family
}

fn lengthened<T: Clone>(of: &mut Vec<T>, days: usize, date: impl Fn(&mut T, i32)) {
    let last = of.last().cloned();
    of.truncate(days);
    of.resize(days.max(1), last.unwrap());
    of.iter_mut().zip(0..).for_each(|(value, at)| date(value, at));
}

/// Everybody and everything has a long name.
fn long_names(mut fixture: Fixture) -> Fixture {
    let long = |name: &str| format!("{name} Wilhelmina Featherstonehaugh-Cholmondeley the Younger");
    fixture.household.people.iter_mut().for_each(|person| person.name = long(&person.name));
    for backup in &mut fixture.findings.backups {
        backup.name.person_name = long(&backup.name.person_name);
    }
    for row in &mut fixture.findings.representative.trace {
        if let crate::analysis::findings::Subject::Backup(name) = &mut row.subject {
            name.person_name = long(&name.person_name);
        }
    }
    for event in fixture.household.events.iter_mut().filter(|event| !event.label.is_empty()) {
        event.label = long(&event.label);
    }
    fixture
}

/// So many people, each with a backup that fails at another time, or one alone.
fn of_people(count: usize) -> Fixture {
    let mut fixture = fixture::family();
    let (backup, person) = (fixture.findings.backups[0].clone(), fixture.household.people[0].clone());
    fixture.household.people = (0..count).map(|at| renamed(&person, at)).collect();
    fixture.findings.backups.truncate(count.min(1));
    for at in 1..count {
        let mut more = backup.clone();
        more.name.person = PersonId::new(at);
        more.name.person_name = format!("Person {at}");
        fixture.findings.backups.push(more);
    }
    fixture.household.events.clear();
    fixture
}

fn renamed(person: &Person, at: usize) -> Person {
    Person { name: format!("Person {at}"), ..person.clone() }
}

/// Everything so many times as large.
fn scaled(by: f64) -> Fixture {
    let mut fixture = fixture::family();
    let times = |size: Bytes| size.scaled(by);
    let pool = &mut fixture.findings.pools[0];
    (pool.quota, pool.used) = (times(pool.quota), times(pool.used));
    for day in &mut pool.days {
        (day.quota, day.used) = (times(day.quota), day.used.map(times));
    }
    for evening in &mut fixture.findings.representative.storage.evenings {
        evening.quotas.iter_mut().for_each(|quota| *quota = times(*quota));
        for held in &mut evening.held {
            (held.stored, held.waiting) = (times(held.stored), times(held.waiting));
        }
    }
    fixture
}

/// Two months on a plan far above, then one far below what is stored.
fn downgraded() -> Fixture {
    let mut fixture = fixture::family();
    let quota = |at: usize| fixture::gib(if at < 60 { 2048.0 } else { 50.0 });
    let days = fixture.findings.pools[0].days.iter_mut().enumerate();
    days.for_each(|(at, day)| day.quota = quota(at));
    let evenings = fixture.findings.representative.storage.evenings.iter_mut().enumerate();
    evenings.for_each(|(at, evening)| evening.quotas = vec![quota(at)]);
    fixture
}

fn cases() -> Vec<(&'static str, Fixture)> {
    vec![
        ("family", fixture::family()),
        ("failing today", fixture::failing_today()),
        ("all works", fixture::all_works()),
        ("nights", fixture::nightly(400, &|_| crate::analysis::findings::Outcome::Completed)),
        ("one month", of_days(31)),
        ("twenty years", of_days(7305)),
        ("one person", of_people(1)),
        ("twelve people", of_people(12)),
        ("long names", long_names(of_people(12))),
        ("long names of a family", long_names(fixture::family())),
        ("5 GB", scaled(0.025)),
        ("12 TB", scaled(61.44)),
        ("downgrade", downgraded()),
    ]
}

fn look(size: Size, titles: Titles) -> Look {
    Look { size, titles, theme: Theme::Light, credit: "Drawn for the Featherstonehaugh family".to_owned() }
}

fn faults_of(case: &str, chart: &Chart, look: &Look) -> Vec<String> {
    let Size { width, height } = look.size;
    let told = |fault: String| format!("{case}, {}, {width} x {height}: {fault}", chart.caption().name);
    faults(&scene_of(chart, look)).into_iter().map(told).collect()
}

/// A comparison of as many alternatives, and a tornado of as many unknowns, as are drawn at most.
fn rows_of(fixture: &Fixture) -> Vec<Chart> {
    let name = |at: usize| {
        format!(
            "{} on their own 200 GB",
            fixture.findings.backups[at % 3 % fixture.findings.backups.len()].name.person_name
        )
    };
    let caption = forecast_caption(fixture);
    let (horizon, first) = (fixture.household.horizon, fixture.household.horizon.first);
    let alternative = |at: usize| Alternative {
        name: name(at),
        standing: if at == 3 { Standing::Best } else { Standing::Other },
        dates: match at % 3 {
            0 => [Arrival::On(first - 1), Arrival::On(first), Arrival::On(first)],
            1 => [Arrival::On(first + 20), Arrival::Beyond, Arrival::Beyond],
            _ => [Arrival::Beyond; 3],
        },
        fails: [1.0, 0.123, 0.0][at % 3],
        fails_error: 0.02,
        paid: "1234.56".to_owned(),
    };
    let columns = ["failing in 20 years".to_owned(), "USD in 20 years".to_owned()];
    let rows = (0..12).map(alternative).collect();
    let dates = |at: usize| match at % 3 {
        0 => [Arrival::On(first), Arrival::Beyond],
        1 => [Arrival::On(horizon.last), Arrival::On(first)],
        _ => [Arrival::On(first + 9), Arrival::On(first + 12)],
    };
    let near = |at: i32| (name(1), [Arrival::On(first + 40 + at), Arrival::On(first + 40 - at)]);
    let shares = |at: usize| (name(at), [0.9, [0.0, 1.0, 0.5][at % 3]]);
    let swings = [
        Swings::Dates { middle: first + 12, levels: (0..10).map(|at| (name(at), dates(at))).collect() },
        Swings::Dates { middle: first + 40, levels: (1..5).map(near).collect() },
        Swings::Chances { middle: 0.4, levels: (0..10).map(shares).collect() },
    ];
    let tornado = |swings| Chart::Tornado(Tornado { caption: caption.clone(), horizon, swings });
    let mut charts = swings.map(tornado).to_vec();
    charts.push(Chart::Compare(Alternatives { caption: caption.clone(), horizon, columns, rows }));
    charts
}

fn forecast_caption(fixture: &Fixture) -> Caption {
    charts(fixture.run(), &[ChartName::Forecast])[0].caption().clone()
}

#[test]
fn no_word_of_any_chart_lies_on_another_or_leaves_the_picture() {
    let sizes = sizes();
    assert_nothing_overlaps(&sizes);
}

#[test]
fn no_german_word_lies_on_another_or_leaves_the_picture() {
    let german = Locale::of("de-DE").unwrap();
    locale::within(german, || {
        within(Language::German, || assert_nothing_overlaps(&[Size::WIDE, Size::A4_HALF, Size::SQUARE]));
    });
}

fn assert_nothing_overlaps(sizes: &[Size]) {
    let mut found = Vec::new();
    for (case, fixture) in cases() {
        for chart in charts(fixture.run(), &ChartName::ALL).into_iter().chain(rows_of(&fixture)) {
            let looks = sizes.iter().map(|size| look(*size, Titles::Shown));
            let looks = looks.chain([look(Size::WIDE, Titles::LeftOut)]);
            found.extend(looks.flat_map(|look| faults_of(case, &chart, &look)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn words_on_each_other_are_found() {
    let fixture = fixture::family();
    let chart = &charts(fixture.run(), &[ChartName::Forecast])[0];
    let mut scene = scene_of(chart, &Look::default());
    let title = words(&scene)[0].0.clone();
    scene.shapes.push(Shape::Text(title));
    assert!(!faults(&scene).is_empty());
}
