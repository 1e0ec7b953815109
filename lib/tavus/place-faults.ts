import { asObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import type { ApiFault } from '@/lib/result';

type Path = ApiFault['path'];

/** Marshmallow's key for a fault of a whole object (its documentation, `SCHEMA`). */
const WHOLE_OBJECT = '_schema';

/**
 * Gives faults the paths of a request for a whole set, `skills > id > config > field`. The API also
 * sends paths that start at the id or inside the config.
 * @param sent the request as JSON text
 * @returns the faults, those without a known skill with their own path; null when no skill is known
 */
export function placeFaults(
  faults: readonly ApiFault[],
  sent: string | undefined,
): readonly ApiFault[] | null {
  const configs = configsIn(sent ?? '');
  const placed = faults.map(({ path, message }) => ({
    path: placePath(path.at(-1) === WHOLE_OBJECT ? path.slice(0, -1) : path, configs),
    message,
  }));
  if (!placed.some(({ path }) => path !== null)) return null;
  return placed.map(({ path, message }, index) => ({
    path: path ?? faults[index]?.path ?? [],
    message,
  }));
}

/** What is known of a skill that was sent: the fields of its config. */
type SentConfigs = ReadonlyMap<string, ReadonlySet<string>>;

function placePath(path: Path, configs: SentConfigs): Path | null {
  const [first, ...rest] = path;
  if (first === 'skills') {
    const [skillId, ...below] = rest;
    return skillId === undefined ? path : ['skills', skillId, ...inConfig(below)];
  }
  if (typeof first === 'string' && configs.has(first)) {
    return ['skills', first, ...inConfig(rest)];
  }
  const below = first === 'config' ? rest : path;
  const owner = ownerOf(below[0], configs);
  return owner === null ? null : ['skills', owner, 'config', ...below];
}

/** A skill's body has one member, `config`: whatever else is named there is a field of it. */
function inConfig(path: Path): Path {
  return path.length === 0 || path[0] === 'config' ? path : ['config', ...path];
}

/** The only skill that was sent, or the only one whose config has this field. */
function ownerOf(field: Path[number] | undefined, configs: SentConfigs): string | null {
  if (typeof field !== 'string') return null;
  const owners = [...configs].filter(([, fields]) => configs.size === 1 || fields.has(field));
  const [owner] = owners;
  return owners.length === 1 && owner !== undefined ? owner[0] : null;
}

function configsIn(text: string): SentConfigs {
  const parsed = parseJson(text);
  const skills = parsed.ok ? asObject(asObject(parsed.value)?.entries.get('skills')) : undefined;
  const configs = new Map<string, ReadonlySet<string>>();
  for (const [skillId, body] of skills?.entries ?? []) {
    const config = asObject(asObject(body)?.entries.get('config'));
    configs.set(skillId, new Set(config?.entries.keys()));
  }
  return configs;
}
