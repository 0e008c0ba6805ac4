#include "load/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "load/limits.h"
#include "load/mask.h"
#include "load/place.h"
#include "load/stages.h"
#include "sim/parameter.h"
#include "sim/symbols.h"

// One run of loading; too large for the stack.
typedef struct Load {
    Reader reader;
    Json json, map_json;
    Language language;
    Arena arena;
    DiagList *diags;
    Error *error;
    Place place;
    bool fairness, errors_only;
    bool masked;    // the place is a mask of another
    Place original; // that other
    Json mask_json;
    Mask mask;
    bool map_plain; // the map is written in the language of the overlay
} Load;

// ---- files ----

// A plain name with the ending .json: no path, nothing hidden.
static bool file_name_safe(const char *name) {
    size_t length = strlen(name);
    if (length < 6 || length > 100 || name[0] == '.' || strcmp(name + length - 5, ".json") != 0) {
        return false;
    }
    for (const char *c = name; *c; c++) {
        bool good =
            (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || strchr("._-", *c);
        if (!good) {
            return false;
        }
    }
    return true;
}

static bool language_code_safe(const char *code) {
    size_t length = strlen(code);
    if (length == 0 || length >= LANGUAGE_CODE_BYTES_MAX) {
        return false;
    }
    for (const char *c = code; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || *c == '-' ||
              *c == '_')) {
            return false;
        }
    }
    return true;
}

// ---- the parts of loading ----

static bool format_check(Reader *reader, const cJSON *root) {
    if (!cJSON_IsObject(root)) {
        complain(reader, "wrong-type", root, AT_VALUE, NULL, "a scenario must be an object, found %s",
                 json_kind_name(root));
        return false;
    }
    const cJSON *format = cJSON_GetObjectItemCaseSensitive(root, "format");
    if (!format && !cJSON_GetObjectItemCaseSensitive(root, "parties") &&
        !cJSON_GetObjectItemCaseSensitive(root, "issues")) {
        complain(reader, "not-a-scenario", root, AT_VALUE, "a scenario has \"format\": 1, \"parties\" and \"issues\"",
                 "this file is no scenario");
        return false;
    }
    if (cJSON_IsNumber(format) && format->valuedouble != FORMAT_VERSION) {
        complain(reader, "format-version", format, AT_VALUE, "a newer version of the game may know it",
                 "this game reads format %d, found %.10g", FORMAT_VERSION, format->valuedouble);
        return false;
    }
    if (format && !cJSON_IsNumber(format) && !item_spoiled(reader, format)) {
        complain(reader, "wrong-type", format, AT_VALUE, NULL, "\"format\" must be a number, found %s",
                 json_kind_name(format));
    }
    return true;
}

static int setting_time(const cJSON *root, const char *key) {
    const cJSON *setting = cJSON_GetObjectItemCaseSensitive(root, "setting");
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(setting, key);
    return cJSON_IsString(item) ? time_parse(item->valuestring) : -1;
}

static void clock_find(Reader *reader, const cJSON *root) {
    reader->start = setting_time(root, "start");
    reader->end = setting_time(root, "end");
    if (reader->start >= 0 && reader->end >= 0 && reader->end < reader->start) {
        reader->end += 1440;
    }
}

