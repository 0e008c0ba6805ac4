"""Whether the schema and the loader say the same of a file: judges from outside read every golden file.

judge.py <noon> <root of the sources> <folder with node_modules, to write in>. They also read some hundred scenarios with
one thing changed. The judges are ajv (by node) and the Python package jsonschema, as far as they are there; ends with 77
(skipped) when none is.
"""
import json
import pathlib
import random
import shutil
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    jsonschema = None

BROKEN = 300

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


def by_jsonschema(schema, paths):
    if not jsonschema:
        return None
    value = json.loads(schema.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(value)
    judge = jsonschema.Draft7Validator(value)
    return [[error.message for error in judge.iter_errors(json.loads(path.read_bytes()))] for path in paths]


def by_ajv(schema, paths, modules):
    node = shutil.which("node") or shutil.which("nodejs")
    if not node:
        return None
    script = pathlib.Path(__file__).with_name("judge.js")
    run = subprocess.run([node, str(script), str(schema), modules], input="\n".join(map(str, paths)), capture_output=True,
                         text=True, check=False)
    if run.returncode == 77:
        return None
    if run.returncode != 0:
        sys.exit(f"ajv: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def members(value, found):
    """Every (container, key) below a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        found.append((value, key))
        members(inner, found)
    return found


def broken(chance, whole):
    """The scenario with one thing changed that a schema could see."""
    at, key = chance.choice(members(whole, []))
    kind = chance.randrange(5)
    if kind == 0 and isinstance(at, dict):
        at[key + "x"] = at.pop(key)
    elif kind == 1:
        del at[key]
    elif kind == 2:
        at[key] = chance.choice([None, True, 7, -3.5, "", "words", [], {}, [[]]])
    elif kind == 3 and isinstance(at[key], (int, float)):
        at[key] = chance.choice([-1e6, 1e6, 0.5, at[key] + 1000])
    elif isinstance(at[key], str):
        at[key] = chance.choice(["", "x" * 5000, at[key] + "x", "99:99"])
    return whole


def files_of(root, scratch):
    yield from sorted((root / "tests/golden/validate").glob("*.json"))
    yield from sorted((root / "scenarios").glob("*/scenario.json"))
    chance = random.Random(1)
    whole = json.loads((root / "scenarios/rehearsal/scenario.json").read_text(encoding="utf-8"))
    whole.pop("map", None)  # a file alone has none
    text = json.dumps(whole)
    for n in range(BROKEN):
        path = scratch / f"broken-{n}.json"
        path.write_text(json.dumps(broken(chance, json.loads(text)), ensure_ascii=False), encoding="utf-8")
        yield path


def judged_files(noon, files):
    """What is JSON and lies within what a schema can say, with the codes the loader gives it."""
    for path in files:
        try:
            json.loads(path.read_bytes().decode("utf-8"))
        except ValueError:
            continue
        codes = codes_of(noon, path)
        if codes is not None and not codes & PARTLY and not any(code.startswith("json-") for code in codes):
            yield path, codes


def main():
    noon, root, modules = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    schema = root / "scenarios/scenario.schema.json"
    scratch = pathlib.Path(modules) / "judged"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    judged = list(judged_files(noon, files_of(root, scratch)))
    paths = [path for path, _ in judged]
    verdicts = {"ajv": by_ajv(schema, paths, modules), "jsonschema": by_jsonschema(schema, paths)}
    wrong = 0
    for judge, found in verdicts.items():
        if found is None:
            print(f"{judge}: not here")
            continue
        assert len(found) == len(judged)
        different = [(path, codes, errors) for (path, codes), errors in zip(judged, found)
                     if bool(errors) != bool(codes & SHAPE)]
        for path, codes, errors in different:
            print(f"{path.name}: the loader says {sorted(codes)}, {judge} {errors[:2] or 'nothing'}")
        print(f"{judge}: {len(judged)} files judged, {len(different)} differently")
        wrong += len(different)
    if not any(verdicts.values()):
        return 77
    return 1 if wrong or len(judged) < 250 else 0


sys.exit(main())
