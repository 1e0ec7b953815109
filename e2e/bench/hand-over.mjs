// Loaded into a dashboard that is measured: the sandbox it would start inside its own process runs
// elsewhere already, so that the figures are the dashboard's alone.
const { BENCH_API_URL, BENCH_API_KEY } = process.env;
if (BENCH_API_URL !== undefined) {
  globalThis.embeddedSandboxStart = Promise.resolve({
    url: new URL(BENCH_API_URL),
    apiKey: BENCH_API_KEY,
  });
}
