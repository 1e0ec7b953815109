import ts from 'typescript';
import { exportsOf, importsOf } from './module-exports';

/** The wrappers that check who asks, and the only modules they may come from. */
const DOORS = {
  adminPage: '@/lib/auth/admin-page',
  publicPage: '@/lib/auth/public-page',
  adminRoute: '@/lib/auth/admin-route',
  publicRoute: '@/lib/auth/public-route',
  adminAction: '@/lib/auth/admin-action',
  publicAction: '@/lib/auth/public-action',
} as const;

type Wrapper = keyof typeof DOORS;

/** A way into the server: something that a request can make run. */
export interface Door {
  /** From the project's folder, with slashes. */
  readonly file: string;
  readonly kind: 'page' | 'route' | 'action';
  /** Its exported name: `GET`, `saveSkillSetAction`, `default`. */
  readonly name: string;
  /** What it is made by; null where it is none of ours. */
  readonly wrapper: Wrapper | null;
  /** Who may pass, as the code says: `editor`. Null where it says nothing that can be read. */
  readonly role: string | null;
}

export interface Reading {
  readonly doors: readonly Door[];
  /** What may not be, in a sentence with its file. */
  readonly findings: readonly string[];
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Next runs these besides a page's own function, before or without it. */
const PAGE_FUNCTIONS = new Set([
  'generateMetadata',
  'generateViewport',
  'generateStaticParams',
  'getServerSideProps',
  'getStaticProps',
]);
const WRAPPERS_OF: Record<Door['kind'], readonly Wrapper[]> = {
  page: ['adminPage', 'publicPage'],
  route: ['adminRoute', 'publicRoute'],
  action: ['adminAction', 'publicAction'],
};

/** Files of Next's that are routes of their own, with no place for a door. */
const METADATA_ROUTE =
  /\/(?:icon|apple-icon|opengraph-image|twitter-image|sitemap|robots|manifest)\d*\.[jt]sx?$/;

/** Reads every door out of a source file, and what stands open beside them. */
export function readDoors(file: string, text: string): Reading {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, scriptKind(file));
  const base = /([^/]+)\.[jt]sx?$/.exec(file)?.[1] ?? '';
  const isApp = file.startsWith('app/');
  const isActions = directivesOf(source.statements).includes('use server');
  const findings = inlineActions(source).map(
    (line) => `${file}:${line} has an inline 'use server'`,
  );
  if (isApp && METADATA_ROUTE.test(`/${file}`)) findings.push(`${file} is a route without a door`);
  if (isActions) return read(file, source, 'action', findings);
  if (isApp && base === 'route') return read(file, source, 'route', findings);
  if (isApp && base === 'page') return read(file, source, 'page', findings);
  if (isApp) findings.push(...clientImports(file, source));
  return { doors: [], findings };
}

function read(
  file: string,
  source: ts.SourceFile,
  kind: Door['kind'],
  before: readonly string[],
): Reading {
  const imports = importsOf(source);
  const doors: Door[] = [];
  const findings = [...before];
  for (const { name, value } of exportsOf(source)) {
    if (name === '*') findings.push(`${file} hands on the exports of another module`);
    else if (isDoor(kind, name)) doors.push({ file, kind, name, ...made(kind, value, imports) });
    else if (kind === 'page' && PAGE_FUNCTIONS.has(name) && !asksFirst(value, imports))
      findings.push(`${file}: ${name} does not ask pageAdmin() first`);
  }
  return { doors, findings };
}

function isDoor(kind: Door['kind'], name: string): boolean {
  if (kind === 'action') return true;
  return kind === 'route' ? METHODS.has(name) : name === 'default';
}

/** How a door was made: a call of one of our wrappers, imported under its own name. */
function made(
  kind: Door['kind'],
  value: ts.Node | null,
  imports: ReadonlyMap<string, string>,
): Pick<Door, 'wrapper' | 'role'> {
  const none = { wrapper: null, role: null };
  if (value === null || !ts.isCallExpression(value)) return none;
  const { expression, arguments: args } = value;
  if (!ts.isIdentifier(expression)) return none;
  const wrapper = WRAPPERS_OF[kind].find((name) => name === expression.text);
  if (wrapper === undefined || imports.get(wrapper) !== DOORS[wrapper]) return none;
  return { wrapper, role: stringProperty(args[0], 'role') };
}

/** The text of a property of an object literal. */
function stringProperty(node: ts.Node | undefined, name: string): string | null {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return null;
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== name) continue;
    return ts.isStringLiteral(property.initializer) ? property.initializer.text : null;
  }
  return null;
}

/** Whether a function begins with `if (!(await pageAdmin()).ok) return …`. */
function asksFirst(value: ts.Node | null, imports: ReadonlyMap<string, string>): boolean {
  if (value === null || imports.get('pageAdmin') !== DOORS.adminPage) return false;
  const isFunction = ts.isFunctionDeclaration(value) || ts.isArrowFunction(value);
  const body = isFunction ? value.body : undefined;
  const first = body !== undefined && ts.isBlock(body) ? body.statements[0] : undefined;
  if (first === undefined || !ts.isIfStatement(first)) return false;
  const isQuestion = first.expression.getText() === '!(await pageAdmin()).ok';
  return isQuestion && ts.isReturnStatement(first.thenStatement);
}

/** The strings a file or function begins with. */
function directivesOf(statements: readonly ts.Statement[]): string[] {
  const texts: string[] = [];
  for (const node of statements) {
    if (!ts.isExpressionStatement(node) || !ts.isStringLiteralLike(node.expression)) break;
    texts.push(node.expression.text);
  }
  return texts;
}

/** The lines of functions that are actions by themselves, wherever they stand. */
function inlineActions(source: ts.SourceFile): number[] {
  const lines: number[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isBlock(node) && directivesOf(node.statements).includes('use server'))
      lines.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

/** Layouts and their like have no door: they show what the page beneath has read, and read nothing. */
function clientImports(file: string, source: ts.SourceFile): string[] {
  return source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    .filter(({ moduleSpecifier }) => /\/lib\/tavus\//.test(moduleSpecifier.getText()))
    .map(({ moduleSpecifier }) => `${file} has no door and imports ${moduleSpecifier.getText()}`);
}

function scriptKind(file: string): ts.ScriptKind {
  return /x$/.test(file) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
