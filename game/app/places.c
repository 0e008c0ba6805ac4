#include "app/places.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { FOLDERS_ABOVE = 4 };

// A folder is the game's when the texts or the scenarios lie in it.
static bool is_data(const char *folder) {
    Buffer part;
    buffer_init(&part);
    path_join(&part, folder, "assets/lang");
    bool found = folder_exists(part.text);
    path_join(&part, folder, "scenarios");
    found = found || folder_exists(part.text);
    buffer_free(&part);
    return found;
}

static bool data_try(Buffer *data, const char *folder, const char *below) {
    path_join(data, folder, below);
    if (!is_data(data->text)) {
        buffer_clear(data);
        return false;
    }
    return true;
}

static bool data_near_program(Buffer *data) {
    Buffer folder;
    buffer_init(&folder);
    bool found = false;
    if (path_executable(&folder)) {
        char *slash = strrchr(folder.text, '/');
        for (int above = 0; above < FOLDERS_ABOVE && slash && slash != folder.text && !found; above++) {
            *slash = '\0';
            found =
                data_try(data, folder.text, above == 0 ? NOON_DATA_RELATIVE : "") || data_try(data, folder.text, "");
            slash = strrchr(folder.text, '/');
        }
    }
    buffer_free(&folder);
    return found;
}

static void data_find(Places *places) {
    const char *named = getenv("NOON_DATA");
    if (named && *named) {
        if (!data_try(&places->data, named, "")) {
            ERROR_SAY(&places->trouble, "places.named",
                      "the folder named by NOON_DATA holds neither assets/lang nor scenarios");
        }
        return;
    }
    if (!data_near_program(&places->data) && !data_try(&places->data, NOON_DATA_DIR, "") &&
        !data_try(&places->data, ".", "")) {
        ERROR_SAY(&places->trouble, "places.none",
                  "the game's files (assets, scenarios) were not found; NOON_DATA can name their folder");
    }
}

void places_find(Places *places) {
    *places = (Places){.trouble.message = ""};
    Buffer *all[] = {&places->data,  &places->scenarios, &places->user_scenarios,
                     &places->saves, &places->settings,  &places->logs};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        buffer_init(all[i]);
    }
    data_find(places);
    if (places->data.length > 0) {
        path_join(&places->scenarios, places->data.text, "scenarios");
    }
    Buffer folder;
    buffer_init(&folder);
    if (path_user_data(&folder)) {
        path_join(&places->user_scenarios, folder.text, "scenarios");
    }
    if (path_user_config(&folder)) {
        path_join(&places->settings, folder.text, "settings.txt");
    }
    if (path_user_state(&folder)) {
        path_join(&places->saves, folder.text, "saves");
        path_join(&places->logs, folder.text, "logs");
    } else if (!places->trouble.message[0]) {
        ERROR_SAY(&places->trouble, "places.home", "there is no home folder (HOME is not set): games are not saved");
    }
    buffer_free(&folder);
}

void places_free(Places *places) {
    buffer_free(&places->data);
    buffer_free(&places->scenarios);
    buffer_free(&places->user_scenarios);
    buffer_free(&places->saves);
    buffer_free(&places->settings);
    buffer_free(&places->logs);
}
