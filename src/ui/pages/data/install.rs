//! Putting Ebb on the home screen: this device first, the others below.

use crate::app::route::Route;
use crate::content::words::words;
use crate::platform::device::{Device, device};
use crate::ui::components::frame::{disclose, h2, link, main_part, p, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};

/// Put Ebb on your home screen.
pub fn install(core: Core) -> Vec<El> {
    let w = words().install;
    let here = device();
    let has_notes = core.read(|doc, _| !doc.is_empty());
    let others = Device::ALL.into_iter().filter(|&one| one != here);
    let others = others.map(|one| disclose(name(one), steps(one, false)));
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(row("well installed").add(p("", w.installed)).add(link("link", &Route::Restore, words().data.restore)))
        .add(section(name(here)).add_all(steps(here, has_notes)))
        .add(section(w.others).add_all(others));
    vec![main]
}

fn name(device: Device) -> &'static str {
    let w = words().install;
    match device {
        Device::Iphone => w.iphone.title,
        Device::Android => w.android.title,
        Device::Computer => w.computer.title,
        Device::Mac => w.mac.title,
        Device::Firefox => w.firefox.title,
    }
}

/// What to do on a kind of device.
fn steps(device: Device, has_notes: bool) -> Vec<El> {
    let w = words().install;
    match device {
        Device::Iphone => iphone(has_notes),
        Device::Android => vec![numbered(&[w.android.menu, w.android.add, w.android.open])],
        Device::Computer => vec![numbered(&[w.computer.icon, w.computer.menu, w.computer.open])],
        Device::Mac => vec![p("soft help", w.mac.first), numbered(&[w.mac.add, w.mac.open])],
        Device::Firefox => vec![p("", w.firefox.computer)],
    }
}

/// On an iPhone, the order matters: a tab and the installed app don't share what is written.
fn iphone(has_notes: bool) -> Vec<El> {
    let w = words().install.iphone;
    let mut parts = vec![p("", w.first), p("soft help", w.forgets), numbered(&[w.share, w.add, w.open])];
    if has_notes {
        let backup = el("li").add(link("", &Route::Backup, w.move_backup));
        let rest = [w.move_install, w.move_open, w.move_restore].map(|line| el("li").text(line));
        parts.push(h2("h-card section", w.move_title));
        parts.push(p("soft help", w.move_lead));
        parts.push(el("ol").class("numbered").add(backup).add_all(rest));
    }
    parts
}

fn numbered(lines: &[&str]) -> El {
    el("ol").class("numbered").add_all(lines.iter().map(|line| el("li").text(line)))
}
