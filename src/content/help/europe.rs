//! Numbers to ring in the European Union. Ireland is in [`super::islands`].

use super::{CHECKED, Country, Emergency, Line, LineKind};

const FRENCH_SPEAKING_BELGIUM: &str = "https://www.ecouteviolencesconjugales.be/qui-sommes-nous/presentation/";

const MIELI: &str = "https://mieli.fi/helpline";

const SWEDISH_CENTRE: &str = "https://www.nck.uu.se/nyhetsarkiv/nyhetsvisningssida/?tarContentId=1080682&languageId=3&id=2713&librisId=&swepubId=";

pub(super) const AUSTRIA: Country = Country {
    code: "AT",
    name: "Austria",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "Telefonseelsorge",
            about: "Free, day and night. For whatever weighs on you.",
            dial: Some("142"),
            shown: "142",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.katholisch.at/telefonseelsorge",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Frauenhelpline gegen Gewalt",
            about: "For women. Day and night.",
            dial: Some("0800222555"),
            shown: "0800 222 555",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.bundeskanzleramt.gv.at/bundeskanzleramt/nachrichten-der-bundesregierung/2020/raab-offensive-gegen-haeusliche-gewalt-.html",
        },
    ],
    zones: &["Europe/Vienna"],
};

pub(super) const BELGIUM: Country = Country {
    code: "BE",
    name: "Belgium",
    emergency: &[Emergency { dial: "112", shown: "112" }, Emergency { dial: "101", shown: "101" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "Zelfmoordlijn 1813",
            about: "For thoughts of suicide, in Flanders. Free.",
            dial: Some("1813"),
            shown: "1813",
            sms: None,
            checked_on: CHECKED,
            source: "https://zelfmoordlijn1813.be/over-deze-website-en-de-organisaties",
        },
        Line {
            kind: LineKind::Crisis,
            name: "Télé-Accueil",
            about: "For anyone in distress, in French-speaking Belgium. Day and night.",
            dial: Some("107"),
            shown: "107",
            sms: None,
            checked_on: CHECKED,
            source: FRENCH_SPEAKING_BELGIUM,
        },
        Line {
            kind: LineKind::Abuse,
            name: "1712",
            about: "For anyone in Flanders, about any violence or abuse.",
            dial: Some("1712"),
            shown: "1712",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.1712.be/nl/over-1712",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Écoute Violences Conjugales",
            about: "For anyone in French-speaking Belgium. Free; at night and at weekends Télé-Accueil answers.",
            dial: Some("080030030"),
            shown: "0800 30 030",
            sms: None,
            checked_on: CHECKED,
            source: FRENCH_SPEAKING_BELGIUM,
        },
    ],
    zones: &["Europe/Brussels"],
};

pub(super) const CZECHIA: Country = Country {
    code: "CZ",
    name: "Czechia",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[Line {
        kind: LineKind::Abuse,
        name: "Linka pomoci obětem",
        about: "For anyone hurt by a crime or by violence at home. Free, day and night.",
        dial: Some("116006"),
        shown: "116 006",
        sms: None,
        checked_on: CHECKED,
        source: "https://www.domacinasili.cz/linka-116-006-pomaha-obetem-kriminality-a-domaciho-nasili/",
    }],
    zones: &["Europe/Prague"],
};

pub(super) const DENMARK: Country = Country {
    code: "DK",
    name: "Denmark",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[Line {
        kind: LineKind::Abuse,
        name: "Lev Uden Vold",
        about: "For anyone. Free, day and night.",
        dial: Some("1888"),
        shown: "1888",
        sms: None,
        checked_on: CHECKED,
        source: "https://levudenvold.dk/aktuelt/nyheder/lev-uden-vold-modtog-i-2022-rekordmange-opkald/",
    }],
    zones: &["Europe/Copenhagen"],
};

