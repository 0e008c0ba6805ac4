#include "load/place.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/limits.h"

static const char scenario_name[] = "scenario.json", mask_name[] = "mask.json";

static bool bytes_look(Place *place, DiagList *diags, Error *error) {
    if (archive_begins(place->bytes, place->length)) {
        place->archive = archive_open(place->path.text, place->bytes, place->length, diags, error);
        return place->archive != NULL;
    }
    return true;
}

static bool folder_look(Place *place, DiagList *diags) {
    place->is_folder = true;
    if (!place_has(place, scenario_name) && !place_masked(place)) {
        diag_addf(diags, "no-scenario", SEVERITY_ERROR, (Span){0}, NULL,
                  "a scenario is a folder with scenario.json, one .json file, or a zip of such a folder",
                  "the folder \"%s\" holds no scenario.json", place->path.text);
        return false;
    }
    return true;
}

bool place_open(Place *place, const char *path, DiagList *diags, Error *error) {
    *place = (Place){.is_folder = false};
    buffer_init(&place->path);
    buffer_add(&place->path, path);
    if (folder_exists(path)) {
        return folder_look(place, diags);
    }
    if (!file_exists(path)) {
        return ERROR_SAY(error, "scenario.path", "there is no scenario at \"{path}\"", {"path", path});
    }
    size_t before = strlen(path) - strlen(path_name(path));
    if (strcmp(path + before, scenario_name) == 0) { // a folder, named by the file in it
        place->is_folder = true;
        buffer_clear(&place->path);
        buffer_add_bytes(&place->path, before ? path : ".", before > 1 ? before - 1 : 1);
        return true;
    }
    return file_read(path, JSON_BYTES_MAX, &place->bytes, &place->length, error) && bytes_look(place, diags, error);
}

bool place_open_bytes(Place *place, const char *name, const char *bytes, size_t length, DiagList *diags, Error *error) {
    *place = (Place){.bytes = malloc(length + 1), .length = length};
    buffer_init(&place->path);
    buffer_add(&place->path, name);
    if (!place->bytes) {
        return error_memory(error);
    }
    memcpy(place->bytes, bytes, length);
    place->bytes[length] = '\0';
    return bytes_look(place, diags, error);
}

void place_close(Place *place) {
    archive_close(place->archive);
    free(place->bytes);
    buffer_free(&place->path);
    *place = (Place){.is_folder = false};
}

bool place_has_room(const Place *place) {
    return place->is_folder || place->archive;
}

bool place_has(const Place *place, const char *name) {
    Buffer path;
    buffer_init(&path);
    path_join(&path, place->path.text, name);
    bool has = place->archive ? archive_has(place->archive, name) : place->is_folder && file_exists(path.text);
    buffer_free(&path);
    return has;
}

bool place_masked(const Place *place) {
    return place_has_room(place) && !place_has(place, scenario_name) && place_has(place, mask_name);
}

bool place_bytes(const Place *place, const char *name, char **text, size_t *length, Error *error) {
    if (place->archive) {
        return archive_read(place->archive, name, text, length, error);
    }
    Buffer path;
    buffer_init(&path);
    path_join(&path, place->path.text, name);
    bool good = path_is_inside(place->path.text, path.text)
                    ? file_read(path.text, JSON_BYTES_MAX, text, length, error)
                    : ERROR_SAY(error, "scenario.outside", "\"{path}\" lies outside of the scenario's folder",
                                {"path", path.text});
    buffer_free(&path);
    return good;
}

uint32_t place_read(Place *place, const char *name, DiagList *diags, const char **text, size_t *length, Error *error) {
    bool whole = !place_has_room(place);
    char *read = NULL;
    Buffer path;
    buffer_init(&path);
    if (whole) {
        buffer_add(&path, place->path.text);
        *length = place->length;
        *text = arena_text(&diags->arena, place->bytes, place->length);
        free(place->bytes); // large, and read only once
        place->bytes = NULL;
    } else {
        name = name ? name : place_masked(place) ? mask_name : scenario_name;
        path_join(&path, place->path.text, name);
        if (!place_bytes(place, name, &read, length, error)) {
            buffer_free(&path);
            return 0;
        }
        *text = arena_text(&diags->arena, read, *length);
        free(read);
    }
    uint32_t source = *text ? diag_source_add(diags, path.text, *text, *length) : 0;
    if (!source) {
        error_memory(error);
    }
    buffer_free(&path);
    return source;
}

bool place_list(const Place *place, const char *folder, bool (*visit)(void *user, const char *name, bool is_folder),
                void *user, Error *error) {
    if (place->archive) {
        size_t length = strlen(folder);
        for (size_t i = 0; i < archive_count(place->archive); i++) {
            const char *name = archive_name(place->archive, i);
            bool inside = strncmp(name, folder, length) == 0 && name[length] == '/' && !strchr(name + length + 1, '/');
            if (inside && !visit(user, name + length + 1, false)) {
                break;
            }
        }
        return true;
    }
    Buffer path;
    buffer_init(&path);
    path_join(&path, place->path.text, folder);
    bool good = !place->is_folder || !folder_exists(path.text) || folder_list(path.text, visit, user, error);
    buffer_free(&path);
    return good;
}
