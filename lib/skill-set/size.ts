import { requestBody, type SkillConfigs } from './changes';

/**
 * The largest set that can be saved, in bytes of the request body. Tavus documents no limit; larger
 * answers could not be read back with certainty.
 */
export const MAX_SET_BYTES = 4 * 1024 * 1024;

/**
 * The largest request that the dashboard accepts from a browser, in bytes: the changes travel as
 * JSON text within JSON, which doubles each quote and backslash.
 */
export const MAX_ACTION_BYTES = 2 * MAX_SET_BYTES + 1024 * 1024;

/** The size of a set, in bytes of the request body (UTF-8) that saves it. */
export function setBytes(configs: SkillConfigs): number {
  return utf8Bytes(requestBody(configs));
}

/** The length of a text in bytes of UTF-8. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