pub(super) const FINLAND: Country = Country {
    code: "FI",
    name: "Finland",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "MIELI Crisis Helpline",
            about: "In Finnish. Costs what your phone company asks.",
            dial: Some("0925250111"),
            shown: "09 2525 0111",
            sms: None,
            checked_on: CHECKED,
            source: MIELI,
        },
        Line {
            kind: LineKind::Crisis,
            name: "MIELI Crisis Helpline",
            about: "In Swedish. Costs what your phone company asks.",
            dial: Some("0925250112"),
            shown: "09 2525 0112",
            sms: None,
            checked_on: CHECKED,
            source: MIELI,
        },
        Line {
            kind: LineKind::Crisis,
            name: "MIELI Crisis Helpline",
            about: "In English, on Fridays from 9am to 1pm. Costs what your phone company asks.",
            dial: Some("0925250116"),
            shown: "09 2525 0116",
            sms: None,
            checked_on: CHECKED,
            source: MIELI,
        },
        Line {
            kind: LineKind::Abuse,
            name: "Nollalinja",
            about: "For anyone. Free, day and night. In Finnish, Swedish and English.",
            dial: Some("080005005"),
            shown: "080 005 005",
            sms: None,
            checked_on: CHECKED,
            // Languages: https://www.nollalinja.fi/om-nollinjen/
            source: "https://nollalinja.fi/en",
        },
    ],
    zones: &["Europe/Helsinki", "Europe/Mariehamn"],
};

pub(super) const FRANCE: Country = Country {
    code: "FR",
    name: "France",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "3114",
            about: "For thoughts of suicide. Free, day and night. In French.",
            dial: Some("3114"),
            shown: "3114",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.mayotte.ars.sante.fr/3114-le-numero-national-de-prevention-du-suicide",
        },
        Line {
            kind: LineKind::Abuse,
            name: "3919 Violences Femmes Info",
            about: "For women. Free, day and night. In French, and in twelve other languages at some hours.",
            dial: Some("3919"),
            shown: "3919",
            sms: None,
            checked_on: CHECKED,
            source: "https://solidaritefemmes.org/appeler-le-3919/",
        },
    ],
    zones: &["Europe/Paris"],
};

pub(super) const GERMANY: Country = Country {
    code: "DE",
    name: "Germany",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "Telefonseelsorge",
            about: "Free, day and night. For whatever weighs on you. Also on 0800 111 0 222.",
            dial: Some("08001110111"),
            shown: "0800 111 0 111",
            sms: None,
            checked_on: CHECKED,
            source: "https://ekmd.de/helfen/seelsorge/telefonseelsorge",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Hilfetelefon Gewalt gegen Frauen",
            about: "For women. Free, day and night, in many languages.",
            dial: Some("116016"),
            shown: "116 016",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.hilfetelefon.de/das-hilfetelefon/angebot-im-ueberblick.html",
        },
    ],
    zones: &["Europe/Berlin", "Europe/Busingen"],
};

pub(super) const GREECE: Country = Country {
    code: "GR",
    name: "Greece",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[Line {
        kind: LineKind::Abuse,
        name: "SOS 15900",
        about: "For women. Day and night, at a low price. In Greek and English.",
        dial: Some("15900"),
        shown: "15900",
        sms: None,
        checked_on: CHECKED,
        // The number also stands in WAVE’s list of helplines: https://docslib.org/doc/2009097/country-report-2013
        source: "https://cease-project.eu/project/general-secretariat-for-gender-equality-of-the-ministry-of-interior/",
    }],
    zones: &["Europe/Athens"],
};

pub(super) const ITALY: Country = Country {
    code: "IT",
    name: "Italy",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[Line {
        kind: LineKind::Abuse,
        name: "1522",
        about: "About violence and stalking. Free, day and night. In Italian, Albanian, Arabic, English, Farsi, French, Polish, Portuguese, Russian, Spanish and Ukrainian.",
        dial: Some("1522"),
        shown: "1522",
        sms: None,
        checked_on: CHECKED,
        source: "https://www.1522.eu/cose-1522/?lang=en",
    }],
    zones: &["Europe/Rome"],
};

pub(super) const NETHERLANDS: Country = Country {
    code: "NL",
    name: "Netherlands",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "113",
            about: "For thoughts of suicide. Free.",
            dial: Some("113"),
            shown: "113",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.113.nl/schoolopdracht",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Veilig Thuis",
            about: "For anyone. Free, day and night.",
            dial: Some("08002000"),
            shown: "0800 2000",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.rijksoverheid.nl/onderwerpen/huiselijk-geweld/vraag-en-antwoord/wat-moet-ik-doen-bij-huiselijk-geweld",
        },
    ],
    zones: &["Europe/Amsterdam"],
};

