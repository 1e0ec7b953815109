import ts from 'typescript';

/** Names imported as they are, and from where. One that is renamed counts as unknown. */
export function importsOf(source: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of source.statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const named = node.importClause?.namedBindings;
    if (named === undefined || !ts.isNamedImports(named)) continue;
    for (const { name, propertyName } of named.elements) {
      if (propertyName === undefined) found.set(name.text, node.moduleSpecifier.text);
    }
  }
  return found;
}

export interface Exported {
  readonly name: string;
  /** What it is bound to, where this file says so in one place. */
  readonly value: ts.Node | null;
}

/** Everything a module exports but types. */
export function exportsOf(source: ts.SourceFile): Exported[] {
  return source.statements.flatMap((node): Exported[] => {
    if (ts.isExportAssignment(node)) return [{ name: 'default', value: node.expression }];
    if (ts.isExportDeclaration(node)) return exportedNames(node, source);
    if (!isExported(node)) return [];
    if (ts.isVariableStatement(node)) return variables(node);
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
      const isDefault = hasModifier(node, ts.SyntaxKind.DefaultKeyword);
      return [{ name: isDefault ? 'default' : (node.name?.text ?? 'default'), value: node }];
    }
    return ts.isEnumDeclaration(node) ? [{ name: node.name.text, value: node }] : [];
  });
}

/** `let` can be bound anew: only a constant is what it was made as. */
function variables({ declarationList }: ts.VariableStatement): Exported[] {
  const isConstant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
  return declarationList.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name)
      ? [{ name: name.text, value: isConstant ? (initializer ?? null) : null }]
      : namesIn(name).map((text) => ({ name: text, value: null })),
  );
}

function namesIn(pattern: ts.BindingPattern): string[] {
  return pattern.elements.flatMap((element) => {
    if (!ts.isBindingElement(element)) return [];
    return ts.isIdentifier(element.name) ? [element.name.text] : namesIn(element.name);
  });
}

/** `export { a, b as default }`: what `a` is bound to, if it is a constant of this file. */
function exportedNames(node: ts.ExportDeclaration, source: ts.SourceFile): Exported[] {
  if (node.isTypeOnly) return [];
  const { exportClause } = node;
  if (exportClause === undefined) return [{ name: '*', value: null }];
  if (ts.isNamespaceExport(exportClause)) return [{ name: exportClause.name.text, value: null }];
  const own = source.statements.filter(ts.isVariableStatement).flatMap(variables);
  return exportClause.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => {
      const local = (propertyName ?? name).text;
      const isOwn = node.moduleSpecifier === undefined;
      const value = isOwn ? (own.find((each) => each.name === local)?.value ?? null) : null;
      return { name: name.text, value };
    });
}

function isExported(node: ts.Statement): boolean {
  return hasModifier(node, ts.SyntaxKind.ExportKeyword);
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  if (!ts.canHaveModifiers(node)) return false;
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false;
}
