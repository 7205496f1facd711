//! Growth: typed, measured, from a profile, by default.

use super::{alone, checked, codes, round_trips};
use crate::laws::{CountLaw, DayLaw, ItemLaw, Law};
use crate::model::household::{Chat, DayDraw, Growth, Household, Origin, Synced};
use crate::units::numbers;

const MIB: f64 = 1_048_576.0;
const MONTH: f64 = 30.4375;

fn household(keys: &str) -> Household {
    round_trips(&alone(keys)).household
}

fn synced(household: &Household, kind: Synced) -> &Growth {
    &household.people[0].growth[kind.index()]
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * b.abs().max(1.0)
}

#[test]
fn typed_growth_is_exact_and_net() {
    let household = household("drive = { growth = \"9 MB per month\" }");
    let growth = synced(&household, Synced::Drive);
    assert_eq!((growth.origin, growth.factors.len()), (Origin::Stated, 0));
    assert_eq!(growth.certain.cumulative(1461), 48 * 9 * 1_048_576);
    assert_eq!(growth.day, DayLaw::Gamma(1.5));
}

#[test]
fn a_range_is_a_level_named_after_the_person() {
    let household = household("mail = { growth = \"10 MB to 40 MB per month\" }");
    let growth = synced(&household, Synced::Mail);
    let level = household.level(growth.factors[0]);
    assert_eq!(level.path, "A/mail growth");
    assert!(near(level.law.median(), 20.0 * MIB / MONTH));
    assert!(near(growth.certain.real(), 20.0 * MIB / MONTH));
}

#[test]
fn a_typed_photo_growth_is_one_level_for_photos_and_videos() {
    let household = household("photos = { growth = \"0.5 GB to 2 GB per month\" }");
    let (photos, videos) = (synced(&household, Synced::Photos), synced(&household, Synced::Videos));
    assert_eq!(photos.factors, videos.factors);
    assert!(near(photos.coefficient + videos.coefficient, 1.0));
    assert!(near(photos.certain.real() + videos.certain.real(), 1024.0 * MIB / MONTH));
    assert!(photos.seasonal && videos.seasonal);
}

#[test]
fn a_profile_s_photos_have_a_multiplier_and_a_share_kept() {
    let household = household("");
    let growth = synced(&household, Synced::Photos);
    let laws: Vec<Law> = growth.factors.iter().map(|&id| household.level(id).law).collect();
    assert_eq!(laws, [Law::Lognormal { median: 1.0, sigma: 0.5 }, Law::Beta { a: 4.0, b: 4.0 }]);
    assert!(near(growth.certain.real(), growth.coefficient / 2.0));
    assert_eq!(growth.origin, Origin::Profile);
    assert!(near(growth.celebration, 1.0 + 23.0 / 5.5));
    let DayLaw::Compound(CountLaw::ZeroInflated { zero, mean, shape }, ItemLaw::Lognormal(sigma)) =
        growth.day
    else {
        panic!("photos come in items")
    };
    assert!(near(zero, libm::pow(0.6, 5.5 / 3.6)));
    assert_eq!((mean, shape, sigma), (5.5, 0.8, 0.45));
}

#[test]
fn the_share_kept_is_one_draw_for_photos_and_videos() {
    let household = household("");
    let shared = synced(&household, Synced::Photos).factors[1];
    assert_eq!(synced(&household, Synced::Videos).factors[1], shared);
}

#[test]
fn one_level_of_messages_drives_all_of_whatsapp() {
    let household = household("has = [\"whatsapp\"]");
    let growth = &household.accounts[0].growth;
    assert!(growth.iter().all(|part| part.factors == growth[0].factors));
    assert_eq!(household.level(growth[0].factors[0]).law, Law::Lognormal { median: 1.0, sigma: 0.4 });
    assert_eq!(growth[Chat::Text.index()].coefficient, 60_000.0);
    assert!(near(growth[Chat::Photos.index()].coefficient, 60.0 * 0.08 * 180_000.0 * libm::exp(0.18)));
    assert_eq!(growth.each_ref().map(|part| part.new_year), [1.5, 1.8, 1.5, 1.5, 2.5]);
}

#[test]
fn a_whatsapp_rate_for_all_is_split_among_parts_without_their_own() {
    let household =
        household("whatsapp = { growth = \"1 GB per month\", videos = { growth = \"2 GB per month\" } }");
    let growth = &household.accounts[0].growth;
    let open: f64 = growth[..4].iter().map(|part| part.certain.real()).sum();
    assert!(near(open, 1024.0 * MIB / MONTH));
    assert!(near(growth[4].certain.real(), 2048.0 * MIB / MONTH));
}

