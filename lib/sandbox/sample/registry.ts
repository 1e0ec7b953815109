import 'server-only';

/**
 * The registry, `GET /v2/skills`, as JSON text. The last two are skills no dashboard has a form for;
 * the id of the very last is what a careless program takes for a path. `config_schema` stands for the
 * fields an item may have beyond what the reference tells.
 */
export const SAMPLE_REGISTRY: readonly string[] = [
  `{"skill_id":"internet_search","name":"Internet search","description":"Looks up current facts on the web during the conversation."}`,
  `{"skill_id":"presentation","name":"Presentation","description":"Shows decks and images from the Knowledge Base and talks people through them."}`,
  `{"skill_id":"magic_canvas","name":"Magic canvas","description":"Shows cards beside the video: questions, calendars, charts, a booking page and more."}`,
  `{"skill_id":"browser_use","name":"Browser use","description":"Opens web pages and completes simple tasks on them while people watch."}`,
  `{"skill_id":"acme.crm[lookup]","name":"CRM lookup","description":"Finds the caller in the customer database and reads open orders.","config_schema":{"type":"object","properties":{"region":{"type":"string"},"max_results":{"type":"integer","maximum":9007199254740993}}}}`,
];

/** Attached by one sample PAL: the registry's fifth skill. */
export const CRM_SKILL = 'acme.crm[lookup]';
