// What each code means, for an author who asks. Sorted by name; every one has a golden test.
#include <string.h>

#include "load/load.h"

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING
#define N SEVERITY_NOTE

static const DiagCode codes[] = {
    {"act-last-hour", E,
     "The last hour changes the rules of the talks (no new clauses, short moves, one objection a side). Only "
     "one act can be it: take \"last_hour\" out of the others."},
    {"act-order", E,
     "Acts are told by the clock, so they stand in the file in the order of their \"from\". Times before the "
     "start of the talks mean the next morning."},
    {"agenda-gambit", E,
     "An agenda makes one gambit of its party likely. The scene it names must be of the kind \"gambit\"."},
    {"agendas-unequal", W,
     "Every party should have equally many agendas, so that no side is the culprit by construction."},
    {"allow-code", E,
     "\"allow\" names codes of warnings and notes, as they stand in brackets in the report. Errors cannot be "
     "allowed: mend them."},
    {"allow-reason", E,
     "What is allowed is allowed for a reason: write it as a text, for whoever reads the file after you."},
    {"allow-unneeded", W,
     "Nothing in this object is reported under this code (any more). Take the line out, so that it cannot "
     "hide "
     "a later mistake."},
    {"archive-broken", E,
     "A scenario can be a zip file, plainly packed, without a password. This one cannot be read whole."},
    {"archive-size", E,
     "A zip of a scenario has at most 64 files, 16 MB each and 32 MB together when unpacked, and no file that shrank "
     "to "
     "less than a two-hundredth."},
    {"archive-unsafe", E,
     "A file in the zip has a path that leads out of it, is a link, or is there twice. Nothing of such an archive is "
     "read."},
    {"bad-time", E,
     "A time is written \"HH:MM\" in quotation marks, from \"00:00\" to \"23:59\". Times before the start of "
     "the talks mean the next morning."},
    {"bad-wording", E,
     "A wording is named by its issue and its option with a dot between, as in \"verification.osce\"."},
    {"beat-kind", E,
     "A beat has its time in \"at\". In the talks it is a time of the night; in the ceasefire it needs "
     "\"day\" as well. Scenes before the talks and after the signing are told in the order of the file and "
     "have neither."},
    {"brackets", W,
     "In the text of a wording square brackets mark the words in dispute. One opens without closing, closes "
     "without opening, or stands inside another."},
    {"claims-unequal", E,
     "Claims of an incident stand side by side in equal form. Write one for each party, or none: then the "
     "game says it in general words."},
    {"condition-always", W,
     "Proved: whatever happens in a night, this condition is true, so it decides nothing. What every name "
     "can be "
     "at most follows from the ranges, and from the effects that can write it."},
    {"condition-never", W,
     "Proved: whatever happens in a night, this condition is false, so what depends on it is never seen. "
     "What "
     "every name can be at most follows from the ranges, and from the effects that can write it."},
    {"devious-unequal", W,
     "\"devious\" says how far a party wants the pause for other ends. Unequal numbers make one side the "
     "culprit by construction."},
    {"documented-without-source", E,
     "A scene of the standing \"documented\" tells what really happened and must name its sources. What the "
     "model makes up is \"modelled\"."},
    {"duplicate-id", E,
     "Ids name things in conditions, journals and translations, so each can be given once in its list (an "
     "option once in its issue, a choice once in its scene)."},
    {"empty-text", E, "This text is shown to the player and cannot be empty."},
    {"ending-fallback", E,
     "For every shape a night can take (no deal, stillborn, broken, frozen, moving) some ending must fit for "
     "sure: the last of each shape has no \"when\", or the last of all has neither \"when\" nor \"shape\"."},
    {"ending-never", W,
     "Endings are tried in the order of the file. One that stands behind an ending without condition of the "
     "same shape is never told."},
    {"expr-arguments", E, "A call like min, max, abs, clamp or between has the wrong number of arguments."},
    {"expr-memory", E, "Not enough memory for the compiled condition."},
    {"expr-range", W,
     "A name is compared with, or set to, a number it can never have; see its range in the reference."},
    {"expr-read-only", E,
     "Effects can write only the names that the reference marks as writable; the others follow from what "
     "happens."},
    {"expr-scope", E,
     "What a player sees or chooses may depend only on what is open to all and on his own mind. Names marked "
     "hidden can be read by scenes, outcomes, endings and \"won\"."},
    {"expr-syntax", E,
     "The condition or effect cannot be read. Operators: or and not == != < <= > >= in + - * / and "
     "parentheses; effects: name = value, name += value, name -= value, parted by semicolons. A minus "
     "between names wants spaces."},
    {"expr-too-deep", E, "Too many parentheses inside one another; split the condition."},
    {"expr-too-long", E, "The condition or the list of effects is too long; split it, or keep a part in a variable."},
    {"expr-type", E,
     "The parts do not go together: a number where true or false is wanted, a word compared with a number, "
     "and so on."},
    {"expr-unknown-function", E, "There is no such function; the reference lists them all."},
    {"expr-unknown-name", E,
     "There is no such name. Names are made of the ids of the scenario: trust.<party>, clause.<issue>, "
     "var.<variable>; \"noon symbols\" lists them all."},
    {"expr-unknown-word", E,
     "This choice has no such word: clause.<issue> takes the ids of its options or absent, chose.<scene> the "
     "ids of its choices or none."},
    {"fair-numbers", N, "Parties with very different numbers behave differently whatever is written on the paper."},
    {"fair-one-name", N,
     "The map gives a place the names of both sides, and this text only one of them. Readers notice whose."},
    {"fair-one-source", N,
     "All sources of this fact carry the same mark, and it is a side's. The marks I (independent), P (the "
     "document "
     "itself) and M (a mirror) are nobody's."},
    {"fair-words", N, "One party is described at much greater length than another."},
    {"file-too-large", E, "A file of a scenario has at most 16 MB."},
    {"force-late", E,
     "The text takes force at a local hour that leaves too little of the first day, which is told in three "
     "parts. Local time is \"force\" plus \"local_offset\" minutes; 21:00 is the latest."},
    {"format-version", E, "\"format\" says for which format the file was written. This game reads another one."},
    {"front-without-sector", E, "What happens on a front happens in its sectors; each front needs at least one."},
    {"gambit-party", E, "A gambit is the move of a party: name it in \"party\"."},
    {"gambit-without-tell", W,
     "A player who watches should be able to see a gambit coming: write in \"tell\" what can be noticed."},
    {"id-form", E,
     "An id is made of small letters, digits and hyphens, begins with a letter, has at most 40 characters, "
     "and is not a word of the language of conditions. Ids of sources may have capitals and dots."},
    {"incident-never", W, "An incident of the weight 0 is never bred by any text."},
    {"incident-unbred", W,
     "Proved: no text that can be signed breeds this incident. Either every one of them answers its question "
     "wholly, or its sectors have no share of what happens, or the model's numbers let nothing happen."},
    {"interaction-same-issue", E,
     "An interaction is about two wordings that can stand in one text; two options of the same issue "
     "cannot."},
    {"json-after-end", E, "The file goes on behind its closing bracket. Usually a bracket was closed too early."},
    {"json-byte-order-mark", W,
     "The file begins with three invisible bytes that some editors write. It is read, but other programs may "
     "stumble: save it as UTF-8 without the mark."},
    {"json-comma", E,
     "Members of an object and entries of a list are parted by one comma, and none stands before the closing "
     "bracket."},
    {"json-comment", E, "JSON has no comments. Every object may have a member \"note\" with any value instead."},
    {"json-control", E,
     "Texts are shown in windows and terminals and hold no control characters but the line end \\n and the "
     "tab \\t."},
    {"json-cut-off", E,
     "The file ends in the middle: a bracket or a quotation mark is not closed, or the end was lost in "
     "copying."},
    {"json-depth", E, "Objects and lists stand more than 64 deep inside one another; no scenario needs that."},
    {"json-duplicate-key", E, "The same key stands twice in one object, and only one of the two values could count."},
    {"json-empty", E, "There is nothing in the file."},
    {"json-encoding", E, "The file holds bytes that are not UTF-8; usually it was saved in an older encoding."},
    {"json-escape", E,
     "A backslash in a text begins an escape: \\\" \\\\ \\/ \\n \\t or \\u and four hexadecimal digits."},
    {"json-key-escape", E, "Keys are plain words and need no escapes."},
    {"json-number", E, "A number is written in digits: 7, -3, 0.5, 1e3. Not 07, +3, .5, 1., 1e999, 50%."},
    {"json-string-end", E,
     "A text ends on the line it begins on. Usually its closing quotation mark is missing, or one inside it "
     "lacks the backslash."},
    {"json-surrogate", E,
     "Characters beyond the first 65536 are written as they are, or as two \\u escapes; one half alone means "
     "nothing."},
    {"json-syntax", E,
     "Something else is expected here. Keys and texts stand in double quotes, a colon follows a key, true, "
     "false and null are written small."},
    {"json-too-many", E, "One file holds at most a million values."},
    {"language-entry", E, "An overlay maps text ids to {\"hash\": \"...\", \"text\": \"...\"}."},
    {"language-file", E, "The overlay cannot be read: it must lie in the folder \"lang\" of the scenario."},
    {"leverage-above-max", E, "You cannot start with more leverage than you can hold."},
    {"looks-like-fraction", W,
     "Numbers of this kind run to 100. A number below 1 is allowed, but is usually meant as a part of 1."},
    {"mandate-too-few", E, "Two instructions are drawn each night, so there must be at least two, or none."},
    {"map-box", E, "The box is [west, south, east, north] in degrees, in this order."},
    {"map-file", E,
     "The map is a .json file with a plain name in the scenario's own folder; paths out of it are not "
     "followed. A scenario in one single file has none."},
    {"map-point", E, "A point of the map is a list of two numbers: longitude, then latitude."},
    {"mask-leak", W,
     "A mask hides which scenario it is, and this text names it: a word begins with one of its \"hides\"."},
    {"mask-of", E, "A mask needs the folder of the scenario it masks beside its own, and its own texts in lang/."},
    {"missing-entry", E, "This map needs a value for every id of its kind."},
    {"missing-key", E, "The object cannot do without this key."},
    {"names", E, "The names for conditions could not be made from the ids of the scenario."},
    {"no-memory", E, "The computer has not enough memory for this scenario."},
    {"no-opening-clause", E, "At least one clause must be on the table when the talks begin: \"opening\": true."},
    {"no-rival", W, "A wording gives the rival a seat, but no power has the role \"rival\"."},
    {"no-scenario", E,
     "A scenario is a folder with a file scenario.json, one single .json file, or a zip of such a folder."},
    {"no-talks", E, "The talks end at the minute they begin."},
    {"not-a-scenario", E,
     "The file is good JSON, but something else than a scenario: it has neither \"format\" nor parties nor "
     "issues."},
    {"not-different", E, "Two different ids are wanted here."},
    {"not-whole", E, "This number counts something and must be whole."},
    {"one-line", E, "Titles, names and labels are one line."},
    {"opening-and-brought", W, "A clause is either on the table from the start or brought by a party later."},
    {"out-of-range", E,
     "The number lies outside of what the game can use; the reference gives the range of every key. Most run "
     "from 0 to 100."},
    {"outside-talks", E, "This must happen while the talks last. Times before the start mean the next morning."},
    {"phone-target", E,
     "A phone of the kind \"capital\" names its \"party\", one of the kind \"power\" its \"power\"."},
    {"pick-too-many", E, "More are to be taken than there are."},
    {"promise-without-form", W,
     "Only an offer or a guarantee makes a promise; a lever without these forms owes nothing."},
    {"promise-without-words", W, "A promise falls due but has no words for the list of promises: write \"promise\"."},
    {"question-without-incident", W,
     "A text that leaves a question open should be able to break over it: write an incident with that "
     "\"question\"."},
    {"scene-circle", W,
     "Proved: once told, these scenes lead to one another by \"goto\" for ever, and no choice leads out."},
    {"scene-dead-end", W,
     "A night waits until a choice is taken. Every choice of this scene has a condition or a price, and "
     "nothing "
     "proves that one can always be taken: give one neither."},
    {"scene-never", W,
     "Proved: a scene with the chance 0 that has no time of its own is never told; so is one on a day that "
     "the "
     "ceasefire does not have."},
    {"scene-unreached", W,
     "A scene of the kind \"follow\" is told only when a choice that can be taken has it as \"goto\", and "
     "none "
     "has."},
    {"sector-shares", E, "The shares of a front's sectors are parts of its violence and add up to 100."},
    {"sector-undrawn", W, "The map has no area for this sector, so its state cannot be seen on it."},
    {"source-unused", W, "The list of sources holds one that nothing names."},
    {"term-long", W, "An explanation is read in passing and has at most 45 words."},
    {"test-failed", E, "A test of the author's expects something that is not so after the night it describes."},
    {"test-script", E,
     "A line of a test's script cannot be done there: it cannot be read, or the game does not allow it."},
    {"text-unsigned", W,
     "Proved: over every hand that can be drawn and every move of the talks, the best text is worth less to this "
     "party than the least it asks for. Values, weights, \"reservation\" and its spread decide it; a person in its "
     "seat may sign all the same."},
    {"too-few", E, "The list is too short to play with."},
    {"too-long", E, "The text is longer than the screen can take."},
    {"too-many", E, "The list passes a cap of the game; the reference gives it."},
    {"translation-long", W, "A translation is much longer than the text it was made from, and may not fit its place."},
    {"translation-marks", W,
     "Square brackets, braces and bars in a text are read by the game: [words in dispute], {a name}, and the "
     "bar "
     "before a confidence. A translation has as many of each."},
    {"translation-missing", N, "The overlay lacks some texts; the author's are shown in their place."},
    {"translation-orphan", W, "The overlay translates a text that the scenario does not have (any more)."},
    {"translation-outdated", W,
     "The author changed a text after it was translated. Until the translation carries the new hash, the author's text "
     "of a scenario is shown, and the translation of one of the game's own."},
    {"unknown-id", E, "Nothing of that kind has this id."},
    {"unknown-key", E, "The format has no such key here. For remarks of your own there is \"note\" in every object."},
    {"unknown-parameter", E, "The model has no number of this name."},
    {"unknown-word", E, "This key takes one of a few words only."},
    {"variable-range", E, "A variable starts somewhere from its \"low\" to its \"high\"."},
    {"variable-unset", W, "Conditions read this variable, but no effect ever changes it from its start."},
    {"variable-unused", W, "No condition and no effect ever reads this variable."},
    {"weights-zero", E, "A party to whom nothing matters cannot negotiate: give at least one issue a weight for it."},
    {"wording-unsigned", W,
     "Proved: over every hand that can be drawn and every move of the talks, a text with this wording is worth less "
     "to a party that must sign than the least it asks for, and the wording alone wins no vote. A person in its seat "
     "may sign all the same."},
    {"wrong-type", E, "Another kind of value is wanted here: a text, a number, true or false, a list or an object."},
};

size_t diag_code_count(void) {
    return sizeof codes / sizeof codes[0];
}

const DiagCode *diag_code_at(size_t index) {
    return index < diag_code_count() ? &codes[index] : NULL;
}

const DiagCode *diag_code_find(const char *code) {
    for (size_t i = 0; i < diag_code_count(); i++) {
        if (strcmp(codes[i].code, code) == 0) {
            return &codes[i];
        }
    }
    return NULL;
}
