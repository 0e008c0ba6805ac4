// What the words of a move can name: every argument of a command under one placeholder, filled from its
// shape.
#pragma once

#include "tell/inside.h"

enum { MOVE_ARGS_MAX = 20, MOVE_KEY_BYTES = 96 };

typedef struct MoveArgs {
    WordArg list[MOVE_ARGS_MAX];
    size_t count;
    Buffer promise;
} MoveArgs;

// {You} {you} {party} {clause} {clause2} {option} {title} {form} {sector} {incident} {chance} {promise}
// {capital} ...
void move_args_init(const Teller *teller, Command command, MoveArgs *args);
void move_args_free(MoveArgs *args);

// The key of the move below a prefix: "tell.did" gives "tell.did.answer.name".
void move_key(const Teller *teller, Command command, const char *prefix, char out[MOVE_KEY_BYTES]);

// Appends the text of that key, filled.
void move_say(const Teller *teller, Command command, const char *prefix, Buffer *out);
