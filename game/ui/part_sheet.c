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

static SealKind seal_of(const Clause *clause, bool last, bool sealed) {
    if (last) {
        return clause->status == CLAUSE_STRUCK ? SEAL_NONE : sealed ? SEAL_AGREED : SEAL_PENDING;
    }
    return clause->status == CLAUSE_AGREED ? SEAL_AGREED : SEAL_NONE;
}

// A clause in its row. Where there is no room for all of them in full they give way one after the other.
typedef struct SheetRow {
    int issue, number;
    Pick pick;
    bool last, sealed, chosen;
    bool folded;         // of its wording only the words in brackets
    bool counted;        // of its other wordings only how many
    bool captions;       // small words beneath what is in brackets
    bool tight, bare;    // the rows are low; or so low that a word stands for a band
    bool small;          // at last the letters are small too
    float column, width; // of each side; of the sheet, 0: not known
} SheetRow;

static bool row_settled(const Stage *stage, SheetRow row) {
    return stage->view.open->clauses[row.issue].status != CLAUSE_BRACKETED;
}

static void band(Ui *ui, const Stage *stage, int party, SheetRow row) {
    Stance stance = stance_of_clause(&stage->view, party, row.issue, stage->view.open->clauses[row.issue].option);
    bool named = ui_breadth(ui) == BREADTH_NARROW; // with large text no column has a head to say whose it is
    if (named) {
        ui_row(ui, (Box){.gap = 8, .across = ALIGN_CENTRE, .pad = PAD4(0, 0, 12, 0)});
        ui_text_box(ui,
                    (Text){.type = TYPE_SMALL, .tone = side_tone(side_of_party(party)), .bold = true, .role = ROLE_KEY},
                    stage->scenario->parties[party].short_name);
    }
    ui_scale_band(ui, (Band){.side = side_of_party(party),
                             .low = (float)stance.low,
                             .high = (float)stance.high,
                             .best = (float)stance.guess,
                             .w = row.column,
                             .word = tell_disposition(stage->words, stance.disposition),
                             .word_below = !named,
                             .tight = row.tight,
                             .bare = row.bare,
                             .line = row.small ? 18 : 0,
                             .name = stage->scenario->parties[party].short_name});
    if (named) {
        ui_end(ui);
    }
}

// How many wordings a delegation would have instead.
static int other_wordings(const Issue *issue, int standing) {
    int others = 0;
    for (int o = 0; o < issue->option_count; o++) {
        others += o != standing && issue->options[o].owner >= 0;
    }
    return others;
}

