import 'server-only';
import { DELETED_DOCUMENT, documentId } from './documents';
import { CRM_SKILL } from './registry';
import { ANY, booking, canvas, deck, OFF, type SamplePal } from './sample-pal';
import { TALK_TRACK } from './talk-track';

/**
 * What another program with a newer version of the API has written: a component and a field that are
 * in no reference, and numbers that do not survive a round through JavaScript.
 */
const FUTURE_CANVAS =
  '{"components":{"chart":{"enabled":false},' +
  '"whiteboard":{"enabled":true,"max_strokes":9007199254740993,"pen":{"width":1.0,"smoothing":1e400}}},' +
  '"layout_hint":"left_rail"}';

/**
 * PALs that are hard on a dashboard: a name of 120 characters, markup in a name, `echo`, no skill,
 * most skills, parts no reference knows, a deleted document, a whole talk track, everything in the
 * canvas off, a draft in PAL Maker, two stock PALs, one in both typed lists, and two in neither, one
 * of which refuses writes.
 */
export const SPECIAL_PALS: readonly SamplePal[] = [
  {
    name: 'Escalations and second-line technical support for fibre, mobile, roaming and business customers in North Europe (beta 2)',
    prompt: 'Take over calls the first line could not close.',
    skills: { internet_search: ANY, browser_use: ANY, magic_canvas: ANY },
  },
  {
    name: 'Device <b>trade-in</b> adviser & "repair" desk',
    prompt: 'Value the device by its condition. Offer repair first.',
    skills: {
      presentation: deck(['Device trade-in guide', 'Trade-in condition photos'], {
        prompt: 'Show the <em>photos</em> only when asked.',
      }),
      magic_canvas: canvas({ question: {}, image: { enabled: false } }),
    },
  },
  {
    name: 'Front desk echo',
    prompt: 'Repeats what the reception types.',
    pipeline: 'echo',
    skills: { magic_canvas: canvas({ alert: OFF }) },
  },
  { name: 'Legal disclaimer reader', prompt: 'Reads the text it is given.', skills: {} },
  {
    name: 'Showroom host',
    prompt: 'Show everything Larkfield can do.',
    skills: {
      internet_search: ANY,
      presentation: deck(
        [
          'Mobile plans, autumn',
          'Family plan comparison',
          'Coverage map, north',
          'Coverage map, south',
        ],
        { slides_trigger: 'walk_the_deck', prompt: 'Ask where people live before the maps.' },
      ),
      magic_canvas: canvas(
        { scheduling_embed: booking('showroom'), alert: OFF },
        'One card at a time.',
      ),
      memory: ANY,
      [CRM_SKILL]: '{"region":"north","max_results":5,"fields":["name","open_orders"]}',
    },
  },
  {
    name: 'Roaming adviser',
    prompt: 'Tell people what roaming costs where they go.',
    skills: {
      internet_search: ANY,
      presentation: deck(['Roaming rates by country']),
      magic_canvas: FUTURE_CANVAS,
      [CRM_SKILL]: '{"region":"intl","__proto__":{"score":1.50},"10":true,"2":null}',
    },
  },
  {
    name: 'Home broadband sales',
    prompt: 'Find the right broadband for the household.',
    skills: {
      presentation: JSON.stringify({
        document_ids: [documentId('Coverage map, north'), DELETED_DOCUMENT],
        slides_trigger: 'on_demand',
      }),
      magic_canvas: canvas({ scheduling_embed: booking('installation') }),
    },
  },
  {
    name: 'Investor relations presenter',
    prompt: 'Present results. Nothing that is not published.',
    skills: {
      presentation: deck(['Annual results', 'Network investment chart', 'Sustainability summary'], {
        slides_trigger: 'walk_the_deck',
        prompt: TALK_TRACK,
      }),
      magic_canvas: canvas({ scheduling_embed: booking('investor-relations') }),
    },
  },
  {
    name: 'Night shift concierge',
    prompt: 'Take notes for the morning. Promise nothing.',
    skills: {
      magic_canvas: canvas({
        question: OFF,
        input: OFF,
        calendar: OFF,
        scheduling_embed: OFF,
        text: OFF,
        image: OFF,
        chart: OFF,
        alert: OFF,
      }),
    },
  },
  {
    name: 'Rate change announcer',
    prompt: 'Explain the new rates and since when they apply.',
    hasDraft: true,
    skills: {
      presentation: deck(['Mobile plans, autumn']),
      magic_canvas: canvas({ alert: OFF }, 'Show the old and the new rate side by side.'),
    },
  },
  {
    name: 'Template: product host',
    prompt: 'Made by Larkfield, and shared with Tavus as a template.',
    type: 'both',
    skills: { internet_search: ANY, magic_canvas: ANY },
  },
  {
    name: 'Kiosk greeter',
    prompt: 'Greets people at the kiosk. In neither list of the API.',
    type: 'neither',
    createdOn: '2026-09-15',
    skills: { presentation: deck(['Oxford Street floor plan']), memory: ANY },
  },
  {
    name: 'Agency campaign host',
    prompt: 'Belongs to an agency. In neither list of the API, and it refuses changes.',
    type: 'neither',
    refusesWrites: true,
    createdOn: '2026-09-22',
    skills: { internet_search: ANY, magic_canvas: canvas({ chart: OFF }) },
  },
  {
    name: 'Sales coach',
    prompt: 'A stock PAL that trains conversations.',
    type: 'system',
    skills: { internet_search: ANY, magic_canvas: ANY },
  },
  {
    name: 'Interviewer',
    prompt: 'A stock PAL that holds first interviews.',
    type: 'system',
    skills: { magic_canvas: canvas({ chart: OFF }) },
  },
];
