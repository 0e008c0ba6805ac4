// The window's program: what lies between the screens (which only read and ask) and the rooms that do. Private to app.
#pragma once

#include <stdatomic.h>

#include "app/app.h"
#include "base/watch.h"
#include "debrief/debrief.h"
#include "load/load.h"
#include "platform/platform.h"
#include "session/saves.h"
#include "ui/screen.h"

enum { SCREENS_BACK_MAX = 8, OVERLAYS_UNDER_MAX = 4, SETTING_VIEW_MAX = 24, LANGUAGES_MAX = 8 };

// The files of the scenario on the screen, as they were read last.
typedef struct Live {
    Buffer path;
    bool on;           // they can be changed
    bool of_another;   // than the game's: one that was chosen and has mistakes
    Watch *watch[2];   // NULL: they are looked at now and then. The second: of the scenario that a mask masks
    atomic_bool woken; // by a watch
    uint64_t stamp, half_read, looked_ms;
    uint64_t game_stamp; // of the game's, while they are another's
} Live;

typedef struct Window {
    App *app;
    Platform *platform;
    Ui *ui;
    ScreenId screen, back[SCREENS_BACK_MAX];
    size_t back_count;
    Overlay under[OVERLAYS_UNDER_MAX]; // the one that is shown, the last one last
    size_t under_count;
    bool quit;
    Exit exit;
    // the lists of the title, made anew when it is shown
    ScenarioList list;
    ScenarioRow *scenarios;
    size_t scenario_chosen;
    SaveInfo *save_infos;
    SaveRow *saves;
    size_t save_count;
    Arena texts; // of the lists
    SettingView settings[SETTING_VIEW_MAX];
    size_t setting_count;
    Keymap keymap;
    Action listening; // for what the next key or button is
    char language_codes[LANGUAGES_MAX][16];
    const char *languages[LANGUAGES_MAX];
    size_t language_count;
    // the scenario that is looked at, or played
    Scenario *scenario;
    Buffer problems;
    Error unread; // why the scenario could not be read, where its files are not to blame
    Live live;
    uint64_t seed, seed_drawn; // the second when the player asks for none
    HouseRules house;          // for the next night
    Session *session;
    Debrief *debrief;
    double holds; // the last estimate, made when there had been so many events
    size_t holds_events;
    int seated;      // seat of the person at the keyboard
    Command pending; // waits for its confirmation
    Buffer dropped;  // the path of a scenario that does
    int awaiting;    // what was asked last, an Awaiting
    Teller teller;
    Buffer notice;
    Error failed; // what the notice says, while it says that something failed
    // window_probe.c: where the tree is printed, NULL for nowhere; frames shown; keys, buttons and wheel taken
    const char *tree_path;
    unsigned long frames, inputs, seeds;
} Window;

// window_stage.c: fills what the screens read.
void window_lists(Window *window);
void window_lists_free(Window *window);
void window_stage(Window *window, Stage *stage);
bool window_curtain(const Window *window); // another person is awaited and has not sat down yet
void window_settings_read(Window *window); // from the file's values to theme, sizes, tips
void window_setting_set(Window *window, size_t index, size_t value);
void window_settings_reset(Window *window, size_t first); // the group that begins there
void window_settings_keep(Window *window);                // in their file

// window_keys.c: keys and buttons.
void window_key(Window *window, int key);       // that no node took
void window_keys_read(Window *window);          // what they do, as the settings say
void window_key_heard(Window *window, int key); // for the action that listens
void window_keys_reset(Window *window);

// window_ways.c: from screen to screen, and back one step at a time.
void window_go(Window *window, ScreenId screen);
void window_back(Window *window);
void window_overlay(Window *window, Overlay overlay); // OVERLAY_NONE: back to the one under it, if any
void window_overlays_close(Window *window);
void window_menu(Window *window); // opens it, and closes what is open

// window_verbs.c: does what was asked.
void window_verb(Window *window, uint64_t command);
void window_pick(Window *window, Pick what, int value); // with what the choice of it changes
void window_drop(Window *window, const char *path);
void window_close_asked(Window *window); // by the desktop
int window_term_find(const Window *window,
                     const char *id);            // of the scenario; NO_INDEX when it explains none of this id
void window_term_read(Window *window, int term); // in the glossary
bool window_scenario_load(Window *window, const char *path); // false: problems has the diagnostics
void window_game_close(Window *window);
void window_game_changed(Window *window); // after a command, a rewind, a load
void window_say(Window *window, const char *words);
void window_fail(Window *window, const Error *error); // said in the language of the moment

void window_debrief_make(Window *window);
void window_problems_set(Window *window, const DiagList *diags, const Error *error);
void window_problems_translate(Window *window);

// window_saves.c: saved nights, and what is typed.
void window_save_load(Window *window, size_t index);
void window_save_quick(Window *window);     // a copy under the next free name
void window_save_elsewhere(Window *window); // where its own folder cannot be written
void window_save_delete(Window *window, size_t index);
void window_report_save(Window *window, bool markdown);
void window_type(Window *window, Typing typing);
void window_typed(Window *window, Typing typing);
const char *window_typed_wrong(const Window *window); // why it cannot be taken; NULL: it can

// window_open.c: files and folders in other programs, diagnostics on the clipboard.
void window_folder_open(Window *window);
void window_problems_copy(Window *window);
void window_problem_edit(Window *window, size_t offset);

// window_live.c: the scenario on the screen is read again when it was saved, and the game goes on in it.
void window_live_watch(Window *window, const char *path); // these files from now on; NULL: none
void window_live_try(Window *window, const char *path);   // the same, until the game that goes on is shown again
int window_live_rest_ms(const Window *window);            // until they are looked at; -1: never
void window_live_look(Window *window, uint64_t now_ms);

// window_world.c: languages, pictures, the window's place, and what a move sounds like.
void window_languages_list(Window *window);
void window_language_set(Window *window, const char *code);
void window_picture(Window *window);
void window_place_read(const Window *window, PlatformSetup *setup);
void window_place_keep(Window *window);
SoundId window_sound_of(Command command, const Open *before, const Open *now);

// window_author.c: what the author's panel asks for.
bool window_is_author(const Window *window);
void window_author_open(Window *window);
void window_author_set(Window *window, unsigned name, int32_t value); // a symbol's index; past them it only marks
void window_jump(Window *window, unsigned phase, uint32_t minutes);

// play_window.c
void window_voice_words(Window *window);
void window_speak(Window *window); // what the focus rests on, as the setting says

// window_probe.c: rewrites the file of the tree, if there is one. `frame`: a frame was shown.
void window_probe(Window *window, bool frame);
uint64_t window_seed(Window *window); // of the next new game: what NOON_SEED says and on from there, else any
