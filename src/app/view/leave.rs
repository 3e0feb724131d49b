//! The ways in which a message can leave: an address for the user's own app, opened by their tap. Ebb sends nothing.

use crate::app::view::card::{call_link, mail_link};
use crate::domain::message::Form;
use crate::domain::person::{Channel, Person};

/// A way out, beside copying and the share sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// With which app.
    pub by: By,
    /// The address it opens.
    pub href: String,
}

/// With which app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// The app for text messages.
    Messages,
    /// The app for mail.
    Mail,
    /// A call.
    Call,
    /// WhatsApp.
    Whatsapp,
    /// Signal, which takes no words along.
    Signal,
    /// Telegram, which takes no words along.
    Telegram,
}

impl By {
    /// Whether the words have to be put in by hand.
    #[must_use]
    pub const fn takes_no_words(self) -> bool {
        matches!(self, Self::Signal | Self::Telegram | Self::Call)
    }

    /// Whether the address is on the internet.
    #[must_use]
    pub const fn needs_net(self) -> bool {
        matches!(self, Self::Whatsapp | Self::Signal | Self::Telegram)
    }
}

/// The ways for a form and a person, the one they are usually written to first.
#[must_use]
pub fn ways(form: Form, person: &Person, text: &str) -> Vec<Way> {
    let phone = person.phone.trim();
    let international = international(phone);
    let way = |by, href| Some(Way { by, href });
    let one = |by: By| match by {
        By::Messages => way(by, sms(phone, text)),
        By::Mail => way(by, mail(&person.email, text)),
        By::Call => call_link(phone).and_then(|href| way(by, href)),
        By::Whatsapp => {
            let number = international.as_deref().unwrap_or_default();
            way(by, ["https://wa.me/", number, "?text=", &percent(text, "%0A")].concat())
        }
        By::Signal => international.as_ref().and_then(|number| way(by, ["https://signal.me/#p/+", number].concat())),
        By::Telegram => international.as_ref().and_then(|number| way(by, ["https://t.me/+", number].concat())),
    };
    let offered: &[By] = match (form, person.channel) {
        (Form::Email, _) => &[By::Mail],
        (Form::Letter, _) => &[],
        (Form::VoiceNote, Some(Channel::Whatsapp)) => &[By::Whatsapp, By::Call],
        (Form::VoiceNote, Some(Channel::Signal)) => &[By::Signal, By::Call],
        (Form::VoiceNote, Some(Channel::Telegram)) => &[By::Telegram, By::Call],
        (Form::VoiceNote, _) => &[By::Call],
        (Form::Text, Some(Channel::Whatsapp)) => &[By::Whatsapp, By::Messages],
        (Form::Text, Some(Channel::Signal)) => &[By::Signal, By::Messages],
        (Form::Text, Some(Channel::Telegram)) => &[By::Telegram, By::Messages],
        (Form::Text, Some(Channel::Email)) => &[By::Mail, By::Messages],
        (Form::Text, _) => &[By::Messages],
    };
    offered.iter().filter_map(|&by| one(by)).collect()
}

/// Digits of an international number; `None` for one without its country.
fn international(phone: &str) -> Option<String> {
    let link = call_link(phone)?;
    let number = link.strip_prefix("tel:")?;
    let digits = number.strip_prefix('+').or_else(|| number.strip_prefix("00"))?;
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.to_owned())
}

/// A text message. The two marks before `body` are what both iOS and Android read; without a number the app asks for one.
fn sms(phone: &str, text: &str) -> String {
    let number = call_link(phone).map(|link| link["tel:".len()..].to_owned()).unwrap_or_default();
    ["sms:", &number, "?&body=", &percent(text, "%0A")].concat()
}

/// A mail (RFC 6068: lines end with CR LF); without an address the app asks for one.
fn mail(email: &str, text: &str) -> String {
    let address = mail_link(email).unwrap_or_else(|| "mailto:".to_owned());
    [&*address, "?body=", &percent(text, "%0D%0A")].concat()
}

/// A text as part of an address (RFC 3986, section 2): only letters, digits and four marks stand for themselves.
fn percent(text: &str, line: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'\n' => out.push_str(line),
            b'\r' => {}
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out
}
