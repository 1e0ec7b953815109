'use client';

import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '@/components/layout/error-panel';
import { editorQuery, failureOf } from '@/components/pals/queries';
import { failure } from '@/lib/result';
import { Editor } from './editor';

interface PalEditorProps {
  readonly palId: string;
  /** Where the server sends the call to: shown in Review, never called from here. */
  readonly apiBaseUrl: string;
}

/** One PAL's editor on what the server read; it reads again on focus and every minute. */
export function PalEditor({ palId, apiBaseUrl }: PalEditorProps) {
  const { data, error, isFetching, refetch } = useQuery({
    ...editorQuery(palId),
    refetchInterval: 60_000,
    refetchOnWindowFocus: 'always',
  });
  const readFailure = error === null ? null : failureOf(error);
  if (data === undefined) {
    return (
      <ErrorPanel failure={readFailure ?? failure('network')} onRetry={() => void refetch()} />
    );
  }
  return (
    <Editor
      key={palId}
      view={data}
      apiBaseUrl={apiBaseUrl}
      readFailure={readFailure}
      isReading={isFetching}
      onReadAgain={() => void refetch()}
    />
  );
}
