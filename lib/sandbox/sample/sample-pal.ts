import 'server-only';
import { documentId } from './documents';

export interface SamplePal {
  readonly name: string;
  readonly prompt: string;
  /** The typed lists it is in: only yours where it is not given. */
  readonly type?: 'system' | 'both' | 'neither';
  readonly refusesWrites?: true;
  readonly hasDraft?: true;
  /** The day it was made, `2026-09-15`; drawn where it is not given. */
  readonly createdOn?: string;
  readonly pipeline?: 'echo';
  /** Configs as JSON text, by skill id: tokens that JavaScript cannot hold stay as they are. */
  readonly skills: Readonly<Record<string, string>>;
}

/** The config of a skill that has none, or only its defaults. */
export const ANY = '{}';

/** The entry of a canvas component that is switched off. */
export const OFF = { enabled: false };

/** A presentation of documents by their names. */
export function deck(
  names: readonly string[],
  options: { readonly slides_trigger?: string; readonly prompt?: string } = {},
): string {
  return JSON.stringify({ document_ids: names.map(documentId), ...options });
}

export function canvas(components: object, usage_guidance?: string): string {
  return JSON.stringify({ components, usage_guidance });
}

/** The entry of `scheduling_embed` with a booking page. */
export function booking(path: string): object {
  return { provider: 'calendly', scheduling_url: `https://calendly.com/larkfield/${path}` };
}
