# Holds one server and its folder. It lives as long as its owner keeps standard input open: when that closes, because the
# owner is done or because it was killed, the server is ended by its process id and the folder removed.
# Orders, one a line: `word X` adds a word to a command, `run` runs the command to its end, `start` starts it as the server,
# `signal NAME` sends a signal to the server, `wait` waits until it has ended. Each but `word` is answered with one line; the
# first line of all is the folder, made by the pattern given.
umask 077
folder=$(mktemp -d "$1") || exit
last=$2
shift 2
# An owner that is gone reads no answers, and that is no reason to stop.
trap '' PIPE
exec 2>/dev/null
echo "$folder"
server=
while IFS= read -r line; do
    case $line in
    word\ *) set -- "$@" "${line#word }" ;;
    run)
        "$@" </dev/null >>"$folder/log" 2>&1
        echo $?
        set --
        ;;
    start)
        "$@" </dev/null >>"$folder/log" 2>&1 &
        server=$!
        echo "$server"
        set --
        ;;
    signal\ *)
        [ -z "$server" ] || kill -"${line#signal }" "$server" 2>/dev/null
        echo $?
        ;;
    wait)
        [ -z "$server" ] || wait "$server"
        server=
        echo 0
        ;;
    esac
done
if [ -n "$server" ]; then
    kill -CONT "$server" 2>/dev/null
    kill -"$last" "$server" 2>/dev/null
    wait "$server"
fi
rm -rf "$folder"
