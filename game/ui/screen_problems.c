// A scenario that cannot start: what is wrong, where, and what would mend it, in the words of the validator.
#include <ctype.h>
#include <string.h>

#include "ui/page.h"

enum { PROBLEMS_MAX = 200 };

typedef struct Problem {
    const char *place, *code, *message, *body; // body: the excerpt and the hint, as printed
    size_t offset;                             // of its head in the text
    bool error;
} Problem;

// Takes "place: error[code]: message" apart; false when the line is another one.
static bool head_read(Ui *ui, const char *line, size_t length, Problem *problem) {
    const char *text = ui_keepf(ui, "%.*s", (int)length, line);
    static const char *const words[] = {"error[", "warning[", "note["};
    for (int w = 0; w < 3; w++) {
        const char *at = strstr(text, words[w]), *end = at ? strstr(at, "]: ") : NULL;
        if (at && end && (at == text || at[-1] == ' ')) {
            size_t place = (size_t)(at - text);
            while (place > 0 && (text[place - 1] == ' ' || text[place - 1] == ':')) {
                place--;
            }
            at += strlen(words[w]);
            *problem = (Problem){.place = ui_keepf(ui, "%.*s", (int)place, text),
                                 .code = ui_keepf(ui, "%.*s", (int)(end - at), at),
                                 .message = ui_keepf(ui, "%s", end + 3),
                                 .error = w == 0};
            return true;
        }
    }
    return false;
}

static size_t problems_read(Ui *ui, const char *text, Problem *problems) {
    size_t count = 0;
    const char *body = NULL, *start = text;
    while (*text) {
        size_t length = strcspn(text, "\n");
        Problem problem;
        bool head = !isspace((unsigned char)*text) && head_read(ui, text, length, &problem);
        if (head || !text[length]) {
            if (count > 0 && body && !problems[count - 1].body) {
                size_t end = (size_t)(text - body) + (head ? 0 : length);
                problems[count - 1].body = ui_keepf(ui, "%.*s", (int)end, body);
            }
        }
        if (head && count < PROBLEMS_MAX) {
            problem.offset = (size_t)(text - start);
            problems[count++] = problem;
            body = text + length + (text[length] == '\n');
        }
        text += length + (text[length] == '\n');
    }
    if (count > 0 && !problems[count - 1].body) {
        problems[count - 1].body = body ? ui_keepf(ui, "%s", body) : "";
    }
    return count;
}

static void problem_card(Ui *ui, const Stage *stage, const Problem *problem, size_t index, bool chosen) {
    ui_col(ui, (Box){.look = LOOK_CARD,
                     .id = ui_keepf(ui, "problem.%zu", index),
                     .command = verb_pick(PICK_PROBLEM, (int)index + 1),
                     .selected = chosen,
                     .role = ROLE_OPTION,
                     .pad = PAD2(14, 11),
                     .gap = 5,
                     .key = index < 9 ? '1' + (int)index : 0,
                     .focus_first = chosen});
    ui_row(ui, (Box){.gap = 9, .across = ALIGN_START});
    ui_row(ui, (Box){.pad = PAD2(7, 2),
                     .radius = 4,
                     .fill = problem->error ? TONE_SIGNAL : TONE_NONE,
                     .edge = problem->error ? TONE_NONE : TONE_ACCENT});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = problem->error ? TONE_ROOM : TONE_ACCENT, .bold = true},
                say(stage, problem->error ? "ui.problems.error" : "ui.problems.warning"));
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH, .grow = 1}, problem->message);
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = TONE_TEXT, .size = 12.5f}, problem->place);
    ui_end(ui);
}

