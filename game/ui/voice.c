#include "ui/voice.h"

#include <string.h>

#include "ui/tree.h"

static const char *const role_names[ROLE_COUNT] = {
    [ROLE_NONE] = "group",  [ROLE_TEXT] = "text",     [ROLE_HEADING] = "heading", [ROLE_BUTTON] = "button",
    [ROLE_TAB] = "tab",     [ROLE_OPTION] = "option", [ROLE_CHECK] = "check",     [ROLE_TERM] = "term",
    [ROLE_IMAGE] = "image", [ROLE_METER] = "meter",   [ROLE_CLOCK] = "clock",     [ROLE_LIST] = "list",
    [ROLE_ITEM] = "item",   [ROLE_REGION] = "region", [ROLE_DIALOG] = "dialog",   [ROLE_TIP] = "tip",
    [ROLE_FIELD] = "field", [ROLE_SLIDER] = "slider", [ROLE_STATUS] = "status",   [ROLE_KEY] = "key",
};

static Role role_of(const Node *node) {
    return node->box.role == ROLE_NONE && node->box.command ? ROLE_BUTTON : node->box.role;
}

static void add_separated(Buffer *out, const char *words) {
    if (out->length && words && *words) {
        char last = out->text[out->length - 1];
        buffer_add(out, last == ' ' ? "" : " ");
    }
    buffer_add(out, words ? words : "");
}

static void add_words(const Node *node, Buffer *out) {
    for (size_t i = 0; i < node->span_count; i++) {
        buffer_add(out, node->spans[i].words);
        if (node->spans[i].span.caption) {
            buffer_addf(out, " (%s) ", node->spans[i].span.caption);
        }
    }
}

// The texts inside a control, in order, without key caps.
static void add_inner_words(const Node *node, Buffer *out) {
    if (node->hidden || node->box.role == ROLE_KEY) {
        return;
    }
    if (node->kind == NODE_PARA) {
        Buffer words;
        buffer_init(&words);
        add_words(node, &words);
        add_separated(out, words.text);
        buffer_free(&words);
        return;
    }
    if (node->box.name && role_of(node) != ROLE_NONE) {
        add_separated(out, node->box.name);
        if (node->box.value) {
            buffer_addf(out, " %s", node->box.value);
        }
        return;
    }
    for (const Node *child = node->first; child; child = child->next) {
        add_inner_words(child, out);
    }
}

static void add_name(const Node *node, Buffer *out) {
    if (node->box.name) {
        buffer_add(out, node->box.name);
        return;
    }
    Buffer words;
    buffer_init(&words);
    if (node->kind == NODE_PARA) {
        add_words(node, &words);
    }
    for (const Node *child = node->first; child && node->kind != NODE_PARA; child = child->next) {
        add_inner_words(child, &words);
    }
    buffer_add(out, words.text);
    buffer_free(&words);
}

static void add_states(const Ui *ui, const Node *node, Buffer *out) {
    const char *before = " [";
    struct {
        bool on;
        const char *name;
    } states[] = {{node->box.selected, "selected"},
                  {node->box.checked, "checked"},
                  {node->box.disabled, "disabled"},
                  {node->box.commit, "commit"},
                  {node->id == ui->focus, "focus"}};
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (states[i].on) {
            buffer_addf(out, "%s%s", before, states[i].name);
            before = " ";
        }
    }
    if (*before == ' ' && before[1] == '\0') {
        buffer_add(out, "]");
    }
}

// What shows of a node that can be reached now (the rest is scrolled away), and its key.
static void print_stop(const Ui *ui, const Node *node, Buffer *out) {
    for (size_t i = 0; i < ui->stop_count; i++) {
        if (ui->stops[i].node == node) {
            const Rect *seen = &ui->stops[i].seen;
            buffer_addf(out, " stop %.0f,%.0f %.0fx%.0f", (double)seen->x, (double)seen->y, (double)seen->w,
                        (double)seen->h);
            if (node->box.key > ' ' && node->box.key < 127) {
                buffer_addf(out, " key %c", node->box.key);
            }
            return;
        }
    }
}

