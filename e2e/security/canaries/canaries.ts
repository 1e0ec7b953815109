import { MARKED_KEY } from '../../marked-key';
import { UPSTREAM_TOKEN } from '../hostile-bodies';
import { CLIENT_SECRET } from '../identity-provider';

/** With characters that addresses, pages and scripts each write in a way of their own. */
export const MARKED_PASSWORD = 'canary-password/41d9+b2&7e=c0';
export const MARKED_SESSION_SECRET = 'canary-session-secret/83fa+0c&5d=1e-of-32-characters';
export const MARKED_HEADER = 'canary-header-6b0e/19+cc=72';
export const MARKED_LOCATION = 'canary-location-d27f40a8135e';

/** As PALs hold keys of other services. Every leaf is a marker of its own. */
const MARKED_LAYERS = {
  llm: {
    model: 'canary-layer-llm-model-a01',
    base_url: 'https://canary-layer-llm-host-a02.test/v1',
    api_key: 'canary-layer-llm-key-a03/+=',
    headers: { Authorization: 'Bearer canary-layer-llm-header-a04' },
    extra_body: { nested: [{ deep: 'canary-layer-llm-body-a05' }] },
  },
  tts: {
    api_key: 'canary-layer-tts-key-b01',
    external_voice_id: 'canary-layer-tts-voice-b02',
    voice_settings: { token: 'canary-layer-tts-token-b03' },
  },
  stt: { stt_engine: 'canary-layer-stt-c01', hotwords: 'canary-layer-stt-words-c02' },
  perception: { perception_tools: [{ function: { name: 'canary-layer-tool-d01' } }] },
  transport: { input_settings: { secret: 'canary-layer-transport-e01' } },
};

/** Members beside the layers that are nobody's business either. */
export const MARKED_FIELDS = {
  layers: MARKED_LAYERS,
  system_prompt: 'canary-system-prompt-f01',
  context: 'canary-context-f02',
  conferencing_email: 'canary-conferencing-f03@example.com',
  webhook: { url: 'https://example.com/', secret: 'canary-webhook-secret-f04' },
};

/** All that is looked for, by what it is. */
export const CANARIES: ReadonlyMap<string, string> = new Map([
  ['the API key', MARKED_KEY],
  ['the password', MARKED_PASSWORD],
  ['SESSION_SECRET', MARKED_SESSION_SECRET],
  ['the OIDC client secret', CLIENT_SECRET],
  ['an error body of the API', UPSTREAM_TOKEN],
  ['a header of the API', MARKED_HEADER],
  ['a Location of the API', MARKED_LOCATION],
  ...leavesOf(MARKED_FIELDS).map((leaf): [string, string] => [`the leaf ${leaf}`, leaf]),
]);

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('https://example.com') ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}
