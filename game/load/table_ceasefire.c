// Fields of the ceasefire, the endings and what stands around the game: terms, sources, history.
#include "load/field_table.h"
#include "load/tables.h"

#define ICON(Type) WORD(Type, icon, "icon", .flags = FIELD_STILL, .doc = "Name of a small drawing.")

static const Field front_shape_fields[] = {
    ID_REQUIRED(Front, id, .doc = "Key of the front."),
    PAIR(Front, party_a, "between", REF_PARTY, .flags = FIELD_REQUIRED, .doc = "The two parties that face each other."),
};
SHAPE(front_shape, "front", Front, .doc = "Where two parties face each other.");

static const Field sector_shape_fields[] = {
    ID_REQUIRED(Sector, id, .doc = "Key of the sector; the map may draw it."),
    TITLE(Sector, name, "name", .flags = FIELD_REQUIRED, .doc = "Its name on the map and in reports."),
    REF(Sector, front, "front", REF_FRONT, .flags = FIELD_REQUIRED, .doc = "The front it belongs to."),
    PERCENT(Sector, share, "share", 0, .flags = FIELD_REQUIRED,
            .doc = "Its part of the front's violence; the sectors of a front add up to 100."),
};
SHAPE(sector_shape, "sector", Sector, .doc = "A stretch of a front.");

static const char *const asset_kinds[] = {"services", "red-cross", "hotline", "observers", "minister", "aircraft"};

static const Field asset_shape_fields[] = {
    ID_REQUIRED(Asset, id, .doc = "Key of the asset: placed.<asset>."),
    TITLE(Asset, name, "name", .flags = FIELD_REQUIRED, .doc = "Its name."),
    TEXT(Asset, text, "text", .doc = "What it brings."),
    ICON(Asset),
    ENUM(Asset, kind, "kind", asset_kinds, ASSET_SERVICES, ASSET_NONE, .flags = FIELD_REQUIRED,
         .doc = "What the rules let it do."),
    REQUIRES(Asset),
};
SHAPE(asset_shape, "asset", Asset, .doc = "Something you place each morning of the ceasefire.");

static const Field evidence_shape_fields[] = {
    TEXT(Evidence, text, "text", .flags = FIELD_REQUIRED, .doc = "What comes in."),
    ICON(Evidence),
    ENUM(Evidence, asset_kind, "asset", asset_kinds, ASSET_SERVICES, NO_INDEX,
         .doc = "The kind of asset that brings it sooner and better."),
    WHOLE(Evidence, delay, "delay_minutes", 0, 4320, 120, .doc = "Minutes after the report."),
    PERCENT(Evidence, weight, "weight", 30, .doc = "How far it can be trusted."),
};
static SHAPE(evidence_shape, "evidence", Evidence, .doc = "Something that speaks for or against a claim.");

static const char *const question_words[] = {"who", "where", "when", "watches", "breach", "until"};

