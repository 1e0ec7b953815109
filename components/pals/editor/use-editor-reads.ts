'use client';

import { useIsMutating, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { editorQuery, failureOf, palKeys } from '@/components/pals/queries';
import type { Failure } from '@/lib/result';
import { onSessionNews } from '@/lib/session-news';
import type { EditorView, SkillSetView } from '@/lib/tavus/wire';
import { isStanding, retryTime } from './standing';

const EVERY_MS = 60_000;
/** Windows are changed often and fast; what is younger than this is fresh. */
const FRESH_MS = 5_000;

export interface EditorReads {
  /** With the list of skills as last read: one that could not be read again is not forgotten. */
  readonly view: EditorView | undefined;
  readonly isRegistryRead: boolean;
  /** Why the last read failed; null again after one that did not. */
  readonly failure: Failure | null;
  /** What stays so until somebody acts, by the last read or save. */
  readonly standing: Failure | null;
  /** When the pause ends that Tavus asked for, in milliseconds since 1970. */
  readonly retryAt: number | null;
  readonly isReading: boolean;
  /** Reads because somebody asked, also where nothing is read by itself; tells whether it went well. */
  readonly readAgain: () => Promise<boolean>;
  /** Reads the set now, after any read that is under way; null where it cannot be read. */
  readonly readSet: () => Promise<SkillSetView | null>;
  /** Heeds what a save was refused for, where it holds for the next read as well. */
  readonly heed: (refusedFor: Failure | null) => void;
}

/**
 * What the editor shows of Tavus, and when it is read anew: every minute while the page is visible,
 * and when it is turned to. Not during a save, which brings the set itself; not before a pause that
 * Tavus asked for has ended; and not where the answer stays the same until somebody acts.
 */
export function useEditorReads(palId: string): EditorReads {
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const isSaving = useIsMutating({ mutationKey: palKeys.save(palId) }) > 0;
  const isHeld = isSaving || refusal !== null;
  const mayRead = ({ error, errorUpdatedAt }: LastRead) =>
    !isHeld && (error === null || Date.now() >= errorUpdatedAt + waitAfter(error));

  const query = useQuery({
    ...editorQuery(palId),
    refetchInterval: ({ state: { error } }) => {
      const wait = error === null ? 0 : waitAfter(error);
      return isHeld || wait === Infinity ? false : Math.max(EVERY_MS, wait);
    },
    refetchOnWindowFocus: ({ state }) => (mayRead(state) ? 'always' : false),
    refetchOnReconnect: ({ state }) => mayRead(state),
  });
  const { data, error, isFetching, refetch } = query;
  const failure = error === null ? null : failureOf(error);
  const [registry, setRegistry] = useState(data?.registry ?? null);
  if (data !== undefined && data.registry !== null && data.registry !== registry) {
    setRegistry(data.registry);
  }

  // A window beside another one stays visible all the time: turning to it is known by its focus.
  const handleFocus = useEffectEvent(() => {
    const age = Date.now() - Math.max(query.dataUpdatedAt, query.errorUpdatedAt);
    if (age > FRESH_MS && mayRead(query)) void refetch({ cancelRefetch: false });
  });
  useEffect(() => {
    const listen = () => handleFocus();
    window.addEventListener('focus', listen);
    return () => window.removeEventListener('focus', listen);
  }, []);

  // Whoever watches the session reads again what was refused for want of one.
  useEffect(
    () =>
      onSessionNews('resumed', () =>
        setRefusal((old) => (old?.code === 'signed_out' ? null : old)),
      ),
    [],
  );

  return {
    view: data && { ...data, registry },
    isRegistryRead: data === undefined || data.registry !== null,
    failure,
    standing: refusal ?? (failure !== null && isStanding(failure) ? failure : null),
    retryAt: retryTime(failure, query.errorUpdatedAt),
    isReading: isFetching || isSaving,
    readAgain: async () => {
      if (isSaving) return false;
      const { isSuccess } = await refetch({ cancelRefetch: false });
      // What a save was refused for holds until a read says otherwise.
      if (isSuccess) setRefusal(null);
      return isSuccess;
    },
    readSet: async () => {
      const { isSuccess, data: read } = await refetch({ cancelRefetch: true });
      return isSuccess ? (read?.set ?? null) : null;
    },
    heed: (refusedFor) => {
      setRefusal(refusedFor !== null && isStanding(refusedFor) ? refusedFor : null);
      // The list of skills is older than the refusal: a new one tells the cards.
      if (refusedFor?.code === 'unknown_skill') void refetch({ cancelRefetch: false });
    },
  };
}

interface LastRead {
  readonly error: Error | null;
  readonly errorUpdatedAt: number;
}

/** How long nothing is read by itself after a failure, in milliseconds; without end where it stands. */
function waitAfter(error: Error): number {
  const failure = failureOf(error);
  return isStanding(failure) ? Infinity : (failure.retry_after_seconds ?? 0) * 1_000;
}
