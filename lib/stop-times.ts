/**
 * How long a server that was told to stop lets what runs come to its end, in milliseconds. A save
 * that goes well takes up to 20 s, its reads not counted.
 */
export const STOP_MS = 25_000;

/**
 * When whoever started the server ends it by force: later than it would end itself, and before the
 * 30 s of compose.yaml and of the systemd unit.
 */
export const KILL_MS = 27_000;
