import { FailureError, openRoute } from '@/lib/get-json';
import type { Failure } from '@/lib/result';

/** How many PALs are not in the file, since they could not be read. */
export const LEFT_OUT_HEADER = 'x-left-out';

/** What was there by then would pass for the whole. */
const BROKEN_OFF: Failure = {
  code: 'network',
  message: 'The dashboard stopped answering before the file was whole. Try again.',
};

export interface ExportFile {
  readonly name: string;
  readonly content: Blob;
  readonly leftOutCount: number;
}

/**
 * Fetches a file of the attachments, to be saved once it is whole.
 * @throws FailureError with why there is none
 */
export async function fetchExport(path: string): Promise<ExportFile> {
  const response = await openRoute(path);
  const { headers } = response;
  const name = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1];
  try {
    const content = await response.blob();
    const leftOutCount = Number(headers.get(LEFT_OUT_HEADER));
    return { name: name ?? 'attachments', content, leftOutCount };
  } catch {
    throw new FailureError(BROKEN_OFF);
  }
}
