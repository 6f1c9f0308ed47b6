# Sourced by other scripts. quietly COMMAND...: run it, and print what it says only where it fails.
quietly() {
    local said
    said=$("$@" 2>&1) || { echo "$said" >&2; return 1; }
}
