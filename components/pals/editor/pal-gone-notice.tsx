import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { paths } from '@/lib/paths';
import { CopyEdits, editsText } from './copy-edits';

interface PalGoneNoticeProps {
  readonly title: string;
  /** What the edits would have made; null where there are none. */
  readonly meant: SkillConfigs | null;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
}

/** Tavus answers 404 for the PAL. Nothing is made anew by saving; what was typed can be taken along. */
export function PalGoneNotice({ title, meant, isReading, onReadAgain }: PalGoneNoticeProps) {
  return (
    <Notice
      tone="bad"
      title={title}
      actions={
        <>
          {meant !== null && <CopyEdits meant={meant} />}
          <Button size="sm" onClick={onReadAgain} isBusy={isReading}>
            Refresh
          </Button>
          <Link href={paths.pals()} className={buttonClass('secondary', 'sm')}>
            Go to PALs
          </Link>
        </>
      }
    >
      <p>
        It no longer exists in Tavus. It may have been deleted, so nothing can be saved to it.
        {meant !== null && ' Your edits are still on this page. You can copy them.'}
      </p>
      {meant !== null && (
        <details className="mt-2">
          <summary className="min-h-6 cursor-pointer rounded font-medium">Show your edits</summary>
          <pre
            tabIndex={0}
            role="region"
            aria-label="Your edits as the body of the request"
            className="mt-1 max-h-60 overflow-auto rounded border border-line bg-canvas p-2 font-mono text-xs"
          >
            {editsText(meant)}
          </pre>
        </details>
      )}
    </Notice>
  );
}
