import { availableParallelism } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      // `server-only` throws outside a server bundle by design; unit tests are such a place.
      'server-only': path.join(root, 'node_modules/server-only/empty.js'),
      '@': root,
    },
  },
  test: {
    environment: 'node',
    include: ['{app,components,lib,e2e}/**/*.test.{ts,tsx}'],
    exclude: ['**/*.contract.test.ts', 'node_modules/**'],
    setupFiles: ['./vitest.setup.ts'],
    testTimeout: 60_000,
    // By itself it leaves a core free; half of the time here is waiting.
    maxWorkers: Math.max(2, availableParallelism()),
    restoreMocks: true,
  },
});
