// The inside of the toolkit: the node tree and what is kept between frames. Only files of this folder that
// are not screens include it.
#pragma once

#include "ui/ui.h"

enum {
    TREE_BYTES_MAX = 64 << 20,
    TREE_DEPTH_MAX = 64,
    STOPS_MAX = 512,
    FOLDS_MAX = 16,    // names of boxes that give way
    GLIDES_MAX = 48,   // values that can be on their way
    MEMORY_MAX = 2048, // ids with something to remember; a power of two
    COMMANDS_MAX = 32,
    KEYS_MAX = 32,
    LAYERS_MAX = 8, // screen, dialogs, tips
    TIPS_MAX = 3,
    SLIDE_MARGIN = 6, // u of a sliding box beyond each end of its track
    TYPED_MAX = 8,    // fields, each with its own text
    ID_BYTES = 64
};

typedef enum NodeKind { NODE_ROW, NODE_COL, NODE_STACK, NODE_PARA, NODE_CANVAS, NODE_SPACE, NODE_RULE } NodeKind;

// A span as declared, with what drawing needs.
typedef struct NodeSpan {
    TextSpan span;
    const char *words; // as declared, for voice
    Node *stop;        // the focus stop of a term or link
    struct NodeSpan *next;
} NodeSpan;

typedef struct Typed Typed;

struct Node {
    NodeKind kind;
    uint64_t id;
    Box box; // texts copied into the frame
    Ground ground;
    Node *parent, *first, *last, *next;
    size_t child_count;
    int layer;
    int extra_ends; // more boxes that the author's ui_end closes (dialogs)
    Node *resume;   // what was open when the dialog was declared

    // paragraphs
    Text text;
    NodeSpan *spans;
    FlowSpan *flow_spans;
    size_t span_count;
    Flow flow;
    float natural, narrowest, line_px;

    // canvases
    PaintFn paint;
    const void *data;
    Typed *edit; // fields

    // layout, in px
    float want_w, min_w, want_h, min_h;
    Rect rect;
    float content_w, content_h; // of scroll boxes
    float scroll;
    int line; // in a wrapping row
    bool gutter, hidden;
    bool sticks_out, clipped;
    uint64_t anchor; // tips: what they explain
    int tip;         // 1 for the first, 0 for what is no tip
};

// What was typed into a field, the caret, and the other end of what is chosen (the caret: nothing is).
struct Typed {
    uint64_t id; // 0: free
    FieldRule rule;
    char text[TYPED_BYTES];
    size_t caret, mark;
};

// A value on its way from one number to another.
typedef struct Glide {
    uint64_t id; // 0: free
    float from, to, length_ms;
    uint64_t since_ms;
} Glide;

// Boxes that give way until all of them is in sight, while their step is looked for.
typedef struct Fold {
    uint64_t name;
    int most, step;  // that is tried now; between frames the one that was found
    int last;        // that was found before
    int fails, fits; // the highest known to be too high, -1: none; the lowest known to fit, most + 1: none
    bool asked;      // in this frame
} Fold;

// What is kept under an id.
typedef struct Memory {
    uint64_t id; // 0: free
    float scroll;
    int value;
} Memory;

typedef struct Stop {
    Node *node;
    Node *region;
    Rect seen; // the part of it that shows; empty while scrolled away
} Stop;

typedef struct TipState {
    char term[ID_BYTES];
    char text[512]; // plain tips
    uint64_t anchor;
    bool locked;
} TipState;

struct Ui {
    UiSetup setup;
    float spacing; // of lines
    Eyes eyes;
    bool projector;
    bool pad; // the last key came from one: prompts show its buttons
    Keymap keymap;
    bool listening; // the next key is only heard
    int heard;
    Arena frame;
    DrawList draw;
    int width, height;
    float scale;

    Node *root, *screen, *open;
    size_t depth;
    NodeSpan *para_first, *para_last; // of the open paragraph
    size_t para_count;
    Node *para;
    int layer, layer_count;
    uint64_t layer_cancel[LAYERS_MAX];
    Node *layer_node[LAYERS_MAX];

    Stop stops[STOPS_MAX];
    size_t stop_count;
    uint64_t focus;
    size_t focus_index;               // where it was, for when its node is gone
    uint64_t layer_focus[LAYERS_MAX]; // focus to come back to
    int focus_layer;
    bool focus_shown;  // the last input was a key or a pad
    bool focus_reveal; // scroll it into view at the next layout
    bool screen_new;
    bool page_new; // what is read from its top is read anew

    uint64_t hot, pressed;
    float mouse_x, mouse_y;
    bool mouse_in;
    uint64_t grabbed; // the sliding box that left and right move
    uint64_t drag;    // the scroll box whose bar is held
    float drag_offset;
    uint64_t now_ms;
    uint64_t hot_since_ms, pressed_since_ms;
    uint64_t cooling;         // what was hot before, fading
    bool moves;               // ui_set_motion
    uint64_t moving_until_ms; // 0: nothing is on its way
    uint64_t opened_since_ms; // the top dialog
    int layers_shown;
    Glide glides[GLIDES_MAX];
    size_t glide_next; // the one that is forgotten when another is needed

