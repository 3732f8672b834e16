# shellcheck shell=sh
# Runs where the site lies, for one publisher: `sh -c "$(cat server.sh)" server ROOT`.
# Reads one command a line; answers each with lines "publish| …", then "publish= STATUS".
# It holds the lock as long as its input is open, so that a publisher that dies lets go of it; a
# switch that was not confirmed by then is undone.
#
#   ROOT/current              → releases/NUMBER, switched by one rename
#   ROOT/releases/NUMBER/site        what the web server serves
#   ROOT/releases/NUMBER/SHA256SUMS  the hash of each file of it, carried assets left out
#   ROOT/releases/NUMBER/PREVIOUS    the release that was live before it, if any
#   ROOT/releases/NUMBER/PUBLISHED   when it was confirmed, in seconds since 1970

export LC_ALL=C
umask 022
HASHED='^site/assets/.*\.[0-9a-f]\{10\}\.[a-z0-9]*\(\.gz\|\.br\)\{0,1\}$'
DAYS_CARRIED=30

state() {
    echo "now $(date -u +%s)"
    echo "free $(df -Pk . | awk 'NR == 2 { print $(NF - 2) }')"
    if [ -e current ] && [ ! -L current ]; then echo "blocked current"; fi
    if [ -L current ]; then echo "current $(live)"; fi
    if [ -L current ] && [ ! -d "releases/$(live)/site" ]; then echo "blocked $(live)"; fi
    for release in $(numbered); do echo "release $release"; done
    sed -n '1s/^[0-9]\{1,12\}$/published &/p' "releases/$(live)/PUBLISHED" 2>/dev/null || true
}

live() { # the number of the live release, if there is one
    if [ -L current ]; then basename "$(readlink current)"; fi
}

numbered() { # every folder that may be a release
    for folder in releases/*; do
        release=${folder#releases/}
        case $release in *[!0-9]*) ;; *) echo "$release" ;; esac
    done
}

show() { # RELEASE FILE
    cat "releases/$1/$2"
}

touched() { # RELEASE: names files that are not as they were published
    cd "releases/$1"
    if [ ! -f SHA256SUMS ]; then echo SHA256SUMS; return; fi
    {
        sha256sum -c SHA256SUMS 2>/dev/null | sed -n 's/: FAILED.*//p'
        { cut -c67- SHA256SUMS; find site ! -type d; } | sort | uniq -u | grep -v "$HASHED"
    } | sort -u
}

prepare() { # RELEASE [FROM]: a folder to write into, beginning with what is live
    mkdir -p "releases/$1.part/site"
    if [ -n "${2-}" ]; then cp -a "releases/$2/site/." "releases/$1.part/site"; fi
}

ours() { # our own releases: another program may keep numbered folders here too
    numbered | while read -r release; do
        if [ -f "releases/$release/PREVIOUS" ]; then echo "$release"; fi
    done
}

abandon() { # removes what is left of a publish that was broken off
    rm -rf releases/[0-9]*.part current.new carrying.new
    ours | while read -r release; do
        if [ "$release" = "$(live)" ] || [ -f "releases/$release/PUBLISHED" ]; then continue; fi
        remove "$release"
    done
}

remove() { # RELEASE: renames it first, so that a half-removed folder never counts as a release
    mv -T "releases/$1" "releases/$1.part"
    rm -rf "releases/$1.part"
}

finish() { # RELEASE [FROM]: checks what was sent; from now on it can be switched to
    if [ -n "$(touched "$1.part")" ]; then echo "not as sent"; return 4; fi
    forget_old_assets "$@"
    echo "${2-}" > "releases/$1.part/PREVIOUS"
    sync
    mv -T "releases/$1.part" "releases/$1"
}

forget_old_assets() { # RELEASE [FROM]: assets out of use stay for a time, for pages still open
    assets "$1.part" | while read -r file; do
        if listed "$file" "$1.part"; then continue; fi
        if [ -n "${2-}" ] && listed "$file" "$2"; then
            touch "releases/$1.part/$file" # so that its days out of use begin now
        else
            find "releases/$1.part/$file" -mtime "+$DAYS_CARRIED" -exec rm {} +
        fi
    done
}

assets() { # RELEASE: its files whose names change with their content
    [ -d "releases/$1/site/assets" ] || return 0
    (cd "releases/$1" && find site/assets -type f) | grep "$HASHED" || true
}

listed() { # FILE RELEASE: whether it is the release's own
    awk -v file="$1" 'substr($0, 67) == file { found = 1 } END { exit !found }' \
        "releases/$2/SHA256SUMS"
}

carry() { # FROM RELEASE: copies assets before going back, so that open pages keep theirs
    assets "$1" | while read -r file; do
        if [ -e "releases/$2/$file" ]; then continue; fi
        mkdir -p "releases/$2/site/assets"
        cp -p "releases/$1/$file" carrying.new
        if listed "$file" "$1"; then touch carrying.new; fi # its days out of use begin now
        mv carrying.new "releases/$2/$file"
    done
}

switch() { # RELEASE: it is undone if the input ends before `confirm`
    rm -f current.new
    ln -s "releases/$1" current.new
    mv -T current.new current
}

confirm() { # RELEASE
    if [ ! -f "releases/$1/PUBLISHED" ]; then date -u +%s > "releases/$1/PUBLISHED"; fi
}

undo() { # undoes the switch, and keeps the assets of pages that readers opened meanwhile
    if [ -z "$back" ]; then rm -f current; return; fi
    carry "$unconfirmed" "$back" || true
    switch "$back"
}

prune() { # COUNT: keeps the live release and as many before it as make up that number
    keep=" " release=$(live)
    while [ "$1" -gt 0 ] && [ -n "$release" ]; do
        keep="$keep$release "
        release=$(cat "releases/$release/PREVIOUS" 2>/dev/null || true)
        set -- $(($1 - 1))
    done
    ours | while read -r release; do
        case $keep in *" $release "*) ;; *) remove "$release" ;; esac
    done
}

refuse() {
    echo "publish| $1"
    echo "publish= 3"
    exit
}

trap '' HUP INT TERM PIPE # a publisher that is stopped closes our input and output, and we tidy up
cd "$1" 2>/dev/null || refuse "no folder"
[ -w . ] || refuse "cannot write"
exec 9>>publish.lock
flock -n 9 || refuse "locked $(cat publish.lock)"
date -u '+%Y-%m-%d %H:%M:%S UTC' > publish.lock
echo "publish= 0"
unconfirmed='' back=''
while read -r command one two; do
    before=$(live)
    answer=$(
        (
            set -e
            "$command" "$one" "$two"
        ) 2>&1
    )
    status=$?
    case $command$status in
        switch0) unconfirmed=$one back=$before ;;
        confirm0 | undo0) unconfirmed='' ;;
    esac
    [ -z "$answer" ] || printf '%s\n' "$answer" | sed 's/^/publish| /'
    echo "publish= $status"
done
if [ -n "$unconfirmed" ]; then undo; fi
