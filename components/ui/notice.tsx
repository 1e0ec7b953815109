'use no memo';

import clsx from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

interface NoticeProps {
  tone: NoticeTone;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
}

const LOOKS = {
  info: { icon: Info, frame: 'border-line bg-sunken', ink: 'text-muted' },
  good: { icon: CircleCheck, frame: 'border-good-line bg-good-soft', ink: 'text-good' },
  warn: { icon: TriangleAlert, frame: 'border-warn-line bg-warn-soft', ink: 'text-warn' },
  bad: { icon: CircleAlert, frame: 'border-bad-line bg-bad-soft', ink: 'text-bad' },
} satisfies Record<NoticeTone, unknown>;

/** A line of state in icon and words. It has no role: whoever shows it knows how loud it must be. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const { icon: Icon, frame, ink } = LOOKS[tone];
  return (
    <div className={clsx('flex gap-2 rounded border px-3 py-2 text-sm text-ink', frame)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60 wrap-anywhere">
          {title && <p className="font-medium">{title}</p>}
          {children}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