static void map_read(Load *load) {
    Reader *reader = &load->reader;
    const cJSON *item = reader->map_item;
    if (!cJSON_IsObject(item)) {
        complain(reader, "wrong-type", item, AT_VALUE, "write {\"file\": \"map.json\"}",
                 "\"map\" must be an object, found %s", json_kind_name(item));
        return;
    }
    const cJSON *file = cJSON_GetObjectItemCaseSensitive(item, "file");
    if (!cJSON_IsString(file) || !file_name_safe(file->valuestring)) {
        complain(reader, "map-file", file ? file : item, AT_VALUE, "a plain name beside scenario.json: \"map.json\"",
                 "the map's file cannot be read from there");
        return;
    }
    if (!place_has_room(&load->place)) {
        complain(reader, "map-file", file, AT_VALUE, "put it into a folder as scenario.json, with the map beside it",
                 "a scenario in one single file has no map");
        return;
    }
    const char *text = NULL;
    size_t length = 0;
    Error error = {0};
    uint32_t source = place_read(&load->place, file->valuestring, load->diags, &text, &length, &error);
    if (!source) {
        complain(reader, "map-file", file, AT_VALUE, error.hint[0] ? error.hint : NULL, "%s", error.message);
    }
    if (source && json_open(&load->map_json, text, length, source, load->diags)) {
        const Json *scenario_json = reader->json;
        reader->json = &load->map_json;
        if (cJSON_IsObject(load->map_json.root)) {
            if (reader->language) {
                buffer_add(&reader->text_id, "map");
            }
            load->language.plain = load->map_plain;
            ids_collect(reader, &map_shape, load->map_json.root);
            object_read(reader, &map_shape, &reader->scenario->map, load->map_json.root);
            buffer_clear(&reader->text_id);
            map_check(reader);
            load->language.plain = false;
        } else {
            complain(reader, "wrong-type", load->map_json.root, AT_VALUE, NULL, "a map must be an object, found %s",
                     json_kind_name(load->map_json.root));
        }
        reader->json = scenario_json;
    }
    MapPoint *points = ARENA_NEW(reader->arena, MapPoint, reader->point_count);
    if (!points) {
        reader->no_memory = true;
        return;
    }
    if (reader->point_count) {
        memcpy(points, reader->points, reader->point_count * sizeof *points);
    }
    reader->scenario->map.points = points;
    reader->scenario->map.point_count = (uint32_t)reader->point_count;
}

// Whether every id stands, so that names can be made of them: else each use would be a mistake of its own.
static bool names_complete(const Reader *reader) {
    for (int kind = 1; kind < REF_KIND_COUNT; kind++) {
        if (reader->ids.broken[kind]) {
            return false;
        }
    }
    return true;
}

// Where in the file the diagnostics of an expression stand: walked only for those that have any.
static void pointers_set(Reader *reader, const cJSON *item, size_t first) {
    if (first == reader->diags->count) {
        return;
    }
    Buffer path;
    buffer_init(&path);
    json_pointer(reader->json, item, &path);
    const char *kept = arena_text(&reader->diags->arena, path.text, path.length);
    for (size_t i = first; i < reader->diags->count; i++) {
        reader->diags->items[i].path = kept ? kept : "";
    }
    buffer_free(&path);
}

static void expressions_compile(Reader *reader) {
    Error error = {0};
    if (!names_complete(reader)) {
        return;
    }
    if (!scenario_symbols_build(reader->scenario, &error)) {
        complain(reader, "names", reader->json->root, AT_VALUE, error.hint[0] ? error.hint : NULL, "%s", error.message);
        return;
    }
    for (size_t i = 0; i < reader->pending_count; i++) {
        const Pending *pending = &reader->pending[i];
        size_t length;
        Span origin;
        const char *text = json_text_aligned(reader->json, pending->item, reader->arena, &length, &origin);
        if (!text) {
            reader->no_memory = true;
            return;
        }
        size_t before = reader->diags->count;
        if (pending->field->kind == FIELD_EXPR) {
            const Expr *expr = expr_compile(&reader->scenario->symbols, reader->arena, text, length, origin, "",
                                            EXPR_TYPE_BOOL, (ExprScope)pending->field->scope, reader->diags);
            memcpy(pending->place, &expr, sizeof expr);
        } else {
            const Effects *effects = effects_compile(&reader->scenario->symbols, reader->arena, text, length, origin,
                                                     "", (ExprScope)pending->field->scope, reader->diags);
            memcpy(pending->place, &effects, sizeof effects);
        }
        unknown_names_merge(reader, before);
        pointers_set(reader, pending->item, before);
    }
}

