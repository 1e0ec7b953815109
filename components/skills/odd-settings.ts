import type { JsonNode } from '@/lib/json/node';

interface OddWords {
  /** For the card's one line. */
  readonly summary: string;
  readonly health: string;
}

/** Words for settings that no form can show (see `asSettings`). */
export function oddWords(config: JsonNode): OddWords {
  const [summary, what] =
    config.kind === 'object'
      ? ['Settings have a key twice', "The settings have a key twice, so the form can't show them."]
      : ['Settings are not an object', 'The settings are not a JSON object.'];
  return {
    summary,
    health: `${what} They are sent back unchanged. Replace them, or detach the skill.`,
  };
}
