import { setEmbeddedSandbox } from '@/lib/tavus/upstream';
import { timeSaves } from '../saving/timing';
import { withApi, withDashboard } from './benched';
import { atMost, type Figure, type Part } from './figure';
import { timeSentSaves } from './sent-saves';
import { percentile } from './statistics';

/** Four skills; together as long as a set with a talk track in it. */
const SKILLS = {
  magic_canvas: { config: { usage_guidance: 'Sparingly.' } },
  browser_use: { config: { notes: 'What to look at, and in which order. '.repeat(300) } },
  'acme.crm[lookup]': { config: { tenant: 'eu-1' } },
  internet_search: {},
};
const MAX_ADDED_MS = 10;

/** What the dashboard adds to the three calls a save is made of: by itself, and as a page sends it. */
export const saving: Part = ({ isQuick }) =>
  withApi({}, async (api) => {
    const at = { baseUrl: new URL(api.url), apiKey: api.apiKey };
    setEmbeddedSandbox(at);
    const palId = await api.addPal('Timed', SKILLS);
    const count = isQuick ? 20 : 400;
    const { save, direct } = await timeSaves(at, palId, count);
    const sent = await withDashboard(api, ({ url }) =>
      timeSentSaves({ url, api: at, palId, count }),
    );
    return [
      ...added('a save, by the code that saves', save, direct),
      ...added('a save, as a page sends it', sent.save, sent.direct),
    ];
  });

function added(what: string, save: readonly number[], direct: readonly number[]): Figure[] {
  const figure = (part: number, aim?: Figure['aim']): Figure => {
    const [own, bare] = [percentile(save, part), percentile(direct, part)];
    return {
      what: `${what}: added to GET, PUT, GET, p${part * 100}`,
      value: own - bare,
      unit: 'ms',
      ...(aim && { aim }),
      note: `${own.toFixed(1)} to ${bare.toFixed(1)} ms, ${save.length} saves`,
    };
  };
  return [figure(0.5, atMost(MAX_ADDED_MS)), figure(0.95)];
}
