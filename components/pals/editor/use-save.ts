'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { useIdentity } from '@/components/layout/identity';
import { saveSkillSetAction } from '@/components/pals/actions';
import { palKeys } from '@/components/pals/queries';
import type { Failure } from '@/lib/result';
import { tellSession } from '@/lib/session-news';
import type { SaveOutcome, SaveRequest } from '@/lib/skill-set/outcome';
import { MAX_ACTION_BYTES, MAX_SET_BYTES, utf8Bytes } from '@/lib/skill-set/size';
import { rememberSaved } from './remember-saved';

/** How a click on Save ended for the person who clicked. */
export type SaveResult =
  | SaveOutcome
  /** It never left this browser, or this dashboard refused it: Tavus was not called. */
  | { kind: 'not_sent'; failure: Failure }
  /** The dashboard did not answer; `wasAsked`: nor did it when asked how the save ended. */
  | { kind: 'no_answer'; wasAsked?: true }
  /**
   * The dashboard was asked how the save ended, and does not know it any more; `wasRead`: what Tavus
   * holds was read after that.
   */
  | { kind: 'forgotten'; wasRead: boolean };

/** Sends a save once and keeps what comes back, with the fresh set, where every view reads it. */
export function useSave(palId: string) {
  const client = useQueryClient();
  const { user } = useIdentity();
  return useMutation({
    mutationKey: palKeys.save(palId),
    // By default one started offline would wait, and go out unasked when the network is back.
    networkMode: 'always',
    // A read that is under way may have seen the set as it was before.
    onMutate: () => client.cancelQueries({ queryKey: palKeys.editor(palId) }),
    mutationFn: (request: SaveRequest) => send(request, user.id),
    onSuccess: async (result) => {
      if ('set' in result && result.set !== null) await rememberSaved(client, palId, result.set);
    },
  });
}

async function send(request: SaveRequest, editedBy: string): Promise<SaveResult> {
  if (!navigator.onLine) {
    return {
      kind: 'not_sent',
      failure: notSent('You’re offline. Save when you’re back online.'),
    };
  }
  // Next answers a longer body like any error of the server: it would end as "Connection lost".
  if (utf8Bytes(JSON.stringify([request, editedBy])) > MAX_ACTION_BYTES) {
    return { kind: 'not_sent', failure: { code: 'set_too_large', message: TOO_LARGE } };
  }
  try {
    const answer = await saveSkillSetAction(request, editedBy);
    if (answer.ok) return answer.data;
    if (['signed_out', 'other_user'].includes(answer.error.code)) tellSession('refused');
    return { kind: 'not_sent', failure: answer.error };
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) {
      const why =
        'This dashboard was updated since you opened the page. Copy what you need, then reload.';
      return { kind: 'not_sent', failure: notSent(why) };
    }
    return { kind: 'no_answer' };
  }
}

const TOO_LARGE = `These changes are too large to save. A PAL can hold ${MAX_SET_BYTES / 1024 ** 2} MB of skills. Shorten them, then save again.`;

function notSent(message: string): Failure {
  return { code: 'network', message };
}
