/** The cards Tavus documents today. It ships more without notice; those stay as they are. */
export const COMPONENTS = [
  { name: 'question', description: 'Asks with answers to pick from.', isInteractive: true },
  { name: 'input', description: 'Asks for something to be typed in.', isInteractive: true },
  { name: 'calendar', description: 'Lets a day and a time be picked.', isInteractive: true },
  {
    name: 'scheduling_embed',
    description: 'Shows your booking page, so that a meeting can be booked in the call.',
    isInteractive: true,
  },
  { name: 'text', description: 'Shows a text beside the video.', isInteractive: false },
  { name: 'image', description: 'Shows a picture.', isInteractive: false },
  { name: 'chart', description: 'Draws numbers as a chart.', isInteractive: false },
  { name: 'alert', description: 'Points out something important.', isInteractive: false },
] as const;

export type ComponentName = (typeof COMPONENTS)[number]['name'];

export const COMPONENT_NAMES: readonly ComponentName[] = COMPONENTS.map(({ name }) => name);

/** The one component with settings of its own. */
export const SCHEDULING = 'scheduling_embed' satisfies ComponentName;
