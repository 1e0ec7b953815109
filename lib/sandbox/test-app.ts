import { asString } from '@/lib/json/node';
import { createSandbox } from './app';

const KEY = 'app-test-key';

/** The sandbox without a socket, for one test. */
export function start() {
  const { app, store } = createSandbox({ apiKey: KEY, control: true });
  const send = async (method: string, path: string, body?: string, headers = {}) => {
    const init = {
      method,
      headers: { 'x-api-key': KEY, ...headers },
      ...(body === undefined ? {} : { body }),
    };
    const response = await app.request(`http://127.0.0.1${path}`, init);
    return { status: response.status, text: await response.text() };
  };
  /** A PAL arranged past the validation; answers its id. */
  const addPal = async (body: string) => {
    const { text } = await send('POST', '/__sandbox/pals', body);
    return /"pal_id":"(\w+)"/.exec(text)?.[1] ?? '';
  };
  const palNamed = (name: string) => {
    const found = store
      .palsOf(undefined)
      .find((pal) => asString(pal.body.entries.get('pal_name')) === name);
    if (found === undefined) throw new Error(`No PAL is called ${name}`);
    return found;
  };
  return { store, send, addPal, palNamed };
}
