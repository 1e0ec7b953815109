/** The same before and after the PALs are there. */
export const HEADER = {
  title: 'Compare',
  description: 'Two PALs side by side, skill by skill and field by field.',
};
