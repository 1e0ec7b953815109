import 'server-only';
import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow by a fifth before it is collected, not to four times its size: a server that
 * draws pages in turn would hold 440 MB for the 60 to 90 MB it uses. It costs a collection of 10 to
 * 30 ms, mostly in steps, in every 25 views or so.
 *
 * V8 reads this flag at each collection, so that setting it at the start is early enough.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
