//! Classes of words that do the same work in a message. The model learns from the class where it has not met the word.

/// A class of words: its name, and its words in plain form, parted by blanks.
type Class = (&'static str, &'static str);

/// The classes. A word may be in several; the first few count.
pub const CLASSES: &[Class] = &[
    ("you", "you your yours yourself ye yous yall youse thee"),
    ("me", "i me my mine myself"),
    ("us", "we us our ours ourselves"),
    ("they", "they them their he him his she her"),
    ("neg", "not never no nothing none nobody nowhere neither nor without hardly barely"),
    ("always", "always never constantly every everytime forever again usual typical classic whenever ever"),
    ("ask", "what why how when where who which whose"),
    ("modal", "could would can will should shall might may must"),
    ("be", "is are was were be been am being"),
    ("have", "have has had having"),
    ("do", "do does did done doing"),
    (
        "day",
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun weekend",
    ),
    (
        "when",
        "today tonight tomorrow yesterday now morning evening night afternoon noon midnight week weekend month monthly year hour hours days weeks months years minute minutes later soon lunchtime teatime lunch",
    ),
    ("deadline", "by before until till within deadline latest"),
    (
        "month",
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec easter christmas xmas diwali eid halloween birthday",
    ),
    (
        "kin",
        "mum mom mam mother dad father da brother sister bro sis cousin aunt auntie uncle nan gran grandma grandad nana granny son daughter wife husband flatmate housemate roommate boss neighbour colleague coworker niece nephew parents family mate mates friend friends",
    ),
    (
        "sorry",
        "sorry apologise apologize apologies apology apologising apologized apologised apologizing sowwy regret regrets pardon forgiveness",
    ),
    ("forgive", "forgive forgiven forgiveness forgiving pardon pardoned absolve excuse mercy"),
    (
        "grudge",
        "angry mad cross annoyed upset pissed fuming off funny weird huffy hacked raging moody vexed offended furious irritated bothered ratty stroppy frosty cold",
    ),
    ("ok", "ok okay alright fine good cool right well solid sound grand sorted square"),
    ("happen", "happened happen wrong happening problem matter up"),
    (
        "gone",
        "gone left leave leaving leaves went disappear disappeared vanished vanish ghost ghosted ghosting dropped drop dropping dumped ditched ditch bailed abandoned abandon walked",
    ),
    (
        "reply",
        "reply replied replying replies respond response responded answer answered answering answers text texted texting message messaged messaging messages call called calling calls ring rang ringing ringed write wrote written writing back email emailed voicemail contact contacted",
    ),
    (
        "silent",
        "silence silent silently quiet ignore ignored ignoring ignores blanking blank blanked airing aired muted mute radio tumbleweed crickets",
    ),
    (
        "phone",
        "phone mobile whatsapp messenger snapchat instagram facebook tiktok twitter discord chat inbox dms dm signal telegram steam strava spotify slack linkedin",
    ),
    (
        "online",
        "online active seen read ticks tick typing status story stories post posted posting posts photo photos pic pics picture pictures profile feed like liked likes tagged tag reel reels playlist location map dot last green blue views viewed watched follow followed following unfollowed",
    ),
    (
        "see",
        "saw seen spotted noticed notice see watched watching caught clocked heard hear told tells says said reckons mentioned asked",
    ),
    (
        "spot",
        "car light lights house window flat drive driveway street curtains door bike bus train corner shop pub queue",
    ),
    ("love", "love loved miss missed missing care cared cares like liked fond proud grateful thankful glad"),
    ("thanks", "thanks thank thankyou ta cheers grateful appreciate appreciated"),
    (
        "hurt",
        "hurt hurts hurting hurtful pain cried crying cry tears broken broke heartbroken devastated gutted sad lonely alone miserable empty sick",
    ),
    (
        "effort",
        "drove paid bought cooked baked lent gave given waited wait waiting stayed sacrificed cancelled helped carried worked spent minded cleaned looked raised sat held saved moved travelled flew",
    ),
    (
        "alone",
        "alone lonely nobody anyone anybody everybody everyone forgotten invisible nothing spare unwanted burden nuisance bother",
    ),
    (
        "self",
        "useless rubbish worst terrible awful horrible idiot stupid mess disaster failure pathetic waste joke disgrace muppet hopeless nightmare dreadful pain embarrassment rotten lousy crap shit disappointment monster clown eejit worthless",
    ),
    (
        "insult",
        "selfish narcissist narcissistic toxic lazy liar coward cowardly heartless cold immature childish child baby snob manipulative manipulator controlling psycho crazy mental nuts insane unstable bipolar borderline autistic depressed depressive anxious avoidant attached gaslighter gaslighting bully ungrateful spoilt spoiled brat stuck hypocrite fake user leech drama queen cow bitch bastard prick arsehole asshole jerk cruel bitter jealous paranoid clingy needy petty twofaced pathetic weak spineless arrogant entitled snake weasel cheat addict alcoholic drunk loser freak diva princess martyr sociopath psychopath stonewaller commitment phobe phobic emotionally unavailable disorder complex issues codependent",
    ),
    ("time", "time times minute minutes chance effort"),
    ("talk", "talk talks chat conversation discuss discussion word speak speaking sit tell say said explain"),
    (
        "serious",
        "serious important big proper urgent matter something things thing decision face person honest difficult heavy news",
    ),
    (
        "end",
        "done over finished through end ending ended out last final finish enough moving move block blocked blocking delete deleted deleting forget goodbye bye never",
    ),
    ("threat", "or else otherwise unless if warning warned chance chances choose pick ultimatum either"),
    (
        "fault",
        "fault blame blamed responsible because thanks cause caused ruined ruin wrecked spoiled spoilt destroyed killed messed broke made make makes",
    ),
    (
        "break",
        "promised promise promises lied lie lies lying cheated broke let down forgot forget forgotten missed cancel cancelled cancelling bail flake flaked late behind left stole took take takes used use",
    ),
    (
        "blamev",
        "never always refuse refused bother bothered couldnt cant wont expect expected moan shout shouted snapped laughed humiliated embarrassed mocked slammed hung ignored excluded",
    ),
    (
        "mind",
        "think thinks thought want wanted wants feel feels felt know knew hate hates hated hoping hope trying tried decided decide deciding pretending pretend ashamed embarrassed jealous scared afraid enjoy enjoying bored sick tired over care cares cared love loves loved avoiding avoid punishing punish planning testing meant mean regret",
    ),
    (
        "sure",
        "obviously clearly evidently plainly definitely surely certainly know bet tell can sure fact really truly just simply",
    ),
    (
        "guess",
        "guess suppose maybe perhaps might wonder wondering wondered probably possibly imagine unless assume seems seemed",
    ),
    (
        "jealous",
        "guy girl bloke date dating dates someone somebody flirting number gorgeous fit hot handsome ex seeing met asked drinks dinner kissed new plenty others queue everyone",
    ),
    (
        "regret",
        "regret miss lose losing lost loss replace replaced replacement realise realize sorry jealous gutted kick",
    ),
    ("space", "space distance quiet break breathing room alone time leave contact peace boundaries pause nocontact"),
    ("stopv", "stop asked ask told said want wanted need needed leave blocked requested"),
    ("still", "still anyway but though yet all same regardless however despite here couldnt cant"),
    (
        "free",
        "rush pressure need worries worry bother hurry obligation expectation obliged reply answer stress drama wahala sweat fuss",
    ),
    ("outok", "fine worries totally completely understand grand ok bother problem either up free"),
    (
        "own",
        "forgot missed lied shouted snapped ignored cancelled stood bailed ghosted left told broke borrowed lost took disappeared vanished went stopped read avoided hid blamed talked interrupted laughed made let gave promised drank hung pushed",
    ),
    ("fancy", "fancy fancied want come join pop drop meet grab catch swing nip call round over up for"),
    (
        "place",
        "park river cafe pub garden house mine beach lake canal market cinema museum allotment hill kitchen lido station town library pier common woods pool pitch centre bench",
    ),
    (
        "food",
        "coffee tea brew cuppa pint drink lunch dinner breakfast brunch pizza curry cake soup chips ice cream beer wine supper pasta noodles kebab bbq roast picnic scone jollof braai toast",
    ),
    (
        "do2",
        "walk stroll swim film movie game gig match run ride quiz drive hike dance kickabout trip concert show climb bowling fishing cards jigsaw",
    ),
    ("please", "please beg begging pls need want demand expect kindly urgently immediately asap straight"),
    ("brag", "happier better best amazing brilliant great glowing thriving wonderful loving fun"),
    ("joke", "lol haha hahaha lmao jk kidding joking banter hehe"),
    ("soft", "maybe sometime whenever someday free around keen easy quick little short small bit just"),
];

