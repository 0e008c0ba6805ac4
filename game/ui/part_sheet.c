// The sheet: the single text as it stands, the one bright thing in the room.
#include <math.h>
#include <string.h>

#include "ui/screen.h"

// Whether words are short enough to stay in one piece with a name beneath.
static bool captioned(Ui *ui, const char *words) {
    enum { PIECE_MAX = 210 };
    return ui_breadth(ui) != BREADTH_NARROW && ui_words_length(ui, TYPE_BOOK, words) <= PIECE_MAX;
}

// Words of a clause: what stands in [brackets] is tinted by its owner. `caption`: small words beneath, or NULL.
static void wording(Ui *ui, const Issue *issue, int option, bool bracketed, const char *caption) {
    const char *text = issue->options[option].text;
    Side owner = side_of_party(issue->options[option].owner);
    while (*text) {
        size_t plain = strcspn(text, "[");
        if (plain) {
            ui_spanf(ui, (TextSpan){0}, "%.*s", (int)plain, text);
            text += plain;
        }
        if (*text == '[') {
            size_t inside = strcspn(text + 1, "]");
            if (bracketed) {
                const char *words = ui_keepf(ui, "[%.*s]", (int)inside, text + 1);
                TextSpan span = span_bracket(owner, true);
                span.caption = caption && captioned(ui, words) ? caption : NULL;
                ui_span(ui, span, words);
            } else {
                ui_spanf(ui, (TextSpan){0}, "%.*s", (int)inside, text + 1);
            }
            text += 1 + inside + (text[1 + inside] == ']');
        }
    }
}

void part_wording(Ui *ui, const Issue *issue, int option, bool bracketed) {
    wording(ui, issue, option, bracketed, NULL);
}

// What the delegations would have instead, each in its own brackets. Whose they are stands beneath those of the clause
// that is chosen, and inside them where colours are few.
static void rival_wordings(Ui *ui, const Stage *stage, const Issue *issue, int standing, bool chosen) {
    for (int o = 0; o < issue->option_count; o++) {
        int owner = issue->options[o].owner;
        if (o == standing || owner < 0) {
            continue;
        }
        const char *name = stage->scenario->parties[owner].short_name, *label = issue->options[o].label;
        const char *words =
            ui_theme(ui) == THEME_CONTRAST ? ui_keepf(ui, "[%s: %s]", label, name) : ui_keepf(ui, "[%s]", label);
        TextSpan span = span_bracket(side_of_party(owner), false);
        span.caption = chosen && ui_theme(ui) != THEME_CONTRAST && captioned(ui, words) ? name : NULL;
        ui_span(ui, (TextSpan){0}, " ");
        ui_span(ui, span, words);
    }
}

// How wide the column of each side is: as its longest word asks, in any language.
static float column_width(Ui *ui, const Stage *stage, bool last) {
    static const char *const keys[] = {"ui.signing.word.gone", "ui.signing.word.stands", "ui.signing.word.grudging",
                                       "ui.signing.word.unheard"};
    float width = 84;
    for (int p = 0; p < stage->scenario->party_count; p++) {
        width = fmaxf(width, ui_words_width(ui, TYPE_SMALL, stage->scenario->parties[p].short_name));
    }
    for (int d = 1; d < DISPOSITION_COUNT && !last; d++) {
        width = fmaxf(width, ui_words_width(ui, TYPE_SMALL, tell_disposition(stage->words, (Disposition)d)));
    }
    for (size_t k = 0; k < sizeof keys / sizeof keys[0] && last; k++) {
        width = fmaxf(width, 14 + 7 + ui_words_width(ui, TYPE_SMALL, say(stage, keys[k])));
    }
    return width;
}

static void band(Ui *ui, const Stage *stage, int party, int issue, int option, float width) {
    Stance stance = stance_of_clause(&stage->view, party, issue, option);
    ui_scale_band(ui, (Band){.side = side_of_party(party),
                             .low = (float)stance.low,
                             .high = (float)stance.high,
                             .best = (float)stance.guess,
                             .w = width,
                             .word = tell_disposition(stage->words, stance.disposition),
                             .word_below = true,
                             .name = stage->scenario->parties[party].short_name});
}

static SealKind seal_of(const Clause *clause, bool last, bool sealed) {
    if (last) {
        return clause->status == CLAUSE_STRUCK ? SEAL_NONE : sealed ? SEAL_AGREED : SEAL_PENDING;
    }
    return clause->status == CLAUSE_AGREED ? SEAL_AGREED : SEAL_NONE;
}