static void scenario_fill(Load *load, const cJSON *root) {
    Reader *reader = &load->reader;
    clock_find(reader, root);
    ids_collect(reader, &scenario_shape, root);
    object_defaults(&scenario_shape, reader->scenario);
    object_defaults(&map_shape, &reader->scenario->map);
    parameters_init(reader->scenario);
    object_read(reader, &scenario_shape, reader->scenario, root);
    if (reader->map_item) {
        map_read(load);
        if (!load->map_json.root) {
            texts_lose(reader, "map");
        }
    }
    scenario_complete(reader);
    expressions_compile(reader);
    scenario_check(reader);
    told_check(reader);
    unknown_finish(reader);
    unused_check(reader);
    if (load->language.open) {
        language_report(&load->language);
    }
    if (load->errors_only) {
        return;
    }
    if (reader->start >= 0 && reader->end >= 0) { // nothing can be proved of a night whose hours are not known
        flow_check(reader);
    }
    if (load->fairness && diag_errors(load->diags) == 0) {
        fair_check(reader);
    }
    allow_apply(reader);
}

// ---- the whole ----

static bool load_init(Load *load, DiagList *diags, Error *error) {
    load->diags = diags;
    load->error = error;
    Arena arena;
    Scenario *scenario = arena_init(&arena, SCENARIO_BYTES_MAX) ? ARENA_NEW(&arena, Scenario, 1) : NULL;
    if (!scenario) {
        return error_memory(error);
    }
    scenario->arena = arena;
    load->reader = (Reader){.scenario = scenario, .arena = &scenario->arena, .json = &load->json, .diags = diags};
    buffer_init(&load->reader.text_id);
    return true;
}

void scenario_free(Scenario *scenario) {
    if (scenario) {
        Arena arena = scenario->arena; // the scenario lies in it
        arena_free(&arena);
    }
}

// From the text of the file to the scenario; NULL with diagnostics, or with an error when memory ran out.
static Scenario *load_text(Load *load, const char *text, size_t length, uint32_t file, size_t errors_before) {
    Reader *reader = &load->reader;
    if (json_open(&load->json, text, length, file, load->diags) && format_check(reader, load->json.root)) {
        scenario_fill(load, load->json.root);
    }
    Scenario *scenario = reader->scenario;
    bool good = diag_errors(load->diags) == errors_before && !reader->no_memory;
    scenario->path = good ? arena_text(reader->arena, load->place.path.text, load->place.path.length) : "";
    good = good && scenario->path;
    if (good) {
        scenario->rules_digest = rules_digest(scenario);
        scenario_finish(scenario);
        good = !load->masked || mask_put(&load->mask, scenario);
    }
    if (!good) {
        if (diag_errors(load->diags) == errors_before) {
            error_memory(load->error);
        }
        scenario_free(scenario);
    }
    return good ? scenario : NULL;
}

static void load_free(Load *load) {
    json_close(&load->json);
    json_close(&load->map_json);
    json_close(&load->mask_json);
    language_close(&load->language);
    buffer_free(&load->reader.text_id);
    free(load->reader.points);
    free(load->reader.allowed);
    place_close(&load->place);
    place_close(&load->original);
    free(load);
}

// Opens the overlay of a language, when there is one that can be used.
static void overlay_open(Load *load, const char *code) {
    Buffer name;
    buffer_init(&name);
    buffer_addf(&name, "lang/%s.json", code);
    if (language_code_safe(code) && place_has(&load->place, name.text)) {
        const char *text = NULL;
        size_t length = 0;
        Error error = {0};
        uint32_t source = place_read(&load->place, name.text, load->diags, &text, &length, &error);
        if (!source) {
            diag_addf(load->diags, "language-file", SEVERITY_ERROR, (Span){0}, NULL, error.hint[0] ? error.hint : NULL,
                      "%s", error.message);
        } else if (language_open(&load->language, text, length, source, load->diags)) {
            load->reader.language = &load->language;
        }
    }
    buffer_free(&name);
}

// The overlay of the player's language; of a mask its own where there is none, since it cannot do without.
static void overlays_open(Load *load, const char *language) {
    if (language && language[0]) {
        overlay_open(load, language);
    }
    if (!load->masked || !load->mask.id) {
        return;
    }
    load->map_plain = !language || !language[0] || !load->language.open || strcmp(language, load->mask.language) == 0;
    if (!load->language.open) {
        overlay_open(load, load->mask.language);
    }
    load->language.mask = &load->mask;
    if (!load->language.open) {
        diag_addf(
            load->diags, "mask-of", SEVERITY_ERROR, (Span){0}, NULL, "\"noon validate --texts\" prints what it holds",
            "the mask has no texts: \"lang/%s.json\" is missing in \"%s\"", load->mask.language, load->place.path.text);
    }
}

