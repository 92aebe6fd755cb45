# What the rows of scenarios.toml may use.
DOC=demo/en/demo-note-whole.docx
FILE=build/$DOC
LONG=../outside/$(printf 'd%.0s' {1..120})

edit() { # one note, which makes one document stale
    echo "One more line." >> content/demo/notes/kz.md
}

reword() { # the text itself, which makes all documents stale
    sed -i 's/met in Bergen/met at Bergen/' content/demo/text.en.md
}

sql() { # STATE-OR-HISTORY STATEMENTS
    python -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])' \
        "build/.docgen/$1.sqlite" "$2"
}

catalogue() { # HEADER
    mkdir templates/shared/locale
    printf 'msgid ""\nmsgstr "%s\\n"\n\nmsgid "Fish"\nmsgstr "Fisk"\n' "$1" \
        > templates/shared/locale/en.po
}

nightly() { # an entry of the schedule
    printf '\n[[schedule]]\nname = "nightly"\ncron = "0 6 * * *"\nzone = "Europe/Rome"\n' >> docgen.toml
}

delivers() { # TO PATH: what the last entry delivers to
    printf '\n[[schedule.deliver]]\nto = "%s"\npath = "%s"\n' "$1" "$2" >> docgen.toml
}

# An entry that delivers to a folder and to a zip file beside the project.
ONCE='docgen schedule run -j1 --once nightly'
SHARE=../outside/$DOC
RECORD=../outside/.docgen-delivery.json
to_folder() { nightly; delivers folder ../outside; }
to_zip() { nightly; delivers zip ../outside/all.zip; }
