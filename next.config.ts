import path from 'node:path';
import type { NextConfig } from 'next';

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
