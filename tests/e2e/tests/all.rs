//! What people do with Ebb, in the browser that `EBB_BROWSER` names. `cargo xtask test` sets it,
//! and the rest of the environment.

mod accessibility;
mod bad_input;
mod care;
mod circle;
mod export;
mod help;
mod hide;
mod journal;
mod keyboard;
mod lock;
mod main_job;
mod offline;
mod parts;
mod people;
mod privacy;
mod reflect;
mod safety;
mod storage;
mod update;
mod walk;
mod write;

use e2e::browser::Engine;
use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;

/// Tests by name; after `in`, those that only some browsers can be asked to do.
macro_rules! trials {
    ($engine:expr; $($file:ident::$test:ident $(in $($only:ident),+)?;)*) => {{
        let mut trials = Vec::new();
        $(
            let only: &[Engine] = &[$($(Engine::$only),+)?];
            if only.is_empty() || only.contains(&$engine) {
                let name = concat!(stringify!($file), "::", stringify!($test));
                trials.push(Trial::test(name, || {
                    let runtime = tokio::runtime::Runtime::new()?;
                    runtime.block_on($file::$test());
                    Ok(())
                }));
            }
        )*
        trials
    }};
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One browser at a time: two would only wait for each other.
    arguments.test_threads = Some(1);
    let engine = Engine::from_env();
    let trials = trials! { engine;
        main_job::sees_the_first_screen_before_the_app_has_loaded;
        main_job::thinks_about_a_friend_and_gets_a_plan;
        main_job::plans_one_tiny_contact_when_tired;
        main_job::ends_a_plan_and_opens_it_again;
        // The keys are the same everywhere, and it takes minutes.
        reflect::every_guide_can_be_walked_by_keyboard_alone in Chromium;
        reflect::every_exercise_ends_in_one_kind_thing_or_a_stop;
        reflect::a_guide_can_be_ended_at_any_page_and_what_was_written_stays;
        reflect::deep_pages_are_offered_and_not_put_in_the_way;
        reflect::safety_closes_exercises_about_reaching_somebody;
        people::a_whole_card_is_filled_saved_and_seen;
        people::two_cards_become_one_and_two_again;
        people::somebody_is_put_away_and_brought_back;
        people::a_contact_is_filled_in_later_with_its_reply;
        journal::an_entry_is_written_found_and_taken_back;
        journal::the_check_in_is_asked_once_and_sizes_the_steps;
        journal::twenty_letters_outlive_a_tab_killed_within_a_second;
        write::a_note_shows_its_place_offers_a_gentler_way_and_undo_brings_the_words_back;
        // WebKit's driver cannot make its window so narrow, but sets the size of letters.
        write::the_marks_lie_under_their_words_at_every_size;
        write::a_message_rests_is_read_afresh_and_noted_once_it_was_sent;
        // Firefox's driver runs scripts in a world of its own: what the page copies cannot be caught from there.
        write::the_exact_words_leave_by_every_way_and_the_app_sends_nothing in Chromium, Webkit;
        write::nothing_leaves_to_somebody_who_asked_to_stop_and_words_can_be_let_go;
        care::space_is_agreed_changed_and_kept_in_view;
        care::what_is_typed_in_the_ten_minutes_is_kept_wherever_one_goes;
        // Firefox's driver runs scripts in a world of its own: the page's clock cannot be moved from there.
        care::the_minutes_are_over_by_the_clock_on_the_wall in Chromium;
        care::when_they_write_in_a_space_it_ends_by_choice_alone;
        care::who_asked_to_stop_is_left_in_peace;
        // WebKit's driver cannot reach into the list that a select opens.
        circle::somebody_moves_to_another_ring_by_keyboard_and_back in Chromium, Firefox;
        circle::somebody_is_found_by_a_few_letters;
        offline::opens_every_page_without_a_network;
        help::finds_help_on_every_page;
        help::finds_numbers_to_call_on_the_help_page;
        // WebKit's driver cannot turn JavaScript off; there, the static page is read instead (above).
        help::finds_help_without_javascript in Chromium, Firefox;
        storage::a_store_filled_to_the_last_unit_loses_nothing_and_can_be_emptied;
        storage::a_year_of_notes_is_read_while_the_page_stands;
        storage::saving_never_disturbs_the_typing;
        storage::two_tabs_never_overwrite_each_other;
        // The drivers of the others cannot start with a profile that stays.
        storage::a_page_killed_while_the_browser_lives_loses_nothing in Chromium;
        storage::a_browser_killed_at_any_moment_keeps_what_the_screen_promised in Chromium;
        storage::neighbours_at_the_same_address_are_never_touched;
        storage::a_backup_goes_out_is_tested_and_comes_back;
        parts::a_part_that_does_not_come_says_so_and_can_be_asked_for_again;
        hide::explains_first_and_then_acts_at_once;
        hide::stands_on_every_page;
        // Only Chromium's window can be made 320 pixels wide.
        hide::fits_beside_help_on_a_narrow_screen in Chromium;
        hide::shift_three_times_hides_while_somebody_writes;
        hide::nothing_is_left_in_the_same_frame_and_every_word_is_kept;
        hide::works_without_a_network_and_on_the_help_page;
        hide::going_back_brings_ebb_up_again;
        hide::hides_before_the_app_has_come_and_after_it_broke;
        hide::typing_never_hides;
        keyboard::starts_by_keyboard_alone;
        // The whole way takes hundreds of keys; the engines differ in none of what comes after the start.
        keyboard::makes_a_plan_by_keyboard_alone in Chromium;
        keyboard::mends_a_message_by_keyboard_alone;
        // The rules are about the document, which is the same everywhere; only Chromium's window can be
        // made 320 pixels wide.
        accessibility::meets_the_rules_on_every_page in Chromium;
        accessibility::meets_the_rules_on_a_first_visit in Chromium;
        accessibility::meets_the_rules_when_something_needs_a_look in Chromium;
        accessibility::meets_the_rules_at_the_lock in Chromium;
        lock::nothing_that_was_written_can_be_read;
        lock::opens_with_the_passphrase_or_the_code;
        lock::changing_the_passphrase_writes_two_values;
        lock::turning_the_lock_off_gives_plain_notes_again;
        lock::it_locks_by_itself_by_the_clock_on_the_wall;
        lock::a_hidden_page_is_covered;
        lock::words_typed_before_leaving_are_kept;
        lock::nothing_can_be_typed_inside_another_page;
        lock::the_made_up_people_have_no_lock;
        lock::erasing_takes_everything_of_ebb_and_nothing_else;
        lock::words_that_could_not_be_saved_do_not_come_back_after_erasing;
        // Only Chromium's protocol can make a page believe it is in an iPhone's tab.
        lock::an_iphones_tab_says_to_install_first in Chromium;
        bad_input::a_name_that_is_no_name_gets_one_sentence;
        bad_input::any_name_a_person_has_is_fine;
        bad_input::a_day_that_cannot_be_gets_one_sentence;
        bad_input::a_damaged_note_is_kept_and_shown;
        bad_input::a_store_of_a_newer_version_is_only_shown;
        bad_input::words_stay_when_there_is_no_room;
        // The drivers of the others cannot block a site's storage.
        bad_input::works_where_storage_is_blocked in Chromium;
        bad_input::an_error_shows_a_plain_page_with_what_is_stored;
        export::saves_everything_or_one_person_as_a_text_file;
        export::has_nothing_to_export_at_first;
        // Where downloads go and how a page looks on paper, only Chromium's driver says.
        export::puts_the_file_among_the_downloads in Chromium;
        export::prints_the_words_and_nothing_around_them in Chromium;
        privacy::nothing_leaves_the_device;
        safety::a_controlling_person_is_never_to_be_contacted;
        safety::somebody_who_asked_to_stop_can_only_be_let_go;
        update::a_new_version_waits_until_it_is_wanted;
    };
    libtest_mimic::run(&arguments, trials).exit_code()
}