// The lines as the validator prints them; carets and hints in the colour of the mistake.
static void excerpt(Ui *ui, const Stage *stage, const Problem *problem) {
    ui_col(ui, (Box){.look = LOOK_WELL,
                     .fill = TONE_WELL,
                     .radius = 10,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.problems.excerpt")});
    ui_row(ui, (Box){.pad = PAD2(18, 12), .gap = 12, .wrap = true});
    ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = TONE_TEXT, .grow = 1}, problem->place);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM}, problem->code);
    ui_end(ui);
    ui_rule(ui);
    ui_col(ui, (Box){.pad = PAD2(18, 14), .gap = 3});
    const char *text = problem->body, *hint = NULL;
    while (text && *text) {
        size_t length = strcspn(text, "\n"), space = strspn(text, " ");
        const char *line = ui_keepf(ui, "%.*s", (int)length, text);
        if (strncmp(line + space, "hint: ", 6) == 0) {
            hint = line + space + 6;
        } else {
            bool caret = strchr(line, '^') && strspn(line, " |^~") == length;
            // Columns must stay under each other: no-break spaces.
            Buffer fixed;
            buffer_init(&fixed);
            for (const char *c = line; *c; c++) {
                buffer_add_bytes(&fixed, *c == ' ' ? "\xC2\xA0" : c, *c == ' ' ? 2 : 1);
            }
            ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = caret ? TONE_SIGNAL : TONE_HIGH, .bold = caret},
                        told_words(ui, &fixed));
        }
        text += length + (text[length] == '\n');
    }
    ui_end(ui);
    ui_end(ui);
    if (hint) {
        ui_col(ui, (Box){.look = LOOK_PANEL, .pad = PAD2(18, 14), .gap = 6});
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING},
                    say(stage, "ui.problems.fix"));
        ui_text_box(ui, (Text){.type = TYPE_BODY, .size = 14.5f, .line = 20, .tone = TONE_HIGH}, hint);
        ui_end(ui);
    }
}

static void lists(Ui *ui, const Stage *stage, const Problem *problems, size_t count, size_t chosen) {
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    ui_row(ui, (Box){.gap = 24, .across = ALIGN_START, .wrap = narrow, .line_gap = 16});
    ui_col(ui, (Box){.w = narrow                           ? 0
                          : ui_breadth(ui) == BREADTH_WIDE ? 432
                                                           : 320,
                     .grow = narrow ? 1 : 0,
                     .gap = 10,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.problems.list")});
    for (size_t i = 0; i < count; i++) {
        problem_card(ui, stage, &problems[i], i, i == chosen);
    }
    ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.problems.guide"));
    ui_end(ui);
    ui_col(ui, (Box){.grow = 1, .gap = 16, .min_w = 300});
    if (count > 0) {
        excerpt(ui, stage, &problems[chosen]);
    } else {
        ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = TONE_TEXT}, stage->problems_text);
    }
    ui_end(ui);
    ui_end(ui);
}

static size_t errors_before(const Problem *problems, size_t end) {
    size_t errors = 0;
    for (size_t i = 0; i < end; i++) {
        errors += problems[i].error;
    }
    return errors;
}

void screen_problems(Ui *ui, const Stage *stage) {
    Problem *problems = ARENA_NEW(ui_arena(ui), Problem, PROBLEMS_MAX);
    size_t count = problems ? problems_read(ui, stage->problems_text, problems) : 0,
           errors = errors_before(problems, count);
    size_t chosen = (size_t)pick_get(ui, PICK_PROBLEM) - 1;
    for (size_t i = count; chosen >= count && i-- > 0;) { // the first that keeps it from starting
        chosen = problems[i].error && (i == 0 || errors_before(problems, i) == 0) ? i : chosen;
    }
    chosen = chosen < count ? chosen : 0;
    const ScenarioRow *row =
        stage->scenario_chosen < stage->scenario_count ? &stage->scenarios[stage->scenario_chosen] : NULL;
    page_open(ui, stage, ICON_WARNING, say_with(ui, stage, "ui.problems.title", "name", row ? row->title : "", NULL),
              say_with(ui, stage, "ui.problems.under", "errors", number_text(ui, (long)errors), "warnings",
                       number_text(ui, (long)(count - errors)), NULL));
    if (count > 0) {
        ui_button(ui,
                  (Box){.id = "problems.edit",
                        .command = verb_pack(VERB_EDIT, 0, (uint32_t)problems[chosen].offset),
                        .key = 'o'},
                  ICON_PENCIL, say(stage, "ui.problems.edit"), "O");
    }
    ui_button(ui, (Box){.id = "problems.copy", .command = verb_pack(VERB_COPY, 0, 0), .key = 'c'}, ICON_DOCUMENT,
              say(stage, "ui.problems.copy"), "C");
    ui_commit(ui,
              (Box){.id = "problems.again",
                    .command = verb_pack(VERB_SCENARIO, 0, (uint32_t)stage->scenario_chosen),
                    .key = 'r'},
              say(stage, "ui.problems.again"), NULL, "R", NULL);
    page_bar_close(ui);
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "problems.page", .pad = PAD2(32, 20)});
    lists(ui, stage, problems, count, chosen);
    ui_end(ui);
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.problems"), "R", say(stage, "ui.problems.again"), "Esc",
               say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
