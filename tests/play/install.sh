#!/bin/sh
# sh install.sh BUILD_FOLDER SCRATCH: what `cmake --install` puts in place plays from any folder, with its own files.
set -eu
build=$1 prefix=$2
rm -rf "$prefix"
cmake --install "$build" --prefix "$prefix" >/dev/null
unset NOON_DATA
failed=0
say() {
    echo "$1"
    failed=1
}
for file in bin/noon share/noon/assets/lang/en.json share/noon/scenarios/rehearsal/scenario.json share/man/man6/noon.6; do
    [ -f "$prefix/$file" ] || say "$file is not installed"
done
# A scenario that is nowhere else: the files beside the sources and the build folder are not meant.
cp -R "$prefix/share/noon/scenarios/rehearsal" "$prefix/share/noon/scenarios/only-here"
(cd / && "$prefix/bin/noon" simulate only-here --policy random --games 2 >/dev/null) || say 'the installed program does not find its files'
# The desktop's menu shows what starts: the programs that are named are there.
desktop=$prefix/share/applications/noon.desktop
if [ -f "$prefix/bin/noon-window" ]; then
    [ -f "$desktop" ] || say 'the desktop is not told of the game'
    for name in $(sed -n 's/^\(Exec\|TryExec\|StartupWMClass\)=//p' "$desktop"); do
        [ -x "$prefix/bin/$name" ] || say "noon.desktop names \"$name\", which is not installed"
    done
fi
rm -rf "$prefix"
exit $failed
