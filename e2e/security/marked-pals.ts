import fc from 'fast-check';

/** The members of a PAL that may leave the server, beside its id and its type. */
export const ALLOWED_MEMBERS = ['pal_name', 'pipeline_mode', 'created_at', 'updated_at'] as const;

/** What stands at every leaf, and in every key of hidden members. */
export const MARKS = { hidden: /HIDDEN-MARK/g, allowed: /ALLOWED-MARK/g } as const;
const HIDDEN = 'HIDDEN-MARK';

export interface MarkedPal {
  readonly pal_id: string;
  /** JSON, by hand: an object of JavaScript would lose `__proto__`. */
  readonly text: string;
}

const leaf = fc.string({ maxLength: 12 }).map((text) => JSON.stringify(`${text}${HIDDEN}`));

/** Any JSON at all with a marker at each leaf and in each key. */
const tree = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(leaf, tie('node')), { minLength: 1, maxLength: 3 })
      .map((members) => `{${members.map((pair) => pair.join(':')).join(',')}}`),
  ),
})).node;

/** As the API's own: where the keys of other services stand. */
const layers = fc
  .tuple(tree, tree, leaf, leaf)
  .map(
    ([llm, tts, key, token]) =>
      `{"llm":{"api_key":${key},"headers":${llm}},"tts":{"api_key":${token},"voice_settings":${tts}}}`,
  );

const otherName = fc.oneof(
  fc.constantFrom('system_prompt', 'context', 'document_ids', 'conferencing_email', 'skills'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'pal', 'PAL_NAME', 'pal_name '),
  leaf.map((text) => String(JSON.parse(text))),
);

/** Hidden members under any name, and allowed ones, some of which hold a tree where text belongs. */
export const markedPal: fc.Arbitrary<(palId: string) => MarkedPal> = fc
  .tuple(
    layers,
    fc.array(fc.tuple(otherName, tree), { minLength: 3, maxLength: 8 }),
    fc.uniqueArray(fc.constantFrom(...ALLOWED_MEMBERS), { minLength: 2, maxLength: 4 }),
    fc.option(
      tree.map((node) => `[${node}]`),
      { freq: 4 },
    ),
  )
  .map(([own, others, allowed, misplaced]) => (pal_id) => {
    const [first, ...rest] = allowed;
    const members = [
      ['pal_id', JSON.stringify(pal_id)],
      ['layers', own],
      ...others.map(([name, node]) => [name, node]),
      ...rest.map((name) => [name, '"ALLOWED-MARK"']),
      [first, misplaced ?? '"ALLOWED-MARK"'],
    ];
    const text = members.map(([name, node]) => `${JSON.stringify(name)}:${node}`).join(',');
    return { pal_id, text: `{${text}}` };
  });
