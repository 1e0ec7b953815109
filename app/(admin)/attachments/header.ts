/** The same before and after the rows are there. */
export const HEADER = {
  title: 'Attachments',
  description: 'Every skill attached to your PALs, with dates.',
};
