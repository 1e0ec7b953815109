import 'server-only';
import type { Dispatcher } from 'undici';

/** What comes before an answer's body. */
export type AnswerHead = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>;

/** The value of a header; several of one name are joined, as RFC 9110 (5.3) allows. */
export function headerOf({ headers }: AnswerHead, name: string): string | null {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** Whether the answer says it is JSON. */
export function isJson(head: AnswerHead): boolean {
  const type = headerOf(head, 'content-type') ?? '';
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type.trim());
}