static void print_node(const Ui *ui, const Node *node, Buffer *out, bool rectangles, size_t depth) {
    Role role = role_of(node);
    bool control = node_is_stop(node) && node->kind != NODE_PARA;
    if (node->hidden || role == ROLE_KEY) {
        return;
    }
    bool shown = role != ROLE_NONE || control;
    if (shown) {
        buffer_add_times(out, ' ', depth * 2);
        buffer_add(out, role_names[role == ROLE_NONE ? ROLE_ITEM : role]);
        bool container = role == ROLE_REGION || role == ROLE_LIST || role == ROLE_DIALOG || role == ROLE_TIP;
        if (node->box.name || (!container && role != ROLE_ITEM)) {
            buffer_add(out, " \"");
            add_name(node, out);
            buffer_add(out, "\"");
        }
        if (node->box.value) {
            buffer_addf(out, " = %s", node->box.value);
        }
        if (node->edit) {
            buffer_addf(out, " = %s", node->edit->text);
        }
        add_states(ui, node, out);
        if (node->box.disabled && node->box.why) {
            buffer_addf(out, " why \"%s\"", node->box.why);
        }
        if (rectangles) {
            const Rect *rect = &node->rect;
            buffer_addf(out, "  %.0f,%.0f %.0fx%.0f", (double)rect->x, (double)rect->y, (double)rect->w,
                        (double)rect->h);
            print_stop(ui, node, out);
            if (node->box.id) {
                buffer_addf(out, " #%s", node->box.id);
            }
        }
        buffer_add(out, "\n");
    }
    // What a control is made of has been said in its name, except stops inside it.
    bool said = control && !node->box.name && node->kind != NODE_PARA;
    for (const Node *child = node->first; child; child = child->next) {
        if (!said || node_is_stop(child)) {
            print_node(ui, child, out, rectangles, depth + shown);
        }
    }
}

void ui_tree_print(const Ui *ui, Buffer *out, bool rectangles) {
    if (ui->root) {
        print_node(ui, ui->root, out, rectangles, 0);
    }
}

// The first text inside a control is its title, the others say more of it.
static void add_title(const Node *node, Buffer *title, Buffer *more) {
    bool named = node->box.name && role_of(node) != ROLE_NONE;
    if (node->hidden || node->box.role == ROLE_KEY) {
        return;
    }
    if (node->kind == NODE_PARA || named) {
        Buffer *out = title->length ? more : title;
        bool ended = out->length && strchr(".!?:", out->text[out->length - 1]);
        buffer_add(out, out->length && !ended ? " ·" : "");
        add_inner_words(node, out);
        return;
    }
    for (const Node *child = node->first; child; child = child->next) {
        add_title(child, title, more);
    }
}

static size_t doings_below(Ui *ui, const Node *node, Doing *out, size_t count, size_t most) {
    if (node->box.command && node->box.id && !node->hidden && count < most) {
        Buffer name, more;
        buffer_init(&name);
        buffer_init(&more);
        add_title(node, &name, &more);
        out[count++] = (Doing){.id = node->box.id,
                               .name = text_keep(ui, name.text),
                               .more = more.length ? text_keep(ui, more.text) : NULL,
                               .selected = node->box.selected,
                               .why = node->box.disabled ? node->box.why ? node->box.why : "" : NULL};
        buffer_free(&name);
        buffer_free(&more);
    }
    for (const Node *child = node->first; child; child = child->next) {
        count = doings_below(ui, child, out, count, most);
    }
    return count;
}

size_t ui_doings(Ui *ui, Doing *out, size_t most) {
    return doings_below(ui, ui->screen, out, 0, most);
}

void ui_focus_beneath(Ui *ui, const char *id) {
    ui->layer_focus[0] = id_of(id);
    ui->dirty = true;
}

void ui_voice_words(Ui *ui, VoiceWordFn word, void *user) {
    ui->word = word;
    ui->word_user = user;
}

static const char *said(const Ui *ui, const char *key) {
    const char *words = ui->word ? ui->word(ui->word_user, key) : NULL;
    const char *dot = strchr(key, '.');
    return words ? words : dot ? dot + 1 : key;
}

static void add_place(const Ui *ui, const Node *node, Buffer *out) {
    size_t index = 0;
    size_t count = 0;
    for (size_t i = 0; i < ui->stop_count; i++) {
        const Node *other = ui->stops[i].node;
        if (role_of(other) == role_of(node) && other->parent == node->parent) {
            count++;
            index = other == node ? count : index;
        }
    }
    if (count > 1) {
        buffer_addf(out, ", %zu / %zu", index, count);
    }
}

void ui_voice_sentence(const Ui *ui, Buffer *out) {
    const Node *node = node_find(ui, ui->focus);
    if (!node) {
        return;
    }
    add_name(node, out);
    char key[64] = "role.";
    Role role = role_of(node);
    if (role != ROLE_NONE && role != ROLE_TEXT) {
        strncat(key, role_names[role], sizeof key - 6);
        buffer_addf(out, ", %s", said(ui, key));
    }
    if (node->box.value) {
        buffer_addf(out, ", %s", node->box.value);
    }
    if (node->edit) {
        buffer_addf(out, ", %s", node->edit->text);
    }
    if (node->box.selected) {
        buffer_addf(out, ", %s", said(ui, "state.selected"));
    }
    if (role == ROLE_CHECK) {
        buffer_addf(out, ", %s", said(ui, node->box.checked ? "state.checked" : "state.unchecked"));
    }
    if (node->box.disabled) {
        buffer_addf(out, ", %s", said(ui, "state.disabled"));
        if (node->box.why) {
            buffer_addf(out, ": %s", node->box.why);
        }
    }
    add_place(ui, node, out);
}
