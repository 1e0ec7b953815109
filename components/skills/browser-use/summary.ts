import { asObject, type JsonObject } from '@/lib/json/node';
import type { HealthContext, HealthNote } from '../define-skill';
import { count, inline } from '../words';
import { isBlankFlow, isBlankStep } from './prepare';
import { browserUseLens, listAt } from './values';

/** Returns one line such as "2 flows · 7 steps · slides from d8-5c71baca86fc". */
export function summarize(config: JsonObject): string {
  const flows = listAt(config, 'guided_flows');
  const document = browserUseLens.read(config).slide_document_id;
  const parts = flows === null ? ['flows not readable'] : countRows(config);
  if (document === null) parts.push('slide document not readable');
  else if (document !== '') parts.push(`slides from ${inline(document)}`);
  return parts.join(' · ');
}

/** Blank rows are not counted: they are not sent. */
function countRows(config: JsonObject): string[] {
  const flows = (listAt(config, 'guided_flows') ?? []).filter((flow) => !isBlankFlow(flow));
  if (flows.length === 0) return ['No flows'];
  const steps = flows.flatMap((flow) => listAt(asObject(flow), 'steps') ?? []);
  return [
    count(flows.length, 'flow'),
    count(steps.filter((step) => !isBlankStep(step)).length, 'step'),
  ];
}

/** Returns what keeps the flows from working, as far as the config and the documents show it. */
export function checkHealth(config: JsonObject, context: HealthContext): HealthNote[] {
  const { guided_flows } = browserUseLens.read(config);
  if (guided_flows === null) {
    return [warning('guided_flows is not a list. Replace it with flows.')];
  }
  if (guided_flows.length === 0) {
    return [{ level: 'info', text: 'No flows yet, so this skill does nothing. Add a flow.' }];
  }
  const names = guided_flows.map(({ name }) => name).filter((name) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...repeated].map((name) =>
      warning(
        `Several flows are named “${inline(name ?? '')}”. The PAL picks a flow by its exact name: rename all but one.`,
      ),
    ),
    ...documentNotes(config, context),
  ];
}

function documentNotes(config: JsonObject, { documents }: HealthContext): HealthNote[] {
  const { guided_flows, slide_document_id: id } = browserUseLens.read(config);
  const showsSlides = guided_flows?.some(({ steps }) => steps?.some(isSlide)) ?? false;
  if (id === '' && showsSlides) {
    return [warning('A step shows a slide, but no slide document is chosen. Choose one.')];
  }
  const document = id ? documents.get(id) : undefined;
  if (document?.state === 'missing') {
    return [
      warning(`Slide document ${id} no longer exists or isn't in your account. Choose another.`),
    ];
  }
  if (document?.state === 'unchecked') {
    const because = document.isPending ? ' yet' : ": the Knowledge Base couldn't be loaded";
    const text = `Slide document not checked${because}.`;
    return [{ level: 'unchecked', text }];
  }
  if (document?.state !== 'found' || document.problem === null) return [];
  const { name, problem } = document;
  return [warning(`Slide document ${name}: ${problem.endsWith('.') ? problem : `${problem}.`}`)];
}

function isSlide({ kind }: { readonly kind: string | null }): boolean {
  return kind === 'slide';
}

function warning(text: string): HealthNote {
  return { level: 'warning', text };
}
