import 'server-only';
import { asObject, asString, type JsonObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { stringField } from './fields';

/** Longer than any sentence: what is longer is a page or a dump. In UTF-16 units. */
const MAX_PLAIN_LENGTH = 2_000;
const MARKUP = /<[a-z!/?]/i;

/** The body of an answer that is no 2xx. */
export interface ErrorBody {
  /** The API's words; null where there are none fit to be shown. */
  readonly said: string | null;
  /** The body, where it is a JSON object. */
  readonly object: JsonObject | null;
}

/**
 * Reads what the API says in an error: `{"error": ...}`, `{"message": ...}`, a JSON string, or plain
 * text. A web page comes from something in between and says nothing.
 * @param text the body, or null where it could not be read
 */
export function readErrorBody(text: string | null): ErrorBody {
  const parsed = parseJson(text ?? '');
  if (!parsed.ok) return { said: plainText(text ?? ''), object: null };
  const object = asObject(parsed.value) ?? null;
  const said = object === null ? asString(parsed.value) : stringField(object, 'error', 'message');
  return { said: said?.trim() ? said : null, object };
}

/** Broken JSON is not plain text. Some servers label plain text as HTML, so the type does not decide. */
function plainText(text: string): string | null {
  const said = text.trim();
  const isPlain = /^[^[{"]/.test(said) && said.length <= MAX_PLAIN_LENGTH && !MARKUP.test(said);
  return isPlain ? said : null;
}
