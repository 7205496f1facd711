//! Every kind of problem and note, once: its stable code, its title and what it means. Nothing is told of a scenario
//! without one of these, and docs/ERRORS.md is this list with an example of each.

use std::fmt;

/// Whether a scenario can be run in spite of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// The file is refused.
    Problem,
    /// Worth knowing; nothing stops.
    Note,
}

macro_rules! catalogue {
    ($($variant:ident $code:literal $level:ident $title:literal $meaning:literal)*) => {
        /// A kind of problem or note.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// Every kind, problems first, in the order people meet them: the file, its lines, its values, what it says.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name: `key.unknown`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Whether it stops a run.
            pub const fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// What it is, in a line.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// Why it is told, and what to do, in a paragraph.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

catalogue! {
    // The file itself.
    FileMissing "file.missing" Problem "There is no such file"
        "No file of that name is in that place. Phones and mail programs add endings in silence: a file called `family.toml` may in truth be `family.toml.txt`."
    FileFolder "file.folder" Problem "A folder, not a file"
        "A folder was named where a scenario file belongs. Name a file in it."
    FileUnreadable "file.unreadable" Problem "The file cannot be read"
        "The system refuses to open the file: its permissions, or a part of its path that is no folder."
    FileTooLarge "file.too_large" Problem "Too large for a scenario"
        "A scenario is a page or two of text. A file of many megabytes is something else, and is refused unread."
    FileRichText "file.rich_text" Problem "Formatted text"
        "The file was saved with formatting (RTF), which hides the words of the scenario among instructions for fonts. Save it as plain text."
    FileEncoding "file.encoding" Problem "Text in another encoding"
        "The file is text, but not in UTF-8 and not in UTF-16 that says so. Letters such as é or ± would be read wrongly. Save it as UTF-8."
    FileNotText "file.not_text" Problem "Not a text at all"
        "The file is a document, a picture or an archive. A scenario is plain text: copy the words into a plain text file."
    FileEmpty "file.empty" Problem "Nothing in it"
        "The file has no line but blank ones and comments. A scenario needs at least a date, a plan and a person."
    FileNotAScenario "file.not_a_scenario" Problem "Not a scenario"
        "Nothing in the file is a key of a scenario: it is a letter, a page or another program's settings. One message says so instead of one for every line."
    FileTooDeep "file.too_deep" Problem "Keys nested too deep"
        "A line has more full stops than any key of a scenario needs."
    ExtendsUnread "extends.unread" Problem "A file that cannot be extended"
        "`extends` names a scenario file beside this one. None of that name can be read."
    ExtendsCycle "extends.cycle" Problem "Files that extend each other"
        "One file stands on another, and that on a third, but never in a circle, and never more than 16."
    VersionNewer "version.newer" Problem "A file for a newer program"
        "The file says that it is written in a newer language than this program knows. Half of it would be misread, so none of it is read."

    // Lines that are not TOML.
    SyntaxKey "syntax.key" Problem "A key that is no single word"
        "A key is one word of plain letters, digits and underscores: `backup_size`, not `backup size`. It stands at the beginning of its line."
    SyntaxEquals "syntax.equals" Problem "A line without `=`"
        "Every line that says something reads `key = value`. The sign between the two is missing, or stands there twice."
    SyntaxColon "syntax.colon" Problem "A colon instead of `=`"
        "Other kinds of files write `key: value`. A scenario writes `key = value`."
    SyntaxValue "syntax.value" Problem "A key without a value"
        "Nothing stands behind the `=`. Write a value, or take the line out: what is left out takes a default."
    SyntaxQuote "syntax.quote" Problem "A quotation mark is missing"
        "Text stands between two quotation marks, both on the same line. One of them is missing."
    SyntaxBracket "syntax.bracket" Problem "A bracket is missing"
        "What is opened must be closed: `[plan]`, `[[person]]`, `{ photos = \"40 GB\" }`, `[\"iphone\", \"whatsapp\"]`."
    SyntaxComma "syntax.comma" Problem "A comma is missing or too many"
        "Within braces and brackets, a comma stands between one thing and the next, and nowhere else."
    SyntaxOther "syntax.other" Problem "A line that cannot be read"
        "The line is not TOML. A line is a comment that begins with `#`, a table's name in brackets, or `key = value`."
    SetSyntax "set.syntax" Problem "A flag that cannot be read"
        "`--set` takes a key's path and a value: `--set plan.size=\"2 TB\"`."
    SetNoSuchItem "set.no_such_item" Problem "A flag for something that is not there"
        "A path of `--set` names a person, device or event by its place, from 0, or by its name. None is called that."

    // Tables and keys.
    TableTwice "table.twice" Problem "A table stands twice"
        "A table such as `[plan]` may stand once: nobody can say which of two was meant. Put the lines of both under one."
    TableSecondPerson "table.second_person" Problem "A person's table stands twice"
        "`[person.photos]` belongs to the `[[person]]` above it. A second one under the same person belongs to somebody whose `[[person]]` is missing, or to the first one."
    KeyTwice "key.twice" Problem "A key stands twice"
        "A key may stand once in its table. Where a list was meant, as of people, each begins with a line of its own such as `[[person]]`."
    KeyUnknown "key.unknown" Problem "A key that does not exist"
        "Other programs ignore a misspelled key and answer as if it were not there. This one refuses it and says which keys there are, and which was probably meant."
    KeyMisplaced "key.misplaced" Problem "A key in the wrong table"
        "The key exists, but in another table. A table goes on until the next name in brackets, so that a `title` at the end of the file falls into the last table."
    KeyMissing "key.missing" Problem "A key that must be there is not"
        "Most keys may be left out and take a default. Without this one, nobody could say what is meant."
    KeyNotHere "key.not_here" Problem "A key that means nothing here"
        "The key exists and may stand in this table, but not beside what else is said there: a trip has no `size`."

    // Values.
    ValueWrongKind "value.wrong_kind" Problem "A value of the wrong kind"
        "A date stands where a size belongs, a list where a text belongs, and the like."
    ValueEmpty "value.empty" Problem "An empty text"
        "Quotation marks with nothing between them. Leave the key out instead."
    ValueUnreadable "value.unreadable" Problem "A text that is not understood"
        "The text is of the right kind, but what it says is not what belongs there: a speed where a size belongs, a share above 100 %, a price in another currency."
    ValueAmbiguous "value.ambiguous" Problem "A number that can be read in two ways"
        "\"1,234 MB\" is a thousand megabytes to one reader and a little more than one to another, and \"2.000 GB\" is two or two thousand. Neither is taken for granted."
    ValueNoUnit "value.no_unit" Problem "A number without a unit"
        "\"200\" may be megabytes or gigabytes, \"20\" days or years. The unit has to be typed."
    ValueNoRate "value.no_rate" Problem "A growth that does not say per what"
        "Growth is a size per day, week, month or year. \"500 MB\" alone may be any of them."
    ValueNegative "value.negative" Problem "A number below zero"
        "Sizes, speeds, shares and lengths of time are never negative. What shrinks is said by an event or by a habit of cleaning."
    ValueUnknownWord "value.unknown_word" Problem "A word that is not one of those known"
        "The key takes one of a few words, and this is none of them."
    ValueOutOfRange "value.out_of_range" Problem "A value outside what can be"
        "The value is of the right kind and too small, too large or too uncertain for this key."
    DateForm "date.form" Problem "A date in another form"
        "Dates are written year, month, day: 2026-11-30. The message says the same day in that form."
    DateAmbiguous "date.ambiguous" Problem "A date that can be read in two ways"
        "01/12/2026 is the first of December in Europe and the twelfth of January in America. Written 2026-12-01 it is one day everywhere."
    DateImpossible "date.impossible" Problem "A day no calendar has"
        "The thirtieth of February, the thirteenth month, or a year that is out of all reach."
    DateAfterReading "date.after_reading" Problem "A date after the numbers were read"
        "Backups and readings lie on or before `read_on`, the day the numbers were read off the phones. One of the two dates is mistyped."
    HorizonOutOfRange "horizon.out_of_range" Problem "A horizon too short or too long"
        "A run looks at least a day and at most a hundred years ahead; `--limit horizon=150` lets longer ones in."
    RegionUnknown "region.unknown" Problem "A region without a price list"
        "Prices are known for many countries by code and by name. This is none of them, or a misspelling."

    // People and what they have.
    PersonMissing "person.missing" Problem "Nobody in the file"
        "A scenario needs at least one person."
    PersonUnknown "person.unknown" Problem "A name that is nobody's"
        "An event, a policy or a reading names somebody who has no `[[person]]`. Nothing would have happened to anybody."
    PersonNoPool "person.no_pool" Problem "Somebody on no storage plan"
        "Everybody is on the family's plan or on one of their own. This person is on neither."
    ProfileUnknown "profile.unknown" Problem "A profile that does not exist"
        "A profile says how somebody's data grow where nothing else is typed. There are a few, by name."
    NameDuplicate "name.duplicate" Problem "Two of the same name"
        "People, and the devices of one person, are told apart by their names. A table copied to make a second one still has the name of the first."
    NameReserved "name.reserved" Problem "A name that means everybody"
        "Events say \"everybody\" for all people together: nobody can be called that."
    DeviceUnknown "device.unknown" Problem "A device nobody has"
        "A device is named that the person does not have, or no longer has."
    WhatsAppNoDevice "whatsapp.no_device" Problem "WhatsApp without a phone"
        "A WhatsApp account lives on a phone in use, and this person has none."
    WhatsAppNone "whatsapp.none" Problem "Somebody without WhatsApp"
        "An event or a policy changes somebody's WhatsApp, and they have no account in this file."
    LimitTooMany "limit.too_many" Problem "More than one file takes"
        "A scenario has at most 200 people, 64 devices and ten million futures, and all that it may come to hold must add up. `--limit` raises these numbers."

    // Figures that contradict each other.
    PartsAboveTotal "parts.above_total" Problem "Parts above their total"
        "What is typed within a figure comes to more than the figure itself: one of them is from another day, of another person, or mistyped. Chats above the device backups may mean that WhatsApp is switched off there."
    BackupNeverHasSize "backup.never_has_size" Problem "A size of a backup that never was"
        "`last_backup = \"never\"` and a `backup_size` contradict each other."
    BackupNextTooLarge "backup.next_too_large" Problem "A next backup above the whole backup"
        "The phone shows two figures: Backup Size is the whole, Next Backup Size what the coming night sends. A next one above a whole of yesterday means that the two were swapped."
    PhoneOverFull "phone.over_full" Problem "More used than the phone holds"
        "`storage_used` is above `capacity`. The two figures stand in one line of the phone's screen."
    PhoneTooSmall "phone.too_small" Problem "A device smaller than its contents"
        "Chats, apps, photos and messages that are typed as on the device come to more than it can hold. One of the figures is mistyped or of another device."
    PlanEmpty "plan.empty" Problem "A plan of nothing"
        "Everybody has 5 GB at least. A plan of 0 GB would make every backup fail on the first day."
    PlanTooManyPeople "plan.too_many_people" Problem "More people than a family plan takes"
        "Family Sharing takes six people. The others have plans of their own."
    PlanNotShared "plan.not_shared" Problem "No family plan to join or leave"
        "Somebody joins or leaves the family's plan, and the file has none."
    PlanNoMove "plan.no_move" Problem "A move that moves nobody"
        "Somebody joins a plan they are on, or leaves one they are not on."
    GrowthTooFast "growth.too_fast" Problem "Growth that fills the plan in a day"
        "One typed growth alone would fill the whole plan within a day. Usually a month's figure was typed as a day's."
    ReadingTooClose "reading.too_close" Problem "Readings too close to each other"
        "Growth is measured between readings at least 28 days apart: within fewer days, one film more or less is all it would show."
    ReadingSameDay "reading.same_day" Problem "Two readings of one day"
        "Two `[[reading]]` tables carry the same date. Put their figures into one, or correct a date."

    // Events and policies.
    PhraseUnknown "phrase.unknown" Problem "An event that is not known"
        "What happens is said in one of the phrases that README lists. This is none of them."
    PhraseEventsOnly "phrase.events_only" Problem "Something no policy can do"
        "A policy does what a person would do. A trip, an outage or a new price happens, and belongs in an event."
    PolicyWhen "policy.when" Problem "A policy that looks at nothing"
        "A policy reacts to a backup that is failing or missing for a number of days, or to a pool above a share."
    WhoMissing "who.missing" Problem "An event that must say whose"
        "What is somebody's own, such as data or a device, needs a `who` where there are several people."
    EventEndsBeforeItBegins "event.ends_before_it_begins" Problem "An event that ends before it begins"
        "`until` lies before `on`. One of the dates is mistyped."
    EventLongPast "event.long_past" Problem "An event of long ago"
        "An event lies more than a year before the numbers were read. What happened then is in the numbers already: the year is mistyped."
    EventTwice "event.twice" Problem "An event stands twice"
        "Two events agree word for word. Deleting half twice deletes three quarters: whoever means that writes two days."
    PolicyTwice "policy.twice" Problem "A policy stands twice"
        "Two policies agree word for word."

    // Notes.
    TextMended "text.mended" Note "Lines read as they were meant"
        "Curly quotation marks, sizes without quotation marks, one bracket where two belong: what is meant is beyond doubt, so it is read that way. `simulate check --fix` shows each line as it should be."
    RegionAssumed "region.assumed" Note "No region is given"
        "Prices are then those of the United States."
    PricesOld "prices.old" Note "Prices of another year"
        "The price list was read more than a year before or after the numbers. Type the price you pay: `price = \"2.99 USD per month\"`."
    PlanPriceUnknown "plan.price_unknown" Note "A plan without a price"
        "No price list has a plan of this size. Without a `price`, costs leave it out."
    PlanUnused "plan.unused" Note "A plan nobody is on"
        "Everybody has a plan of their own, so that the one in `[plan]` serves nobody."
    PoolOverQuota "pool.over_quota" Note "Over its quota on the first day"
        "More is stored than the plan holds, as after a downgrade. Every backup that adds anything then fails from the first day. If that is not so, one of the two figures is mistyped."
    PoolOther "pool.other" Note "Used storage that the parts do not explain"
        "The difference between what the phone shows as used and the sum of the parts is kept as it is and does not grow."
    PersonOther "person.other" Note "A total that the parts do not explain"
        "The rest of somebody's total is kept as it is and does not grow."
    BackupDateUnknown "backup.date_unknown" Note "A backup without a date"
        "A backup that is switched off has a size and no date. It is taken to be of the day the numbers were read."
    BackupExpires "backup.expires" Note "A backup past its time"
        "iCloud deletes a device's backup 180 days after it was made. This one is older: is its date right?"
    BackupNextLarge "backup.next_large" Note "A next backup of more than half"
        "The coming backup sends more than half of all the backup holds. That happens after weeks without one; otherwise the figure may be another one: Next Backup Size stands below Backup Size."
    PhoneUnchecked "phone.unchecked" Note "Room on the phone is not checked"
        "That takes two figures: `capacity` and `storage_used`; or `free` alone."
    GrowthFillsRoom "growth.fills_room" Note "Growth that fills the free room in a week"
        "One typed growth alone would fill all that is free within a week. Is it per month?"
    ExtendsOutside "extends.outside" Note "A file outside the folder"
        "`extends` leads out of the folder of this file: whoever gets the folder does not get that file."
    ReadOnMoved "read_on.moved" Note "Numbers taken as those of another day"
        "A flag moved the first day. The numbers stay as they are in the file."
    ReadingAlone "reading.alone" Note "One reading"
        "Growth takes two readings, at least 28 days apart."
    ReadingShrank "reading.shrank" Note "A figure that shrank"
        "Between the readings the figure became smaller. It is taken not to grow."
    ReadingOld "reading.old" Note "Readings of another year"
        "The last reading is more than a year older than the numbers. How things grew then may not be how they grow now."
    EventBeforeStart "event.before_start" Note "An event that is over"
        "It lies before the first day and is left out: the numbers of the phone know of it."
    EventBeganBefore "event.began_before" Note "An event under way"
        "It began before the first day and counts from then."
    EventBeyondHorizon "event.beyond_horizon" Note "An event beyond the horizon"
        "It lies after the last day and changes nothing. A longer `horizon` would reach it."
    NetworkSameLine "network.same_line" Note "Another network, the same speed"
        "The event ends restrictions and says nothing of the speed there."
}

impl Code {
    /// The kind of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// Whether something that must be in the file is not there, which a line that could not be read may hold.
    pub const fn is_of_absence(self) -> bool {
        matches!(self, Self::KeyMissing | Self::PersonMissing | Self::WhoMissing)
    }

    /// Whether a line could not be read at all, so that what stood on it is unknown.
    pub fn is_syntax(self) -> bool {
        self.name().starts_with("syntax.")
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, name: &&str) -> bool {
        self.name() == *name
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_name_a_title_and_a_paragraph() {
        for (at, &code) in Code::ALL.iter().enumerate() {
            assert_eq!(Code::of(code.name()), Some(code), "one name each");
            assert!(Code::ALL[..at].iter().all(|other| other.title() != code.title()), "{code}");
            let (title, meaning) = (code.title(), code.meaning());
            assert!(title.len() < 60 && !title.ends_with('.'), "{code}: {title}");
            assert!(
                meaning.ends_with('.') || meaning.ends_with('?') || meaning.ends_with('`'),
                "{code}: {meaning}"
            );
            let plain = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
            assert!(code.name().chars().all(plain) && code.name().contains('.'), "{code}");
        }
    }

    #[test]
    fn problems_come_before_notes() {
        let levels: Vec<Level> = Code::ALL.iter().map(|code| code.level()).collect();
        let first = levels.iter().position(|level| *level == Level::Note).unwrap();
        assert!(levels[first..].iter().all(|level| *level == Level::Note));
    }
}
