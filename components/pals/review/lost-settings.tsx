import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ChangeRow } from '@/components/skills/define-skill';
import type { ChangeWords } from './describe';

interface LossNoticeProps {
  readonly words: readonly ChangeWords[];
  readonly nameOf: (skillId: string) => string;
  readonly onDownload: () => void;
}

/** Whether detaching the skill deletes settings. */
export function losesSettings({ kind, rows }: ChangeWords): boolean {
  return kind === 'detach' && rows.length > 0;
}

/** Names the skills whose settings a save deletes, and offers a copy of the set as it is now. */
export function LossNotice({ words, nameOf, onDownload }: LossNoticeProps) {
  const names = words.filter(losesSettings).map(({ skill_id }) => nameOf(skill_id));
  if (names.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={`Settings of ${names.join(', ')} will be deleted`}
      actions={
        <Button size="sm" onClick={onDownload}>
          Download a copy
        </Button>
      }
    >
      <p>Tavus can’t restore them. The copy has all skills of this PAL as they are saved now.</p>
    </Notice>
  );
}

/** What a detached skill was set to, field by field. */
export function LostSettings({ rows }: { rows: readonly ChangeRow[] }) {
  return (
    <details>
      <summary className="min-h-6 cursor-pointer rounded text-sm text-muted">Show details</summary>
      <dl className="mt-2 space-y-3">
        {rows.map(({ pointer, label, before }) => (
          <div key={pointer} className="grid gap-x-4 gap-y-1 sm:grid-cols-[160px_minmax(0,1fr)]">
            <dt className="font-medium break-words">{label}</dt>
            <dd
              dir="auto"
              tabIndex={0}
              className="max-h-60 min-w-0 overflow-y-auto text-sm break-words whitespace-pre-wrap [unicode-bidi:plaintext]"
            >
              {before}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