static const Field incident_shape_fields[] = {
    ID_REQUIRED(Incident, id, .doc = "Key of the incident."),
    TITLE(Incident, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words."),
    TEXT(Incident, text, "text", .flags = FIELD_REQUIRED,
         .doc = "What is reported: a sector and generic objects, never a real town."),
    ENUM(Incident, question, "question", question_words, QUESTION_WHO, NO_INDEX,
         .doc = "The hole of the text that breeds it; noise of any war when absent."),
    PERCENT(Incident, weight, "weight", 50, .doc = "How often, beside the others of its question."),
    PERCENT(Incident, severity, "severity", 40, .doc = "How grave."),
    REFS(Incident, sectors, "sectors", REF_SECTOR, .doc = "Where it can happen; anywhere when absent."),
    CONDITION(Incident, when_, "when", EXPR_SCOPE_HIDDEN,
              .doc = "It can happen while this holds: \"day >= 3\". Always when absent."),
    TRUTH(Incident, by_state, "by_state",
          .doc = "Ordered, if anything; otherwise an accident or somebody who never signed."),
    PER_TEXT(Incident, claim, "claims", REF_PARTY,
             .doc = "What each side says, equal in form and length; the game's general form when absent."),
    LIST(Incident, evidence, evidence_count, "evidence", evidence_shape, EVIDENCE_MAX,
         .doc = "What may come in later."),
};
SHAPE(incident_shape, "incident", Incident, .doc = "A kind of modelled incident.");

static const char *const milestone_kinds[] = {"exchange", "exchange-all", "observers", "talks"};

static const Field milestone_shape_fields[] = {
    ID_REQUIRED(Milestone, id, .doc = "Key of the milestone."),
    TITLE(Milestone, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words."),
    TEXT(Milestone, text, "text", .doc = "What is told when it is reached."),
    ENUM(Milestone, kind, "kind", milestone_kinds, MILESTONE_EXCHANGE, MILESTONE_NONE, .flags = FIELD_REQUIRED,
         .doc = "What must have happened."),
    EFFECTS(Milestone, effects, "effects", .doc = "What it does."),
};
SHAPE(milestone_shape, "milestone", Milestone, .doc = "A step of the peace that holds.");

static const char *const ending_shapes[] = {"no-deal", "stillborn", "broken", "frozen", "moving"};

static const Field ending_row_shape_fields[] = {
    ID_REQUIRED(Ending, id, .doc = "Key of the ending."),
    ENUM(Ending, shape, "shape", ending_shapes, ENDING_NO_DEAL, ENDING_NONE,
         .doc = "How it ended: no text, dead before noon, broken, held and frozen, held and moving; any when "
                "absent."),
    CONDITION(Ending, when_, "when", EXPR_SCOPE_HIDDEN,
              .doc = "The first that fits is told; the last of each shape needs none."),
    TITLE(Ending, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words."),
    TEXT(Ending, text, "text", .flags = FIELD_REQUIRED, .doc = "What is told."),
};
SHAPE(ending_row_shape, "ending", Ending, .doc = "How a night can end.");

// ---- around it ----

static const Field variable_shape_fields[] = {
    ID_REQUIRED(Variable, id, .doc = "Key of the variable: var.<variable>."),
    TEXT(Variable, text, "text", .flags = FIELD_STILL, .doc = "What it remembers, for the debrief."),
    NUMBER(Variable, start, "start", -10000, 10000, 1, 0, .doc = "Its value at the start."),
    NUMBER(Variable, low, "low", -10000, 10000, 1, 0, .doc = "The least it can be."),
    NUMBER(Variable, high, "high", -10000, 10000, 1, 1, .doc = "The most it can be."),
};
SHAPE(variable_shape, "variable", Variable, .doc = "A number of your own that effects write and conditions read.");

static const Field term_shape_fields[] = {
    ID_REQUIRED(Term, id, .doc = "Key of the term."),
    TITLE(Term, term, "term", .flags = FIELD_REQUIRED, .doc = "The word."),
    TEXT(Term, text, "text", .flags = FIELD_REQUIRED, .doc = "What it means; at most 45 words."),
    TEXT(Term, example, "example", .doc = "An example."),
    SOURCES(Term, sources),
};
SHAPE(term_shape, "term", Term, .doc = "A word that is explained.");

static const Field source_shape_fields[] = {
    ID(Source, id, .flags = FIELD_REQUIRED | FIELD_LOOSE, .doc = "Key of the source; may have capitals (\"T2\")."),
    WORD(Source, lean, "lean",
         .doc = "Whose it is: I independent, P the document itself, M a mirror; any other mark is a side's."),
    WORD(Source, title, "title", .flags = FIELD_REQUIRED, .doc = "Publisher and title."),
    {.key = "address", .kind = FIELD_WORD, PLACE(Source, address), .high = 400, .doc = "Where it can be read."},
};
SHAPE(source_shape, "source", Source, .doc = "Where a fact is from.");

static const Field strip_shape_fields[] = {
    TITLE(StripItem, when_text, "when", .flags = FIELD_REQUIRED, .doc = "Date and hour as shown."),
    TEXT(StripItem, text, "text", .flags = FIELD_REQUIRED, .doc = "What happened; who says so."),
    WHOLE(StripItem, day, "day", -1, DAY_MAX, 0, .doc = "The day of the game it stands beside."),
    SOURCES(StripItem, sources),
    TEXT(StripItem, finding, "finding", .doc = "What an inquiry found, or \"none found\"."),
};
static SHAPE(strip_shape, "strip_item", StripItem, .doc = "A documented event of the debrief's strip.");

static const Field history_shape_fields[] = {
    TEXT(Scenario, history_outcome, "outcome", .doc = "What became of the real text, in two sentences."),
    {.key = "sources",
     .kind = FIELD_SOURCES,
     .offset = (uint32_t)offsetof(Scenario, history_sources),
     .ref = REF_SOURCE,
     .flags = FIELD_STILL,
     .high = SOURCES_PER_FACT_MAX,
     .doc = "Ids of the sources that stand behind it."},
    LIST(Scenario, strip, strip_count, "strip", strip_shape, STRIP_MAX, .flags = FIELD_STILL,
         .doc = "The real days, beside yours."),
};
SHAPE(history_shape, "history", Scenario, .doc = "What really happened, for the debrief.");

// ---- map.json ----

static const char *const line_kinds[] = {"land", "border", "river", "lake", "contact", "area", "sector"};

static const Field line_shape_fields[] = {
    {.key = "kind",
     .kind = FIELD_ENUM,
     PLACE(MapLine, kind),
     .words = line_kinds,
     .word_count = COUNT_OF(line_kinds),
     .flags = FIELD_REQUIRED,
     .doc = "How it is drawn; a \"sector\" is an area that is hatched."},
    {.key = "name",
     .kind = FIELD_WORD,
     PLACE(MapLine, name),
     .high = TITLE_CHARACTERS_MAX,
     .doc = "Which of them it is: pieces of the same border or river have the same; of a sector, the sector's id."},
    TITLE(MapLine, label, "label",
          .doc = "What the map writes on it; its name when absent. Of pieces, the biggest has it."),
    TRUTH(MapLine, closed, "closed", .doc = "The last point joins the first."),
    {.key = "points",
     .kind = FIELD_POINTS,
     .offset = (uint32_t)offsetof(MapLine, first),
     .low = 2,
     .high = MAP_POINT_MAX,
     .flags = FIELD_REQUIRED,
     .doc = "[longitude, latitude] in degrees."},
};
static SHAPE(line_shape, "map_line", MapLine, .doc = "A line or an area of the map.");

static const Field place_shape_fields[] = {
    ID_REQUIRED(MapPlace, id, .doc = "Key of the place."),
    TITLE(MapPlace, label, "label", .flags = FIELD_REQUIRED, .doc = "What the map writes."),
    NUMBER(MapPlace, lon, "lon", -180, 180, 1, 0, .flags = FIELD_REQUIRED, .doc = "Longitude in degrees."),
    NUMBER(MapPlace, lat, "lat", -90, 90, 1, 0, .flags = FIELD_REQUIRED, .doc = "Latitude in degrees."),
    WHOLE(MapPlace, tier, "tier", 1, 3, 2, .doc = "1: always labelled; 3: only where there is room."),
};
static SHAPE(place_shape, "map_place", MapPlace, .doc = "A place of the map.");

static const Field map_shape_fields[] = {
    {.key = "$schema", .kind = FIELD_ANY, .doc = "Where the schema of this file lies, for editors."},
    {.key = "box",
     .kind = FIELD_BOX,
     .offset = (uint32_t)offsetof(Map, west),
     .flags = FIELD_REQUIRED,
     .doc = "[west, south, east, north] in degrees: what is shown."},
    TEXT(Map, note, "note", .doc = "What stands under the map."),
    LIST(Map, lines, line_count, "lines", line_shape, MAP_LINE_MAX, .flags = FIELD_GROWS,
         .doc = "Lines and areas, drawn in this order."),
    LIST(Map, places, place_count, "places", place_shape, PLACE_MAX, .ref = REF_PLACE, .flags = FIELD_GROWS,
         .doc = "Places. Where each party's capital is one, by the same label, scenes before the talks show the map."),
};
SHAPE(map_shape, "map", Map, .doc = "The map, in a file beside the scenario; nothing of it changes the rules.");
