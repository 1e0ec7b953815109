import 'server-only';

/** Attached by sample PALs; no dashboard has a form for it. */
export const CRM_SKILL = 'acme.crm[lookup]';

/** In the registry, and refused: the account has to ask Tavus for it first. */
export const NOT_GRANTED_SKILL = 'screen_share';

const CRM_SCHEMA = `{"type":"object","required":["region"],"properties":{\
"region":{"type":"string","title":"Region","description":"Where the caller's contract is.","enum":["north","south","intl"]},\
"max_results":{"type":"integer","title":"Results at most","minimum":1,"maximum":9007199254740993,"default":5},\
"include_closed":{"type":"boolean","title":"Closed orders too","default":false},\
"min_score":{"type":"number","title":"Lowest match","default":1.0},\
"fields":{"type":"array","title":"Fields to read","items":{"type":"string"}},\
"retry":{"type":"object","title":"Retries","properties":{"times":{"type":"integer"}}}}}`;

/**
 * The registry, `GET /v2/skills`, as JSON text. The names are in `display_name`; there is no `name`.
 * The last three are skills no dashboard has a form for. The id of the first of them is what a
 * careless program takes for a path, and it has a schema of its config; the next has no texts.
 */
export const SAMPLE_REGISTRY: readonly string[] = [
  `{"skill_id":"internet_search","display_name":"Internet search","description":"Looks up current facts on the web during the conversation."}`,
  `{"skill_id":"presentation","display_name":"Presentation","description":"Shows decks and images from the Knowledge Base and talks people through them."}`,
  `{"skill_id":"magic_canvas","display_name":"Magic canvas","description":"Shows cards beside the video: questions, calendars, charts, a booking page and more."}`,
  `{"skill_id":"browser_use","display_name":"Browser use","description":"Follows flows written beforehand on web pages while people watch."}`,
  `{"skill_id":"memory","display_name":"Memory","description":null}`,
  `{"skill_id":"${CRM_SKILL}","display_name":"CRM lookup","description":"Finds the caller in the customer database and reads open orders.","config_schema":${CRM_SCHEMA}}`,
  `{"skill_id":"live_captions","display_name":null,"description":null}`,
  `{"skill_id":"${NOT_GRANTED_SKILL}","display_name":"Screen share","description":"Shows the caller's screen to the PAL."}`,
];
