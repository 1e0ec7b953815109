// The container's health check: asks the server beside it, and ends with 0 or 1.
const port = process.env.PORT || '3000';
const url = `http://127.0.0.1:${port}/healthz`;

const isWell = await fetch(url, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(isWell ? 0 : 1);
