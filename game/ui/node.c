// Declaring nodes: boxes, and what they are made of.
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "ui/tree.h"

void *tree_alloc(Ui *ui, size_t bytes) {
    void *piece = arena_alloc(&ui->frame, bytes, 16);
    ASSERT(piece);
    return piece;
}

const char *text_keep(Ui *ui, const char *text) {
    if (!text) {
        return NULL;
    }
    const char *copy = arena_text(&ui->frame, text, strlen(text));
    ASSERT(copy);
    return copy;
}

static uint64_t hash(uint64_t from, const char *text) {
    uint64_t value = from ? from : UINT64_C(0xcbf29ce484222325);
    for (; text && *text; text++) {
        value = (value ^ (uint8_t)*text) * UINT64_C(0x100000001b3);
    }
    return value ? value : 1;
}

uint64_t id_of(const char *text) {
    return text && *text ? hash(0, text) : 0;
}

float px(const Ui *ui, float u) {
    float pixels = roundf(u * ui->scale);
    return u > 0 && pixels < 1 ? 1 : pixels;
}

float hairline(const Ui *ui) {
    return fmaxf(ui->projector ? 2 : 1, floorf(ui->scale + 0.01f));
}

static uint64_t id_by_place(const Node *parent, size_t index) {
    uint64_t value = parent ? parent->id : 7;
    value = (value ^ (index + 1)) * UINT64_C(0x100000001b3);
    value ^= value >> 29;
    return value ? value : 1;
}

static void copy_texts(Ui *ui, Box *box) {
    box->id = text_keep(ui, box->id);
    box->name = text_keep(ui, box->name);
    box->value = text_keep(ui, box->value);
    box->why = text_keep(ui, box->why);
    box->term = text_keep(ui, box->term);
    box->tip = text_keep(ui, box->tip);
}

static Ground ground_of(const Ui *ui, const Node *parent, const Box *box) {
    if (box->ground != GROUND_INHERIT) {
        return box->ground;
    }
    Ground ground = parent ? parent->ground : theme_root_ground(ui->setup.theme);
    switch (box->look) {
    case LOOK_PAPER: return GROUND_PAPER;
    case LOOK_COMMIT:
    case LOOK_CHIP_ON: return box->disabled ? ground : ground == GROUND_PAPER ? GROUND_WAX : GROUND_ACCENT;
    default: return ground;
    }
}

Node *node_add(Ui *ui, NodeKind kind, Box box) {
    Node *parent = ui->open;
    Node *node = TREE_NEW(ui, Node, 1);
    copy_texts(ui, &box);
    node->kind = kind;
    node->box = box;
    node->parent = parent;
    node->id = box.id ? id_of(box.id) : id_by_place(parent, parent ? parent->child_count : 0);
    node->layer = ui->layer;
    node->ground = ground_of(ui, parent, &box);
    if (parent) {
        if (parent->last) {
            parent->last->next = node;
        } else {
            parent->first = node;
        }
        parent->last = node;
        parent->child_count++;
    }
    return node;
}

static void open_box(Ui *ui, NodeKind kind, Box box) {
    ASSERT(!ui->para);
    ASSERT(ui->depth < TREE_DEPTH_MAX);
    ui->open = node_add(ui, kind, box);
    ui->depth++;
}

void ui_row(Ui *ui, Box box) {
    open_box(ui, NODE_ROW, box);
}

void ui_col(Ui *ui, Box box) {
    open_box(ui, NODE_COL, box);
}

void ui_stack(Ui *ui, Box box) {
    open_box(ui, NODE_STACK, box);
}

void ui_end(Ui *ui) {
    ASSERT(!ui->para);
    int ends = 1 + ui->open->extra_ends;
    Node *resume = ui->open->resume;
    while (ends-- > 0) {
        ASSERT(ui->depth > 0 && ui->open->parent);
        ui->open = ui->open->parent;
        ui->depth--;
    }
    if (resume) { // dialogs stand beside the screen, wherever they were declared
        ui->open = resume;
        ui->layer = resume->layer;
    }
}

void ui_canvas(Ui *ui, Box box, PaintFn paint, const void *data, size_t size) {
    Node *node = node_add(ui, NODE_CANVAS, box);
    node->paint = paint;
    node->data = size ? ui_keep(ui, data, size) : NULL;
}

void ui_space(Ui *ui, float length_u) {
    node_add(ui, NODE_SPACE, (Box){.w = length_u, .h = length_u});
}

void ui_spring(Ui *ui) {
    node_add(ui, NODE_SPACE, (Box){.grow = 1});
}

void ui_rule(Ui *ui) {
    node_add(ui, NODE_RULE, (Box){.self = ALIGN_STRETCH});
}

void *ui_keep(Ui *ui, const void *bytes, size_t size) {
    void *copy = tree_alloc(ui, size);
    memcpy(copy, bytes, size);
    return copy;
}

const char *ui_keepf(Ui *ui, const char *format, ...) {
    va_list values;
    va_start(values, format);
    va_list again;
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    va_end(values);
    ASSERT(length >= 0);
    char *text = tree_alloc(ui, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

bool node_is_stop(const Node *node) {
    const Box *box = &node->box;
    return box->command || box->focusable || box->term || box->tip || node->edit;
}

static Node *find_below(Node *node, uint64_t id) {
    if (node->id == id) {
        return node;
    }
    for (Node *child = node->first; child; child = child->next) {
        Node *found = find_below(child, id);
        if (found) {
            return found;
        }
    }
    return NULL;
}

Node *node_find(const Ui *ui, uint64_t id) {
    return ui->root && id ? find_below(ui->root, id) : NULL;
}

const Memory *memory_find(const Ui *ui, uint64_t id) {
    for (size_t i = 0; i < MEMORY_MAX; i++) {
        const Memory *memory = &ui->memory[(id + i) % MEMORY_MAX];
        if (memory->id == id) {
            return memory;
        }
        if (!memory->id) {
            break;
        }
    }
    return NULL;
}

Memory *memory_at(Ui *ui, uint64_t id) {
    for (size_t i = 0; i < MEMORY_MAX; i++) {
        Memory *memory = &ui->memory[(id + i) % MEMORY_MAX];
        if (memory->id == id || !memory->id) {
            memory->id = id;
            return memory;
        }
    }
    // Full only when a screen makes up ids: forgetting is harmless, growing without end is not.
    memset(ui->memory, 0, sizeof ui->memory);
    ui->memory[id % MEMORY_MAX].id = id;
    return &ui->memory[id % MEMORY_MAX];
}

int ui_memory(const Ui *ui, const char *id) {
    const Memory *memory = memory_find(ui, id_of(id));
    return memory ? memory->value : 0;
}

void ui_memory_set(Ui *ui, const char *id, int value) {
    memory_at(ui, id_of(id))->value = value;
    ui->dirty = true;
}

Breadth ui_breadth(const Ui *ui) {
    return breadth_for(ui_width(ui));
}

float ui_width(const Ui *ui) {
    return (float)ui->width / ui->scale;
}

float ui_height(const Ui *ui) {
    return (float)ui->height / ui->scale;
}

Theme ui_theme(const Ui *ui) {
    return ui->setup.theme;
}

Arena *ui_arena(Ui *ui) {
    return &ui->frame;
}

bool ui_focused(const Ui *ui, const char *id) {
    return ui->focus && ui->focus == id_of(id);
}
