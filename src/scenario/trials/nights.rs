//! Nights, trips and the home's line.

use super::{alone, codes, round_trips};
use crate::laws::Law;
use crate::model::household::{Condition, Household, NightFactor, Rules, Trips, WindowLaw};
use crate::units::Bytes;

fn household(keys: &str) -> Household {
    round_trips(&alone(keys)).household
}

fn law(household: &Household, condition: Condition) -> Law {
    household.level(condition.probability).law
}

fn beta_mean(law: Law) -> f64 {
    match law {
        Law::Beta { a, b } => a / (a + b),
        other => panic!("{other:?} is no Beta law"),
    }
}

#[test]
fn power_is_what_the_profile_s_eligible_nights_leave() {
    let household = household("");
    let power = law(&household, household.devices[0].nights.power);
    assert!((beta_mean(power) - 0.74 / (0.98 * 0.98)).abs() < 1e-12);
    let Law::Beta { a, b } = power else { panic!("a Beta law") };
    assert!((a + b - 6.3).abs() < 1e-12);
}

#[test]
fn a_typed_frequency_is_that_frequency() {
    let household = household("night = { power = \"6 nights in 7\", wifi = \"always\", lock = \"never\" }");
    let nights = &household.devices[0].nights;
    assert_eq!(law(&household, nights.power), Law::Certain(6.0 / 7.0));
    assert_eq!(law(&household, nights.wifi), Law::Certain(1.0));
    assert_eq!(law(&household, nights.lock), Law::Certain(0.0));
    assert_eq!(nights.power.persistence, 0.07);
}

#[test]
fn a_device_s_own_nights_stand_before_its_owner_s() {
    let household = household(
        "night = { power = \"10 %\", used = \"50 %\" }\ndevice = [{ name = \"P\", night = { power = \"20 %\" } }]",
    );
    let nights = &household.devices[0].nights;
    assert_eq!((law(&household, nights.power), nights.use_probability), (Law::Certain(0.2), 0.5));
}

#[test]
fn no_wifi_at_home_hardly_ever_is_wifi() {
    let profile = household("profile = \"no-home-wifi\"");
    assert_eq!(law(&profile, profile.devices[0].nights.wifi), Law::Certain(0.05));
    assert!(beta_mean(law(&profile, profile.devices[0].nights.power)) > 0.7);
    let typed = round_trips(&format!("home = {{ wifi = false }}\n{}", alone(""))).household;
    assert_eq!(law(&typed, typed.devices[0].nights.wifi), Law::Certain(0.05));
}

#[test]
fn teenagers_use_their_phones_at_night() {
    assert_eq!(household("profile = \"teen\"").devices[0].nights.use_probability, 0.52);
    assert_eq!(household("").devices[0].nights.use_probability, 0.25);
}

#[test]
fn windows_are_drawn_each_night_or_once() {
    let window = |text: &str| {
        household(&format!("night = {{ window = \"{text}\" }}")).devices[0].nights.window.clone()
    };
    assert!(matches!(window("1 h to 4 h each night"), WindowLaw::Lognormal { median, .. } if median == 2.0));
    assert!(matches!(window("1 h to 4 h"), WindowLaw::Level(_)));
    assert!(matches!(window("2.5 h"), WindowLaw::Level(_)));
    let WindowLaw::Quantiles(points) = window("3 h ± 20 % each night") else {
        panic!("taken down point by point")
    };
    assert!(points.is_sorted() && (points[5].1 - 3.0).abs() < 1e-5);
}

#[test]
fn without_a_window_it_is_the_measured_one() {
    let WindowLaw::Quantiles(points) = household("").devices[0].nights.window.clone() else {
        panic!("quantiles")
    };
    assert_eq!((points[0], points[3]), ((0.0, 0.1), (0.5, 2.5)));
}

#[test]
fn trips_happen_only_where_the_file_says_so() {
    assert_eq!(household("").people[0].trips, Trips::None);
    let household = household("trips = \"typical\"");
    let Trips::Typical { travels, a_year, mean_nights } = household.people[0].trips else { panic!("trips") };
    assert_eq!((a_year, mean_nights), (3.0, 5.1));
    assert_eq!(household.level(travels).law, Law::Chance(0.64));
}

