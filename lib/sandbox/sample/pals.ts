import 'server-only';
import { documentId } from './documents';
import { CRM_SKILL } from './registry';
import { ANY, booking, canvas, deck, OFF, type SamplePal } from './sample-pal';

/** A canvas without settings, as PAL Maker stores it. */
const STORED_BY_PAL_MAKER = '{"components": {}, "usage_guidance": ""}';

/** The everyday PALs of the company. */
export const EVERYDAY_PALS: readonly SamplePal[] = [
  {
    name: 'Onboarding guide',
    prompt: 'Welcome new customers and walk them through their first week with Larkfield.',
    skills: {
      internet_search: ANY,
      presentation: deck(
        ['Welcome to Larkfield', 'Your first bill explained', 'Setting up your router'],
        { slides_trigger: 'walk_the_deck', prompt: 'Go slide by slide. Pause after the bill.' },
      ),
      magic_canvas: canvas({ scheduling_embed: booking('welcome-call') }),
    },
  },
  {
    name: 'Billing support',
    prompt: 'Explain bills line by line. Never promise a refund.',
    skills: {
      internet_search: ANY,
      presentation: deck(['Your first bill explained', 'Roaming rates by country']),
      magic_canvas: canvas({ chart: OFF, alert: OFF }, 'Show the bill as text, never as a chart.'),
    },
  },
  {
    name: 'Store assistant, Oxford Street',
    prompt: 'Greet visitors and show them where to go.',
    skills: { presentation: deck(['Oxford Street floor plan']), magic_canvas: ANY },
  },
  {
    name: 'مساعد خدمة العملاء',
    prompt: 'تحدث بالعربية الفصحى وبأسلوب ودود.',
    skills: {
      internet_search: ANY,
      presentation: deck(['دليل باقات الجوال'], { prompt: 'ابدأ بالباقة الأنسب للعميل.' }),
    },
  },
  {
    name: 'カスタマーサポート担当',
    prompt: '丁寧語で、結論から先に話してください。',
    skills: {
      presentation: deck(['料金プランのご案内'], { slides_trigger: 'on_demand' }),
      magic_canvas: canvas({ calendar: OFF }),
    },
  },
  {
    name: 'Помощник по тарифам',
    prompt: 'Говорите коротко и по делу.',
    skills: { internet_search: ANY, presentation: deck(['Тарифы и услуги']), memory: ANY },
  },
  {
    name: 'ग्राहक सहायता',
    prompt: 'सरल हिंदी में उत्तर दें।',
    skills: { presentation: deck(['मोबाइल प्लान की जानकारी']), magic_canvas: ANY },
  },
  {
    name: 'Retention specialist',
    prompt: 'Understand why people leave before any offer.',
    skills: {
      internet_search: ANY,
      presentation: deck(['Mobile plans, autumn', 'Family plan comparison']),
      magic_canvas: canvas({ scheduling_embed: { ...booking('retention'), enabled: false } }),
    },
  },
  {
    name: 'Fraud helpline',
    prompt: 'Calm people down, secure the account, then explain.',
    skills: { presentation: deck(['Fraud warning signs', 'SIM swap: what to do']) },
  },
  {
    name: 'Network status reporter',
    prompt: 'Report outages as they stand.',
    skills: {
      internet_search: ANY,
      browser_use: JSON.stringify({
        guided_flows: [
          {
            name: 'Check an outage',
            description: 'Opens the status page and reads what is known of an outage.',
            start_url: 'https://status.larkfield.example/',
            steps: [
              { prompt: 'Say that you are opening the status page.' },
              {
                task: 'Search for the postcode of the caller.',
                prompt: 'Read the state of the network there, and when it was last updated.',
                url: 'https://status.larkfield.example/search',
              },
            ],
          },
          {
            name: 'Planned work',
            description: '',
            start_url: 'https://status.larkfield.example/planned',
            steps: [{ task: 'Open the next entry.', prompt: 'Say when it begins and ends.' }],
          },
        ],
      }),
    },
  },
  {
    name: 'Small business adviser',
    prompt: 'Speak to owners, not to departments.',
    skills: {
      internet_search: ANY,
      presentation: deck(['Small business bundles']),
      [CRM_SKILL]: '{"region":"south","max_results":20}',
    },
  },
  {
    name: 'Number porting helper',
    prompt: 'Get the porting code, check it, give the date.',
    skills: {
      presentation: deck(['Number porting, step by step', 'Porting code screenshots']),
      magic_canvas: canvas({ chart: OFF, image: OFF, calendar: OFF }),
    },
  },
  {
    name: 'Interview coach',
    prompt: 'Train hiring managers in fair interviews.',
    skills: {
      presentation: deck(['Interview guide for hiring managers'], { prompt: '' }),
      magic_canvas: ANY,
    },
  },
  {
    name: 'Field engineer training',
    prompt: 'Safety first, then speed.',
    skills: {
      presentation: deck(
        ['Street cabinet safety', 'Pole climbing refresher', 'Fibre installation checklist'],
        { slides_trigger: 'walk_the_deck' },
      ),
    },
  },
  {
    name: 'Product launch presenter',
    prompt: 'Excited, never loud.',
    skills: { internet_search: ANY, magic_canvas: canvas({ scheduling_embed: {} }) },
  },
  {
    name: 'Accessibility support',
    prompt: 'Plain words, one question at a time.',
    skills: {
      presentation: deck(['Accessibility services', 'Relay and captioned calls']),
      magic_canvas: canvas(
        {},
        'Large cards only, and one at a time. Repeat aloud what a card says — never assume that it was seen. Ask with two or three real choices, spoken slowly, before a question card comes up; use an input card only for numbers that are hard to say, such as an account number. Take a card away as soon as it was answered. Never show the calendar without reading the first two free days aloud.',
      ),
    },
  },
  {
    name: 'Partner portal guide',
    prompt: 'Help partners place and track orders.',
    skills: {
      browser_use: JSON.stringify({
        guided_flows: [
          {
            name: 'Place an order',
            description: 'Shows how an order is placed and where it can be tracked.',
            start_url: 'https://partners.larkfield.example/orders',
            steps: [
              { slide: 2, prompt: 'Explain who may place orders.' },
              { task: 'Press New order.', prompt: 'Name the three fields that are needed.' },
              { slide: 7 },
            ],
          },
        ],
        slide_document_id: documentId('Partner portal tour'),
      }),
      memory: ANY,
    },
  },
  {
    name: 'Asesora de ventas, España',
    prompt: 'Habla de tú y termina siempre con una pregunta.',
    skills: { internet_search: ANY, magic_canvas: canvas({ scheduling_embed: booking('ventas') }) },
  },
  {
    name: 'Kundenberatung Geschäftskunden',
    prompt: 'Sie-Form. Zahlen immer mit Einheit.',
    skills: {
      internet_search: ANY,
      presentation: deck(['Enterprise connectivity deck', 'Small business bundles']),
    },
  },
  {
    name: 'Warranty claims assistant',
    prompt: 'Check the date of purchase first.',
    skills: {
      presentation: deck(['Warranty at a glance', 'Repair price list']),
      magic_canvas: STORED_BY_PAL_MAKER,
    },
  },
];
