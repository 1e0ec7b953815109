/** The same before and after the rows are there. */
export const HEADER = {
  title: 'PALs',
  description: 'What each PAL can do in a conversation beside talking.',
};