typedef struct SheetRow {
    int issue, number;
    bool choose, last, sealed, chosen;
    float column; // of each side
} SheetRow;

static void clause_line(Ui *ui, const Stage *stage, SheetRow row) {
    const Issue *issue = &stage->scenario->issues[row.issue];
    const Clause *clause = &stage->view.open->clauses[row.issue];
    bool settled = clause->status != CLAUSE_BRACKETED;
    bool gone = clause->status == CLAUSE_STRUCK;
    ui_para(ui, (Text){.type = row.last ? TYPE_BOOK_SMALL : TYPE_BOOK,
                       .line = row.last || ui_breadth(ui) != BREADTH_WIDE ? 0 : 22,
                       .grow = 1,
                       .strike = gone});
    ui_spanf(ui, (TextSpan){.bold = true, .tone = settled || row.last ? TONE_HIGH : TONE_ACCENT}, "%d  ", row.number);
    ui_spanf(ui, (TextSpan){.bold = true},
             clause->status != CLAUSE_BRACKETED && !row.last && !row.chosen ? "%s  " : "%s. ", issue->title);
    bool folded = settled && !row.last && !row.chosen;
    if (clause->option >= 0 && folded) { // what is settled folds to the words that were in brackets; chosen, it opens
        ui_span(ui, (TextSpan){0}, issue->options[clause->option].label);
    } else if (clause->option >= 0) {
        wording(ui, issue, clause->option, !settled && !row.last, row.chosen ? say(stage, "ui.redraft.stands") : NULL);
    }
    if (!settled && row.choose) {
        rival_wordings(ui, stage, issue, clause->option, row.chosen);
    }
    if (clause->fudged) {
        ui_spanf(ui, (TextSpan){.italic = true, .tone = TONE_DIM}, " %s", say(stage, "ui.sheet.fudged"));
    }
    ui_para_end(ui);
}

// What each side last said of a clause, when the text is signed: it stands, or it stands and nobody likes it.
static void last_words(Ui *ui, const Stage *stage, const Clause *clause, bool gone, float width) {
    for (int p = 0; p < stage->scenario->party_count; p++) {
        int vote = clause->word[p];
        const char *key = gone        ? "ui.signing.word.gone"
                          : vote >= 2 ? "ui.signing.word.stands"
                          : vote != 0 ? "ui.signing.word.grudging"
                                      : "ui.signing.word.unheard";
        ui_row(ui, (Box){.w = width,
                         .gap = 7,
                         .self = ALIGN_CENTRE,
                         .role = ROLE_METER,
                         .name = stage->scenario->parties[p].short_name,
                         .value = say(stage, key)});
        ui_mark(ui, side_of_party(p), 14);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = gone ? TONE_DIM : TONE_TEXT, .grow = 1, .role = ROLE_KEY},
                    say(stage, key));
        ui_end(ui);
    }
}

static void clause_row(Ui *ui, const Stage *stage, SheetRow row) {
    const Clause *clause = &stage->view.open->clauses[row.issue];
    const Issue *issue = &stage->scenario->issues[row.issue];
    bool settled = clause->status != CLAUSE_BRACKETED;
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    Box box = {.look = LOOK_CLAUSE,
               .id = ui_keepf(ui, "clause.%s", issue->id),
               .pad = PAD2(20, row.last  ? 3
                               : settled ? 1.5f
                                         : 4),
               .gap = 10,
               .across = ALIGN_START,
               .selected = row.chosen,
               .role = row.choose ? ROLE_OPTION : ROLE_ITEM,
               .command = row.choose ? verb_pick(PICK_CLAUSE, row.issue + 1) : 0,
               .wrap = narrow,
               .line_gap = 4};
    ui_row(ui, box);
    SealKind seal = seal_of(clause, row.last, row.sealed);
    if (!narrow || seal != SEAL_NONE) { // with large text no line is left empty for a seal that is not there
        ui_row(ui, (Box){.w = 22, .h = 22});
        ui_seal_stamped(ui, ui_keepf(ui, "motion.seal.%s", issue->id), seal, 20);
        ui_end(ui);
    }
    clause_line(ui, stage, row);
    if (row.last) {
        last_words(ui, stage, clause, clause->status == CLAUSE_STRUCK, row.column);
    } else if (settled) {
        const char *status = tell_clause_status(stage->words, clause);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .self = ALIGN_CENTRE},
                    clause->minute > 0 ? ui_keepf(ui, "%s %s", status, clock_text(ui, clause->minute)) : status);
    } else {
        for (int p = 0; p < stage->scenario->party_count; p++) {
            band(ui, stage, p, row.issue, clause->option, row.column);
        }
    }
    ui_end(ui);
    ui_rule(ui);
}