// Reads what a mask.json says and opens the scenario it masks, which is read in its place. False when reported.
static bool mask_open(Load *load, const char **text, size_t *length, uint32_t *source) {
    Reader *reader = &load->reader;
    if (!json_open(&load->mask_json, *text, *length, *source, load->diags)) {
        return false;
    }
    reader->json = &load->mask_json;
    bool good = mask_read(reader, &load->mask);
    if (good) {
        Buffer path;
        buffer_init(&path);
        mask_original(load->place.path.text, load->mask.of, &path);
        Error error = {0};
        *source = place_open(&load->original, path.text, load->diags, &error) && !place_masked(&load->original)
                      ? place_read(&load->original, NULL, load->diags, text, length, &error)
                      : 0;
        if (!*source) {
            complain(reader, "mask-of", cJSON_GetObjectItemCaseSensitive(load->mask_json.root, "of"), AT_VALUE,
                     "a mask lies beside the scenario it masks", "there is no scenario \"%s\" beside the mask",
                     load->mask.of);
        }
        good = *source != 0;
        buffer_free(&path);
    }
    reader->json = &load->json;
    return good;
}

// What one reading is asked for beside the scenario.
typedef struct Wish {
    const char *language;
    TextVisit *visit;
    void *user;
    bool fairness, errors_only;
} Wish;

// From an open place to the scenario.
static Scenario *load_place(Load *load, const Wish *wish, DiagList *diags, Error *error) {
    const char *text = NULL;
    size_t length = 0, errors_before = diag_errors(diags);
    uint32_t source = place_read(&load->place, NULL, diags, &text, &length, error);
    if (!source || !load_init(load, diags, error)) {
        return NULL;
    }
    load->fairness = wish->fairness;
    load->errors_only = wish->errors_only;
    load->masked = place_masked(&load->place);
    if (load->masked && !mask_open(load, &text, &length, &source)) {
        scenario_free(load->reader.scenario);
        return NULL;
    }
    overlays_open(load, wish->language);
    if (wish->visit) {
        load->language.visit = wish->visit;
        load->language.user = wish->user;
        load->reader.language = &load->language;
    }
    return load_text(load, text, length, source, errors_before);
}

Scenario *scenario_load_text(const char *name, const char *text, size_t length, DiagList *diags) {
    Error error = {0};
    Load *load = calloc(1, sizeof *load);
    Scenario *scenario = NULL;
    if (load) {
        if (place_open_bytes(&load->place, name, text, length, diags, &error)) {
            scenario = load_place(load, &(Wish){.language = NULL}, diags, &error);
        }
        load_free(load);
    }
    if (!scenario && diag_errors(diags) == 0) {
        const char *why = error.message[0] ? error.message : "not enough memory";
        diag_add(diags, (Diag){.code = "no-memory", .severity = SEVERITY_ERROR, .message = why});
    }
    return scenario;
}

static Scenario *load_path(const char *path, Wish wish, DiagList *diags, Error *error) {
    Load *load = calloc(1, sizeof *load);
    Scenario *scenario = NULL;
    if (error) {
        *error = (Error){0};
    }
    if (!load) {
        error_memory(error);
        return NULL;
    }
    if (place_open(&load->place, path, diags, error)) {
        scenario = load_place(load, &wish, diags, error);
    }
    load_free(load);
    return scenario;
}

Scenario *scenario_load(const char *path, const char *language, DiagList *diags, Error *error) {
    return load_path(path, (Wish){.language = language}, diags, error);
}

Scenario *scenario_load_errors(const char *path, const char *language, DiagList *diags, Error *error) {
    return load_path(path, (Wish){.language = language, .errors_only = true}, diags, error);
}

// ---- for authors ----

typedef struct Translations {
    const char *path;
    DiagList *diags;
    Error *error;
} Translations;

