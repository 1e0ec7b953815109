/** The same before and after the rows are there. */
export const HEADER = {
  title: 'PALs',
  description: 'Manage the skills of your PALs.',
};
