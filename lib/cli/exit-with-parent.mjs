// Loaded into a server before its own code. The channel to the process that started it closes
// however that process ends, also when it is killed: then the server ends too, as if asked to.
const STOP_TIMEOUT_MS = 25_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
});
process.channel?.unref();
