// Loaded into a server before its own code. The channel to the process that started it closes
// however that process ends, also when it is killed: then the server ends too, as if asked to.
// KILL_MS of lib/stop-times.ts: what runs may come to its end first.
const KILL_MS = 55_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), KILL_MS).unref();
});
process.channel?.unref();
