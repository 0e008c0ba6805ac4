// Caps on the text of a scenario, before anything of it is believed. The caps on what a scenario may contain
// are the game's own and stand in sim/limits.h. Passing one is always a diagnostic, never a cut.
#pragma once

enum {
    JSON_BYTES_MAX = 16 * 1024 * 1024,       // one file; offsets fit into 24 bits with room for flags
    JSON_DEPTH_MAX = 64,                     // objects and lists inside one another
    JSON_VALUES_MAX = 1000000,               // numbers, texts, lists and objects in one file
    JSON_TREE_BYTES_MAX = 256 * 1024 * 1024, // memory of one file as a tree: as many values as above, with their texts
    JSON_NUMBER_BYTES_MAX = 40,              // digits of one number: the tree builder cuts at 63
    SCENARIO_BYTES_MAX = 192 * 1024 * 1024,  // memory of one loaded scenario: all texts, expressions, the map
    TEXT_CHARACTERS_MAX = 4000,              // one text; a long page
    TITLE_CHARACTERS_MAX = 160,              // a title, a name, a label: one line
    ID_CHARACTERS_MAX = 40,
    MAP_LINE_MAX = 4096,
    MAP_POINT_MAX = 200000,
    ARCHIVE_FILES_MAX = 64,               // in one zip, folders and hidden files too
    ARCHIVE_BYTES_MAX = 32 * 1024 * 1024, // of them all, unpacked
    ARCHIVE_RATIO_MAX = 200,              // unpacked to packed, of a file larger than ...
    ARCHIVE_SMALL = 64 * 1024,
    SCAN_ENTRY_MAX = 200, // scenarios shown of one folder
    LANGUAGE_CODE_BYTES_MAX = 16,
    MISSING_TEXTS_NAMED_MAX = 5, // of an overlay; the others are only counted
};
