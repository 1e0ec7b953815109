'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { Failure } from '@/lib/result';
import { HeldWords, type Held } from './held-words';
import { PalMakerLink } from './pal-maker-link';

interface DraftConflictNoticeProps {
  readonly failure: Failure;
  readonly held: Held;
  readonly onTryAgain: () => void;
  readonly onSaveAnyway: () => void;
}

/** A draft in PAL Maker kept Tavus from saving: wait for it, or save and lose it. */
export function DraftConflictNotice(props: DraftConflictNoticeProps) {
  const { failure, held, onTryAgain, onSaveAnyway } = props;
  const [isAsking, setIsAsking] = useState(false);
  const wasForced = failure.code === 'draft_not_discarded';
  return (
    <div>
      <Notice
        tone={wasForced ? 'bad' : 'warn'}
        title={
          wasForced
            ? 'Not saved: Tavus kept the draft in PAL Maker'
            : 'Not saved: this PAL has a draft in PAL Maker'
        }
        actions={
          <>
            <PalMakerLink />
            <Button size="sm" onClick={onTryAgain}>
              Try again
            </Button>
            {!wasForced && (
              <Button size="sm" onClick={() => setIsAsking(true)}>
                Save anyway
              </Button>
            )}
          </>
        }
      >
        <p>
          {wasForced
            ? 'Tavus refused to discard the draft. Publish or discard it in PAL Maker, then try again.'
            : 'Publish or discard the draft in PAL Maker, then try again. Or save anyway and lose the draft.'}
        </p>
        {failure.detail !== undefined && (
          <p className="break-words">Tavus says: {failure.detail}</p>
        )}
        <HeldWords {...held} />
      </Notice>
      {isAsking && (
        <Dialog
          title="Discard the draft in PAL Maker?"
          onClose={() => setIsAsking(false)}
          footer={
            <>
              <Button onClick={() => setIsAsking(false)}>Cancel</Button>
              <Button
                variant="danger"
                onClick={() => {
                  setIsAsking(false);
                  onSaveAnyway();
                }}
              >
                Save anyway and discard the draft
              </Button>
            </>
          }
        >
          <p>
            Everything in the draft that is not published will be lost, not only its skills. Tavus
            can’t restore it. Your changes are then saved to the live PAL.
          </p>
        </Dialog>
      )}
    </div>
  );
}
