'use client';
'use no memo';

import { ErrorSlot } from '@/components/layout/error-slot';
import { OFFLINE } from '@/lib/get-json';
import { Editor } from './editor';
import { useEditorPalette } from './use-editor-palette';
import { useEditorReads } from './use-editor-reads';

interface PalEditorProps {
  readonly palId: string;
  /** Where the server sends the call to: shown in Review, never called from here. */
  readonly apiBaseUrl: string;
  /** Which API unsaved edits belong to. */
  readonly draftScope: string;
}

/** One PAL's editor on what the server read, and on what is read since. */
export function PalEditor({ palId, apiBaseUrl, draftScope }: PalEditorProps) {
  const reads = useEditorReads(palId);
  useEditorPalette(palId, reads.view?.pal.pal_name ?? null);
  if (reads.view === undefined) {
    return <ErrorSlot failure={reads.failure ?? OFFLINE} onRetry={reads.readAgain} />;
  }
  return (
    <Editor
      key={palId}
      view={reads.view}
      apiBaseUrl={apiBaseUrl}
      draftScope={draftScope}
      reads={reads}
    />
  );
}