// Which draft it is; the word in brackets looks like what it speaks of.
static void sheet_state(Ui *ui, const char *words) {
    size_t plain = strcspn(words, "["), inside = strcspn(words + plain, "]") + (words[plain] == '[');
    ui_para(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM});
    ui_spanf(ui, (TextSpan){0}, "%.*s", (int)plain, words);
    ui_spanf(ui, (TextSpan){.tone = TONE_ACCENT, .bold = true}, "%.*s", (int)inside, words + plain);
    ui_span(ui, (TextSpan){0}, words + plain + inside);
    ui_para_end(ui);
}

static void sheet_head(Ui *ui, const Stage *stage, bool last, float width) {
    ui_row(ui, (Box){.pad = PAD4(22, 6, 20, 3), .gap = 12, .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1, .gap = 1});
    ui_text_box(ui, (Text){.type = TYPE_H2, .tone = TONE_HIGH, .role = ROLE_HEADING}, stage->scenario->document_title);
    sheet_state(ui,
                last ? say(stage, "ui.signing.final")
                     : say_with(ui, stage, "ui.sheet.draft", "n", number_text(ui, 1 + stage->view.open->drafts), NULL));
    ui_end(ui);
    if (ui_breadth(ui) != BREADTH_NARROW) {
        for (int p = 0; p < stage->scenario->party_count; p++) {
            ui_col(
                ui,
                (Box){.w = width, .across = last ? ALIGN_START : ALIGN_CENTRE, .self = last ? ALIGN_END : ALIGN_AUTO});
            ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = side_tone(side_of_party(p)), .bold = true},
                        stage->scenario->parties[p].short_name);
            if (!last) {
                ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.sheet.no_yes"));
            }
            ui_end(ui);
        }
    }
    ui_end(ui);
    ui_rule(ui);
}

// Where they sign: each under its own last words.
static void signature_lines(Ui *ui, const Stage *stage) {
    ui_row(ui, (Box){.gap = 24,
                     .columns = ui_breadth(ui) == BREADTH_NARROW ? 1 : stage->scenario->party_count,
                     .line_gap = 8,
                     .pad = PAD4(22, 8, 22, 10),
                     .across = ALIGN_START});
    for (int p = 0; p < stage->scenario->party_count; p++) {
        const Party *party = &stage->scenario->parties[p];
        ui_col(ui, (Box){.gap = 12});
        ui_row(ui, (Box){.gap = 12, .across = ALIGN_START});
        ui_rosette(ui, side_of_party(p), 42);
        ui_col(ui, (Box){.grow = 1, .gap = 2});
        ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = TONE_HIGH}, party->name);
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true}, party->last_word);
        ui_end(ui);
        ui_end(ui);
        ui_rule(ui);
        ui_end(ui);
    }
    ui_end(ui);
}

void part_text_sheet(Ui *ui, const Stage *stage, bool choose, bool last) {
    const Open *open = stage->view.open;
    ui_page(ui);
    ui_col(ui, (Box){.look = LOOK_PAPER, .grow = 1, .role = ROLE_REGION, .name = stage->scenario->document_title});
    float column = column_width(ui, stage, last);
    sheet_head(ui, stage, last, column);
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "sheet"});
    int number = 0, standing = 0;
    for (int i = 0; i < stage->scenario->issue_count; i++) {
        if (open->clauses[i].status == CLAUSE_NONE) {
            continue;
        }
        bool stands = open->clauses[i].status != CLAUSE_STRUCK;
        SheetRow row = {.issue = i, .number = ++number, .choose = choose, .last = last, .column = column};
        row.sealed = stands && standing < open->sealed;
        bool objected = open->awaiting == AWAITING_OBJECTION && open->object == i;
        row.chosen = objected ? true
                     : choose ? pick_get(ui, PICK_CLAUSE) == i + 1
                              : last && open->awaiting == AWAITING_SEAL && open->subject == i;
        standing += stands;
        clause_row(ui, stage, row);
    }
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    if (narrow) { // large text: everything scrolls together
        part_questions(ui, stage);
    }
    ui_end(ui);
    if (last) {
        signature_lines(ui, stage);
    }
    if (!narrow) {
        part_questions(ui, stage);
    }
    ui_end(ui);
}
