// Fields of what can be done and what is told: levers, phones, advisers, acts, scenes, the mandate, the
// chores.
#include "load/field_table.h"
#include "load/tables.h"

#define ICON(Type) WORD(Type, icon, "icon", .flags = FIELD_STILL, .doc = "Name of a small drawing.")

// ---- levers and phones ----

static const char *const form_words[] = {"ask", "press", "warn", "offer", "guarantee"};

static const Field lever_shape_fields[] = {
    ID_REQUIRED(Lever, id, .doc = "Key of the lever: used.<lever>, promised.<lever>."),
    TITLE(Lever, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words for its card."),
    TEXT(Lever, text, "text", .doc = "What it is; an option of the model, not a deed of any state."),
    ICON(Lever),
    FLAGS(Lever, forms, "forms", form_words, FORM_ASK, .flags = FIELD_REQUIRED, .low = 1, .doc = "How it can be used."),
    REF(Lever, party, "party", REF_PARTY, .doc = "The only party it works on; any when absent."),
    REFS(Lever, issues, "issues", REF_ISSUE,
         .doc = "The clauses it bears on, one of which it is played on; without any it moves the side alone."),
    WHOLE(Lever, cost, "cost", 0, 20, 1, .doc = "Leverage it takes."),
    WHOLE(Lever, minutes, "minutes", 0, 240, 10, .doc = "Minutes it takes."),
    TRUTH(Lever, single_use, "single_use", .doc = "Once a night only."),
    NUMBER(Lever, strength, "strength", 0, 200, 0.01, 100, .doc = "Its effect; 100 is the usual size."),
    WHOLE(Lever, due_day, "due_day", 0, DAY_MAX, 0,
          .doc = "An offer or guarantee falls due on this day of the ceasefire; 0: nothing is owed."),
    TITLE(Lever, promise, "promise", .doc = "How the promise reads."),
    REQUIRES(Lever),
    CONDITION(Lever, kept, "kept", EXPR_SCOPE_HIDDEN, .doc = "The promise is kept when this holds on its day."),
    EFFECTS(Lever, on_use, "on_use", .doc = "What using it does beside the formula."),
    EFFECTS(Lever, on_kept, "on_kept", .doc = "What keeping the promise does."),
    EFFECTS(Lever, on_broken, "on_broken", .doc = "What breaking it does."),
    REFS(Lever, collides, "collides", REF_LEVER, .doc = "Levers whose promise cannot be kept on the same day."),
    SOURCES(Lever, sources),
};
SHAPE(lever_shape, "lever", Lever, .doc = "A card you can play on a clause: an effect, a price, sometimes a promise.");

static const char *const phone_kinds[] = {"services", "defence", "cochairs", "head", "capital", "power"};

static const Field phone_shape_fields[] = {
    ID_REQUIRED(Phone, id, .doc = "Key of the phone: called.<phone>."),
    TITLE(Phone, title, "title", .flags = FIELD_REQUIRED, .doc = "Whom you ring."),
    TEXT(Phone, text, "text", .doc = "What it can bring."),
    ICON(Phone),
    ENUM(Phone, kind, "kind", phone_kinds, PHONE_SERVICES, PHONE_NONE, .flags = FIELD_REQUIRED,
         .doc = "What the rules let the call do."),
    REF(Phone, party, "party", REF_PARTY, .doc = "Whose capital, for the kind \"capital\"."),
    REF(Phone, power, "power", REF_POWER, .doc = "Which power, for the kind \"power\"."),
    WHOLE(Phone, minutes, "minutes", 0, 240, 20, .doc = "Minutes it takes."),
    WHOLE(Phone, cost, "cost", 0, 20, 0, .doc = "Leverage it takes."),
    TRUTH(Phone, single_use, "single_use", .doc = "Once a night only."),
    REQUIRES(Phone),
    EFFECTS(Phone, effects, "effects", .doc = "What the call does beside its kind."),
    TEXT(Phone, answer, "answer", .doc = "What is told when it was answered."),
};
SHAPE(phone_shape, "phone", Phone, .doc = "Somebody outside the room you can ring.");

// ---- advice and acts ----

static const Field adviser_shape_fields[] = {
    ID_REQUIRED(Adviser, id, .doc = "Key of the adviser."),
    TITLE(Adviser, name, "name", .flags = FIELD_REQUIRED, .doc = "A role, never a person."),
    TITLE(Adviser, letter, "letter", .doc = "One letter for the badge."),
    TEXT(Adviser, text, "text", .doc = "What this adviser looks at."),
};
SHAPE(adviser_shape, "adviser", Adviser, .doc = "A voice at your side.");

static const Field advice_shape_fields[] = {
    REF(Advice, adviser, "adviser", REF_ADVISER, .flags = FIELD_REQUIRED, .doc = "Who says it."),
    CONDITION(Advice, when_, "when", EXPR_SCOPE_MIND,
              .doc = "Said while this holds; reads only open names and your own mind."),
    REF(Advice, issue, "issue", REF_ISSUE, .doc = "Only while this clause is selected."),
    TEXT(Advice, text, "text", .flags = FIELD_REQUIRED, .doc = "A mechanism and a direction, never an order."),
};
SHAPE(advice_shape, "advice", Advice, .doc = "A sentence of an adviser; the first that fits is said.");

static const Field act_shape_fields[] = {
    ID_REQUIRED(Act, id, .doc = "Key of the act: act.<act>."),
    TITLE(Act, title, "title", .flags = FIELD_REQUIRED, .doc = "What the clock shows."),
    TEXT(Act, text, "text", .doc = "What is told when it begins."),
    TIME(Act, from, "from", 0, .flags = FIELD_REQUIRED, .doc = "When it begins."),
    TRUTH(Act, last_hour, "last_hour", .doc = "No new clauses, short moves, one objection a side."),
};
SHAPE(act_shape, "act", Act, .doc = "A part of the talks.");

// ---- scenes ----

static const Field outcome_shape_fields[] = {
    CONDITION(Outcome, when_, "when", EXPR_SCOPE_HIDDEN, .doc = "It can happen while this holds."),
    PERCENT(Outcome, chance, "chance", 100, .doc = "How likely it is then."),
    TEXT(Outcome, text, "text", .flags = FIELD_REQUIRED, .doc = "What is told."),
    EFFECTS(Outcome, effects, "effects", .doc = "What it does."),
};
static SHAPE(outcome_shape, "outcome", Outcome, .doc = "How a choice turns out: the first that holds and comes up.");

static const Field choice_shape_fields[] = {
    ID_REQUIRED(Choice, id, .doc = "Key of the choice: chose.<scene> == <choice>."),
    TITLE(Choice, title, "title", .flags = FIELD_REQUIRED, .doc = "What you do, in a few words."),
    TEXT(Choice, text, "text", .doc = "Why one might."),
    WHOLE(Choice, minutes, "minutes", 0, 240, 0, .doc = "Minutes it takes."),
    WHOLE(Choice, cost, "cost", 0, 20, 0, .doc = "Leverage it takes."),
    REQUIRES(Choice),
    EFFECTS(Choice, effects, "effects", .doc = "What it does at once."),
    REF(Choice, goto_, "goto", REF_SCENE, .doc = "The scene that is told next."),
    TEXTS(Choice, forecast, "forecast", 0, 3,
          .doc = "What it may bring: direction and, after a bar, confidence (\"Trust: a little up|fair\"). "
                 "Never numbers."),
    LIST(Choice, outcomes, outcome_count, "outcomes", outcome_shape, OUTCOME_MAX, .doc = "How it turns out."),
};
static SHAPE(choice_shape, "choice", Choice, .doc = "Something you can do in a scene.");

typedef struct {
    int8_t adviser;
    const char *text;
} Counsel;
_Static_assert(sizeof(Counsel) == sizeof(((Scene *)0)->counsel[0]), "the counsel of a scene has the shape of Counsel");

static const Field counsel_shape_fields[] = {
    REF(Counsel, adviser, "adviser", REF_ADVISER, .flags = FIELD_REQUIRED, .doc = "Who says it."),
    TEXT(Counsel, text, "text", .flags = FIELD_REQUIRED, .doc = "What."),
};
static SHAPE(counsel_shape, "counsel", Counsel, .doc = "What an adviser says beside a scene.");

static const char *const scene_kinds[] = {"convening", "announcement", "talks", "gambit", "ceasefire", "follow"};
static const char *const standing_words[] = {"modelled", "documented"};

static const Field scene_shape_fields[] = {
    ID_REQUIRED(Scene, id, .doc = "Key of the scene: told.<scene>, chose.<scene>."),
    ENUM(Scene, kind, "kind", scene_kinds, SCENE_CONVENING, SCENE_NONE, .flags = FIELD_REQUIRED,
         .doc = "When it may be told: before the talks, after the signing, during either, as a party's "
                "gambit, or only by goto."),
    TITLE(Scene, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words."),
    TEXT(Scene, text, "text", .flags = FIELD_REQUIRED, .doc = "What happens."),
    TITLE(Scene, place, "place", .doc = "Place and hour, as a caption."),
    TEXT(Scene, tell, "tell", .doc = "What is noticed before a gambit."),
    ENUM(Scene, standing, "standing", standing_words, STANDING_MODELLED, STANDING_MODELLED,
         .doc = "In the record, or made by the model; a documented one needs sources."),
    SOURCES(Scene, sources),
    CONDITION(Scene, when_, "when", EXPR_SCOPE_HIDDEN, .doc = "It can be told while this holds."),
    PERCENT(Scene, chance, "chance", 100, .doc = "Chance a tick (talks) or a day (ceasefire) while it can be told."),
    TIME(Scene, at, "at", NO_INDEX,
         .doc = "A beat: told at this time; with \"day\" at this hour of that day, or never."),
    WHOLE(Scene, jitter, "jitter", 0, 240, 0, .doc = "Minutes a beat may come sooner or later."),
    WHOLE(Scene, day, "day", 0, DAY_MAX, NO_INDEX, .doc = "Day of the ceasefire of a beat."),
    REF(Scene, party, "party", REF_PARTY, .doc = "Whose gambit, or whose matter."),
    PERCENT(Scene, real_odds, "real_odds", 50, .doc = "How often the gambit is real; otherwise a bluff."),
    TRUTH(Scene, set_piece, "set_piece", .doc = "Told with room and quiet around it."),
    TRUTH(Scene, repeats, "repeats", .doc = "May be told again."),
    WHOLE(Scene, pick, "pick", 1, CHOICE_MAX, 1, .doc = "How many choices are taken."),
    EFFECTS(Scene, effects, "effects", .doc = "What it does when it is told."),
    LIST(Scene, counsel, counsel_count, "counsel", counsel_shape, 2, .doc = "At most two voices beside it."),
    LIST(Scene, choices, choice_count, "choices", choice_shape, CHOICE_MAX, .ref = REF_CHOICE,
         .doc = "What you can do; without choices it is a notice."),
};
SHAPE(scene_shape, "scene", Scene, .doc = "Something that is told, with or without a choice.");

// ---- the mandate and the hours ----

static const Field instruction_shape_fields[] = {
    ID_REQUIRED(Instruction, id, .doc = "Key of the instruction: instruction.<id>."),
    TITLE(Instruction, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words."),
    TEXT(Instruction, text, "text", .doc = "What your capital wants, and what it tempts you to."),
    ICON(Instruction),
    CONDITION(Instruction, kept, "kept", EXPR_SCOPE_HIDDEN, .flags = FIELD_REQUIRED,
              .doc = "Judged after the signing."),
    EFFECTS(Instruction, on_kept, "on_kept", .doc = "What keeping it does."),
    EFFECTS(Instruction, on_broken, "on_broken", .doc = "What breaking it does."),
    TEXT(Instruction, demand, "demand", .doc = "What your capital asks on the second day when it was broken."),
};
SHAPE(instruction_shape, "instruction", Instruction, .doc = "An instruction of your own capital; two are drawn.");

static const Field chore_shape_fields[] = {
    ID_REQUIRED(Chore, id, .doc = "Key of the chore: chore.<id>."),
    TITLE(Chore, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words."),
    TEXT(Chore, text, "text", .doc = "What is done."),
    ICON(Chore),
    WHOLE(Chore, minutes, "minutes", 0, 720, 120, .doc = "Minutes it takes."),
    REQUIRES(Chore),
    EFFECTS(Chore, effects, "effects", .doc = "What it does."),
    TEXT(Chore, forecast, "forecast", .doc = "Direction and confidence."),
    TEXT(Chore, undone, "undone", .doc = "What is written when it was left undone."),
};
static SHAPE(chore_shape, "chore", Chore, .doc = "Something to do before the text takes force.");

static const Field hours_shape_fields[] = {
    TITLE(Scenario, hours_title, "title", .doc = "What these hours are called: \"The hours before noon\"."),
    WHOLE(Scenario, chore_pick, "pick", 0, CHORE_PICK_MAX, 3, .doc = "How many can be done."),
    LIST(Scenario, chores, chore_count, "chores", chore_shape, CHORE_MAX, .ref = REF_CHORE, .doc = "What can be done."),
};
SHAPE(hours_shape, "hours", Scenario, .doc = "The hours between the signing and the moment the text takes force.");
