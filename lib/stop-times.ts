/**
 * How long a server that was told to stop lets what runs come to its end, in milliseconds: as long as
 * the longest save (`longestSaveMs(SAVE_TIMING)`), and some more for its answer.
 */
export const STOP_MS = 50_000;

/**
 * When whoever started the server ends it by force: later than it would end itself, and before the
 * 60 s of compose.yaml and of the systemd unit.
 */
export const KILL_MS = 55_000;