    Memory memory[MEMORY_MAX];
    Fold folds[FOLDS_MAX];
    size_t fold_count;
    int fold_rounds;
    Typed typed[TYPED_MAX];
    UiClipboard clipboard;
    UiCommand commands[COMMANDS_MAX];
    size_t command_first, command_count;
    int keys[KEYS_MAX];
    size_t key_first, key_count;
    bool dirty;

    TipFn tip_build;
    void *tip_user;
    TipMode tip_mode;
    unsigned tip_delay_ms;
    TipState tips[TIPS_MAX];
    size_t tip_count, tip_building;
    int lock_shown; // how far the ring of the open tip was filled
    char notice[1024];

    VoiceWordFn word;
    void *word_user;
    size_t duplicate_ids;
};

// node.c
uint64_t id_of(const char *text);
Node *node_add(Ui *ui, NodeKind kind, Box box); // under the open box
Node *node_find(const Ui *ui, uint64_t id);     // NULL on a miss
const char *text_keep(Ui *ui, const char *text);
void *tree_alloc(Ui *ui, size_t bytes);
#define TREE_NEW(ui, Type, count) ((Type *)tree_alloc((ui), sizeof(Type) * (count)))
Memory *memory_at(Ui *ui, uint64_t id);
const Memory *memory_find(const Ui *ui, uint64_t id);
bool node_is_stop(const Node *node);
float px(const Ui *ui, float u); // u to whole pixels; never 0 for what is not 0
float hairline(const Ui *ui);

// text_node.c
void para_prepare(Ui *ui, Node *node); // runs of the spans, natural width
void para_break(Ui *ui, Node *node, float width);

// layout.c, layout_place.c
void layout_tree(Ui *ui);
void layout_width_need(Ui *ui, Node *node);
void layout_width_give(Ui *ui, Node *node, float width);
void layout_height_need(Ui *ui, Node *node);
void layout_place(Ui *ui, Node *node, Rect rect);
bool box_wraps(const Node *node);
Align across_of(const Node *parent, const Node *child);

// focus.c, focus_move.c, input_act.c
void focus_collect(Ui *ui); // stops of the top layer, in tree order
void focus_settle(Ui *ui);  // keeps, restores or finds the focus
void focus_set(Ui *ui, uint64_t id);
Stop *stop_find(Ui *ui, uint64_t id);
Stop *stop_next(Ui *ui, int step);
Stop *stop_towards(Ui *ui, int key);
Stop *region_next(Ui *ui, int step);
Node *scroll_box_at(Ui *ui, float x, float y);
void scroll_by(Ui *ui, Node *box, float by_px);
Rect scroll_thumb(const Ui *ui, const Node *box, Rect *track);

// fold.c: after the layout; false: another step is to be tried, the frame must be declared again
bool folds_settled(Ui *ui);

// field.c
bool field_key(Ui *ui, Node *field, const Input *input); // false: the key is not the field's
void field_text(Ui *ui, Node *field, const char *text);
// slide.c: what is pressed slides to x; what has this id does a step, if it slides.
void slide_to(Ui *ui, float x);
bool slide_step(Ui *ui, uint64_t id, bool more);
// The focus rests on what slides: left and right move it from now on, or the focus again.
bool slide_grab(Ui *ui);
void command_put(Ui *ui, const Node *node, uint64_t command);
void field_point(Ui *ui, Node *field, float x, bool extend); // the mouse is at x; `extend`: it was pressed before

// motion.c: short ways from one look to the next, never again by themselves.
void motion_begin(Ui *ui, unsigned length_ms);
void motion_step(Ui *ui);                        // after every input
float motion_heat(const Ui *ui, uint64_t id);    // 0 cold to 1 hot
float motion_pressed(const Ui *ui, uint64_t id); // 0 up to 1 down
void motion_press(Ui *ui);                       // what is hot is pressed now
float motion_opened(const Ui *ui, int layer);    // 0 to 1: how far a dialog has come
void motion_pointed(Ui *ui, uint64_t before);    // something else is hot now
void motion_layers(Ui *ui);                      // the layers of this frame are declared
// `target`, or what lies between it and what was told under this id before, for so long after it changed.
float motion_towards(Ui *ui, const char *id, float target, float length_ms);
Rect motion_tab(Ui *ui, const Node *tab); // where the frame of the selected tab is
float motion_page(Ui *ui, bool map);      // 0 the page of the text, 1 the map; declare one of them in a frame
int motion_timer_ms(const Ui *ui);        // -1: nothing moves

// over.c
void over_declare(Ui *ui); // tips and notices, after the screen
void over_place(Ui *ui);
bool tip_open(Ui *ui, const Node *node, bool locked);
void tips_close(Ui *ui, size_t keep);
void over_timer(Ui *ui);

// paint.c, paint_look.c, paint_text.c
void paint_tree(Ui *ui);
void paint_look(Ui *ui, const Node *node);
void paint_para(Ui *ui, const Node *node);
Colour tone_on(const Ui *ui, Ground ground, Tone tone);
