import 'server-only';
import { buildDocument, buildPal, type BuiltDocument, type BuiltPal } from './build';
import { documentId, SAMPLE_DOCUMENTS, type SampleDocument } from './documents';
import type { SamplePal } from './sample-pal';
import type { Random } from './random';
import { CRM_SKILL } from './registry';

const ROLES = [
  'Billing support',
  'Sales adviser',
  'Onboarding guide',
  'Technical support',
  'Store assistant',
  'Retention specialist',
  'Warranty desk',
  'Appointment booking',
  'Training coach',
  'Account manager',
];

const PLACES = [
  'Aberdeen',
  'Bristol',
  'Córdoba',
  'Dublin',
  'Gdańsk',
  'Kyōto',
  'Leeds',
  'Malmö',
  'Porto',
  'Tromsø',
  'Utrecht',
  'Zürich',
];

const TOPICS = ['Price list', 'Product sheet', 'Training deck', 'Floor plan', 'Help page', 'Notes'];
const TAGS = ['sales', 'support', 'billing', 'field', 'devices', 'network', 'people', 'archive'];
const ENDINGS = ['.pdf', '.pdf', '.pdf', '.png', '.jpg', '.docx', '/'];
const STATUSES = ['ready', 'ready', 'ready', 'ready', 'ready', 'processing', 'error'] as const;

const PRESENTABLE = SAMPLE_DOCUMENTS.filter(
  ({ url, status, pages }) =>
    status === 'ready' && /\.(?:pdf|png|jpe?g|webp)$/.test(url) && (pages ?? 1) <= 50,
).map(({ name }) => documentId(name));

/** As many PALs as asked for, none where the number is not above zero. */
export function growPals(count: number, random: Random): BuiltPal[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const name = `${random.pick(ROLES)}, ${random.pick(PLACES)} ${index + 1}`;
    const pal: SamplePal = {
      name,
      prompt: `You are the ${name} of Larkfield.`,
      ...(random.chance(0.03) ? { pipeline: 'echo' as const } : {}),
      skills: growSkills(random),
    };
    return buildPal(pal, `p${random.hex(11)}`, random);
  });
}

function growSkills(random: Random): Record<string, string> {
  const documents = [random.pick(PRESENTABLE), random.pick(PRESENTABLE)];
  const skills: Record<string, string> = {
    ...(random.chance(0.6) ? { internet_search: '{}' } : {}),
    ...(random.chance(0.5)
      ? { presentation: JSON.stringify({ document_ids: [...new Set(documents)] }) }
      : {}),
    ...(random.chance(0.5) ? { magic_canvas: '{"components":{"chart":{"enabled":false}}}' } : {}),
    ...(random.chance(0.1) ? { browser_use: '{}' } : {}),
    ...(random.chance(0.05) ? { [CRM_SKILL]: '{"region":"north"}' } : {}),
  };
  // The API does not attach both.
  if (skills.presentation !== undefined) delete skills.browser_use;
  return skills;
}

/** As many documents as asked for, none where the number is not above zero. */
export function growDocuments(count: number, random: Random): BuiltDocument[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const ending = random.pick(ENDINGS);
    const status = random.pick(STATUSES);
    const path = `grown/${index + 1}${ending}`;
    const sample: SampleDocument = {
      name: `${random.pick(TOPICS)}, ${random.pick(PLACES)} ${index + 1}`,
      url: `https://files.larkfield.example/${path}`,
      status,
      tags: [random.pick(TAGS), ...(ending === '/' ? ['website'] : [])],
      ...(ending === '.pdf' ? { pages: 1 + random.below(80) } : {}),
      ...(status === 'error' ? { error: 'file_size_too_large' } : {}),
    };
    return buildDocument(sample, `d${random.below(10)}-${random.hex(12)}`, random);
  });
}
