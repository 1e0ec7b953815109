import clsx from 'clsx';
import { Ban, Check, CircleCheck } from 'lucide-react';
import type { DocumentSummary } from '@/lib/tavus/wire';
import { Badge } from '@/components/ui/badge';
import { documentKind, documentName } from '../documents';

interface DocumentOptionProps {
  document: DocumentSummary;
  isPicked: boolean;
  obstacle: string | null;
}

/** A document as the picker lists it: name, type, status, tags and id, and why it cannot be added. */
export function DocumentOption({ document, isPicked, obstacle }: DocumentOptionProps) {
  const { document_id, status, tags } = document;
  const Icon = isPicked ? Check : Ban;
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      <bdi className={obstacle === null ? 'wrap-anywhere' : 'wrap-anywhere text-muted'}>
        {documentName(document)}
      </bdi>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
        <span>{documentKind(document)}</span>
        {status === 'ready' ? (
          <Badge tone="good" icon={<CircleCheck aria-hidden />}>
            ready
          </Badge>
        ) : (
          <Badge>{status ?? 'status unknown'}</Badge>
        )}
        {tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
        <code className="font-mono wrap-anywhere">{document_id}</code>
      </span>
      {obstacle !== null && (
        <span className={clsx('flex gap-1 text-xs', isPicked ? 'text-muted' : 'text-warn')}>
          <Icon aria-hidden className="mt-0.5 size-3 shrink-0" />
          {obstacle}
        </span>
      )}
    </span>
  );
}
