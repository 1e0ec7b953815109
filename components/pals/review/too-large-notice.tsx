import { Notice } from '@/components/ui/notice';
import { MAX_SET_BYTES } from '@/lib/skill-set/size';

/** Says why a set cannot be saved whose request body would have this many bytes. */
export function TooLargeNotice({ bytes }: { bytes: number }) {
  return (
    <Notice tone="bad" title="Too large to save">
      <p>
        These skills take {megabytes(bytes)}. The limit is {megabytes(MAX_SET_BYTES)}. Shorten them,
        then save again.
      </p>
    </Notice>
  );
}

/** Rounded up, so that what is above the limit never reads like the limit. */
function megabytes(bytes: number): string {
  return `${(Math.ceil((bytes / 1024 ** 2) * 100) / 100).toFixed(2)} MB`;
}