#[test]
fn the_line_is_typical_of_the_region() {
    let median = |region: &str| {
        let household = round_trips(&alone("").replace("\"US\"", region)).household;
        household.level(household.upload.megabits).law.median()
    };
    assert_eq!([median("\"US\""), median("\"UK\""), median("\"PL\"")], [22.6, 18.4, 52.8]);
}

#[test]
fn windows_begin_between_two_hours() {
    let start = |keys: &str| household(keys).devices[0].nights.start_hours;
    assert_eq!(start(""), (22.0, 26.0));
    assert_eq!(start("night = { start = \"20:30 to 1 h\" }"), (20.5, 25.0));
    assert_eq!(codes(&alone("night = { start = \"2 h to 22 h\" }")), ["value.unreadable"]);
}

#[test]
fn the_line_s_unevenness_and_the_speed_of_sync_can_be_typed() {
    let home = |keys: &str| format!("home = {{ {keys} }}\n{}", alone(""));
    let typed = round_trips(&home("night_to_night = \"50 %\", sync = \"2 GB per day\"")).household;
    assert_eq!((typed.upload.night, typed.rules.sync_a_day), (NightFactor::Uneven(0.5), Bytes::new(2 << 30)));
    let usual = round_trips(&home("sync = \"unlimited\"")).household;
    assert_eq!(
        (usual.upload.night, usual.rules.sync_a_day),
        (NightFactor::Uneven(0.3), Rules::UNLIMITED_SYNC)
    );
    assert_eq!(codes(&home("sync = \"1 GB to 2 GB per day\"")), ["value.out_of_range"]);
    assert_eq!(codes(&home("sync = \"unlimitted\"")), ["value.unknown_word"]);
}

#[test]
fn a_speed_drawn_each_night_is_the_night_s_law_and_no_level() {
    let home = |keys: &str| format!("home = {{ {keys} }}\n{}", alone(""));
    let household = round_trips(&home("upload = \"10 to 40 Mbit/s each night\"")).household;
    let NightFactor::Drawn(law) = household.upload.night else { panic!("drawn each night") };
    assert!((law.median() - 20.0).abs() < 1e-12);
    assert_eq!(household.level(household.upload.megabits).law, Law::Certain(law.median()));
    let both = home("upload = \"10 to 40 Mbit/s each night\", night_to_night = \"30 %\"");
    assert_eq!(codes(&both), ["key.not_here"]);
    let window = format!("rules = {{ longest_window = \"6 h to 12 h\" }}\n{}", alone(""));
    assert_eq!(codes(&window), ["value.out_of_range"]);
}

#[test]
fn months_weigh_in_their_proportion() {
    let season = |text: &str| format!("rules = {{ season = {text} }}\n{}", alone(""));
    let usual = household("").rules.season;
    assert!((usual.iter().sum::<f64>() - 12.0).abs() < 1e-12 && usual[6] > usual[0]);
    assert_eq!(round_trips(&season("\"none\"")).household.rules.season, [1.0; 12]);
    let summer = round_trips(&season("[0, 0, 0, 0, 0, 0, 3, 3.0, 0, 0, 0, 0]")).household.rules.season;
    assert_eq!((summer[0], summer[6], summer[7]), (0.0, 6.0, 6.0));
    for wrong in ["[1, 2]", "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1]"] {
        assert_eq!(codes(&season(wrong)), ["value.out_of_range"], "{wrong}");
    }
}

#[test]
fn a_persistence_of_one_would_never_change() {
    let text = format!("rules = {{ persistence = \"100 %\" }}\n{}", alone(""));
    assert_eq!(codes(&text), ["value.out_of_range"]);
}

#[test]
fn outages_are_a_number_a_year() {
    let outages = |text: &str| format!("home = {{ outages = \"{text}\" }}\n{}", alone(""));
    assert_eq!(round_trips(&outages("0.5 per year")).household.rules.outages_a_year, 0.5);
    assert_eq!(codes(&outages("often")), ["value.unreadable"]);
}