/// A word counts in so many classes at most.
pub const MOST: usize = 3;

/// The classes by word, to be looked up quickly.
#[derive(Debug)]
pub struct Lexicon(Vec<(&'static str, Vec<u8>)>);

impl Lexicon {
    /// The classes of this file.
    #[must_use]
    pub fn new() -> Self {
        let mut pairs: Vec<(&str, u8)> = Vec::new();
        for ((_, words), place) in CLASSES.iter().zip(0_u8..) {
            pairs.extend(words.split(' ').map(|word| (word, place)));
        }
        pairs.sort_unstable();
        let mut index: Vec<(&str, Vec<u8>)> = Vec::new();
        for (word, place) in pairs {
            match index.last_mut().filter(|(one, _)| *one == word) {
                Some((_, places)) => places.push(place),
                None => index.push((word, vec![place])),
            }
        }
        Self(index)
    }

    /// The classes a word is in, by their place.
    #[must_use]
    pub fn classes(&self, word: &str) -> &[u8] {
        let found = self.0.binary_search_by(|(one, _)| (*one).cmp(word));
        found.map_or(&[], |at| &self.0[at].1)
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

/// The place of a class.
#[must_use]
pub fn class(name: &str) -> Option<u8> {
    CLASSES.iter().zip(0_u8..).find(|((one, _), _)| *one == name).map(|(_, place)| place)
}
