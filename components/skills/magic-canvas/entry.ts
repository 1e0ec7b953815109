import {
  EMPTY_OBJECT,
  asBoolean,
  asObject,
  scalar,
  withMember,
  withoutMember,
} from '@/lib/json/node';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import { isBlank, writeText } from '../lens';

/**
 * What an entry of `components` says. `default`: nothing, so the component is on. `off`:
 * `enabled: false`. `configured`: on, with other keys.
 */
export type ComponentState = 'default' | 'off' | 'configured';

/** The state of an entry; null where it is no such entry and can only be kept or replaced. */
export function stateOf(entry: JsonNode | undefined): ComponentState | null {
  if (isBlank(entry)) return 'default';
  const own = asObject(entry);
  if (own === undefined) return null;
  const enabled = own.entries.get('enabled');
  if (asBoolean(enabled) === false) return 'off';
  if (!isBlank(enabled) && asBoolean(enabled) === undefined) return null;
  return hasOtherKeys(entry) ? 'configured' : 'default';
}

/** Whether an entry holds anything beside `enabled`. */
export function hasOtherKeys(entry: JsonNode | undefined): boolean {
  return [...(asObject(entry)?.entries.keys() ?? [])].some((key) => key !== 'enabled');
}

/**
 * The entry in another state; undefined for no entry. The very same entry where it is in that
 * state already, though it may be spelled more loosely than it would be written here.
 * @param link the booking link of `scheduling_embed`; undefined for every other component
 */
export function writeEntry(
  entry: JsonNode | undefined,
  state: ComponentState | null,
  link?: string | null,
): JsonNode | undefined {
  if (state === null) return entry;
  if (state === 'default') return stateOf(entry) === 'default' ? entry : undefined;
  const own = asObject(entry) ?? EMPTY_OBJECT;
  const switched = state === 'off' ? switchedOff(own) : switchedOn(own);
  const written = link === undefined ? switched : writeText(switched, 'scheduling_url', link);
  if (written === own) return entry;
  return written.entries.size === 0 ? undefined : written;
}

function switchedOff(entry: JsonObject): JsonObject {
  return asBoolean(entry.entries.get('enabled')) === false
    ? entry
    : withMember(entry, 'enabled', scalar(false));
}

/** On is the default: `enabled` goes, unless it says so itself. */
function switchedOn(entry: JsonObject): JsonObject {
  const enabled = entry.entries.get('enabled');
  const isOn = asBoolean(enabled) === true || isBlank(enabled);
  return isOn ? entry : withoutMember(entry, 'enabled');
}
