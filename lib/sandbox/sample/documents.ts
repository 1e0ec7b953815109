import 'server-only';
import { digest } from './random';

export interface SampleDocument {
  readonly name: string;
  readonly url: string;
  readonly status: 'started' | 'processing' | 'ready' | 'error' | 'recrawling';
  readonly tags: readonly string[];
  /** Of PDFs: what the API knows and does not tell. */
  readonly pages?: number;
  readonly error?: string;
}

/** The id of a sample document, by its name. */
export function documentId(name: string): string {
  const digits = digest(name);
  return `d${Number.parseInt(digits.slice(0, 2), 16) % 10}-${digits.slice(2, 14)}`;
}

/** Named by a sample PAL, and not in the list below: it was deleted since. */
export const DELETED_DOCUMENT = documentId('Home broadband price list, spring');

const FILES = 'https://files.larkfield.example/kb/';

function file(
  name: string,
  path: string,
  tags: string,
  more: Partial<SampleDocument> = {},
): SampleDocument {
  return { name, url: FILES + path, status: 'ready', tags: tagsOf(tags), ...more };
}

function site(
  name: string,
  url: string,
  tags: string,
  status: SampleDocument['status'] = 'ready',
): SampleDocument {
  return { name, url, status, tags: tagsOf(tags) };
}

function tagsOf(tags: string): string[] {
  return tags.split(' ').filter((tag) => tag !== '');
}

/** The Knowledge Base of a mobile and broadband company: every status, every kind of file. */
export const SAMPLE_DOCUMENTS: readonly SampleDocument[] = [
  file('Welcome to Larkfield', 'welcome.pdf', 'onboarding public', { pages: 18 }),
  file('Your first bill explained', 'first-bill.pdf', 'billing onboarding', { pages: 9 }),
  file('Setting up your router', 'router-setup.pdf', 'broadband support', { pages: 14 }),
  file('Router ports and lights', 'router-lights.png', 'broadband support'),
  file('Coverage map, north', 'coverage-north.png', 'network public'),
  file('Coverage map, south', 'coverage-south.png', 'network public'),
  file('Mobile plans, autumn', 'plans-autumn.pdf', 'sales plans', { pages: 22 }),
  file('Mobile plans, summer', 'plans-summer.pdf', 'sales plans archive', { pages: 24 }),
  file('Family plan comparison', 'family-plans.webp', 'sales plans'),
  file('Roaming rates by country', 'roaming-rates.pdf', 'roaming billing', { pages: 48 }),
  file('Roaming terms, complete', 'roaming-terms.pdf', 'roaming legal', { pages: 126 }),
  file('General terms of service', 'terms.pdf', 'legal', { pages: 73 }),
  file('Privacy notice', 'privacy.pdf', 'legal public', { pages: 12 }),
  file('Complaint handling, internal', 'complaints.docx', 'internal support'),
  file('Escalation matrix', 'escalation.xlsx', 'internal support'),
  file('Store opening hours', 'store-hours.csv', 'stores public'),
  file('Oxford Street floor plan', 'oxford-street.png', 'stores'),
  file('Device trade-in guide', 'trade-in.pdf', 'devices sales', { pages: 16 }),
  file('Trade-in condition photos', 'trade-in-conditions.jpg', 'devices'),
  file('Warranty at a glance', 'warranty.pdf', 'devices support', { pages: 6 }),
  file('Repair price list', 'repair-prices.pdf', 'devices billing', { pages: 50 }),
  file('Accessibility services', 'accessibility.pdf', 'support public', { pages: 20 }),
  file('Relay and captioned calls', 'relay-calls.jpeg', 'support'),
  file('Number porting, step by step', 'porting.pdf', 'onboarding support', { pages: 11 }),
  file('Porting code screenshots', 'porting-code.png', 'support'),
  file('Fraud warning signs', 'fraud-signs.pdf', 'security support', { pages: 8 }),
  file('SIM swap: what to do', 'sim-swap.pdf', 'security support', { pages: 4 }),
  file('Small business bundles', 'smb-bundles.pdf', 'business sales', { pages: 31 }),
  file('Enterprise connectivity deck', 'enterprise.pdf', 'business sales', { pages: 44 }),
  file('Service level agreement', 'sla.pdf', 'business legal', { pages: 58 }),
  file('Fibre installation checklist', 'fibre-checklist.pdf', 'broadband field', { pages: 7 }),
  file('Street cabinet safety', 'cabinet-safety.pdf', 'field training', { pages: 38 }),
  file('Pole climbing refresher', 'pole-climbing.pdf', 'field training', { pages: 49 }),
  file('Field engineer handbook', 'field-handbook.pdf', 'field training', { pages: 212 }),
  file('Interview guide for hiring managers', 'interview-guide.pdf', 'people', { pages: 26 }),
  file('Benefits overview', 'benefits.pdf', 'people internal', { pages: 15 }),
  file('Annual results', 'annual-results.pdf', 'investors', { pages: 42 }),
  file('Quarterly results, third quarter', 'q3-results.pdf', 'investors', { pages: 28 }),
  file('Network investment chart', 'investment-chart.png', 'investors network'),
  file('Sustainability summary', 'sustainability.pdf', 'investors public', { pages: 33 }),
  file('Partner portal tour', 'partner-portal.pdf', 'partners', { pages: 19 }),
  file('Commission scheme', 'commission.xlsx', 'partners internal'),
  file('دليل باقات الجوال', 'plans-ar.pdf', 'plans arabic', { pages: 21 }),
  file('料金プランのご案内', 'plans-ja.pdf', 'plans japanese', { pages: 23 }),
  file('Тарифы и услуги', 'plans-ru.pdf', 'plans russian', { pages: 22 }),
  file('मोबाइल प्लान की जानकारी', 'plans-hi.pdf', 'plans hindi', { pages: 20 }),
  site('Help centre', 'https://help.larkfield.example/', 'support website'),
  site('Larkfield blog', 'https://blog.larkfield.example/', 'website', 'recrawling'),
  site('Network status page', 'https://status.larkfield.example/', 'network website', 'recrawling'),
  site('Device catalogue', 'https://shop.larkfield.example/devices', 'devices website'),
  site('Community forum', 'https://community.larkfield.example/', 'website', 'processing'),
  file('Product launch keynote', 'keynote.pdf', 'launch', { status: 'processing', pages: 40 }),
  file('Launch stage photo', 'launch-stage.jpg', 'launch', { status: 'processing' }),
  file('Campus tour slides', 'campus.pdf', 'people', { status: 'started', pages: 17 }),
  file('Winter campaign storyboard', 'winter.png', 'launch', { status: 'started' }),
  file('Training video transcript', 'transcript.txt', 'training', {
    status: 'error',
    error: 'unsupported_file_type',
  }),
  file('Network planning archive', 'planning.pdf', 'network archive', {
    status: 'error',
    error: 'file_size_too_large',
  }),
  file('Scanned contract', 'contract-scan.pdf', 'legal', {
    status: 'error',
    error: 'document_empty',
  }),
  {
    ...site('Old help centre', 'https://old-help.larkfield.example/', 'website archive', 'error'),
    error: 'website_unreachable',
  },
  file('Price list <draft> & notes', 'draft-prices.pdf', 'sales draft', { pages: 5 }),
];
