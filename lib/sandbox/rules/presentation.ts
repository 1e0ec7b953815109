import 'server-only';
import type { StoredDocument } from '../store';
import { listOf, objectOf, oneOf, text, textThat, type FieldRule } from './rule';

const MAX_PAGES = 50;
const IMAGE = /\.(?:png|jpe?g|webp|gif)$/i;
const PDF = /\.pdf$/i;

/** @param documents the account's own, by id: a foreign or deleted one is simply not there */
export function presentationRule(documents: ReadonlyMap<string, StoredDocument>): FieldRule {
  return objectOf(
    new Map([
      ['document_ids', listOf(presentableId(documents))],
      ['slides_trigger', oneOf('on_demand', 'walk_the_deck')],
      ['prompt', text],
    ]),
    ['document_ids'],
  );
}

/** The id of a document that can be shown. */
export function presentableId(documents: ReadonlyMap<string, StoredDocument>): FieldRule {
  return textThat((id) => {
    const document = documents.get(id);
    if (document === undefined) return [`Document '${id}' not found.`];
    if (document.status !== 'ready') return [`Document '${id}' is not ready.`];
    return isPresentable(document)
      ? []
      : [`Document '${id}' is not presentable: use an image or a PDF of up to ${MAX_PAGES} pages.`];
  });
}

function isPresentable({ document_url, pages }: StoredDocument): boolean {
  const path = URL.canParse(document_url) ? new URL(document_url).pathname : document_url;
  return IMAGE.test(path) || (PDF.test(path) && (pages ?? 1) <= MAX_PAGES);
}
