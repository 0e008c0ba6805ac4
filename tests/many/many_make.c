// Makes a scenario of more parties and powers from one of two parties: noon_many_make PARTIES BACKERS SCENARIO OUT.
// A new party wants what one of the two wants, a little less or more; each stands on a front of its own against the one
// before it, and each new backer stands behind another party. The words are those of the first: only who sits there
// differs.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/file.h"

enum { PARTIES_MAX = 6, FILE_BYTES_CAP = 1 << 24 };

typedef struct Making {
    int parties, backers;
    char id[PARTIES_MAX][32];
    cJSON *root;
} Making;

static void text_set(cJSON *object, const char *key, const char *text) {
    cJSON_DeleteItemFromObject(object, key);
    cJSON_AddStringToObject(object, key, text);
}

// What a party thinks of it, in a list by party: that of the party it takes after; a number is moved by up to twelve.
static cJSON *opinion_like(const cJSON *like, int distance) {
    if (!cJSON_IsNumber(like) || like->valuedouble < 10) { // small numbers are pairs of wordings: as they are
        return cJSON_Duplicate(like, 1);
    }
    return cJSON_CreateNumber(like->valuedouble + (like->valuedouble > 50 ? -3 : 3) * distance);
}

static void opinions_extend(const Making *making, cJSON *node) {
    const cJSON *like[2] = {cJSON_GetObjectItem(node, making->id[0]), cJSON_GetObjectItem(node, making->id[1])};
    for (int p = 2; p < making->parties && cJSON_IsObject(node) && like[0] && like[1]; p++) {
        cJSON_AddItemToObject(node, making->id[p], opinion_like(like[p % 2], p - 1));
    }
    for (cJSON *child = node->child; child; child = child->next) {
        opinions_extend(making, child);
    }
}

static void parties_add(Making *making) {
    cJSON *parties = cJSON_GetObjectItem(making->root, "parties");
    for (int p = 2; p < making->parties; p++) {
        char name[64];
        cJSON *party = cJSON_Duplicate(cJSON_GetArrayItem(parties, p % 2), 1);
        text_set(party, "id", making->id[p]);
        snprintf(name, sizeof name, "Village %d delegation", p + 1);
        text_set(party, "name", name);
        snprintf(name, sizeof name, "Village %d", p + 1);
        text_set(party, "short", name);
        text_set(party, "capital", name);
        snprintf(name, sizeof name, "Village %d's", p + 1);
        text_set(party, "possessive", name);
        cJSON *agenda;
        cJSON_ArrayForEach(agenda, cJSON_GetObjectItem(party, "agendas")) {
            cJSON_DeleteItemFromObject(agenda, "gambit"); // a scene of the other
            cJSON_DeleteItemFromObject(agenda, "gambit_odds");
        }
        cJSON_DeleteItemFromObject(party, "ally");
        cJSON_AddItemToArray(parties, party);
    }
    cJSON *party; // the more have to agree or stand behind, the less each may ask for
    cJSON_ArrayForEach(party, parties) {
        cJSON *reservation = cJSON_GetObjectItem(party, "reservation");
        cJSON_SetNumberValue(reservation,
                             reservation->valuedouble - 6 * (making->parties - 2) - 4 * (making->backers - 1));
    }
}

static void backers_add(Making *making) {
    cJSON *powers = cJSON_GetObjectItem(making->root, "powers");
    for (int b = cJSON_GetArraySize(powers); b < making->backers; b++) {
        char name[64];
        cJSON *power = cJSON_Duplicate(cJSON_GetArrayItem(powers, 0), 1);
        snprintf(name, sizeof name, "backer-%d", b + 1);
        text_set(power, "id", name);
        snprintf(name, sizeof name, "Backer %d", b + 1);
        text_set(power, "name", name);
        text_set(power, "capital", name);
        text_set(power, "client", making->id[b % making->parties == 1 ? 0 : b % making->parties]);
        cJSON_AddItemToArray(powers, power);
    }
}

// One front a sector, between parties that follow one another.
static void fronts_make(Making *making) {
    cJSON *sectors = cJSON_GetObjectItem(making->root, "sectors"), *sector, *fronts = cJSON_CreateArray();
    int count = 0;
    cJSON_ArrayForEach(sector, sectors) {
        char id[32];
        cJSON *front = cJSON_CreateObject(), *between = cJSON_AddArrayToObject(front, "between");
        snprintf(id, sizeof id, "front-%d", count + 1);
        cJSON_AddStringToObject(front, "id", id);
        cJSON_AddItemToArray(between, cJSON_CreateString(making->id[count % making->parties]));
        cJSON_AddItemToArray(between, cJSON_CreateString(making->id[(count + 1) % making->parties]));
        cJSON_AddItemToArray(fronts, front);
        text_set(sector, "front", id);
        cJSON_SetNumberValue(cJSON_GetObjectItem(sector, "share"), 100);
        count++;
    }
    cJSON_DeleteItemFromObject(making->root, "fronts");
    cJSON_AddItemToObject(making->root, "fronts", fronts);
}

static cJSON *json_read(const char *folder, const char *name) {
    char path[1024];
    char *text = NULL;
    Error error = {.message = ""};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    cJSON *root = file_read(path, FILE_BYTES_CAP, &text, NULL, &error) ? cJSON_Parse(text) : NULL;
    free(text);
    if (!root) {
        fprintf(stderr, "%s: %s\n", path, error.message[0] ? error.message : "no JSON");
        exit(1);
    }
    return root;
}

static void json_write(const char *folder, const char *name, cJSON *root) {
    char path[1024];
    Error error = {.message = ""};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    char *text = cJSON_Print(root);
    if (!text || !folder_make(folder, &error) || !file_write_atomic(path, text, strlen(text), &error)) {
        fprintf(stderr, "%s: %s\n", path, error.message);
        exit(1);
    }
    cJSON_free(text);
    cJSON_Delete(root);
}

int main(int argc, char **argv) {
    Making making = {.parties = argc == 5 ? atoi(argv[1]) : 0, .backers = argc == 5 ? atoi(argv[2]) : 0};
    if (making.parties < 2 || making.parties > PARTIES_MAX) {
        fprintf(stderr, "usage: %s PARTIES BACKERS SCENARIO OUT\n", argv[0]);
        return 2;
    }
    making.root = json_read(argv[3], "scenario.json");
    const cJSON *parties = cJSON_GetObjectItem(making.root, "parties");
    for (int p = 0; p < making.parties; p++) {
        const cJSON *party = p < 2 ? cJSON_GetArrayItem(parties, p) : NULL;
        if (party) {
            snprintf(making.id[p], sizeof making.id[p], "%s", cJSON_GetObjectItem(party, "id")->valuestring);
        } else {
            snprintf(making.id[p], sizeof making.id[p], "village-%d", p + 1);
        }
    }
    opinions_extend(&making, making.root);
    parties_add(&making);
    backers_add(&making);
    if (making.parties > 2) {
        fronts_make(&making);
    }
    char id[64];
    snprintf(id, sizeof id, "many-%d-%d", making.parties, making.backers);
    text_set(making.root, "id", id);
    json_write(argv[4], "scenario.json", making.root);
    json_write(argv[4], "map.json", json_read(argv[3], "map.json"));
    return 0;
}
