import 'server-only';
import { asString } from '@/lib/json/node';
import { parseJsonObject } from '@/lib/json/parse';
import type { Store } from '../store';
import { growDocuments, growPals } from './grow';
import { sampleDocument, samplePal } from './build';
import { SAMPLE_DOCUMENTS } from './documents';
import { EVERYDAY_PALS } from './pals';
import { Random } from './random';
import { NOT_GRANTED_SKILL, SAMPLE_REGISTRY } from './registry';
import { SPECIAL_PALS } from './special-pals';

const SEED = 20_260_610;

interface Size {
  readonly pals?: number | null;
  readonly documents?: number | null;
  readonly seed?: number;
}

/** Puts the sample into an empty store, grown from a seed to the numbers asked for. */
export function fillStore(store: Store, { pals, documents, seed = SEED }: Size): void {
  for (const text of SAMPLE_REGISTRY) {
    const skill = parseJsonObject(text);
    const skillId = skill.ok ? asString(skill.value.entries.get('skill_id')) : undefined;
    if (skill.ok && skillId !== undefined) store.registry.set(skillId, skill.value);
  }
  store.notGranted.set(NOT_GRANTED_SKILL, 403);
  const ownDocuments = SAMPLE_DOCUMENTS.map(sampleDocument);
  const moreDocuments = growDocuments((documents ?? 0) - ownDocuments.length, new Random(seed));
  for (const { document } of inOrder([...ownDocuments, ...moreDocuments])) {
    store.documents.set(document.document_id, document);
  }
  const ownPals = [...EVERYDAY_PALS, ...SPECIAL_PALS].map(samplePal);
  const morePals = growPals((pals ?? 0) - ownPals.length, new Random(seed + 1));
  for (const { pal } of inOrder([...ownPals, ...morePals])) store.pals.set(pal.pal_id, pal);
}

/** The store's maps are in order of creation. */
function inOrder<T extends { readonly created: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => a.created - b.created);
}