pub(super) const POLAND: Country = Country {
    code: "PL",
    name: "Poland",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[Line {
        kind: LineKind::Abuse,
        name: "Niebieska Linia",
        about: "About violence at home. Free, day and night.",
        dial: Some("800120002"),
        shown: "800 120 002",
        sms: None,
        checked_on: CHECKED,
        source: "https://pap-mediaroom.pl/zdrowie-i-styl-zycia/30-lat-realnej-pomocy-jubileusz-ogolnopolskiego-pogotowia-dla-osob-doznajacych",
    }],
    zones: &["Europe/Warsaw", "Poland"],
};

pub(super) const PORTUGAL: Country = Country {
    code: "PT",
    name: "Portugal",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "Linha Nacional de Prevenção do Suicídio",
            about: "For thoughts of suicide. Free, day and night.",
            dial: Some("1411"),
            shown: "1411",
            sms: None,
            checked_on: CHECKED,
            // Cost and hours: https://dre.tretas.org/dre/6291092/portaria-291-2025-1-de-4-de-setembro
            source: "https://www.spms.min-saude.pt/page/2/?cat=0",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Rede Nacional de Apoio a Vítimas de Violência Doméstica",
            about: "For anyone. Free, day and night, by phone or text.",
            dial: Some("800202148"),
            shown: "800 202 148",
            sms: Some(("3060", "")),
            checked_on: CHECKED,
            source: "https://cig.gov.pt/?p=27436",
        },
    ],
    zones: &["Europe/Lisbon", "Atlantic/Azores", "Atlantic/Madeira", "Portugal"],
};

pub(super) const SPAIN: Country = Country {
    code: "ES",
    name: "Spain",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "Línea 024",
            about: "For thoughts of suicide. Free.",
            dial: Some("024"),
            shown: "024",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.carballo.org/benestar/novas.php?id=8114&idioma=gl&sec=320",
        },
        Line {
            kind: LineKind::Abuse,
            name: "016",
            about: "About any violence against women, also outside a relationship.",
            dial: Some("016"),
            shown: "016",
            sms: None,
            checked_on: CHECKED,
            source: "https://lamoncloa.gob.es/serviciosdeprensa/notasprensa/igualdad/Paginas/2021/110321-016_para_todas.aspx",
        },
    ],
    zones: &["Europe/Madrid", "Atlantic/Canary", "Africa/Ceuta"],
};

pub(super) const SWEDEN: Country = Country {
    code: "SE",
    name: "Sweden",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "Självmordslinjen",
            about: "For thoughts of suicide. Day and night.",
            dial: Some("90101"),
            shown: "90101",
            sms: None,
            checked_on: CHECKED,
            source: "https://newsroom.notified.com/mind-1/posts/pressreleases/vasterbotten-har-bast-psykisk-halsa-enligt-mi",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Kvinnofridslinjen",
            about: "For women. Free, day and night. With interpreters, for example for Arabic, Finnish, Somali, Spanish, Thai and Turkish.",
            dial: Some("020505050"),
            shown: "020 50 50 50",
            sms: None,
            checked_on: CHECKED,
            source: "https://eige.europa.eu/node/4655",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Stödlinjen för män",
            about: "For men. Every day from 7am to 9pm.",
            dial: Some("020808080"),
            shown: "020 80 80 80",
            sms: None,
            checked_on: CHECKED,
            source: SWEDISH_CENTRE,
        },
        Line {
            kind: LineKind::Abuse,
            name: "Stödlinjen för transpersoner",
            about: "For transgender people. Every day from 11am to 7pm.",
            dial: Some("020550000"),
            shown: "020 55 00 00",
            sms: None,
            checked_on: CHECKED,
            source: SWEDISH_CENTRE,
        },
    ],
    zones: &["Europe/Stockholm"],
};

/// Countries of the Union whose lines could not be checked yet: their time zones lead here.
pub(super) const ELSEWHERE: Country = Country {
    code: "EU",
    name: "Elsewhere in the EU",
    emergency: &[Emergency { dial: "112", shown: "112" }],
    lines: &[],
    zones: &[
        "Asia/Famagusta",
        "Asia/Nicosia",
        "Europe/Bratislava",
        "Europe/Bucharest",
        "Europe/Budapest",
        "Europe/Ljubljana",
        "Europe/Luxembourg",
        "Europe/Malta",
        "Europe/Nicosia",
        "Europe/Riga",
        "Europe/Sofia",
        "Europe/Tallinn",
        "Europe/Vilnius",
        "Europe/Zagreb",
    ],
};