static void clause_line(Ui *ui, const Stage *stage, SheetRow row) {
    const Issue *issue = &stage->scenario->issues[row.issue];
    const Clause *clause = &stage->view.open->clauses[row.issue];
    bool settled = row_settled(stage, row), folded = row.folded;
    ui_para(ui, (Text){.type = row.last || row.small ? TYPE_BOOK_SMALL : TYPE_BOOK,
                       .line = row.last || row.small || ui_breadth(ui) != BREADTH_WIDE ? 0 : LINE_H,
                       .grow = 1,
                       .strike = clause->status == CLAUSE_STRUCK});
    ui_spanf(ui, (TextSpan){.bold = true, .tone = settled || row.last ? TONE_HIGH : TONE_ACCENT}, "%d  ", row.number);
    ui_spanf(ui, (TextSpan){.bold = true, .tone = TONE_HIGH}, folded && (settled || row.last) ? "%s  " : "%s. ",
             issue->title);
    if (clause->option >= 0 && folded) { // only the words that are or were in brackets; chosen, it opens
        const char *label = issue->options[clause->option].label;
        bool bracket = !settled && !row.last;
        ui_spanf(ui, bracket ? span_bracket(side_of_party(issue->options[clause->option].owner), true) : (TextSpan){0},
                 bracket ? "[%s]" : "%s", label);
    } else if (clause->option >= 0) {
        wording(ui, issue, clause->option, !settled && !row.last,
                row.captions ? say(stage, "ui.redraft.stands") : NULL);
    }
    int others = other_wordings(issue, clause->option);
    if (row.counted && others > 0) {
        ui_spanf(ui, (TextSpan){.tone = TONE_DIM}, " %s",
                 say_with(ui, stage, "ui.sheet.more", "n", number_text(ui, others), NULL));
    } else if (!settled && row.pick && !row.last) {
        rival_wordings(ui, stage, issue, clause->option, row.captions);
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
    bool settled = row_settled(stage, row), narrow = ui_breadth(ui) == BREADTH_NARROW;
    Box box = {.look = LOOK_CLAUSE,
               .id = ui_keepf(ui, "clause.%s", issue->id),
               .pad = PAD2(20, row.last && !row.folded           ? 3
                               : settled || row.last || row.bare ? SETTLED_PAD
                               : row.tight                       ? TIGHT_PAD
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
        ui_row(ui, (Box){.w = 22, .h = row.small ? 18 : 22});
        ui_seal_stamped(ui, ui_keepf(ui, "motion.seal.%s", issue->id), seal, row.small ? 17 : 20);
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
            band(ui, stage, p, row);
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
        SheetRow row = {.issue = i, .number = count + 1, .pick = sheet.pick, .last = sheet.last, .width = sheet.w};
        row.column = column_width(ui, stage, sheet.last);
        row.sealed = stands && standing < open->sealed;
        bool objected = open->awaiting == AWAITING_OBJECTION && open->object == i;
        row.chosen = objected     ? true
                     : sheet.pick ? pick_get(ui, sheet.pick) == i + 1
                                  : sheet.last && open->awaiting == AWAITING_SEAL && open->subject == i;
        row.folded = !row.chosen && !row.last && open->clauses[i].status != CLAUSE_BRACKETED;
        standing += stands;
        rows[count++] = row;
    }
    return count;
}

// Whether the words in brackets of a folded clause need more than a line.
static bool row_long(Ui *ui, const Stage *stage, SheetRow row) {
    enum { EDGES_W = 40, SEAL_W = 22, BOLD_W = 12 };
    const Issue *issue = &stage->scenario->issues[row.issue];
    int standing = stage->view.open->clauses[row.issue].option;
    float room = row.width - EDGES_W - SEAL_W - GAP - (float)stage->scenario->party_count * (row.column + GAP) - BOLD_W;
    Buffer words;
    buffer_init(&words);
    buffer_addf(&words, "%d  %s. [%s]", row.number, issue->title, standing >= 0 ? issue->options[standing].label : "");
    for (int o = 0; o < issue->option_count; o++) {
        if (o != standing && issue->options[o].owner >= 0) {
            buffer_addf(&words, " %s", rival_words(ui, stage, issue, o));
        }
    }
    return ui_words_length(ui, TYPE_BOOK, told_words(ui, &words)) > room;
}

// Whether the row gives way before the other: what is sealed, then what has stood longest, then what comes later.
static bool row_before(const Stage *stage, const SheetRow *row, const SheetRow *other) {
    const Clause *clauses = stage->view.open->clauses;
    int since = clauses[row->issue].minute, other_since = clauses[other->issue].minute;
    return row->sealed != other->sealed ? row->sealed
           : since != other_since       ? since < other_since
                                        : row->number > other->number;
}

// The rows that give way one after the other, in this order: all but the chosen one and what is agreed.
static int rows_order(const Stage *stage, SheetRow *rows, int count, SheetRow *order[ISSUE_MAX]) {
    int found = 0;
    for (int i = 0; i < count; i++) {
        if (rows[i].chosen || rows[i].folded) {
            continue;
        }
        int at = found++;
        while (at > 0 && row_before(stage, &rows[i], order[at - 1])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = &rows[i];
    }
    return found;
}

// Folds as little as lets all of them stand in the sheet: row after row, then the other wordings of row after row are
// only counted, then what belongs to the chosen one goes as well.
static void rows_fold(Ui *ui, const Stage *stage, SheetRow *rows, int count) {
    enum { LOW = 1, REST = 4 }; // steps before and after those of the rows
    SheetRow *order[ISSUE_MAX];
    int free = rows_order(stage, rows, count, order), others = count > 0 && rows[0].pick && !rows[0].last ? free : 0,
        step = ui_fold(ui, "sheet", LOW + free + others + REST), rest = step - LOW - free - others;
    for (int n = 0; n < free; n++) {
        order[n]->folded = n < step - LOW;
        order[n]->counted = others && n < step - LOW - free && row_long(ui, stage, *order[n]);
    }
    for (int i = 0; i < count; i++) {
        rows[i].tight = step >= LOW;
        rows[i].captions = rows[i].chosen && rest < 1;
        rows[i].bare = rest >= 2;
        rows[i].small = rest >= 4;
        rows[i].folded = rows[i].folded || rest >= 3;
        rows[i].counted |= rest >= 3 && others && !row_settled(stage, rows[i]) && row_long(ui, stage, rows[i]);
    }
}

void part_text_sheet(Ui *ui, const Stage *stage, Sheet sheet) {
    SheetRow rows[ISSUE_MAX];
    int count = rows_list(ui, stage, sheet, rows);
    rows_fold(ui, stage, rows, count);
    ui_page(ui);
    ui_col(ui, (Box){.look = LOOK_PAPER, .grow = 1, .role = ROLE_REGION, .name = stage->scenario->document_title});
    sheet_head(ui, stage, sheet.last, column_width(ui, stage, sheet.last));
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "sheet", .fold = "sheet"});
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
