"""Whether the schema and the loader say the same of a file: a judge from outside reads every golden file.

judge.py <noon> <root of the sources>. Ends with 77 (skipped) when the judge, the Python package jsonschema, is not there.
"""
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: the Python package jsonschema is not installed")
    sys.exit(77)

# What a schema can see; everything else is about how parts fit together.
SHAPE = {
    "wrong-type", "unknown-key", "missing-key", "unknown-word", "unknown-parameter", "out-of-range", "not-whole",
    "too-few", "too-many", "too-long", "empty-text", "bad-time", "format-version", "allow-reason", "not-a-scenario",
}
# Either way is right: the schema knows a part of the rule.
PARTLY = {"id-form", "bad-wording", "map-box", "map-point", "map-file", "not-different", "one-line", "missing-entry"}


def codes_of(noon, path):
    run = subprocess.run([noon, "validate", "--format", "json", str(path)], capture_output=True, text=True, check=False)
    if not run.stdout:
        return None
    diags = [diag for scenario in json.loads(run.stdout)["scenarios"] for diag in scenario["diagnostics"]]
    return {diag["code"] for diag in diags if not diag["file"].endswith("map.json") and "/lang/" not in diag["file"]}


def main():
    noon, root = sys.argv[1], pathlib.Path(sys.argv[2])
    schema = json.loads((root / "scenarios/scenario.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    judge = jsonschema.Draft7Validator(schema)
    files = sorted((root / "tests/golden/validate").glob("*.json"))
    files += sorted((root / "scenarios").glob("*/scenario.json"))
    wrong = judged = 0
    for path in files:
        codes = codes_of(noon, path)
        try:
            value = json.loads(path.read_bytes().decode("utf-8"))
        except ValueError:
            continue  # no JSON: nothing for a schema to judge
        if codes is None or any(code.startswith("json-") for code in codes) or codes & PARTLY:
            continue
        judged += 1
        errors = [error.message for error in judge.iter_errors(value)]
        if bool(errors) != bool(codes & SHAPE):
            wrong += 1
            print(f"{path.name}: the loader says {sorted(codes)}, the schema {errors[:2] or 'nothing'}")
    print(f"{judged} files judged, {wrong} differently")
    return 1 if wrong or judged < 60 else 0


sys.exit(main())
