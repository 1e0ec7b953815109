import { defineConfig, globalIgnores } from 'eslint/config';
import next from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import prettier from 'eslint-config-prettier/flat';

const SKILL_FOLDERS = [
  'browser-use',
  'internet-search',
  'magic-canvas',
  'memory',
  'presentation',
  'unknown-skill',
];

/** The house, downward only: app → components/pals → skills → form → ui → lib. */
const layers = [
  { target: './lib', from: ['./app', './components'] },
  {
    target: './components/ui',
    from: [
      './app',
      ...['form', 'layout', 'sign-in', 'skills', 'pals'].map((part) => `./components/${part}`),
    ],
  },
  {
    target: './components/form',
    from: [
      './app',
      ...['layout', 'sign-in', 'skills', 'pals'].map((part) => `./components/${part}`),
    ],
  },
  {
    target: './components/layout',
    from: ['./app', ...['sign-in', 'skills', 'pals'].map((part) => `./components/${part}`)],
  },
  {
    target: './components/skills',
    from: ['./app', './components/sign-in', './components/pals'],
  },
  { target: './components/pals', from: ['./app', './components/sign-in'] },
  // Whoever has not signed in yet is sent nothing of the features.
  { target: './components/sign-in', from: ['./app', './components/skills', './components/pals'] },
  // The features know skills through the registry and the contract alone.
  {
    target: './components/pals',
    from: SKILL_FOLDERS.map((folder) => `./components/skills/${folder}`),
  },
  ...SKILL_FOLDERS.map((folder) => ({
    target: `./components/skills/${folder}`,
    from: SKILL_FOLDERS.filter((other) => other !== folder).map(
      (other) => `./components/skills/${other}`,
    ),
  })),
].map((zone) => ({ ...zone, message: 'Imports go downward only: see CONTRIBUTING.md.' }));

export default defineConfig([
  ...next,
  ...nextTypescript,
  prettier,
  globalIgnores(['.next/**', 'node_modules/**', 'next-env.d.ts', 'test-results/**']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import/no-restricted-paths': ['error', { zones: layers }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only lib/env.ts reads the environment.',
        },
      ],
    },
  },
  {
    // Commands and test tooling talk to the terminal and hand an environment on to their children.
    files: [
      'lib/cli/**',
      'e2e/**',
      'lib/env.ts',
      'instrumentation.ts',
      '*.config.ts',
      '**/*.contract.test.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['lib/cli/**', 'e2e/**', 'vitest.setup.ts'],
    rules: { 'no-console': 'off', 'react-hooks/rules-of-hooks': 'off' },
  },
]);
