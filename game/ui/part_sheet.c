// The sheet: the single text as it stands, the one bright thing in the room.
#include <math.h>
#include <string.h>

#include "ui/screen.h"

enum { LINE_H = 22, GAP = 10, LOOSE_PAD = 4, TIGHT_PAD = 2, SETTLED_PAD = 1 }; // u, of the rows of clauses

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

static const char *rival_words(Ui *ui, const Stage *stage, const Issue *issue, int option) {
    const char *label = issue->options[option].label;
    return ui_theme(ui) == THEME_CONTRAST
               ? ui_keepf(ui, "[%s: %s]", label, stage->scenario->parties[issue->options[option].owner].short_name)
               : ui_keepf(ui, "[%s]", label);
}

// What the delegations would have instead, each in its own brackets. Whose they are stands beneath those of the clause
// that is chosen, and inside them where colours are few.
static void rival_wordings(Ui *ui, const Stage *stage, const Issue *issue, int standing, bool chosen) {
    for (int o = 0; o < issue->option_count; o++) {
        int owner = issue->options[o].owner;
        if (o == standing || owner < 0) {
            continue;
        }
        const char *name = stage->scenario->parties[owner].short_name, *words = rival_words(ui, stage, issue, o);
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

static void band(Ui *ui, const Stage *stage, int party, int issue, int option, float width, bool tight) {
    Stance stance = stance_of_clause(&stage->view, party, issue, option);
    ui_scale_band(ui, (Band){.side = side_of_party(party),
                             .low = (float)stance.low,
                             .high = (float)stance.high,
                             .best = (float)stance.guess,
                             .w = width,
                             .word = tell_disposition(stage->words, stance.disposition),
                             .word_below = true,
                             .tight = tight,
                             .name = stage->scenario->parties[party].short_name});
}

static SealKind seal_of(const Clause *clause, bool last, bool sealed) {
    if (last) {
        return clause->status == CLAUSE_STRUCK ? SEAL_NONE : sealed ? SEAL_AGREED : SEAL_PENDING;
    }
    return clause->status == CLAUSE_AGREED ? SEAL_AGREED : SEAL_NONE;
}

// How much of the clauses is folded away so that all of them are in sight.
typedef enum Fold {
    FOLD_SETTLED, // what is agreed
    FOLD_OPEN,    // and what stands in brackets, unless it is chosen
    FOLD_TIGHT,   // and of what would take two lines the other wordings are only counted
    FOLD_COUNT
} Fold;

typedef struct SheetRow {
    int issue, number;
    Pick pick;
    bool last, sealed, chosen;
    Fold fold;
    int counted;  // other wordings that are not shown
    float column; // of each side
} SheetRow;

static bool row_settled(const Stage *stage, SheetRow row) {
    return stage->view.open->clauses[row.issue].status != CLAUSE_BRACKETED;
}

static bool row_folded(const Stage *stage, SheetRow row) {
    return !row.chosen && (row.fold >= FOLD_OPEN || (row_settled(stage, row) && !row.last));
}

static void clause_line(Ui *ui, const Stage *stage, SheetRow row) {
    const Issue *issue = &stage->scenario->issues[row.issue];
    const Clause *clause = &stage->view.open->clauses[row.issue];
    bool settled = row_settled(stage, row), folded = row_folded(stage, row);
    ui_para(ui, (Text){.type = row.last ? TYPE_BOOK_SMALL : TYPE_BOOK,
                       .line = row.last || ui_breadth(ui) != BREADTH_WIDE ? 0 : LINE_H,
                       .grow = 1,
                       .strike = clause->status == CLAUSE_STRUCK});
    ui_spanf(ui, (TextSpan){.bold = true, .tone = settled || row.last ? TONE_HIGH : TONE_ACCENT}, "%d  ", row.number);
    ui_spanf(ui, (TextSpan){.bold = true, .tone = TONE_HIGH}, folded && (settled || row.last) ? "%s  " : "%s. ",
             issue->title);
    bool captions = row.chosen && row.fold < FOLD_TIGHT;
    if (clause->option >= 0 && folded) { // only the words that are or were in brackets; chosen, it opens
        const char *label = issue->options[clause->option].label;
        bool bracket = !settled && !row.last;
        ui_spanf(ui, bracket ? span_bracket(side_of_party(issue->options[clause->option].owner), true) : (TextSpan){0},
                 bracket ? "[%s]" : "%s", label);
    } else if (clause->option >= 0) {
        wording(ui, issue, clause->option, !settled && !row.last, captions ? say(stage, "ui.redraft.stands") : NULL);
    }
    if (row.counted > 0) {
        ui_spanf(ui, (TextSpan){.tone = TONE_DIM}, " %s",
                 say_with(ui, stage, "ui.sheet.more", "n", number_text(ui, row.counted), NULL));
    } else if (!settled && row.pick && !row.last) {
        rival_wordings(ui, stage, issue, clause->option, captions);
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
    bool settled = row_settled(stage, row), narrow = ui_breadth(ui) == BREADTH_NARROW, tight = row.fold >= FOLD_OPEN;
    Box box = {.look = LOOK_CLAUSE,
               .id = ui_keepf(ui, "clause.%s", issue->id),
               .pad = PAD2(20, row.last && !row_folded(stage, row) ? 3
                               : settled || row.last               ? SETTLED_PAD
                               : tight                             ? TIGHT_PAD
                                                                   : LOOSE_PAD),
               .gap = 10,
               .across = ALIGN_START,
               .selected = row.chosen,
               .role = row.pick ? ROLE_OPTION : ROLE_ITEM,
               .command = row.pick ? verb_pick(row.pick, row.issue + 1) : 0,
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
            band(ui, stage, p, row.issue, clause->option, row.column, tight);
        }
    }
    ui_end(ui);
    ui_rule(ui);
}

// The words of a clause in its row, for measuring, and how many other wordings are among them.
static const char *row_words(Ui *ui, const Stage *stage, SheetRow row, int *others) {
    const Issue *issue = &stage->scenario->issues[row.issue];
    int standing = stage->view.open->clauses[row.issue].option;
    Buffer words;
    buffer_init(&words);
    buffer_addf(&words, "%d  %s. ", row.number, issue->title);
    if (standing >= 0 && row_folded(stage, row)) {
        buffer_addf(&words, "[%s]", issue->options[standing].label);
    } else if (standing >= 0) {
        buffer_add(&words, issue->options[standing].text);
    }
    *others = 0;
    for (int o = 0; o < issue->option_count && !row.last; o++) {
        if (o != standing && issue->options[o].owner >= 0) {
            buffer_addf(&words, " %s", rival_words(ui, stage, issue, o));
            *others += 1;
        }
    }
    return told_words(ui, &words);
}

// Folds a row of the sheet and says how high it is then.
static float row_fold(Ui *ui, const Stage *stage, SheetRow *row, Fold fold, float width) {
    enum { BAND_H = 33, TIGHT_BAND_H = 28, CAPTION_H = 14, BOLD_W = 12 };
    bool tight = fold >= FOLD_OPEN;
    row->fold = fold;
    row->counted = 0;
    if (row_folded(stage, *row) && (row_settled(stage, *row) || row->last)) {
        return 1 + 2 * SETTLED_PAD + LINE_H;
    }
    float text = width - (float)stage->scenario->party_count * (row->column + GAP) - BOLD_W;
    int others, lines = ui_words_lines(ui, TYPE_BOOK, row_words(ui, stage, *row, &others), text);
    if (fold == FOLD_TIGHT && lines > 1 && !row->chosen) {
        row->counted = others;
        lines = 1;
    }
    if (row->last) {
        enum { LAST_LINE_H = 20, LAST_PAD = 3 };
        return (float)(1 + 2 * LAST_PAD + lines * LAST_LINE_H);
    }
    float words = (float)(lines * LINE_H + (row->chosen && fold < FOLD_TIGHT ? CAPTION_H : 0));
    return (float)(1 + 2 * (tight ? TIGHT_PAD : LOOSE_PAD)) + fmaxf(words, tight ? TIGHT_BAND_H : BAND_H);
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
    ui_row(ui, (Box){.pad = PAD4(22, 4, 20, 2), .gap = 12, .across = ALIGN_START});
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

// The rows of the sheet, from the clauses that are on the table.
static int rows_list(Ui *ui, const Stage *stage, Sheet sheet, SheetRow rows[ISSUE_MAX]) {
    const Open *open = stage->view.open;
    int count = 0, standing = 0;
    for (int i = 0; i < stage->scenario->issue_count; i++) {
        if (open->clauses[i].status == CLAUSE_NONE) {
            continue;
        }
        bool stands = open->clauses[i].status != CLAUSE_STRUCK;
        SheetRow row = {.issue = i, .number = count + 1, .pick = sheet.pick, .last = sheet.last};
        row.column = column_width(ui, stage, sheet.last);
        row.sealed = stands && standing < open->sealed;
        bool objected = open->awaiting == AWAITING_OBJECTION && open->object == i;
        row.chosen = objected     ? true
                     : sheet.pick ? pick_get(ui, sheet.pick) == i + 1
                                  : sheet.last && open->awaiting == AWAITING_SEAL && open->subject == i;
        standing += stands;
        rows[count++] = row;
    }
    return count;
}

// As little as lets all of them stand in the sheet.
static void rows_fold(Ui *ui, const Stage *stage, Sheet sheet, SheetRow *rows, int count) {
    enum { LINES_H = 108, HEAD_H = 49, EDGES_W = 40, SEAL_W = 22 };
    float room = sheet.h - HEAD_H - questions_height(ui, stage) - (sheet.lines ? LINES_H : 0),
          width = sheet.w - EDGES_W - SEAL_W - GAP;
    for (Fold fold = FOLD_SETTLED; sheet.h > 0 && fold < FOLD_COUNT; fold++) {
        float need = 0;
        for (int i = 0; i < count; i++) {
            need += row_fold(ui, stage, &rows[i], fold, width);
        }
        if (need <= room) {
            return;
        }
    }
}

void part_text_sheet(Ui *ui, const Stage *stage, Sheet sheet) {
    SheetRow rows[ISSUE_MAX];
    int count = rows_list(ui, stage, sheet, rows);
    rows_fold(ui, stage, sheet, rows, count);
    ui_page(ui);
    ui_col(ui, (Box){.look = LOOK_PAPER, .grow = 1, .role = ROLE_REGION, .name = stage->scenario->document_title});
    sheet_head(ui, stage, sheet.last, column_width(ui, stage, sheet.last));
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "sheet"});
    for (int i = 0; i < count; i++) {
        clause_row(ui, stage, rows[i]);
    }
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    if (narrow) { // large text: everything scrolls together
        part_questions(ui, stage);
    }
    ui_end(ui);
    if (sheet.lines) {
        signature_lines(ui, stage);
    }
    if (!narrow) {
        part_questions(ui, stage);
    }
    ui_end(ui);
}