#[test]
fn growth_drawn_anew_each_day_is_the_day_s_law_and_no_level() {
    let household = household("mail = { growth = \"10 MB to 40 MB per day each day\" }");
    let growth = synced(&household, Synced::Mail);
    let DayLaw::Drawn(law) = growth.day else { panic!("the day's law is the stated one") };
    assert!(growth.factors.is_empty() && near(growth.coefficient, law.mean()));
    assert!(near(law.median(), 20.0 * MIB) && near(growth.certain.real(), 20.0 * MIB));
    assert_eq!((growth.draw, growth.origin), (DayDraw::Own, Origin::Stated));
}

#[test]
fn parts_of_a_rate_drawn_each_day_share_the_draw() {
    let household = household(
        "photos = { growth = \"1 GB per month ± 50 % each day\" }\n\
         whatsapp = { growth = \"1 GB to 2 GB per month each day\", text = { growth = \"9 MB per month\" } }",
    );
    for kind in [Synced::Photos, Synced::Videos] {
        let growth = synced(&household, kind);
        assert_eq!(growth.draw, DayDraw::OfSynced(Synced::Photos));
        assert!(growth.seasonal && matches!(growth.day, DayLaw::Drawn(Law::Normal { .. })));
    }
    let chats = &household.accounts[0].growth;
    assert!(chats[1..].iter().all(|part| part.draw == DayDraw::OfChat(Chat::Photos)));
    assert!(matches!((chats[0].draw, chats[0].day), (DayDraw::Own, DayLaw::Compound(..))));
}

#[test]
fn typed_items_are_as_many_as_the_bytes_take() {
    let household = household("photos = { growth = \"1 GB per month\" }");
    let growth = synced(&household, Synced::Photos);
    let DayLaw::Compound(CountLaw::ZeroInflated { mean, .. }, _) = growth.day else { panic!("items") };
    assert!(near(mean, growth.certain.real() / (2e6 * libm::exp(0.45 * 0.45 / 2.0))));
}

#[test]
fn nothing_typed_as_growth_is_nothing() {
    let household = household("photos = { growth = \"0 MB per month\" }");
    assert!(synced(&household, Synced::Photos).is_none());
    assert_eq!(synced(&household, Synced::Photos).origin, Origin::Stated);
}

#[test]
fn growth_itself_may_grow() {
    let household =
        household("photos = { yearly = \"10 %\" }\ndrive = { growth = \"1 MB per day\", yearly = \"5 %\" }");
    assert_eq!(synced(&household, Synced::Photos).yearly, 0.1);
    assert_eq!(synced(&household, Synced::Drive).yearly, 0.05);
}

#[test]
fn a_pool_s_readings_scale_what_is_guessed() {
    let text = alone(
        "drive = { growth = \"1 MB per day\" }\n[[reading]]\non = 2026-06-01\nused = \"10 GB\"\n\
         [[reading]]\non = 2026-10-01\nused = \"16 GB\"",
    );
    let household = round_trips(&text).household;
    let growth = household.people[0].growth.iter().chain([&household.devices[0].apps]);
    let a_day: f64 = growth.clone().map(|growth| growth.certain.real()).sum();
    assert!(near(a_day, 6.0 * 1024.0 * MIB / 122.0));
    assert_eq!(synced(&household, Synced::Drive).origin, Origin::Stated);
    assert_eq!(synced(&household, Synced::Photos).origin, Origin::Measured);
}

#[test]
fn readings_of_nobody_and_of_tomorrow_are_refused() {
    let reading = |on: &str, name: &str| {
        format!("[[reading]]\non = {on}\nicloud = {{ {name} = {{ mail = \"1 GB\" }} }}\n")
    };
    let nobody = alone(&(reading("2026-01-01", "B") + &reading("2026-06-01", "A")));
    assert_eq!(codes(&nobody), ["person.unknown"]);
    let ahead = alone(&(reading("2026-01-01", "A") + &reading("2027-06-01", "A")));
    assert_eq!(codes(&ahead), ["date.after_reading"]);
}

#[test]
fn a_reading_alone_and_a_shrinking_one_are_noted() {
    let one = "[[reading]]\non = 2026-01-01\nused = \"20 GB\"\n";
    let has = |text: &str, code: &str| checked(text).notes.iter().any(|note| note.code.name() == code);
    assert!(has(&alone(one), "reading.alone"));
    assert!(has(&alone(&format!("{one}[[reading]]\non = 2026-06-01\nused = \"10 GB\"")), "reading.shrank"));
}

#[test]
fn backups_measured_beside_whatsapp_leave_apps() {
    let reading = |on: &str, backups: i32, chats: i32| {
        format!(
            "[[reading]]\non = {on}\nicloud = {{ A = {{ backups = \"{backups} GB\", whatsapp = \"{chats} GB\" }} }}\n"
        )
    };
    let text = alone(&format!(
        "has = [\"whatsapp\"]\n{}{}",
        reading("2026-01-01", 10, 4),
        reading("2026-01-31", 16, 6)
    ));
    let household = round_trips(&text).household;
    assert_eq!(household.devices[0].apps.certain.cumulative(30), 4 << 30);
    assert_eq!(numbers::real(4 << 30), 4.0 * 1024.0 * MIB);
}
