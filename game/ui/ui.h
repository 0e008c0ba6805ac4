// The toolkit's front door: include this to write a screen. A screen is a function that reads what it shows
// and declares nodes; it keeps nothing, changes nothing, and knows no pixel, no font and no window:
//
//     enum { VERB_PICK = 1, VERB_OFFER };
//
//     void screen_offer(Ui *ui, const OfferView *view)
//     {
//         ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});                        // the whole window
//         ui_row(ui, (Box){.look = LOOK_BAR, .h = 64, .pad = PAD2(16, 0), .gap = 12, .role = ROLE_REGION,
//                          .name = view->bar_name});
//         ui_text(ui, TYPE_TITLE, TONE_HIGH, view->title);
//         ui_spring(ui);
//         ui_cells(ui, (Cells){.name = view->ally, .side = SIDE_A, .lit = 3, .word = view->word, .trend =
//         -1}); ui_end(ui);
//
//         ui_row(ui, (Box){.grow = 1, .pad = PAD(16), .gap = 16, .across = ALIGN_STRETCH});
//         ui_col(ui, (Box){.look = LOOK_PAPER, .grow = 1, .pad = PAD2(20, 8), .scroll = true, .id = "sheet",
//                          .role = ROLE_REGION, .name = view->sheet_name});       // everything inside turns
//                          to ink
//         for (int i = 0; i < view->clause_count; i++) {
//             ui_row(ui, (Box){.look = LOOK_CLAUSE, .id = view->clauses[i].key, .selected = i ==
//             view->chosen,
//                              .command = command_pack(VERB_PICK, (uint16_t)i, 0), .pad = PAD2(10, 7), .gap =
//                              8});
//             ui_para(ui, (Text){.type = TYPE_BOOK, .grow = 1});
//             ui_span(ui, (TextSpan){.bold = true}, view->clauses[i].title);
//             ui_span(ui, (TextSpan){0}, view->clauses[i].words);
//             ui_span(ui, span_bracket(SIDE_B, false), view->clauses[i].proposal);
//             ui_para_end(ui);
//             ui_scale_band(ui, (Band){.side = SIDE_A, .low = .2f, .high = .5f, .best = .35f,
//                                      .word = view->clauses[i].reading, .word_below = true});
//             ui_end(ui);
//         }
//         ui_end(ui);
//         ui_end(ui);
//
//         ui_commit(ui, (Box){.id = "offer", .command = command_pack(VERB_OFFER, 0, 0), .h = 42, .commit =
//         true,
//                             .disabled = !view->can, .why = view->why}, view->offer, view->until, "Enter",
//                             NULL);
//         ui_end(ui);
//     }
//
// And the one who runs it:
//
//     do {
//         ui_frame_open(ui, width, height);
//         screen_offer(ui, &view);
//     } while (!ui_frame_close(ui));            // lays out, places the focus, fills the draw list
//     platform_draw(platform, ui_draw_list(ui));
//     while (platform_wait(platform, &input, ui_timer_ms(ui))) {
//         ui_input(ui, &input);                 // against the tree just declared
//         while (ui_take_command(ui, &command)) ...
//         if (ui_dirty(ui)) break;              // declare again
//     }
#pragma once

#include "base/error.h"
#include "ui/field.h"
#include "ui/input.h"
#include "ui/keymap.h"
#include "ui/node.h"
#include "ui/over.h"
#include "ui/voice.h"
#include "ui/widget.h"

typedef struct UiSetup {
    TextMeter meter;
    Theme theme;
    float ui_scale, text_scale; // 0 means 1
    bool reduced_motion;
} UiSetup;

Ui *ui_new(UiSetup setup); // NULL when out of memory
void ui_free(Ui *ui);
void ui_set_theme(Ui *ui, Theme theme);
void ui_set_scales(Ui *ui, float ui_scale, float text_scale);
void ui_set_eyes(Ui *ui, Eyes eyes);
// For a wall: lines twice as thick, numbers of choices large enough to be called out.
void ui_set_projector(Ui *ui, bool on);
bool ui_projector(const Ui *ui);
// Whether what is pressed or opened moves there in a moment. Off: all is there at once, but that a dialog fades in.
void ui_set_motion(Ui *ui, bool on);
void ui_set_line_spacing(Ui *ui, float factor); // 1 normal, 1.13 wide

void ui_frame_open(Ui *ui, int width_px, int height_px);
// False: a box that can fold is too high; declare the same frame again, it will be told to give way (ui_fold).
bool ui_frame_close(Ui *ui);
const DrawList *ui_draw_list(const Ui *ui);

// Acts on the tree declared last: moves focus, scrolls, opens tips, puts out commands.
void ui_input(Ui *ui, const Input *input);

typedef struct UiCommand {
    uint64_t command;
    char id[64];     // of the node it came from; "" when by key alone
    bool refused;    // the node is disabled: `why` says the reason, nothing should happen
    const char *why; // in frame memory
} UiCommand;
bool ui_take_command(Ui *ui, UiCommand *out);

bool ui_dirty(const Ui *ui);   // the tree must be declared again
void ui_touch(Ui *ui);         // make it so: the game's state changed
int ui_timer_ms(const Ui *ui); // until something happens by itself (a tip opens); -1: never

// How far the boxes of this fold, which scroll, must give way so that all of them is in sight: 0 where they have the
// room, at most `most`; each step is no higher than the one before. The least that will do is found by declaring the
// frame again.
int ui_fold(Ui *ui, const char *fold, int most);

// Focus by id, as when a screen opens on something else than its first stop.
void ui_focus(Ui *ui, const char *id);
// Call when another screen takes over: forgets focus and tips, keeps scrolls and tabs by id.
void ui_screen_changed(Ui *ui);
void ui_page_changed(Ui *ui);   // there is news in the same place: what is read from its top lies there again
void ui_dialog_changed(Ui *ui); // another stands in its place: the focus begins anew, and goes back as before

// What the keys and buttons do from now on; as shipped until it is called.
void ui_set_keymap(Ui *ui, const Keymap *map);
// The next key or button does nothing but to be heard: ui_heard gives it once, as a number of a Keymap; 0: none yet.
void ui_listen(Ui *ui, bool on);
int ui_heard(Ui *ui);
bool ui_listens(const Ui *ui); // until then, or until the mouse is pressed

// Keys not used by the tree land here, one a call: F-keys, letters, Escape; for app. 0 when none.
int ui_take_key(Ui *ui);

// For tests: nodes that stick out of their parents or text that was cut; duplicate ids; and one line for
// each.
size_t ui_overflow_count(const Ui *ui);
void ui_overflow_print(const Ui *ui, Buffer *out);
size_t ui_stop_count(const Ui *ui);
// The stops of the top layer by their place in the order of Tab: which one holds the focus (ui_stop_count when none
// does), giving it to one, and what to call one in a report.
size_t ui_stop_focused(const Ui *ui);
void ui_stop_focus(Ui *ui, size_t index);
const char *ui_stop_name(const Ui *ui, size_t index);
// What it was declared with: its id (NULL: none) and its command.
const char *ui_stop_id(const Ui *ui, size_t index);
uint64_t ui_stop_command(const Ui *ui, size_t index);
// Rectangle in px of the node with this id in the last frame; false when there is none.
bool ui_rect(const Ui *ui, const char *id, Rect *rect);
