// From files to a Scenario, or to diagnostics with file, line and column. The room knows JSON and folders; it
// knows the rules only as places to put numbers into.
//
// A scenario is a folder with scenario.json (and map.json, lang/<code>.json), a zip of one, or one single .json file; a
// folder with mask.json is the scenario beside it under invented names. Files
// are untrusted: sizes, depths, counts and lengths are capped, paths cannot leave the folder, nothing is
// executed. Reading costs time and memory in proportion to the size of the file.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attribute.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/words.h"
#include "sim/scenario.h"

// Loads a scenario from a folder or a single file. `language` is the code of an overlay to put over the
// texts; NULL,
// "" or the scenario's own language is the author's text. `diags` gets every mistake of the files and
// outlives the result or not, as the caller likes; the texts its spans point into are kept in it.
//
// NULL when something is wrong: with diag_errors(diags) > 0 the author must mend the files; else the world
// failed and `error` says how. A Scenario may come with warnings. Free it with scenario_free.
NODISCARD Scenario *scenario_load(const char *path, const char *language, DiagList *diags, Error *error);
void scenario_free(Scenario *scenario);

// The same without what only leads to warnings, such as what is proved: for who asks whether it can start.
NODISCARD Scenario *scenario_load_errors(const char *path, const char *language, DiagList *diags, Error *error);

// For authors: the scenario in its own language, then each of its translations ("" or NULL), or one of them.
// Mistakes of all files come in one list. With `fairness` it
// also notes what one side would notice. The result is in the author's language.
NODISCARD Scenario *scenario_check_all(const char *path, const char *language, bool fairness, DiagList *diags,
                                       Error *error);

// Loads from a text in memory, as a single file called `name`. For tests and for a file dropped on the
// window.
NODISCARD Scenario *scenario_load_text(const char *name, const char *text, size_t length, DiagList *diags);

// ---- overlays ----

// Appends an overlay file for translators: every text of the scenario by its id, with the hash of the
// author's text and the translation so far (the author's own where there is none). False when the scenario
// has errors (in `diags`) or the world failed (`error`).
NODISCARD bool scenario_texts_print(const char *path, const char *language, Buffer *out, DiagList *diags, Error *error);

// A file of the game's own words: an object of texts by key, or of {"hash", "text"}. NULL as scenario_load. Free with
// words_free.
NODISCARD Words *words_load(const char *path, DiagList *diags, Error *error);

// Puts the texts of another such file over the ones in `words`.
NODISCARD bool words_overlay(Words *words, const char *path, DiagList *diags, Error *error);

// Whether a folder is a mask; then appends the path of the scenario it masks.
bool scenario_masked(const char *path, Buffer *original);

// Compares a translation of the game's own words with the author's: what is missing, what nobody asks for any more,
// what was made from another text, names in braces that differ, forms that its language counts by. Everything stands in
// `diags`; false when a file cannot be read.
NODISCARD bool words_check(const char *author_path, const char *path, DiagList *diags, Error *error);

// Appends a translation of the game's own words as it should be, for translators: every text of the author with its
// hash and the translation so far, the author's own where there is none. False with diagnostics or the reason.
NODISCARD bool words_texts_print(const char *author_path, const char *path, const char *language, Buffer *out,
                                 DiagList *diags, Error *error);

// A number that is another one when a file of the scenario, or of the one it masks, was saved: of names, sizes and
// times. 0: there is none.
uint64_t scenario_stamp(const char *path);

// Appends the first error in one line: "scenario.json:12:9: unknown key "lable"".
void scenario_first_error(const DiagList *diags, Buffer *out);

// Appends a zip of a scenario's folder: its files, translations and tests; the same bytes for the same files.
NODISCARD bool scenario_pack(const char *path, Buffer *out, Error *error);

// ---- the list ----

typedef struct ScenarioEntry {
    const char *id, *path, *title, *summary, *tag, *play_minutes; // never NULL
    unsigned concept_count, source_count;
    unsigned shelf;            // its place in the list, 1 first; 0: none
    size_t error_count;        // 0: it can be played
    const char *first_message; // "scenario.json:12:9: unknown key "lable"", "" when there is none
    const Error *failed;       // why it cannot be read, where its files are not to blame; else NULL
} ScenarioEntry;

typedef struct ScenarioList {
    Arena arena;
    ScenarioEntry *items;
    size_t count;
} ScenarioList;

// Looks at every folder with a scenario.json and every .json and .zip file in `folder` and adds what it finds to the
// list: first by their shelf, then in the order of the names; a scenario that cannot start stays in it with its reason.
// A folder that is not there adds nothing. Returns how many were added.
size_t scenario_scan(ScenarioList *list, const char *folder, const char *language);

void scenario_list_init(ScenarioList *list);
void scenario_list_free(ScenarioList *list);

// ---- the format ----

// Appends the JSON Schema (draft-07) of scenario.json; of map.json; of mask.json. For editors. False without memory.
bool scenario_schema_print(Buffer *out);
bool map_schema_print(Buffer *out);
bool mask_schema_print(Buffer *out);

// Appends the author's reference: every key with its type, range, default and meaning, in Markdown.
bool scenario_reference_print(Buffer *out);

// Appends a small scenario that works, for an author to begin with. `id` must be an id (scenario_id_valid).
bool scenario_template_print(Buffer *out, const char *id, const char *title);

// Whether a text can be the id of a scenario: small letters, digits and hyphens, beginning with a letter.
bool scenario_id_valid(const char *id);

// ---- what the codes mean ----

typedef struct DiagCode {
    const char *code;
    Severity severity;
    const char *text; // one paragraph
} DiagCode;

// The code of that name, or NULL.
const DiagCode *diag_code_find(const char *code);

// All of them, sorted by name.
size_t diag_code_count(void);
const DiagCode *diag_code_at(size_t index);
