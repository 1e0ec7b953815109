import type { JsonObject } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import type { HealthContext, HealthNote } from '../define-skill';
import { count, inline, lengthAsAdjective } from '../words';
import { presentationLens } from './values';
import { triggerLabel } from './triggers';

/** "3 documents · on demand · 412-character prompt". */
export function summarize(config: JsonObject): string {
  const { document_ids, slides_trigger, prompt } = presentationLens.read(config);
  const documents = document_ids === null ? 'documents not readable' : countDocuments(document_ids);
  const trigger = triggerWords(slides_trigger);
  const parts = [documents, trigger];
  if (prompt === null) parts.push('prompt not readable');
  else if (prompt !== '') parts.push(`${lengthAsAdjective(prompt)} prompt`);
  return parts.join(' · ');
}

function countDocuments(ids: readonly string[]): string {
  return ids.length === 0 ? 'no documents' : count(ids.length, 'document');
}

function triggerWords(trigger: string | null): string {
  if (trigger === null) return 'trigger not readable';
  const label = triggerLabel(trigger);
  return label === trigger ? `trigger ${inline(trigger)}` : label.toLowerCase();
}

/** What stands in the way of showing each document that the config names. */
export function checkHealth(config: JsonObject, { documents }: HealthContext): HealthNote[] {
  const { document_ids } = presentationLens.read(config);
  if (document_ids === null) {
    const raw = config.entries.get('document_ids');
    const found = raw === undefined ? 'nothing' : printJson(raw).slice(0, 80);
    return [warning(`document_ids is not a list of ids but ${found}. Replace it with documents.`)];
  }
  const ids = [...new Set(document_ids)];
  const notes = ids.flatMap((id) => {
    const document = documents.get(id);
    if (document?.state === 'missing') {
      return [warning(`Document ${id} no longer exists or isn't in your account. Remove it.`)];
    }
    if (document?.state !== 'found' || document.problem === null) return [];
    return [warning(`${nameAndId(document.name, id)}: ${sentence(document.problem)}`)];
  });
  const unchecked = ids
    .map((id) => documents.get(id))
    .filter((document) => document?.state === 'unchecked');
  if (unchecked.length === 0) return notes;
  const isPending = unchecked.every((document) => document.isPending);
  return [...notes, uncheckedNote(unchecked.length, isPending)];
}

/** "Deck 2026 (d8-5c71baca86fc)"; the id alone where there is no name. */
export function nameAndId(name: string | undefined, id: string): string {
  return name === undefined || name === id ? id : `${name} (${id})`;
}

function warning(text: string): HealthNote {
  return { level: 'warning', text };
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function uncheckedNote(amount: number, isPending: boolean): HealthNote {
  const because = isPending ? ' yet' : ": the Knowledge Base couldn't be loaded";
  return { level: 'unchecked', text: `${count(amount, 'document')} not checked${because}.` };
}
