/** One line of a Dockerfile, as far as ours goes; `line` is where it begins, counted from 1. */
export type Instruction = { readonly line: number } & (
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'env'; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: 'copy';
      /** The stage the sources are taken from; null for the build context. */
      readonly from: string | null;
      readonly owner: Owner | null;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | {
      readonly kind: 'run';
      /** Variables that are filled from secrets, for this one command. */
      readonly secrets: readonly string[];
      readonly words: readonly string[];
    }
  | { readonly kind: 'label'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'user'; readonly user: Owner }
  | { readonly kind: 'expose'; readonly port: number }
  | { readonly kind: 'stopsignal'; readonly signal: string }
  | {
      readonly kind: 'healthcheck';
      readonly options: Readonly<Record<string, string>>;
      readonly words: readonly string[];
    }
  | { readonly kind: 'cmd'; readonly words: readonly string[] }
);

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface Stage {
  readonly image: string;
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

/**
 * Reads the part of Dockerfile syntax that ours uses.
 * @throws Error that names the line for anything else: what is not understood must not be skipped
 */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const { line, text: whole } of logicalLines(text)) {
    try {
      const [, word = '', rest = ''] = /^([A-Z]+)\s+(.+)$/s.exec(whole) ?? [];
      if (word === 'FROM') {
        const [, image = '', name = null] = matched(/^([a-z0-9./:-]+)(?: AS ([a-z]+))?$/, rest);
        stages.push({ image, name, instructions: [] });
        continue;
      }
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error('nothing may come before FROM');
      stage.instructions.push({ line, ...instruction(word, rest) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Dockerfile, line ${line}: ${reason}: ${whole}`, { cause: error });
    }
  }
  return stages;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function instruction(word: string, rest: string): Without<Instruction, 'line'> {
  switch (word) {
    case 'WORKDIR':
      return { kind: 'workdir', path: absolute(rest) };
    case 'ENV':
      return { kind: 'env', values: assignments(rest) };
    case 'LABEL':
      return { kind: 'label', values: assignments(rest) };
    case 'USER':
      return { kind: 'user', user: owner(rest) };
    case 'EXPOSE':
      return { kind: 'expose', port: Number(matched(/^\d+$/, rest)[0]) };
    case 'STOPSIGNAL':
      return { kind: 'stopsignal', signal: matched(/^SIG[A-Z]+$/, rest)[0] ?? '' };
    case 'CMD':
      return { kind: 'cmd', words: execForm(rest) };
    case 'COPY':
      return copy(rest);
    case 'RUN':
      return run(rest);
    case 'HEALTHCHECK': {
      const [, options = '', command = ''] = matched(/^((?:--[a-z-]+=\S+ )*)CMD (\[.+\])$/, rest);
      return { kind: 'healthcheck', options: flags(options).values, words: execForm(command) };
    }
    default:
      throw new Error('an instruction this does not understand');
  }
}

function copy(rest: string): Without<Instruction, 'line'> {
  const { values, words } = flags(rest, ['from', 'chown']);
  const target = words.at(-1);
  const sources = words.slice(0, -1);
  if (target === undefined || sources.length === 0) throw new Error('COPY without a target');
  if (sources.some((source) => /[*?[\]]/.test(source))) throw new Error('COPY with a pattern');
  return {
    kind: 'copy',
    from: values.from ?? null,
    owner: values.chown === undefined ? null : owner(values.chown),
    sources,
    target,
  };
}

function run(rest: string): Without<Instruction, 'line'> {
  const { values, words } = flags(rest, ['mount']);
  if (words.some((word) => !/^[A-Za-z0-9:/._-]+$/.test(word))) throw new Error('RUN with a shell');
  const secrets = Object.values(values).map(
    (mount) => matched(/^type=secret,id=[a-z_]+,env=([A-Z_]+)$/, mount)[1] ?? '',
  );
  return { kind: 'run', secrets, words };
}

/** Lines as Docker joins them: comments and blank ones left out, continued ones put together. */
function logicalLines(text: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let isContinued = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const part = raw.trim();
    if (part === '' || part.startsWith('#')) continue;
    const piece = part.replace(/\s*\\$/, '');
    const last = found.at(-1);
    if (isContinued && last !== undefined) last.text += ` ${piece}`;
    else found.push({ line: index + 1, text: piece });
    isContinued = part.endsWith('\\');
  }
  return found;
}

function flags(text: string, allowed?: readonly string[]) {
  const values: Record<string, string> = {};
  const words = text.split(/\s+/).filter((word) => word !== '');
  while (words[0]?.startsWith('--')) {
    const [, name = '', value = ''] = matched(/^--([a-z-]+)=(.+)$/, words.shift() ?? '');
    if (allowed !== undefined && !allowed.includes(name)) throw new Error(`the option --${name}`);
    if (name in values) throw new Error(`the option --${name} twice`);
    values[name] = value;
  }
  return { values, words };
}

function assignments(text: string): Record<string, string> {
  const pattern = /([A-Za-z_.]+)=(?:"([^"$\\]*)"|([^\s"$\\]+))(?:\s+|$)/g;
  const found = [...text.matchAll(pattern)];
  if (found.map(([whole]) => whole).join('') !== text) throw new Error('values not understood');
  return Object.fromEntries(found.map(([, name, quoted, bare]) => [name, quoted ?? bare ?? '']));
}

function execForm(text: string): string[] {
  const words: unknown = JSON.parse(text);
  if (!Array.isArray(words) || words.some((word) => typeof word !== 'string')) {
    throw new Error('only the form ["program", "argument"]');
  }
  return words.map(String);
}

function owner(text: string): Owner {
  const [, uid, gid] = matched(/^(\d+):(\d+)$/, text);
  return { uid: Number(uid), gid: Number(gid) };
}

function absolute(text: string): string {
  return matched(/^\/[A-Za-z0-9/._-]*$/, text)[0] ?? '';
}

function matched(pattern: RegExp, text: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (match === null) throw new Error('not understood');
  return match;
}
