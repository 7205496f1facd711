//! Growth of a WhatsApp account: each part's own, else its share of a rate for all, else the profile's.

use super::Measured;
use super::items::{profile_growth, split};
use super::rate::{Rate, known_rate, yearly};
use crate::model::household::{Chat, DayDraw, Growth, PerChat};
use crate::scenario::resolve::desk::Desk;
use crate::scenario::resolve::rates::{Items, chat_rates};
use crate::scenario::resolve::roster::{Account, Member};
use crate::scenario::sheet::RateSheet;

/// Growth of a WhatsApp account's categories.
pub fn chats(
    member: &Member<'_>,
    account: &Account<'_>,
    measured: Option<Measured>,
    desk: &mut Desk,
) -> PerChat<Growth> {
    let whole = whole_account(member, account, measured, desk);
    Chat::ALL.map(|chat| chat_growth(member, account, chat, whole.as_ref(), desk))
}

/// A rate for all of an account's data, and what share of it each category without a rate of its own takes.
struct WholeAccount {
    rate: Rate,
    shares: PerChat<f64>,
    draw: DayDraw,
    yearly: f64,
}

fn whole_account(
    member: &Member<'_>,
    account: &Account<'_>,
    measured: Option<Measured>,
    desk: &mut Desk,
) -> Option<WholeAccount> {
    let none = RateSheet::default();
    let sheet = account.sheet.map_or(&none, |sheet| &sheet.rate);
    let rate = known_rate(sheet, measured, &format!("{}/whatsapp growth", member.name), desk)?;
    let own = |chat: Chat| account.sheet.is_some_and(|sheet| sheet.parts[chat.index()].rate.growth.is_some());
    let rates = chat_rates(member.profile);
    let open: f64 = Chat::ALL.iter().filter(|&&chat| !own(chat)).map(|chat| rates[chat.index()]).sum();
    let share = |chat: Chat| if own(chat) || open <= 0.0 { 0.0 } else { rates[chat.index()] / open };
    let draw = Chat::ALL.into_iter().find(|&chat| !own(chat)).map_or(DayDraw::Own, DayDraw::OfChat);
    Some(WholeAccount { rate, shares: Chat::ALL.map(share), draw, yearly: yearly(sheet) })
}

fn chat_growth(
    member: &Member<'_>,
    account: &Account<'_>,
    chat: Chat,
    whole: Option<&WholeAccount>,
    desk: &mut Desk,
) -> Growth {
    let none = RateSheet::default();
    let sheet = account.sheet.map_or(&none, |sheet| &sheet.parts[chat.index()].rate);
    let path = format!("{}/whatsapp/{} growth", member.name, chat_word(chat));
    match (known_rate(sheet, None, &path, desk), whole) {
        (Some(rate), _) => split(&rate, (1.0, DayDraw::Own), yearly(sheet), member, Items::Chat(chat)),
        (None, Some(whole)) => {
            let share = (whole.shares[chat.index()], whole.draw);
            split(&whole.rate, share, whole.yearly, member, Items::Chat(chat))
        }
        (None, None) => profile_growth(member, Items::Chat(chat), yearly(sheet), desk),
    }
}

/// The key of a kind of WhatsApp's data.
pub const fn chat_word(chat: Chat) -> &'static str {
    match chat {
        Chat::Text => "text",
        Chat::Photos => "photos",
        Chat::Voice => "voice",
        Chat::Documents => "documents",
        Chat::Videos => "videos",
    }
}
