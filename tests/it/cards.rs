//! Address books as phones and programs really write them: nobody is lost, nothing is left out in silence, and the
//! same file again changes nothing.

use crate::support::day;
use ebb::app::view::import::{Fate, Field, Known, Preview, Reason, fill, preview};
use ebb::domain::id::{Id, PersonId};
use ebb::domain::person::{Milestone, MilestoneKind, Person};
use ebb::domain::text::Name;
use ebb::domain::yearly::Yearly;
use ebb::exchange::card::{Card, Part, Remark, Row, Unread};
use ebb::exchange::vcard::{self, Version};
use ebb::exchange::{FileError, LARGEST, MOST_CARDS, csv, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A file under `tests/fixtures/cards`.
fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/cards/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn rows(name: &str) -> Vec<Row> {
    read(&file(name)).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// All that a row says, as one line.
fn line(row: &Row) -> String {
    let mut parts = Vec::new();
    match &row.result {
        Err(why) => parts.push(format!("{} — {why:?}", row.number)),
        Ok(card) => {
            parts.push(format!("{} {}", row.number, card.name));
            let one = |label: &str, text: &str| (!text.is_empty()).then(|| format!("{label} {text}"));
            parts.extend(one("called", &card.nickname));
            parts.extend(one("tel", &card.phones.join(", ")));
            parts.extend(one("mail", &card.emails.join(", ")));
            parts.extend(card.birthday.map(|day| format!("born {day}")));
            parts.extend(card.anniversary.map(|day| format!("keeps {day}")));
            parts.extend(card.dates.iter().map(|(label, day)| format!("{label} on {day}")));
            parts.extend(one("in", &card.groups.join(", ")));
            parts.extend(one("id", &card.uid));
            parts.extend(one("note", &card.note.replace('\n', " / ")));
        }
    }
    parts.extend(row.notes.iter().map(|remark| format!("! {remark:?}")));
    parts.join(" | ")
}

/// Exactly these rows, with exactly this in them, come out of a file.
fn shows(name: &str, expected: &[&str]) {
    let lines: Vec<String> = rows(name).iter().map(line).collect();
    assert_eq!(lines, expected, "{name}");
}

// Phones

#[test]
fn android_2_1_with_accents_in_codes_a_picture_and_a_card_without_a_name() {
    shows(
        "android-21.vcf",
        &[
            "1 Inês Maria da Conceição Gonçalves | called Nêsinha | tel +351912345678, 212345678 | \
             mail ines@example.org | born 1988-11-02 | keeps 2014-09-06 | Café aberto on 2019-05-01 | \
             note Gosta de violino. / Não liga à noite. | ! Aside(Photo)",
            "2 112 | tel 112",
            "3 — NoName",
        ],
    );
}

#[test]
fn samsung_2_1_with_names_broken_in_the_middle_and_bare_line_feeds() {
    shows(
        "samsung-21.vcf",
        &[
            "1 Олена Коваль | tel +380 50 000 0001, +380 44 000 0002 | mail olena@example.org | born --02-29 | \
             ! Aside(Other)",
            "2 Tomás Vidal | tel 910 000 002 | born 1991-07-20 | ! Aside(Other)",
        ],
    );
}

#[test]
fn huawei_2_1_with_the_charset_first_and_an_empty_number() {
    shows("huawei-21.vcf", &["1 李 | tel +49 171 3920001 | mail li@example.org | born 1988-08-10 | ! Aside(Other)"]);
}

#[test]
fn android_3_0_with_a_birthday_without_a_year() {
    shows(
        "android-30.vcf",
        &["1 Chidi Okafor | tel +44 7700 900101, +44 20 7946 0101 | mail chidi@example.org | born --08-19 | \
           in Starred in Android, Choir | ! Aside(Other)"],
    );
}

#[test]
fn iphone_3_0_with_apples_years_labels_and_a_folded_picture() {
    shows(
        "iphone-30.vcf",
        &[
            "1 Zoë Berg | called Zo | tel +49 171 3920012, 030 23125001 | mail zoe@example.org | born --05-09 | \
             keeps 2015-06-20 | Name day on --12-01 | note Two cats, one violin. / Never calls; writes. | \
             ! Aside(Photo) | ! Aside(Other)",
            "2 Rui Silva | born --02-29",
        ],
    );
}

#[test]
fn icloud_3_0_where_a_group_is_no_person() {
    shows(
        "icloud-30.vcf",
        &[
            "1 Lina Haddad | tel +33 6 39 98 00 01 | born 1979-12-31 | id 6A1F4B0E-0000-4000-8000-000000000001",
            "2 — Group | ! Aside(Other)",
        ],
    );
}

#[test]
fn macos_3_0_with_a_company_and_a_day_that_is_none() {
    shows(
        "macos-30.vcf",
        &[
            "1 Bäckerei Morgenrot | tel 030 23125002 | id A0000000-0000-4000-8000-000000000007:ABPerson | \
             ! Aside(Other)",
            "2 Dr. Amal Noor | tel +44 7700 900102 | First date on 2020-02-29 | \
             id A0000000-0000-4000-8000-000000000008:ABPerson | ! Aside(Other) | ! Unreadable(Date, \"---15\")",
        ],
    );
}

#[test]
fn google_3_0_with_a_4_0_birthday_and_an_address_for_a_name() {
    shows(
        "google-30.vcf",
        &[
            "1 Maya Lee | called May | tel +1 202-555-0101 | mail maya@example.org, maya.lee@example.com | \
             born --04-14 | keeps 2012-05-12 | Moved in on 2013-08-30 | in Book club, myContacts | ! Aside(Other) | \
             ! Aside(Photo)",
            "2 newsletter@example.com | mail newsletter@example.com | in myContacts | ! NameFrom(Email)",
        ],
    );
}

#[test]
fn nokia_2_1_with_a_spoken_name_and_an_unindented_address() {
    shows(
        "nokia-21.vcf",
        &["1 Päivi Virtanen | tel +358400000001, +358900000002 | mail paivi@example.org | born 1969-02-28 | \
           id 0000000000000010 | ! Aside(Other)"],
    );
}

#[test]
fn a_sim_card_with_names_in_capitals_and_one_without() {
    shows("sim.vcf", &["1 MAMA | tel +351960000001", "2 — NoName", "3 RUI CASA | tel 213000001"]);
}

#[test]
fn a_contact_shared_in_whatsapp() {
    shows("whatsapp.vcf", &["1 João Costa | tel +351 910 000 016 | ! Aside(Other)"]);
}

// Programs and services

#[test]
fn outlook_2_1_in_windows_1252_with_a_note_that_ends_in_an_empty_line() {
    shows(
        "outlook-21.vcf",
        &["1 Jörg Müller | tel +49 (30) 23125003, +49 (171) 3920003, +49 (30) 23125004 | mail joerg@example.org | \
           born 1975-08-04 | keeps 2001-06-09 | note Mag Kaffee – schwarz. / Spielt Cello. | ! Aside(Other) | \
           ! Aside(Photo)"],
    );
}

#[test]
fn outlook_3_0_with_a_birthday_that_has_a_time() {
    shows(
        "outlook-30.vcf",
        &["1 Ana Lucía Diaz | tel +1 (202) 555-0110 | mail ana@example.org | born 1990-03-10 | in Red category | \
           ! Aside(Other)"],
    );
}

#[test]
fn outlook_365_with_empty_lines_and_a_long_id() {
    shows(
        "outlook-365.vcf",
        &["1 Petra Nováková | called Péťa | tel +420 601 000 001 | mail petra@example.org | born 1983-01-02 | \
           id 040000008200E00074C5B7101A82E00800000000AABBCCDD0011D901000000000000000010000000000102030405060708090A0B0C\
           0D0E0F | ! Aside(Other)"],
    );
}

#[test]
fn thunderbird_of_old_in_small_letters_and_with_its_version_last() {
    shows(
        "thunderbird-21.vcf",
        &["1 Maëlle Dupré | tel 01 99 00 12 34, 06 39 98 12 34 | mail maelle@example.org | \
           note Elle joue du violon. | ! Aside(Other)"],
    );
}

#[test]
fn thunderbird_4_0() {
    shows(
        "thunderbird-40.vcf",
        &["1 Sven Åkesson | called Svenne | tel +46 70 000 00 01 | mail sven@example.org, sven.work@example.com | \
           born --06-06 | keeps 2009-08-08 | id 0f0e0d0c-0000-4000-8000-00000000000d | note Rings the bell twice."],
    );
}

#[test]
fn nextcloud_4_0_with_a_picture_in_its_line_and_a_group() {
    shows(
        "nextcloud-40.vcf",
        &[
            "1 Farah Aziz | tel +31 30 000 0001 | mail farah@example.org | born 1994-01-18 | in Family, Choir | \
             id b7a3c2d1-0000-4000-8000-00000000000e | ! Aside(Other) | ! Aside(Photo)",
            "2 — Group | ! Aside(Other)",
        ],
    );
}

#[test]
fn davx5_4_0_with_two_nicknames_and_a_number_under_a_label() {
    shows(
        "davx5-40.vcf",
        &["1 Kwame Mensah | called Kay | tel +233 20 000 0001, +233 30 000 0002 | mail kwame@example.org | \
           born --03-10 | keeps 2010-06-12 | Started at the bakery on 2018-09-01 | in Rowing | \
           id 1d2c3b4a-0000-4000-8000-00000000000f | ! Aside(Nickname)"],
    );
}

#[test]
fn kde_3_0_with_its_own_word_for_an_anniversary() {
    shows(
        "kde-30.vcf",
        &["1 Marta Zielińska | called Martusia | tel +48 600 000 001 | mail marta@example.org, marta@example.com | \
           born 1986-10-07 | keeps 2011-05-07 | in Friend | id kLmN0pQrSt | ! Aside(Other)"],
    );
}

#[test]
fn evolution_3_0_with_blanks_beside_the_folds() {
    shows(
        "evolution-30.vcf",
        &["1 Giulia Conti | tel 06 0000 0001 | mail giulia@example.org | born 1981-01-01 | keeps 2016-04-23 | \
           in Garden, allotment, Neighbours | id pas-id-0000000000000013 | note This is a very long note that \
           Evolution folds at its seventy-fifth letter /   and goes on after it with two blanks. | ! Aside(Other)"],
    );
}

#[test]
fn fastmail_3_0() {
    shows(
        "fastmail-30.vcf",
        &["1 Wei Ling Tan | called Ling | tel +65 8000 0001 | mail ling@example.org | born 1992-09-09 | \
           id f0000000-0000-4000-8000-000000000014 | ! Aside(Other)"],
    );
}

#[test]
fn proton_4_0_with_ranks_and_days_in_words() {
    shows(
        "proton-40.vcf",
        &["1 Ayşe Yılmaz | tel +90 500 000 00 01 | mail ayse@example.org, ayse@example.com | in Old friends | \
           id proton-web-00000000-0000-4000-8000-000000000015 | ! Unreadable(Birthday, \"around 1990\") | \
           ! Unreadable(Anniversary, \"the first snow\")"],
    );
}

#[test]
fn roundcube_3_0() {
    shows(
        "roundcube-30.vcf",
        &["1 Ida Larsen | called Ida L | mail ida@example.org | born 1970-06-15 | keeps 1999-12-31 | ! Aside(Other)"],
    );
}

// What goes wrong

#[test]
fn birthdays_in_every_form_there_is() {
    shows(
        "birthdays.vcf",
        &[
            "1 Compact | born 1990-03-10",
            "2 Dashes | born 1990-03-10",
            "3 Instant | born 1990-03-10",
            "4 Yearless | born --03-10",
            "5 Yearless dashes | born --03-10",
            "6 Day only | ! Unreadable(Birthday, \"---10\")",
            "7 Month only | ! Unreadable(Birthday, \"--03\")",
            "8 Words | ! Unreadable(Birthday, \"circa 1800\")",
            "9 Apple | born --05-09",
            "10 Apple other year | born --05-09",
            "11 Plain 1604 | born --05-09",
            "12 Year zero | born --05-09",
            "13 Year only | ! Unreadable(Birthday, \"1990\")",
            "14 Year and month | ! Unreadable(Birthday, \"1990-03\")",
            "15 Leap | born 1992-02-29",
            "16 No leap | ! Unreadable(Birthday, \"19910229\")",
            "17 Leap yearless | born --02-29",
            "18 Empty",
            "19 Slashes | born 1990-03-10",
            "20 Dots | born 1990-03-10",
            "21 American | born 1990-03-14",
            "22 Either | ! Ambiguous(Birthday, \"3/10/1990\")",
            "23 Time only | ! Unreadable(Birthday, \"T102200\")",
            "24 Twice | born 1990-03-10 | ! Aside(Birthday)",
            "25 In capitals | born 1953-10-15",
        ],
    );
}

#[test]
fn three_versions_in_one_file_and_a_card_that_says_none() {
    shows(
        "mixed.vcf",
        &[
            "1 Åse Østby | tel +47 900 00 001",
            "2 Bo Dahl | tel +45 20 00 00 01",
            "3 Cy Ek | tel +46-70-000-00-02",
            "4 No Version",
        ],
    );
}

#[test]
fn the_card_of_an_agent_is_a_card_and_takes_nothing_from_the_one_around_it() {
    shows(
        "agent.vcf",
        &[
            "1 Casey Chief | tel +1 202-555-0121",
            "2 Harper Helper | tel +1 202-555-0120 | ! Inside",
            "3 Billie Boss | tel +1 202-555-0122",
            "4 Sam Second | ! Inside",
            "5 Alex Lead | tel +1 202-555-0123 | ! Aside(Other)",
            "6 After All",
        ],
    );
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    shows("cut-off.vcf", &["1 Whole Wanda", "2 Half Hugo | tel +1 202-555-0130 | ! Aside(Photo) | ! NoEnd"]);
}

#[test]
fn text_between_cards_has_a_row_and_missing_ends_lose_nobody() {
    shows(
        "junk.vcf",
        &[
            "1 — NotACard",
            "2 First Fiona | ! NoEnd",
            "3 Second Seth | ! Junk",
            "4 — NotACard",
            "5 Third Theo | ! Aside(Other)",
        ],
    );
}

#[test]
fn without_a_name_the_next_best_is_taken_and_said() {
    shows(
        "empty.vcf",
        &[
            "1 — NoName",
            "2 — NoName",
            "3 Only Nick | called Only Nick | ! NameFrom(Nickname)",
            "4 Only Org | ! NameFrom(Organisation)",
            "5 only@example.org | tel +1 202-555-0140 | mail only@example.org | ! NameFrom(Email)",
        ],
    );
}

#[test]
fn sixteen_bits_a_letter() {
    shows("utf16.vcf", &["1 Çağla Şahin | tel +90 500 000 00 02", "2 Ζωή Ωmega 🌊"]);
}

#[test]
fn letters_that_are_said_guessed_and_unknown() {
    shows(
        "letters.vcf",
        &[
            "1 œil de Bœuf €",
            "2 André Lefèvre",
            "3 Not Said Zoë | ! Guessed",
            "4 sato@example.org | mail sato@example.org | ! Letters(\"SHIFT_JIS\") | ! NameFrom(Email)",
            "5 Yuki Tanaka | tel +81 90 0000 0001",
            "6 — NoName | ! Letters(\"GB2312\")",
        ],
    );
}

#[test]
fn lines_that_end_as_on_an_old_mac() {
    shows("mac-cr.vcf", &["1 Ken Ito | tel +81 90 0000 0002 | note A note that is folded.", "2 Aoi Ito"]);
}

#[test]
fn what_is_preferred_comes_first_what_is_double_once_and_a_fax_last() {
    shows(
        "preferred.vcf",
        &[
            "1 Many Numbers | tel +1-202-555-0153, +1 202-555-0152, +1 202-555-0151, +1 202-555-0154, \
             +1 202-555-0150 | mail first@example.org, third@example.org, fourth@example.org | \
             ! Unreadable(Phone, \"call the office\") | ! Unreadable(Email, \"c=us;a=;p=Org;o=Site;s=Numbers\")",
            "2 Bea Bare | tel +1 202-555-0156, +1 202-555-0155 | mail bea@example.com, bea@example.org",
        ],
    );
}

#[test]
fn folds_within_a_letter_with_tabs_and_where_2_1_has_its_blanks() {
    let note = "É".repeat(60);
    shows(
        "folded.vcf",
        &[
            &format!("1 Ana María de los Ángeles | mail ana@example.org | note {note}"),
            "2 Olga Old | note folded where there  is a blank",
        ],
    );
}

#[test]
fn escapes_and_quotes() {
    shows(
        "escapes.vcf",
        &[
            "1 Dr. Jo;anna Philip Paul Quinn the younger M.D. A.C.P. | in One, two, Three\\four | \
             note C:\\new  /  line, colon: and \\x",
            "2 Quoted: Colon",
        ],
    );
}

#[test]
fn pictures_keys_and_sounds_do_no_harm() {
    shows(
        "pictures.vcf",
        &[
            "1 Uma Unindented | tel +1 202-555-0160 | ! Aside(Photo)",
            "2 Ulf Unended | tel +1 202-555-0161 | ! Aside(Photo) | ! Aside(Other) | ! Aside(Sound)",
            "3 Link Lea | ! Aside(Photo)",
        ],
    );
}

#[test]
fn files_put_together_with_their_marks() {
    shows("joined.vcf", &["1 One Øne", "2 Two Twø"]);
}

#[test]
fn a_card_that_says_when_somebody_died() {
    shows("died-40.vcf", &["1 Grandma Rose | born 1931-05-04 | ! Died"]);
}

// Tables

#[test]
fn googles_table_of_old_with_several_values_in_one_field() {
    shows(
        "google-old.csv",
        &[
            "1 Maya Lee | called May | tel +1 202-555-0101, +1 202-555-0102, +1 202-555-0103 | \
             mail maya@example.org, maya@example.com, maya.lee@example.net | born 1990-03-10 | keeps 2012-05-12 | \
             Moved in on --08-30 | in Book club, myContacts | note Likes \"jazz\", / and rain. | ! Aside(Photo) | \
             ! Aside(Other)",
            "2 newsletter@example.com | mail newsletter@example.com | in myContacts | ! NameFrom(Email)",
            "3 — NoName",
            "4 Zoë Berg | born --02-29 | in myContacts",
        ],
    );
}

#[test]
fn googles_table_of_today() {
    shows(
        "google-new.csv",
        &[
            "1 Dra. Inês Maria Gonçalves | called Nês | tel +351 912 345 678 | mail ines@example.org | \
             born 1988-11-02 | keeps 2014-09-06 | in Coro, myContacts",
            "2 Rui | in myContacts | ! Aside(Other)",
            "3 Câmara Municipal | tel 213 000 002 | in myContacts | ! NameFrom(Organisation)",
        ],
    );
}

#[test]
fn outlooks_table_where_a_day_that_could_be_two_is_left_out_and_said() {
    shows(
        "outlook.csv",
        &[
            "1 Dr. Chidi Okafor | tel +44 7700 900101, +44 20 7946 0102, +44 20 7946 0101 | \
             mail chidi@example.org, chidi@example.com | born 1984-08-19 | in Choir, Leeds | \
             note Sings bass. / On Tuesdays. | ! Aside(Other)",
            "2 Ada Bright | tel +44 7700 900103 | mail ada@example.org | ! Ambiguous(Anniversary, \"3/10/1990\") | \
             ! Ambiguous(Birthday, \"10/3/1990\") | ! Aside(Other)",
            "3 Bell & Co | ! NameFrom(Organisation)",
            "4 — NoName",
        ],
    );
}

#[test]
fn a_table_with_semicolons_in_windows_1252() {
    shows(
        "outlook-1252.csv",
        &[
            "1 Jörg Müller | tel +49 171 3920003 | mail joerg@example.org | born 1975-08-04 | in Büro | ! Guessed",
            "2 Ann Plain | born 1970-12-25",
        ],
    );
}

#[test]
fn a_table_with_tabs_and_sixteen_bits_a_letter() {
    shows("outlook-utf16.csv", &["1 Çağla Şahin | mail cagla@example.org | born 1990-03-10"]);
}

#[test]
fn a_quote_that_nothing_closes_swallows_nobody() {
    shows(
        "broken-quotes.csv",
        &[
            "1 Closed, well | tel +1 202-555-0170 | note a \"quoted\" word",
            "2 Half \"a\" quote | tel +1 202-555-0171 | note fine",
            "3 \"Never closed | tel +1 202-555-0172 | note oops",
            "4 After That | tel +1 202-555-0173 | note here | ! Junk",
            "5 Short Row",
        ],
    );
}

// Whole files

#[test]
fn a_file_that_is_no_address_book_is_refused() {
    for bytes in [
        &b""[..],
        b"\xef\xbb\xbf",
        b"hello",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"Date,Amount\n2026-01-01,3\n",
        b"{\"kind\":\"backup\"}",
        b"END:VCARD",
    ] {
        assert_eq!(read(bytes), Err(FileError::NoCards), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_file_has_its_limits_and_up_to_them_is_read() {
    let card = "BEGIN:VCARD\nFN:A\nEND:VCARD\n";
    let most = card.repeat(MOST_CARDS);
    assert_eq!(read(most.as_bytes()).map(|rows| rows.len()), Ok(MOST_CARDS));
    assert_eq!(read((most + card).as_bytes()), Err(FileError::TooMany));
    let mut large = card.as_bytes().to_vec();
    large.resize(LARGEST, b'\n');
    assert_eq!(read(&large).map(|rows| rows.len()), Ok(1));
    large.push(b'\n');
    assert_eq!(read(&large), Err(FileError::TooLarge));
    assert_eq!(csv::read(&large), Err(FileError::TooLarge));
    let table = format!("Name\n{}", "A\n".repeat(MOST_CARDS));
    assert_eq!(read(table.as_bytes()).map(|rows| rows.len()), Ok(MOST_CARDS));
    assert_eq!(read(format!("{table}B\n").as_bytes()), Err(FileError::TooMany));
}

#[test]
fn a_line_that_is_far_too_long_is_left_aside_and_its_card_is_not() {
    let long = "x".repeat(80) + "\n ";
    let text = format!("BEGIN:VCARD\nFN:Ann\nNOTE:{}\nTEL:112\nEND:VCARD\n", long.repeat(14_000));
    let rows = read(text.as_bytes()).expect("an address book");
    assert_eq!(rows.iter().map(line).collect::<Vec<_>>(), ["1 Ann | tel 112 | ! TooLong(Other)"]);
}

#[test]
fn what_has_no_room_is_left_aside_and_said() {
    let long = "1".repeat(300);
    let text = format!(
        "BEGIN:VCARD\nFN:Ann\nTEL:{long}\nEMAIL:{long}@example.org\nUID:{long}\nCATEGORIES:{long},b\n\
         i.X-ABDATE:1990-03-10\ni.X-ABLABEL:{long}\nEND:VCARD\n"
    );
    let rows = read(text.as_bytes()).expect("an address book");
    let lines: Vec<String> = rows.iter().map(line).collect();
    assert_eq!(
        lines,
        ["1 Ann |  on 1990-03-10 | in b | ! TooLong(Phone) | ! TooLong(Email) | ! TooLong(Uid) | ! TooLong(Group) | \
          ! TooLong(Date)"]
    );
    let many: String = (0..30).map(|at| format!("X-ABDATE:{}-03-10\n", 1990 + at)).collect();
    let rows = read(format!("BEGIN:VCARD\nFN:Ann\n{many}END:VCARD").as_bytes()).expect("an address book");
    assert_eq!(rows[0].result.as_ref().map(|card| card.dates.len()), Ok(20));
    assert_eq!(rows[0].notes, [Remark::Aside(Part::Date)]);
}

// Writing

fn card() -> Card {
    Card {
        name: "Zoë Berg".into(),
        nickname: "Zo".into(),
        phones: vec!["+49 171 3920012".into()],
        emails: vec!["zoe@example.org".into()],
        birthday: Yearly::parse("--05-09"),
        anniversary: Yearly::parse("2015-06-20"),
        dates: vec![("Name day".into(), Yearly::parse("--12-01").expect("a day"))],
        groups: vec!["Choir".into(), "Garden, allotment".into()],
        uid: "abc".into(),
        note: "Two cats.\nOne violin.".into(),
    }
}

#[test]
fn a_card_is_written_as_iphones_read_it_and_as_4_0_has_it() {
    let old = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Zoë Berg",
        "N:;Zoë Berg;;;",
        "NICKNAME:Zo",
        "TEL:+49 171 3920012",
        "EMAIL:zoe@example.org",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09",
        "item1.X-ABDATE:2015-06-20",
        "item1.X-ABLABEL:_$!<Anniversary>!$_",
        "item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-12-01",
        "item2.X-ABLABEL:Name day",
        "CATEGORIES:Choir,Garden\\, allotment",
        "NOTE:Two cats.\\nOne violin.",
        "UID:abc",
        "END:VCARD",
        "",
    ];
    let new = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Zoë Berg",
        "N:;Zoë Berg;;;",
        "NICKNAME:Zo",
        "TEL:+49 171 3920012",
        "EMAIL:zoe@example.org",
        "BDAY:--0509",
        "ANNIVERSARY:20150620",
        "item1.X-ABDATE:--1201",
        "item1.X-ABLABEL:Name day",
        "CATEGORIES:Choir,Garden\\, allotment",
        "NOTE:Two cats.\\nOne violin.",
        "UID:abc",
        "END:VCARD",
        "",
    ];
    assert_eq!(vcard::write(&[card()], Version::V3).split("\r\n").collect::<Vec<_>>(), old);
    assert_eq!(vcard::write(&[card()], Version::V4).split("\r\n").collect::<Vec<_>>(), new);
}

// By chance

/// A text on one line, as a card has it.
fn text() -> impl Strategy<Value = String> {
    "\\PC{1,50}".prop_map(|text| {
        let plain = text.replace(['*', '_'], "x");
        let words: Vec<&str> = plain.split_whitespace().collect();
        if words.is_empty() { "x".to_owned() } else { words.join(" ") }
    })
}

fn maybe(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), text]
}

fn yearly() -> impl Strategy<Value = Yearly> {
    (proptest::option::of(1605..=9999i32), 1..=12u32, 1..=31u32)
        .prop_filter_map("no such day", |(year, month, day)| Yearly::new(year, month, day))
}

fn any_card() -> impl Strategy<Value = Card> {
    let phones = vec("[+]?[1-9][0-9 ()-]{5,15}", 0..3);
    let lists =
        (phones, vec("[a-z]{1,8}@[a-z]{1,8}\\.org", 0..3), vec((maybe(text()), yearly()), 0..4), vec(text(), 0..4));
    let note =
        "\\PC{0,90}(\n\\PC{0,90})?".prop_map(|note| note.replace(['\u{2028}', '\u{2029}'], "").trim().to_owned());
    let days = (proptest::option::of(yearly()), proptest::option::of(yearly()));
    (text(), maybe(text()), lists, days, maybe("[a-zA-Z0-9:@._-]{1,40}".boxed()), note).prop_map(
        |(name, nickname, (phones, emails, mut dates, groups), (birthday, anniversary), uid, note)| {
            // Each once, as a reader gives them.
            let mut card = Card { name, nickname, birthday, anniversary, uid, note, ..Card::default() };
            for (at, phone) in phones.iter().enumerate() {
                card.phones.push(format!("{}{at}", phone.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
            for (at, email) in emails.iter().enumerate() {
                card.emails.push(format!("{at}{email}"));
            }
            for group in groups {
                if !card.groups.contains(&group) {
                    card.groups.push(group);
                }
            }
            dates.dedup();
            for date in dates {
                if !card.dates.contains(&date) {
                    card.dates.push(date);
                }
            }
            card
        },
    )
}

/// Lines that a reader could stumble over.
fn any_line() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 16] = [
        "BEGIN:VCARD",
        "begin:vcard ",
        "BEGIN:VCARD",
        "END:VCARD",
        "AGENT:",
        "VERSION:2.1",
        "VERSION:4.0",
        "PHOTO;ENCODING=BASE64:",
        "N;ENCODING=QUOTED-PRINTABLE:=C3=",
        "NOTE;QUOTED-PRINTABLE:x=",
        "FN:Ann",
        "",
        " folded",
        "\tfolded=",
        "BDAY:--02-30",
        "AAAA",
    ];
    prop_oneof![4 => select(&KNOWN[..]).prop_map(str::to_owned), 1 => "[^\r\n]{0,20}"]
}

fn is_begin(line: &str) -> bool {
    !line.starts_with([' ', '\t']) && line.trim().eq_ignore_ascii_case("BEGIN:VCARD")
}

proptest! {
    #[test]
    fn no_bytes_bring_a_reader_down(bytes in vec(any::<u8>(), 0..600), head in select(&["", "BEGIN:VCARD\r\n", "Name;Birthday\n", "\u{feff}"][..])) {
        let all = [head.as_bytes(), &bytes].concat();
        let _ = read(&all);
        let _ = vcard::read(&all);
        let _ = csv::read(&all);
    }

    #[test]
    fn each_card_that_begins_has_a_row(lines in vec(any_line(), 0..40), end in select(&["\r\n", "\n", "\r"][..])) {
        let begun = lines.iter().filter(|line| is_begin(line)).count();
        let rows = vcard::read(lines.join(end).as_bytes()).unwrap_or_default();
        let cards: Vec<&Row> = rows.iter().filter(|row| row.result != Err(Unread::NotACard)).collect();
        prop_assert_eq!(cards.len(), begun);
        prop_assert!(rows.iter().enumerate().all(|(at, row)| row.number == at + 1));
    }

    #[test]
    fn what_is_written_reads_back(cards in vec(any_card(), 1..4), version in select(&[Version::V3, Version::V4][..])) {
        let text = vcard::write(&cards, version);
        prop_assert!(text.ends_with("\r\n"));
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{:?}", line);
        }
        let rows = read(text.as_bytes()).expect("an address book");
        for (row, card) in rows.iter().zip(&cards) {
            prop_assert_eq!(row.result.as_ref(), Ok(card));
            prop_assert_eq!(&row.notes, &vec![]);
        }
        prop_assert_eq!(rows.len(), cards.len());
    }
}

// The preview

/// A few people, as the document would hold them.
#[derive(Clone, Default)]
struct Circle(Vec<Person>);

impl Circle {
    fn with(people: &[(&str, &str, &str)]) -> Self {
        let mut circle = Self::default();
        for &(name, phone, email) in people {
            let person = circle.add(name);
            (person.phone, person.email) = (phone.into(), email.into());
        }
        circle
    }

    fn add(&mut self, name: &str) -> &mut Person {
        let id = PersonId(Id::from_bits(self.0.len() as u64));
        self.0.push(Person::new(id, Name::parse(name).expect("a name"), day("2026-11-22")));
        self.0.last_mut().expect("somebody")
    }

    fn preview(&self, rows: &[Row]) -> Vec<Preview> {
        let known: Vec<(PersonId, Known)> = self.0.iter().map(|person| (person.id, Known::of(person))).collect();
        preview(rows, &known)
    }

    /// Does all that is proposed.
    fn bring_in(&mut self, rows: &[Row]) {
        for one in self.preview(rows) {
            let card = one.card.unwrap_or_default();
            match one.fate {
                Fate::Add => fill(self.add(&card.name), &card),
                Fate::Update { person, .. } => {
                    let person = self.0.iter_mut().find(|one| one.id == person).expect("somebody there");
                    fill(person, &card);
                }
                Fate::Skip(Reason::OnlyTheName(_)) => assert_ne!(card, Card::default(), "it may be somebody else"),
                Fate::Skip(_) => assert_eq!(card, Card::default(), "there is nobody to give it to"),
            }
        }
    }

    fn fates(&self, rows: &[Row]) -> Vec<String> {
        self.preview(rows).iter().map(fate).collect()
    }
}

/// A preview as one line.
fn fate(one: &Preview) -> String {
    let what = match &one.fate {
        Fate::Add => "add".to_owned(),
        Fate::Update { person, fields, by_name_only } => {
            let ask = if *by_name_only { " by name only" } else { "" };
            format!("update {}{ask}: {fields:?}", person.0.bits())
        }
        Fate::Skip(Reason::Same(person)) => format!("same as {}", person.0.bits()),
        Fate::Skip(Reason::OnlyTheName(person)) => format!("only the name of {}", person.0.bits()),
        Fate::Skip(reason) => format!("skip {reason:?}"),
    };
    let remarks: String = one.remarks.iter().map(|remark| format!(" ! {remark:?}")).collect();
    format!("{} {}: {what}{remarks}", one.number, one.name)
}

fn cards(text: &str) -> Vec<Row> {
    let lines = text.trim().lines().map(|card| {
        let fields = card.split('|').map(str::trim).collect::<Vec<_>>().join("\n");
        format!("BEGIN:VCARD\nVERSION:3.0\n{fields}\nEND:VCARD\n")
    });
    read(lines.collect::<String>().as_bytes()).expect("an address book")
}

const ALL: [&str; 46] = [
    "agent.vcf",
    "android-21.vcf",
    "android-30.vcf",
    "birthdays.vcf",
    "broken-quotes.csv",
    "cut-off.vcf",
    "davx5-40.vcf",
    "died-40.vcf",
    "empty.vcf",
    "escapes.vcf",
    "evolution-30.vcf",
    "fastmail-30.vcf",
    "folded.vcf",
    "google-30.vcf",
    "google-new.csv",
    "google-old.csv",
    "huawei-21.vcf",
    "icloud-30.vcf",
    "iphone-30.vcf",
    "joined.vcf",
    "junk.vcf",
    "kde-30.vcf",
    "letters.vcf",
    "long-names.vcf",
    "mac-cr.vcf",
    "macos-30.vcf",
    "mixed.vcf",
    "nextcloud-40.vcf",
    "nokia-21.vcf",
    "outlook-1252.csv",
    "outlook-21.vcf",
    "outlook-30.vcf",
    "outlook-365.vcf",
    "outlook-utf16.csv",
    "outlook.csv",
    "pictures.vcf",
    "preferred.vcf",
    "proton-40.vcf",
    "roundcube-30.vcf",
    "samsung-21.vcf",
    "sim.vcf",
    "thunderbird-21.vcf",
    "thunderbird-40.vcf",
    "twice.vcf",
    "utf16.vcf",
    "whatsapp.vcf",
];

#[test]
fn each_file_a_second_time_changes_nothing() {
    let on_disk = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cards"))
        .expect("the folder")
        .filter(|entry| entry.as_ref().is_ok_and(|entry| !entry.file_name().to_string_lossy().starts_with('.')))
        .count();
    assert_eq!(on_disk, ALL.len(), "a file is in no list");
    let mut everybody = Circle::default();
    for name in ALL {
        let rows = rows(name);
        let mut circle = Circle::default();
        circle.bring_in(&rows);
        for one in circle.preview(&rows) {
            let is_there = matches!(one.fate, Fate::Skip(Reason::Same(_) | Reason::Unread(_) | Reason::NameTooLong));
            assert!(is_there && one.card.is_none(), "{name}: {}", fate(&one));
        }
        // And beside all the people of the files before it.
        everybody.bring_in(&rows);
        let before = everybody.0.clone();
        everybody.bring_in(&rows);
        assert_eq!(everybody.0, before, "{name}");
    }
}

#[test]
fn names_are_never_cut() {
    let circle = Circle::default();
    let long = "y".repeat(61);
    assert_eq!(
        circle.fates(&rows("long-names.vcf")),
        [&format!("1 {}: add", "x".repeat(60)), &format!("2 {long}: skip NameTooLong"), "3 Blanks and tabs: add"]
    );
}

#[test]
fn a_person_is_known_by_id_then_by_name_and_number_then_by_the_name_alone() {
    let mut circle = Circle::with(&[
        ("Mum", "", ""),
        ("Zoë Berg", "0171 3920012", ""),
        ("Ann", "", "ANN@example.org"),
        ("Maya", "", ""),
        ("Tom", "112", ""),
        ("Lea", "", ""),
    ]);
    circle.0[0].card = "m1".into();
    let rows = cards(
        "FN:Maria Silva | UID:m1 | BDAY:--03-10
         FN:ZOE BERG | TEL:+49 171 3920012 | EMAIL:zoe@example.org | UID:z1
         FN:Ann | EMAIL:ann@example.org
         FN:Maya | TEL:+1 202-555-0101
         FN:Tom | TEL:+1 202-555-0102
         FN:Lea
         FN:New",
    );
    assert_eq!(
        circle.fates(&rows),
        [
            "1 Maria Silva: update 0: [Birthday]",
            "2 ZOE BERG: update 1: [Email]",
            "3 Ann: same as 2",
            "4 Maya: update 3 by name only: [Phone]",
            "5 Tom: only the name of 4 ! Aside(Phone)",
            "6 Lea: same as 5",
            "7 New: add",
        ]
    );
}

#[test]
fn what_is_filled_in_stays_and_what_does_not_fit_is_said() {
    let mut circle = Circle::with(&[("Zoë", "112", "zoe@example.com")]);
    circle.0[0].milestones.push(Milestone::birthday(Yearly::parse("1990-03-10").expect("a day")));
    circle.0[0].card = "mine".into();
    let rows = cards(
        "FN:Zoë | TEL:112 | TEL:+1 202-555-0101 | EMAIL:zoe@example.org | BDAY:--05-09 | UID:theirs | NICKNAME:Zo | \
         NOTE:Likes rain. | ANNIVERSARY:2015-06-20",
    );
    assert_eq!(
        circle.fates(&rows),
        [
            "1 Zoë: update 0: [Anniversary] ! Aside(Phone) ! Aside(Email) ! Aside(Birthday) ! Aside(Nickname) ! Aside(Note)"
        ]
    );
    circle.bring_in(&rows);
    let zoe = &circle.0[0];
    assert_eq!((&*zoe.phone, &*zoe.email, &*zoe.card), ("112", "zoe@example.com", "mine"));
    let kept: Vec<String> = zoe.milestones.iter().map(|one| format!("{:?} {}", one.kind, one.on)).collect();
    assert_eq!(kept, ["Birthday 1990-03-10", "Anniversary 2015-06-20"]);
}

#[test]
fn a_birthday_with_and_without_its_year_is_the_same_day() {
    let mut circle = Circle::with(&[("Zoë", "112", "")]);
    circle.0[0].milestones.push(Milestone::birthday(Yearly::parse("1990-03-10").expect("a day")));
    let rows = cards("FN:Zoë | TEL:112 | BDAY:--03-10");
    assert_eq!(circle.fates(&rows), ["1 Zoë: same as 0"]);
}

#[test]
fn somebody_who_stands_twice_in_a_file_is_one_person() {
    let mut circle = Circle::default();
    let rows = rows("twice.vcf");
    assert_eq!(
        circle.fates(&rows),
        [
            "1 Maya Lee: add ! Aside(Email)",
            "2 maya lee: skip Twice(1)",
            "3 May: skip Twice(1) ! Aside(Birthday)",
            "4 Maya Lee: add",
            "5 Ann: add",
            "6 Ann: skip Twice(5)",
            "7 Bo: add ! Aside(Phone)",
            "8 Bo: skip Twice(7)",
            "9 : skip Unread(NoName)",
        ]
    );
    circle.bring_in(&rows);
    let maya = &circle.0[0];
    assert_eq!((&*maya.phone, &*maya.email, &*maya.card), ("+1 202-555-0101", "maya@example.org", "m1"));
    assert_eq!(maya.birthday().map(|one| one.on.to_string()).as_deref(), Some("1990-03-10"));
    assert_eq!(circle.0.len(), 4);
}

#[test]
fn all_of_a_card_that_has_a_place_comes_to_it() {
    let mut circle = Circle::default();
    circle.bring_in(&rows("iphone-30.vcf"));
    let zoe = &circle.0[0];
    assert_eq!((&*zoe.phone, &*zoe.email, &*zoe.card), ("+49 171 3920012", "zoe@example.org", ""));
    let days: Vec<(MilestoneKind, &str, String)> =
        zoe.milestones.iter().map(|one| (one.kind, &*one.label, one.on.to_string())).collect();
    assert_eq!(
        days,
        [
            (MilestoneKind::Birthday, "", "--05-09".to_owned()),
            (MilestoneKind::Anniversary, "", "2015-06-20".to_owned()),
            (MilestoneKind::Anniversary, "Name day", "--12-01".to_owned()),
        ]
    );
}

/// 180 cards, 2.1 and 3.0 in turn: two without a name, four birthdays without a year, one on 29 February.
fn kims_phone() -> String {
    let mut text = String::new();
    for at in 1..=180 {
        let (version, tel) = if at % 2 == 0 { ("2.1", "TEL;CELL") } else { ("3.0", "TEL;TYPE=CELL") };
        let name = match at {
            60 => "FN:\nN:;;;;".to_owned(),
            61 => "N:;;;;".to_owned(),
            _ if at % 2 == 0 => format!("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=\n{at};Zo=C3=AB;;;"),
            _ => format!("FN:Zoë Nú{at}"),
        };
        let birthday = match at {
            10 => "BDAY:--0414\n".to_owned(),
            11 => "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-20\n".to_owned(),
            12 => "BDAY:--12-24\n".to_owned(),
            13 => "BDAY;VALUE=date:1604-01-06\n".to_owned(),
            14 => "BDAY:19920229\n".to_owned(),
            _ if at % 5 == 0 => format!("BDAY:19{}-06-15\n", 50 + at % 50),
            _ => String::new(),
        };
        text.push_str(&format!(
            "BEGIN:VCARD\nVERSION:{version}\n{name}\n{tel}:+351 91 {:07}\n{birthday}END:VCARD\n",
            at
        ));
    }
    text.replace('\n', "\r\n")
}

#[test]
fn kims_180_cards_each_have_their_fate() {
    let rows = read(kims_phone().as_bytes()).expect("an address book");
    let mut circle = Circle::with(&[("Zoë Nú7", "", "")]);
    let all = circle.preview(&rows);
    assert_eq!(all.len(), 180);
    for one in &all {
        let expected = match one.number {
            7 => "7 Zoë Nú7: update 0 by name only: [Phone]".to_owned(),
            60 | 61 => format!("{} : skip Unread(NoName)", one.number),
            at => format!("{at} Zoë Nú{at}: add"),
        };
        assert_eq!(fate(one), expected);
    }
    circle.bring_in(&rows);
    assert_eq!(circle.0.len(), 178);
    let born: Vec<Yearly> = circle.0.iter().filter_map(|one| one.birthday().map(|one| one.on)).collect();
    assert_eq!(born.iter().filter(|on| on.year().is_none()).count(), 4);
    assert_eq!(born.iter().filter(|on| on.is_leap_day()).count(), 1);
    assert_eq!(born.len(), 39);
    let same = circle.preview(&rows).iter().filter(|one| matches!(one.fate, Fate::Skip(Reason::Same(_)))).count();
    assert_eq!(same, 178);
}

/// Cards of few names, numbers and days, so that many are alike.
fn alike() -> impl Strategy<Value = Vec<Row>> {
    let one = |texts: &'static [&'static str]| select(texts);
    let list = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    let whom = (one(&["Ann", "ann", "Bo", "Cy"]), one(&["", "", "", "u1", "u2"]));
    let reached = (
        one(&["", "", "112", "+351 912 345 678", "912345678"]).prop_map(list),
        one(&["", "", "a@example.org", "b@example.org"]).prop_map(list),
    );
    let days = (
        one(&["", "", "--03-10", "1990-03-10", "1990-05-09"]).prop_map(Yearly::parse),
        one(&["", "", "2015-06-20", "2016-06-20"]).prop_map(Yearly::parse),
    );
    let date = (one(&["", "Move"]), one(&["2015-06-20", "--12-01"]))
        .prop_filter_map("a day", |(label, day)| Some((label.to_owned(), Yearly::parse(day)?)));
    let card = (whom, reached, days, vec(date, 0..3)).prop_map(
        |((name, uid), (phones, emails), (birthday, anniversary), dates)| Card {
            name: name.into(),
            uid: uid.into(),
            phones,
            emails,
            birthday,
            anniversary,
            dates,
            ..Card::default()
        },
    );
    vec(card, 1..10).prop_map(|cards| {
        let row = |(at, card)| Row { number: at + 1, result: Ok(card), notes: Vec::new() };
        cards.into_iter().enumerate().map(row).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whoever_is_in_a_file_a_second_time_adds_nothing(rows in alike(), earlier in alike()) {
        let mut circle = Circle::default();
        circle.bring_in(&earlier);
        let before = circle.clone();
        circle.bring_in(&rows);
        // Nothing that was there is replaced.
        for (one, now) in before.0.iter().zip(&circle.0) {
            prop_assert_eq!(&one.name, &now.name);
            prop_assert!(one.phone.is_empty() || one.phone == now.phone);
            prop_assert!(one.email.is_empty() || one.email == now.email);
            prop_assert!(now.milestones.starts_with(&one.milestones));
        }
        let again = circle.clone();
        for one in circle.preview(&rows) {
            prop_assert!(matches!(one.fate, Fate::Skip(_)), "{}", fate(&one));
        }
        circle.bring_in(&rows);
        prop_assert_eq!(circle.0, again.0);
    }
}

#[test]
fn a_field_says_what_is_new() {
    let circle = Circle::with(&[("Zoë", "112", "")]);
    let rows =
        cards("FN:Zoë | TEL:112 | EMAIL:z@example.org | BDAY:--05-09 | i.X-ABDATE:2020-02-29 | i.X-ABLabel:First date");
    let Some(Preview { fate: Fate::Update { fields, by_name_only, .. }, .. }) = circle.preview(&rows).pop() else {
        panic!("somebody known, with something new");
    };
    let first_date = Yearly::parse("2020-02-29").expect("a day");
    assert_eq!(fields, [Field::Email, Field::Birthday, Field::Date("First date".into(), first_date)]);
    assert!(!by_name_only);
}
