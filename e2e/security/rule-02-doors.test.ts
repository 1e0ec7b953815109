import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '@/lib/cli/project';
import { readDoors, type Door } from './doors';
import { recordFigure } from './figures';
import { productFiles, projectDoors } from './project-doors';

/** What anybody may reach, with the reason. Whatever else is no `admin…` door fails here. */
const PUBLIC: Readonly<Record<string, string>> = {
  'app/page.tsx default': 'leads on to the list and shows nothing',
  'app/sign-in/page.tsx default': 'who has no session yet has to see it',
  'app/sign-in/oidc/route.ts GET': 'begins a sign-in at the identity provider',
  'app/sign-in/oidc/callback/route.ts GET': 'ends it',
  'app/healthz/route.ts GET': 'says that the process lives, for the container',
  'app/readyz/route.ts GET': 'says whether Tavus can be reached, from a kept answer',
  'components/sign-in/actions.ts signInAction': 'takes the password',
  'components/sign-in/actions.ts signOutAction':
    'ends the session it finds, and removes the cookie anyway',
  'components/sign-in/actions.ts signOutEverywhereAction':
    'the same for all sessions of one person',
};

const named = ({ file, name }: Door) => `${file} ${name}`;

describe('every door of the product', () => {
  const { doors, findings } = projectDoors();
  const open = doors.filter(({ wrapper }) => !wrapper?.startsWith('admin')).map(named);

  it('is made by a wrapper that checks who asks, or is public for a reason that is written down', () => {
    const unlisted = open.filter((name) => PUBLIC[name] === undefined);
    recordFigure({
      rule: 2,
      tried: `${doors.length} pages, routes and actions in ${productFiles().length} source files`,
      figure: `${unlisted.length + findings.length} without a door`,
      limit: '0',
      holds: unlisted.length + findings.length === 0,
    });
    expect(doors.length).toBeGreaterThan(10);
    expect(unlisted).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('is listed as public only as long as it is', () => {
    expect(Object.keys(PUBLIC).filter((name) => !open.includes(name))).toEqual([]);
  });

  it('checks the host at the least where it is a public route or action', () => {
    const bare = doors.filter(({ kind, wrapper }) => kind !== 'page' && wrapper === null);
    expect(bare.map(named)).toEqual([]);
  });

  it('wants an editor where it is an action that does something for the account', () => {
    const actions = doors.filter(({ wrapper }) => wrapper === 'adminAction');
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter(({ role }) => role !== 'editor').map(named)).toEqual([]);
  });

  it('is where it is looked for: there are no pages but those of `app`', () => {
    for (const folder of ['pages', 'src', 'middleware.ts', 'middleware.js']) {
      expect(existsSync(path.join(ROOT, folder)), folder).toBe(false);
    }
  });
});

describe('the reading of doors', () => {
  const wrapperOf = (file: string, text: string) =>
    readDoors(file, text).doors.map(({ name, wrapper }) => [name, wrapper]);
  const ROUTE = "import { adminRoute } from '@/lib/auth/admin-route';\n";
  const ACTION = "'use server';\nimport { adminAction } from '@/lib/auth/admin-action';\n";
  const PAGE = "import { adminPage, pageAdmin } from '@/lib/auth/admin-page';\n";

  it('knows a door by the wrapper that made it', () => {
    expect(wrapperOf('app/api/x/route.ts', `${ROUTE}export const GET = adminRoute(f);`)).toEqual([
      ['GET', 'adminRoute'],
    ]);
    expect(wrapperOf('app/x/page.tsx', `${PAGE}export default adminPage({});`)).toEqual([
      ['default', 'adminPage'],
    ]);
    const action = `${ACTION}export const saveAction = adminAction({ name: 's', role: 'editor' }, f);`;
    expect(readDoors('components/x/actions.ts', action).doors).toEqual([
      {
        file: 'components/x/actions.ts',
        kind: 'action',
        name: 'saveAction',
        wrapper: 'adminAction',
        role: 'editor',
      },
    ]);
    const later = `${ROUTE}const handler = adminRoute(f);\nexport { handler as GET };`;
    expect(wrapperOf('app/x/route.ts', later)).toEqual([['GET', 'adminRoute']]);
  });

  it.each([
    ['a function', `${ROUTE}export async function GET() { return adminRoute(f)(); }`],
    ['a bare constant', `${ROUTE}export const GET = async () => adminRoute(f)();`],
    ['what can be bound anew', `${ROUTE}export let GET = adminRoute(f);`],
    ['a part of an object', `${ROUTE}export const { GET } = { GET: adminRoute(f) };`],
    [
      'a wrapper from elsewhere',
      `import { adminRoute } from './mine';\nexport const GET = adminRoute(f);`,
    ],
    [
      'a wrapper of another name',
      `import { mine as adminRoute } from '@/lib/auth/admin-route';\nexport const GET = adminRoute(f);`,
    ],
    ["another kind's wrapper", `${ACTION.split('\n')[1]}\nexport const GET = adminAction(f);`],
    ['something handed on', `export { GET } from './elsewhere';`],
    ['something bound elsewhere', `import { GET } from './elsewhere';\nexport { GET };`],
  ])('finds a route that is %s', (_what, text) => {
    expect(wrapperOf('app/api/x/route.ts', text)).toEqual([['GET', null]]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('finds a bare %s', (method) => {
    const text = `export function ${method}() {}\nexport const dynamic = 'force-dynamic';`;
    expect(wrapperOf('app/x/route.tsx', text)).toEqual([[method, null]]);
  });

  it.each([
    ['a function', `${ACTION}export async function drop() {}`, 'drop'],
    ['a constant', `${ACTION}export const drop = async () => {};`, 'drop'],
    ['a default', `${ACTION}export default async function drop() {}`, 'default'],
    ['a nameless default', `${ACTION}export default async () => {};`, 'default'],
    ['a class', `${ACTION}export class Drop {}`, 'Drop'],
    ['handed on by name', `${ACTION}export * as drop from './elsewhere';`, 'drop'],
    [
      'after a comment and another directive',
      `// x\n'use strict';\n${ACTION}export function drop() {}`,
      'drop',
    ],
  ])('finds an action that is %s', (_what, text, name) => {
    expect(wrapperOf('lib/x.ts', text)).toEqual([[name, null]]);
  });

  it('finds actions that are handed on whole, and those inside of functions', () => {
    expect(readDoors('lib/x.ts', `${ACTION}export * from './elsewhere';`).findings).toEqual([
      'lib/x.ts hands on the exports of another module',
    ]);
    const inline = `export function Form() {\n  return <form action={async () => { 'use server'; }} />;\n}`;
    expect(readDoors('components/x.tsx', inline).findings).toEqual([
      "components/x.tsx:2 has an inline 'use server'",
    ]);
    expect(readDoors('app/x/page.tsx', inline).findings).toHaveLength(1);
    expect(readDoors('lib/x.ts', 'export const text = "\'use server\'";').findings).toEqual([]);
  });

  it('finds a page without a door, and what Next runs beside a page', () => {
    expect(wrapperOf('app/x/page.tsx', 'export default function Page() {}')).toEqual([
      ['default', null],
    ]);
    const door = `${PAGE}export default adminPage({});\n`;
    const bare = `${door}export async function generateMetadata() { return read(); }`;
    expect(readDoors('app/x/page.tsx', bare).findings).toEqual([
      'app/x/page.tsx: generateMetadata does not ask pageAdmin() first',
    ]);
    const late = bare.replace(
      'return',
      'const x = read(); if (!(await pageAdmin()).ok) return {}; return',
    );
    expect(readDoors('app/x/page.tsx', late).findings).toHaveLength(1);
    const asked = bare.replace('return', 'if (!(await pageAdmin()).ok) return {}; return');
    expect(readDoors('app/x/page.tsx', asked).findings).toEqual([]);
  });

  it('finds other ways in: files that Next makes routes of, and readers without a door', () => {
    expect(readDoors('app/sitemap.ts', '').findings).toEqual([
      'app/sitemap.ts is a route without a door',
    ]);
    expect(readDoors('app/x/opengraph-image2.tsx', '').findings).toHaveLength(1);
    const layout = "import { listPals } from '@/lib/tavus/pals';";
    expect(readDoors('app/layout.tsx', layout).findings).toEqual([
      "app/layout.tsx has no door and imports '@/lib/tavus/pals'",
    ]);
    expect(readDoors('app/layout.tsx', layout.replace('import', 'import type')).findings).toEqual(
      [],
    );
  });
});
