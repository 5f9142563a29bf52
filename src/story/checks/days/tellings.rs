//! The words of the news that tell what happened.

use std::sync::LazyLock;

use crate::story::checks::happenings::{Row, Sort, Tellings};

/// The words that tell what happened on a day.
pub(super) static TELLINGS: LazyLock<Tellings> = LazyLock::new(|| Tellings::of(EVENTS));

/// The events, with the verbs and the nouns* that tell them.
const EVENTS: &[Row] = &[
    (
        "a death",
        Sort::OfPerson,
        "died, dies, passed away, death*, found dead, shot dead, killed, murdered, \
         executed, succumbed, put to sleep, euthanised, euthanized, euthanasia*, perished, lost his life, lost her life, lost their lives, slain, assassinated",
    ),
    ("a birth", Sort::OfPerson, "born, birth*, gave birth, came into the world"),
    ("a funeral", Sort::OfPerson, "buried, cremated, laid to rest, funeral*, burial*"),
    ("a wedding", Sort::OfPerson, "married, wed, wedding*, tied the knot"),
    ("a separation", Sort::OfPerson, "divorced, divorce*, separated, filed for divorce"),
    (
        "an arrest",
        Sort::OfPerson,
        "arrested, arrests, arrest*, detained, detains, apprehended, captured, \
         handcuffed, into custody",
    ),
    (
        "a surrender",
        Sort::OfPerson,
        "surrendered, surrenders, gave himself up, gave herself up, gave themselves up, \
         turned himself in, turned herself in, handed himself in, handed herself in",
    ),
    ("an extradition", Sort::OfPerson, "extradited, extradition*, deported, deportation*"),
    ("a charge", Sort::OfPerson, "charged, indicted, indicts, indictment*"),
    (
        "a verdict",
        Sort::OfPerson,
        "convicted, convicts, conviction*, found guilty, found not guilty, acquitted, \
         acquits, acquittal*, pleaded guilty, pleads guilty, verdict*, cleared of, guilty plea*",
    ),
    (
        "a sentence",
        Sort::OfPerson,
        "sentenced, sentences, jailed, imprisoned, sentencing*, handed down, sent to prison, put behind bars",
    ),
    (
        "a resignation",
        Sort::OfPerson,
        "resigned, resigns, resignation*, stepped down, steps down, stood down, stands \
         down, quit, quits, bowed out, left his post, left her post, handed in his, \
         handed in her",
    ),
    (
        "a dismissal",
        Sort::OfPerson,
        "dismissed, dismisses, fired, sacked, sacks, ousted, ousts, dismissal*, \
         sacking*, ouster*, removed from, removed as",
    ),
    (
        "a choice for a post",
        Sort::OfPerson,
        "appointed, appoints, appointment*, elected, elects, named, sworn in, took \
         office, takes office, took over as, takes over as, announced as, inaugurated \
         as, took the helm, takes the helm, took charge, took over from, promoted to, picked as, chosen as, voted in",
    ),
    ("a suspension", Sort::OfPerson, "suspended, suspends, suspension*, banned, bans, barred"),
    ("a retirement", Sort::OfPerson, "retired, retires, retirement*"),
    (
        "a disappearance",
        Sort::OfPerson,
        "went missing, vanished, disappeared, last seen, disappearance*",
    ),
    ("an abduction", Sort::OfPerson, "kidnapped, abducted, abduction*, kidnapping*"),
    (
        "a stay in hospital",
        Sort::OfPerson,
        "hospitalised, hospitalized, admitted to hospital, taken to hospital, rushed to \
         hospital",
    ),
    ("an operation", Sort::OfPerson, "operated on, underwent surgery, had surgery"),
    ("a diagnosis", Sort::OfPerson, "diagnosed, tested positive"),
    (
        "a move to a club",
        Sort::OfPerson,
        "joined, joins, signed for, signs for, moved to, moves to, signed from",
    ),
    (
        "a suit",
        Sort::Plain,
        "sued, sues, filed suit, files suit, filed a lawsuit, filed its lawsuit, filed \
         a suit, brought its suit, brought a suit, brought suit, lawsuit filed, suit \
         filed",
    ),
    (
        "a listing",
        Sort::Once,
        "went public, goes public, going public, direct listing*, initial public \
         offering*, ipo*, stock market debut*, listed on, floated on, began trading on, begins trading on, started trading on, starts trading on, made its debut on, trading debut*, stock exchange debut*",
    ),
    (
        "a bankruptcy",
        Sort::Once,
        "filed for bankruptcy, files for bankruptcy, filed for insolvency, files for \
         insolvency, filed for chapter, files for chapter, sought chapter, sought \
         bankruptcy, declared bankruptcy, went bankrupt, went bust, went into \
         administration, entered administration, collapsed into administration, went \
         into liquidation, entered liquidation, bankruptcy filing*, insolvency filing*",
    ),
    (
        "a launch",
        Sort::Plain,
        "launched, launches, launch*, lifted off, lifts off, blasted off, blasts off, \
         liftoff*, lift off*, took off, taken off, left the pad, left earth, rose from, \
         roared into, headed into space, sent into orbit, sent into space, takeoff*, \
         blastoff*",
    ),
    (
        "a landing",
        Sort::Plain,
        "landed, lands, land, landing*, touched down, touches down, touchdown*, arrived \
         at, arrived on, arrived in, alighted, splashed down, parachuted, came down, \
         comes down, reached mars, reached the moon, reached its destination, got to \
         mars, crash landed, belly landed, set down, came to rest, made it down",
    ),
    ("a docking", Sort::Plain, "docked, docks, docking*, berthed, moored"),
    (
        "a sinking",
        Sort::Once,
        "sank, sunk, sinks, capsized, capsizes, foundered, keeled over, went down, \
         sinking*",
    ),
    (
        "a stranding",
        Sort::Once,
        "ran aground, run aground, runs aground, became stuck, got stuck, stuck, \
         aground, wedged",
    ),
    (
        "a crash",
        Sort::Once,
        "crashed, crashes, crash*, derailed, derails, derailment*, collided, collides, \
         collision*, left the rails, jumped the rails, slammed into, smashed into, \
         crashed into, flew into, ploughed into, plowed into, struck a mountain, hit a mountain, hit the ground, plunged into, nosedived, ploughed, careered off, hurtled into",
    ),
    (
        "a collapse",
        Sort::Once,
        "collapsed, collapses, collapse*, came down, caved in, gave way, fell down, \
         toppled, crumpled, crumbled, came crashing down, fell apart, buckled",
    ),
    (
        "a demolition",
        Sort::Once,
        "demolished, demolition*, torn down, tore down, pulled down, razed",
    ),
    (
        "an explosion",
        Sort::Once,
        "exploded, explodes, explosion*, blast*, blew up, blew out, blew apart, \
         detonated, detonation*, went off",
    ),
    (
        "a fire",
        Sort::Once,
        "broke out, breaks out, caught fire, catches fire, burned down, burnt down, \
         burst into flames, went up in flames, fire*, blaze*, inferno*",
    ),
    ("an earthquake", Sort::Once, "earthquake*, quake*, tremor*"),
    ("an eruption", Sort::Once, "erupted, erupts, eruption*"),
    (
        "a landfall",
        Sort::Once,
        "made landfall, makes landfall, landfall*, came ashore, comes ashore, hit land",
    ),
    ("a flood", Sort::Plain, "flooded, flood*, floods*, inundated, burst its banks"),
    (
        "an attack",
        Sort::Plain,
        "attack*, attacked, cyberattack*, hacked, hack*, breached, breach*, intrusion*, \
         broke into, broke in, robbed, robbery*, burgled, burglary*, heist*, raid*, \
         raided, theft*, stolen, stole, shooting*, stabbing*, stabbed, bombing*, \
         bombed, ambush*, ambushed, ransomware*, malware*, got into, gained access, \
         gained entry, forced their way, infiltrated, looted, plundered, hijacked, \
         hijacking*, gunned down, opened fire, blew himself up, blew herself up",
    ),
    (
        "a failure",
        Sort::Plain,
        "went offline, goes offline, went dark, outage*, blackout*, shut down, stopped \
         working, failed",
    ),
    (
        "a discovery",
        Sort::Plain,
        "discovered, discovers, discovery*, detected, found, noticed, came upon, came \
         across, came to light, spotted, unearthed, uncovered, dug up, excavated, \
         stumbled upon, stumbled across, became aware, exhumed, dug out, chanced upon, \
         happened upon, detection*, learned of, learnt of, came to know, tracked down",
    ),
    (
        "a rescue",
        Sort::Plain,
        "rescued, freed, winched, brought to safety, rescue*, pulled from, pulled out, \
         hauled out, hoisted, lifted out, brought out alive",
    ),
    (
        "an evacuation",
        Sort::Plain,
        "evacuated, evacuation*, ordered to leave, told to leave, told to get out",
    ),
    (
        "an agreement",
        Sort::Plain,
        "agreed to, agrees to, struck a, struck an, deal struck, deal was struck, \
         inked, signed, signs, agreement*, reached a deal, came to terms",
    ),
    ("a merger", Sort::Plain, "merged, merges"),
    ("a closing", Sort::Daily, "closed, closes"),
    ("a closure", Sort::Lasting, "closed its doors, shut its doors, closed down, closure*"),
    ("a halt", Sort::Lasting, "halted, halts, stopped, stops, paused, pauses, froze, frozen"),
    (
        "a completion",
        Sort::Plain,
        "completed, completes, completion*, finalised, finalized, closed on the, deal \
         closed, sale closed, wrapped up, sealed the deal",
    ),
    (
        "an approval",
        Sort::Plain,
        "approved, approves, approval*, cleared, clears, green light*, waved through, \
         passed, passes, ratified, ratifies, adopted, adopts, endorsed, endorses",
    ),
    (
        "a rejection",
        Sort::Plain,
        "rejected, rejects, turned down, voted down, blocked, blocks, vetoed, vetoes, \
         threw out, thrown out, struck down, strikes down, quashed, quashes, scuppered",
    ),
    (
        "a strike",
        Sort::Plain,
        "went on strike, go on strike, walked out, walkout*, downed tools, strike began",
    ),
    (
        "a release",
        Sort::Plain,
        "released, releases, published, publishes, issued, came out, comes out, \
         premiered, premieres, premiere*, debuted, went on sale, goes on sale, aired, \
         brought out, brings out, hit the shelves, hit shelves, hit stores, hit shops, \
         hit theaters, hit cinemas, opened in cinemas, opened in theaters",
    ),
    (
        "a win",
        Sort::Contest,
        "won, wins, beat, beats, defeated, clinched, crowned, overcame, triumphed, \
         victory*, triumph*",
    ),
    (
        "an offer",
        Sort::Plain,
        "bid for, made an offer, made a bid, made its bid, tabled a bid, tabled an offer, put forward an offer, offered to buy, unsolicited bid*, \
         unsolicited offer*, first offer*, opening bid*",
    ),
    (
        "a cut of jobs",
        Sort::Plain,
        "laid off, lays off, layoffs*, lay offs*, cut jobs, cut its workforce, furloughed, made redundant",
    ),
    (
        "a handover",
        Sort::Plain,
        "handed over, hands over, delivered to, first deliveries*, first delivery*, took delivery, takes delivery",
    ),
    (
        "an entry into a market",
        Sort::Vague,
        "entered, started in, began in, launched in, set up shop in, expanded to, expanded into, \
         debuted in, rolled out in, opened in",
    ),
    ("a recall", Sort::Plain, "recalled, recalls, recall*"),
    ("a declaration", Sort::Plain, "declared, declares, state of emergency*, proclaimed"),
    (
        "a purchase",
        Sort::Plain,
        "bought, buys, acquired, acquires, purchased, purchase*, acquisition*, \
         takeover*, snapped up, took over, takes over, bought up, scooped up",
    ),
    (
        "a sale",
        Sort::Plain,
        "sold, sells, auctioned, auction*, under the hammer, fetched, fetches, changed \
         hands, knocked down, hammered down, snapped up",
    ),
    ("a return", Sort::OfPerson, "returned, returns, came back, comes back, came home"),
    (
        "a beginning",
        Sort::Lasting,
        "began, begins, begin, started, starts, start, kicked off, kicks off, \
         commenced, got under way, got underway, gets underway",
    ),
    (
        "an end",
        Sort::Lasting,
        "ended, ends, finished, ceased, ceases, concluded, concludes, came to an end, \
         wound up",
    ),
    (
        "an opening",
        Sort::Lasting,
        "opened, opens, open, inaugurated, inaugurates, opening*, reopened, reopens",
    ),
    (
        "a vote",
        Sort::Lasting,
        "vote*, votes, voted, referendum*, election*, ballot*, went to the polls",
    ),
    ("a trial", Sort::Lasting, "appeared in court, appear in court, trial*, hearing*, court*"),
    (
        "a meeting",
        Sort::Lasting,
        "met, meets, meeting*, summit*, talks*, conference*, gathered, gathering*, \
         convened",
    ),
    ("an inspection", Sort::Lasting, "inspected, inspection*, checked"),
    ("a filing", Sort::Lasting, "filed, files, filing*, submitted, submits, lodged, lodges"),
    (
        "a blow",
        Sort::Blow,
        "struck, strikes, tore through, ripped through, swept through, ravaged, \
         battered, rocked, shook",
    ),
    (
        "a departure",
        Sort::Plain,
        "departed, departs, departure*, set sail, sets sail, set out, sets out, set \
         off, sets off, left port, put to sea, left for, cast off",
    ),
    (
        "a loss of contact",
        Sort::Once,
        "lost contact, lost touch, lost radio contact, lost communication, contact was \
         lost, communication was lost, vanished from radar, disappeared from radar, off \
         the radar",
    ),
    ("a landslide", Sort::Blow, "landslide*, mudslide*, avalanche*, rockfall*, rockslide*"),
    ("a spill", Sort::Once, "spilled, spilt, spill*"),
    ("an identification", Sort::OfPerson, "identified, identifies, identification*"),
    ("an escape", Sort::OfPerson, "escaped, escapes, escape*, broke out of, fled"),
    (
        "a debut",
        Sort::OfPerson,
        "made his debut, made her debut, makes his debut, makes her debut, debut*",
    ),
    ("a nomination", Sort::OfPerson, "nominated, nominates, nomination*"),
    ("a withdrawal", Sort::Plain, "withdrew, withdraws, withdrawal*, withdrawn"),
    (
        "a cancellation",
        Sort::Plain,
        "called off, calls off, cancelled, canceled, cancels, cancellation*, scrapped, scraps, axed, terminated, terminates",
    ),
    ("a ruling", Sort::Plain, "ruling*, upheld, upholds"),
    ("a fine", Sort::Plain, "fined, penalised, penalized"),
    (
        "a groundbreaking",
        Sort::Once,
        "broke ground, breaks ground, groundbreaking*, foundation stone*",
    ),
    (
        "a coming into force",
        Sort::Plain,
        "took effect, takes effect, take effect, came into force, comes into force, \
         come into force, came into effect, comes into effect, entered into force, \
         enters into force, began to apply, went into effect, goes into effect, became law, applied from, apply from, in force from",
    ),
    (
        "a statement",
        Sort::Saying,
        "said, says, told, announced, announces, announcement*, disclosed, discloses, \
         revealed, reveals, reported, reports, confirmed, confirms, admitted, unveiled, \
         wrote, tweeted, posted, stated, statement*, spoke, warned, apologised, \
         apologized, according",
    ),
];
