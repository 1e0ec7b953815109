import { paths } from '@/lib/paths';

/** The address of every page, by the name its figures have. */
export function pagesOf([left, right]: readonly [string, string]) {
  return {
    list: paths.pals(),
    editor: paths.pal(left),
    attachments: paths.attachments(),
    compare: paths.compare(left, right),
  };
}
