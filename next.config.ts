import path from 'node:path';
import type { NextConfig } from 'next';

// Nothing that builds, serves or tests this product calls anybody by itself.
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

const config: NextConfig = {
  agentRules: false,
  cacheComponents: false,
  experimental: {
    agentUpgrade: false,
    // Of unminified code: few large files pack better than many small ones, by 4 kB of a page. What
    // two pages share is mostly the layout's, which is a file of its own all the same.
    turbopackChunking: {
      maxMergeChunkSize: 2_000_000,
      minChunkSize: 400_000,
      requestCost: 2_000_000,
    },
    // As long as the changes of the largest set that can be saved (MAX_ACTION_BYTES).
    serverActions: { bodySizeLimit: '9mb' },
    // Next also buffers each body for proxy.ts, and cuts off what is longer than this.
    proxyClientMaxBodySize: '10mb',
  },
  images: { unoptimized: true },
  // Only for the container: `next start` serves no such build.
  output: process.env.BUILD_STANDALONE === '1' ? 'standalone' : undefined,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactCompiler: true,
  reactStrictMode: true,
  serverExternalPackages: ['undici'],
  turbopack: {
    root: path.resolve(import.meta.dirname),
    // What both sides parse of an address would bring the library to the browser a second time.
    resolveAlias: { 'nuqs/server': { browser: 'nuqs' } },
  },
  typedRoutes: true,
  // `npm test` checks the types; a build that repeats it takes twice as long.
  typescript: { ignoreBuildErrors: true },
};

export default config;
