/** The same before and after the rows are there. */
export const HEADER = {
  title: 'Attachments',
  description: 'Which skill is attached to which PAL, since when, and when it was last changed.',
};
