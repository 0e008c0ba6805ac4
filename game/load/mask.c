#include "load/mask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "load/field_table.h"
#include "load/load.h"
#include "load/tables.h"

static const Field mask_shape_fields[] = {
    {.key = "$schema", .kind = FIELD_ANY, .doc = "Where the schema of this file lies, for editors."},
    {.key = "format",
     .kind = FIELD_FORMAT,
     .flags = FIELD_REQUIRED,
     .low = FORMAT_VERSION,
     .high = FORMAT_VERSION,
     .doc = "Always 1."},
    ID_REQUIRED(Mask, id, .doc = "Key of the mask; the name of its folder."),
    WORD(Mask, of, "of", .flags = FIELD_REQUIRED,
         .doc = "The scenario that is masked: the folder of that name beside this one."),
    WORD(Mask, language, "language",
         .doc = "Code of the translation that is shown where there is none in the player's language; \"en\" when "
                "absent."),
    TEXTS(Mask, hides, "hides", 0, MASK_HIDES_MAX,
          .doc = "Names that no text may hold: a word that begins with one is reported."),
};
SHAPE(mask_shape, "mask", Mask, .doc = "Another scenario under invented names; see \"A mask\".");

bool mask_read(Reader *reader, Mask *mask) {
    const cJSON *root = reader->json->root;
    size_t errors = diag_errors(reader->diags);
    if (!cJSON_IsObject(root)) {
        complain(reader, "wrong-type", root, AT_VALUE, NULL, "a mask must be an object, found %s",
                 json_kind_name(root));
        return false;
    }
    object_defaults(&mask_shape, mask);
    ids_collect(reader, &mask_shape, root);
    object_read(reader, &mask_shape, mask, root);
    if (mask->of[0] && !scenario_id_valid(mask->of)) {
        complain(reader, "mask-of", cJSON_GetObjectItemCaseSensitive(root, "of"), AT_VALUE, NULL,
                 "\"of\" must be the name of a folder beside this one");
    }
    if (!mask->language[0]) {
        mask->language = "en";
    }
    return diag_errors(reader->diags) == errors && !reader->no_memory;
}

void mask_original(const char *folder, const char *of, Buffer *path) {
    buffer_addf(path, "%s" MASKED_PATH "%s", folder, of);
}

bool scenario_masked(const char *path, Buffer *original) {
    char *text = NULL;
    size_t length = 0;
    Error ignored;
    Buffer file;
    buffer_init(&file);
    path_join(&file, path, "mask.json");
    cJSON *root =
        file_read(file.text, MASK_BYTES_MAX, &text, &length, &ignored) ? cJSON_ParseWithLength(text, length) : NULL;
    const cJSON *of = cJSON_GetObjectItemCaseSensitive(root, "of");
    bool found = cJSON_IsString(of) && scenario_id_valid(of->valuestring);
    if (found) {
        mask_original(path, of->valuestring, original);
    }
    cJSON_Delete(root);
    free(text);
    buffer_free(&file);
    return found;
}

// In any alphabet: a sign of Latin-1 is none, and from general punctuation on there are no words to begin.
static bool is_letter(uint32_t c) {
    bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return plain || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

static bool within_word(const char *text, const char *at) {
    const char *before = at;
    while (before > text && ((unsigned char)*--before & 0xC0) == 0x80) {
    }
    return before < at && is_letter(utf8_next(&before));
}

const char *mask_leak(const Mask *mask, const char *text) {
    for (size_t i = 0; i < MASK_HIDES_MAX && mask->hides[i][0]; i++) {
        const char *at = text;
        while ((at = strstr(at, mask->hides[i])) != NULL) {
            if (!within_word(text, at)) {
                return mask->hides[i];
            }
            at++;
        }
    }
    return NULL;
}

// An id tells what was masked as well as a name does: it becomes what it is and its number in its list.
static bool id_hide(const char **id, const Shape *shape, size_t number, Arena *arena) {
    char name[64];
    int length = snprintf(name, sizeof name, "%s-%zu", shape->name, number);
    *id = arena_text(arena, name, (size_t)length);
    return *id != NULL;
}

static bool element_hide(const Shape *shape, void *base, size_t number, Arena *arena) {
    bool good = true;
    for (size_t i = 0; i < shape->field_count && good; i++) {
        const Field *field = &shape->fields[i];
        char *place = (char *)base + field->offset;
        if (field->kind == FIELD_SOURCES) {
            *(Sources *)(void *)place = (Sources){.count = 0};
        } else if (field->kind == FIELD_ID && number > 0) {
            good = id_hide((const char **)(void *)place, shape, number, arena);
        } else if (field->kind == FIELD_OBJECT) {
            good = element_hide(field->shape, place, 0, arena);
        } else if (field->kind == FIELD_LIST && !(field->flags & FIELD_GROWS)) {
            size_t count = (size_t)field_load(base, field->count_offset, (Store)field->count_store);
            for (size_t k = 0; k < count && good; k++) {
                good = element_hide(field->shape, place + k * field->stride, k + 1, arena);
            }
        }
    }
    return good;
}

// The mask's own map calls the sectors by the ids that are now gone.
static void sectors_follow(const Scenario *scenario, const char *const before[SECTOR_MAX]) {
    MapLine *lines = (MapLine *)scenario->map.lines; // ours until it is finished
    for (uint32_t l = 0; l < scenario->map.line_count; l++) {
        for (int s = 0; s < scenario->sector_count && strcmp(lines[l].kind, "sector") == 0; s++) {
            if (strcmp(lines[l].name, before[s]) == 0) {
                lines[l].name = scenario->sectors[s].id;
                break;
            }
        }
    }
}

bool mask_put(const Mask *mask, Scenario *scenario) {
    const char *sectors[SECTOR_MAX];
    for (int s = 0; s < scenario->sector_count; s++) {
        sectors[s] = scenario->sectors[s].id;
    }
    bool good = element_hide(&scenario_shape, scenario, 0, &scenario->arena);
    sectors_follow(scenario, sectors);
    scenario->id = mask->id;
    scenario->authors = scenario->version = "";
    scenario->source_count = 0;
    return good;
}
