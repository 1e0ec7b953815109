import path from 'node:path';
import type { NextConfig } from 'next';

// Nothing that builds, serves or tests this product calls anybody by itself.
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

const config: NextConfig = {
  agentRules: false,
  experimental: { agentUpgrade: false },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactCompiler: true,
  reactStrictMode: true,
  serverExternalPackages: ['undici'],
  turbopack: { root: path.resolve(import.meta.dirname) },
  typedRoutes: true,
};

export default config;
