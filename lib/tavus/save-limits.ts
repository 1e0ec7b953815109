import 'server-only';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { isTooDeep, MAX_CONFIG_DEPTH } from '@/lib/skill-set/depth';
import { MAX_SET_BYTES, utf8Bytes } from '@/lib/skill-set/size';
import { MAX_SET_ANSWER_BYTES } from './skills';

/** The times and names around a config in an answer, in bytes. */
const ATTACHMENT_BYTES = 512;
/** `\u00e9` is three times as long as the two bytes of `é`; nothing grows more. */
const LONGEST_SPELLING = 3;

/**
 * Says why a set must not be sent: it is above the limit, or could not be read back, and then no one could
 * edit the PAL here any more.
 * @param body the request that would save it
 * @returns null where it may be sent
 */
export function sizeFault(
  body: string,
  { before, meant }: { readonly before: SkillConfigs; readonly meant: SkillConfigs },
): string | null {
  const bytes = utf8Bytes(body);
  const answerBytes = LONGEST_SPELLING * bytes + ATTACHMENT_BYTES * meant.size;
  if (bytes > MAX_SET_BYTES || answerBytes > MAX_SET_ANSWER_BYTES) {
    const [size, limit] = [bytes, MAX_SET_BYTES].map((count) => (count / 1024 ** 2).toFixed(1));
    return `These skills take ${size} MB. The limit is ${limit} MB. Shorten them, then save again.`;
  }
  for (const [skillId, config] of meant) {
    // What was read is not too deep.
    if (config !== before.get(skillId) && isTooDeep(config)) {
      return `The settings of ${skillId} are nested deeper than ${MAX_CONFIG_DEPTH} levels. Flatten them, then save again.`;
    }
  }
  return null;
}
