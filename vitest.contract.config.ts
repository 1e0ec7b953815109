import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** The contract suite alone: against the sandbox, or against CONTRACT_BASE_URL with CONTRACT_API_KEY. */
export default defineConfig({
  resolve: {
    alias: { 'server-only': path.join(root, 'node_modules/server-only/empty.js'), '@': root },
  },
  test: {
    environment: 'node',
    include: ['lib/sandbox/**/*.contract.test.ts'],
    testTimeout: 60_000,
  },
});
