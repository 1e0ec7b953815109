import 'server-only';
import { cookies } from 'next/headers';
import type { Role, User } from '../admin';
import { admit } from './allow-list';
import { callbackUrl } from './begin';
import { redeemCode } from './exchange';
import type { OidcFailure } from './failure-words';
import type { OidcSettings } from './provider';
import { spendState } from './spent-states';
import { openTransaction, transactionCookie, type Transaction } from './transaction';

interface Return {
  readonly settings: OidcSettings;
  readonly appOrigin: URL;
  readonly secret: string;
  /** The query the browser came back with. */
  readonly query: URLSearchParams;
}

export type Finish =
  | { readonly ok: true; readonly user: User; readonly role: Role; readonly back: string }
  | {
      readonly ok: false;
      readonly code: OidcFailure;
      /** For the log: a word, without anything the browser or the provider sent. */
      readonly reason: string;
      /** Whom the provider named, where it got so far. */
      readonly user?: string;
      readonly back?: string;
    };

/** Ends a sign-in, one way or the other. Its transaction is gone afterwards in any case. */
export async function finishSignIn(given: Return): Promise<Finish> {
  const taken = await takeTransaction(given);
  if (!taken.ok) return { ok: false, code: 'oidc_failed', reason: taken.reason };
  const { transaction } = taken;
  const { back } = transaction;
  const currentUrl = callbackUrl(given.appOrigin);
  currentUrl.search = given.query.toString();
  const exchange = await redeemCode(given.settings, currentUrl, transaction);
  if (!exchange.ok) return { ...exchange, back };
  const admission = admit(exchange.claims, given.settings.allowed);
  if (!admission.ok) {
    const { reason, email } = admission;
    return { ok: false, code: 'oidc_not_allowed', reason, user: email, back };
  }
  const user = { id: `oidc:${exchange.subject}`, name: admission.email };
  return { ok: true, user, role: admission.role, back };
}

type Taken =
  | { readonly ok: true; readonly transaction: Transaction }
  | { readonly ok: false; readonly reason: string };

/** The transaction of this very browser that belongs to the state, taken out of its cookies. */
async function takeTransaction({ appOrigin, secret, query }: Return): Promise<Taken> {
  const states = query.getAll('state');
  const [state] = states;
  if (state === undefined || states.length > 1) return { ok: false, reason: 'no_state' };
  const store = await cookies();
  const { nameOf, options } = transactionCookie({ appOrigin });
  const name = nameOf(state);
  const sealed = store.get(name)?.value;
  if (sealed === undefined) return { ok: false, reason: 'no_transaction' };
  store.set(name, '', { ...options, maxAge: 0 });
  const transaction = await openTransaction(sealed, secret);
  if (transaction === null) return { ok: false, reason: 'transaction_invalid' };
  if (transaction.state !== state) return { ok: false, reason: 'wrong_state' };
  if (!spendState(state)) return { ok: false, reason: 'replayed' };
  return { ok: true, transaction };
}
