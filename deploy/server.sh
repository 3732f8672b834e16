# Runs where the site lies, for one publisher: `sh -c "$(cat server.sh)" server ROOT`.
# Reads one command a line; answers each with lines that begin with "| ", then "= STATUS".
# It holds the lock as long as its input is open, so a publisher that dies lets go of it.
#
#   ROOT/current              → releases/NUMBER, switched by one rename
#   ROOT/releases/NUMBER/site        what the web server serves
#   ROOT/releases/NUMBER/SHA256SUMS  the hash of each file of it, carried assets left out
#   ROOT/releases/NUMBER/PREVIOUS    the release that was live before it, if any
#   ROOT/releases/NUMBER/PUBLISHED   when, in seconds since 1970

export LC_ALL=C
umask 022
HASHED='^site/assets/.*\.[0-9a-f]\{10\}\.[a-z0-9]*\(\.gz\|\.br\)\{0,1\}$'
DAYS_CARRIED=30

state() {
    echo "now $(date -u +%s)"
    echo "free $(df -Pk . | awk 'NR == 2 { print $4 }')"
    if [ -e current ] && [ ! -L current ]; then echo "blocked current"; fi
    if [ -L current ]; then echo "current $(basename "$(readlink current)")"; fi
    for release in $(releases); do echo "release $release"; done
}

releases() { # whole ones, the oldest first
    for list in releases/*/SHA256SUMS; do
        release=$(basename "$(dirname "$list")")
        case $release in *[!0-9]*) ;; *) echo "$release" ;; esac
    done
}

show() { # RELEASE FILE
    cat "releases/$1/$2"
}

touched() { # RELEASE: names files that are not as they were published
    cd "releases/$1"
    {
        sha256sum -c SHA256SUMS 2>/dev/null | sed -n 's/: FAILED.*//p'
        { cut -c67- SHA256SUMS; find site ! -type d; } | sort | uniq -u | grep -v "$HASHED"
    } | sort -u
}

prepare() { # RELEASE [FROM]: a folder to write into, beginning with what is live
    abandon
    mkdir -p releases
    if [ -n "${2-}" ]; then cp -a "releases/$2" "releases/$1.part"; fi
    mkdir -p "releases/$1.part/site"
    rm -f "releases/$1.part/PREVIOUS" "releases/$1.part/PUBLISHED"
}

abandon() { # leaves nothing of a publish that was broken off
    rm -rf releases/*.part current.new
}

finish() { # RELEASE [FROM]: from now on it can be switched to
    if [ -n "$(touched "$1.part")" ]; then echo "not as sent"; return 4; fi
    forget_old_assets "$@"
    echo "${2-}" > "releases/$1.part/PREVIOUS"
    date -u +%s > "releases/$1.part/PUBLISHED"
    sync
    mv "releases/$1.part" "releases/$1"
}

forget_old_assets() { # RELEASE [FROM]: what is out of use stays for pages that are open still
    assets "$1.part" | while read -r file; do
        if listed "$file" "$1.part"; then continue; fi
        if [ -n "${2-}" ] && listed "$file" "$2"; then
            touch "releases/$1.part/$file" # out of use since now
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

carry() { # FROM RELEASE: before going back, so that pages opened since then keep their assets
    assets "$1" | while read -r file; do
        [ -e "releases/$2/$file" ] || cp -p "releases/$1/$file" "releases/$2/$file"
    done
}

switch() { # RELEASE
    rm -f current.new
    ln -s "releases/$1" current.new
    mv -T current.new current
}

withdraw() { # RELEASE [BACK]: as if it had never been
    if [ -n "${2-}" ]; then switch "$2"; else rm -f current; fi
    rm -rf "releases/$1"
}

prune() { # COUNT LIVE: keeps that many, and in any case the live one and the one before it
    previous=$(cat "releases/$2/PREVIOUS")
    releases | head -n "-$1" | while read -r release; do
        case $release in "$2" | "$previous") ;; *) rm -rf "releases/$release" ;; esac
    done
}

refuse() {
    echo "| $1"
    echo "= 3"
    exit
}

cd "$1" 2>/dev/null || refuse "no folder"
[ -w . ] || refuse "cannot write"
exec 9>>publish.lock
flock -n 9 || refuse "locked $(cat publish.lock)"
date -u '+%Y-%m-%d %H:%M:%S UTC' > publish.lock
echo "= 0"
while read -r command one two; do
    answer=$(
        (
            set -e
            "$command" "$one" "$two"
        ) 2>&1
    )
    status=$?
    [ -z "$answer" ] || printf '%s\n' "$answer" | sed 's/^/| /'
    echo "= $status"
done