// Reads the scenario once more with a translation over it, and keeps only what is said of the translation.
static void translation_check(const Translations *all, const char *code) {
    size_t before = all->diags->count;
    scenario_free(load_path(all->path, (Wish){.language = code}, all->diags, all->error));
    for (size_t i = all->diags->count; i-- > before;) {
        const char *name = diag_source_name(all->diags, all->diags->items[i].span);
        if (!strstr(name, "lang/")) {
            diag_remove(all->diags, i);
        }
    }
}

static bool translation_visit(void *user, const char *name, bool is_folder) {
    char code[LANGUAGE_CODE_BYTES_MAX];
    size_t length = strlen(name);
    if (!is_folder && length > 5 && length - 5 < sizeof code && strcmp(name + length - 5, ".json") == 0) {
        memcpy(code, name, length - 5);
        code[length - 5] = '\0';
        translation_check(user, code);
    }
    return true;
}

// What is no mistake of a mask's own is told of the scenario it masks.
static void masked_forget(DiagList *diags, size_t before) {
    for (size_t i = diags->count; i-- > before;) {
        const char *name = diag_source_name(diags, diags->items[i].span);
        if (diags->items[i].severity != SEVERITY_ERROR && (strstr(name, MASKED_PATH) || strstr(name, "lang/"))) {
            diag_remove(diags, i);
        }
    }
}

Scenario *scenario_check_all(const char *path, const char *language, bool fairness, DiagList *diags, Error *error) {
    size_t before = diags->count;
    Scenario *scenario = load_path(path, (Wish){.fairness = fairness}, diags, error);
    masked_forget(diags, before);
    Error ignored = {0};
    Translations all = {path, diags, &ignored};
    DiagList unheard; // what is wrong with the place has been told
    Place place;
    if (language && language[0]) {
        translation_check(&all, language);
    } else if (diag_list_init(&unheard)) {
        if (place_open(&place, path, &unheard, &ignored) &&
            !place_list(&place, "lang", translation_visit, &all, &ignored)) {
            diag_addf(diags, "language-file", SEVERITY_ERROR, (Span){0}, NULL, NULL, "%s", ignored.message);
        }
        place_close(&place);
        diag_list_free(&unheard);
    }
    return scenario;
}

// ---- overlays for translators ----

enum { PRINTED_SLOTS = 65536 }; // texts without ids of their own may stand twice: printed once

typedef struct TextPrint {
    Buffer text;
    uint64_t printed[PRINTED_SLOTS];
    size_t count;
} TextPrint;

static bool first_time(TextPrint *print, const char *id) {
    Digest digest;
    digest_init(&digest);
    digest_text(&digest, id);
    uint64_t mark = digest.value ? digest.value : 1;
    size_t slot = (size_t)mark;
    while (print->printed[slot % PRINTED_SLOTS]) {
        if (print->printed[slot % PRINTED_SLOTS] == mark) {
            return false;
        }
        slot++;
    }
    if (print->count < PRINTED_SLOTS / 2) {
        print->printed[slot % PRINTED_SLOTS] = mark;
        print->count++;
    }
    return true;
}

static void text_print(void *user, const char *id, const char *hash, const char *text) {
    TextPrint *print = user;
    if (!first_time(print, id)) {
        return;
    }
    buffer_add(&print->text, print->text.length > 1 ? ",\n  " : "\n  ");
    json_text_quoted(&print->text, id);
    buffer_addf(&print->text, ": {\"hash\": \"%s\", \"text\": ", hash);
    json_text_quoted(&print->text, text);
    buffer_add_char(&print->text, '}');
}

bool scenario_texts_print(const char *path, const char *language, Buffer *out, DiagList *diags, Error *error) {
    TextPrint *print = calloc(1, sizeof *print);
    if (!print) {
        return error_memory(error);
    }
    buffer_init(&print->text);
    buffer_add_char(&print->text, '{');
    Scenario *scenario =
        load_path(path, (Wish){.language = language, .visit = text_print, .user = print}, diags, error);
    buffer_add(&print->text, "\n}\n");
    bool good = scenario != NULL;
    if (good) {
        buffer_add(out, print->text.text);
        good = !out->failed && !print->text.failed;
    }
    scenario_free(scenario);
    buffer_free(&print->text);
    free(print);
    return good;
}
