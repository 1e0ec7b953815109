/** The cards Tavus documents today. It adds more without notice; those stay as they are. */
export const COMPONENTS = [
  { name: 'question', description: 'Multiple-choice question', isInteractive: true },
  { name: 'input', description: 'Text input', isInteractive: true },
  { name: 'calendar', description: 'Date and time picker', isInteractive: true },
  {
    name: 'scheduling_embed',
    description: 'Lets callers book a meeting',
    isInteractive: true,
  },
  { name: 'text', description: 'Text card', isInteractive: false },
  { name: 'image', description: 'Image', isInteractive: false },
  { name: 'chart', description: 'Chart', isInteractive: false },
  { name: 'alert', description: 'Alert', isInteractive: false },
] as const;

export type ComponentName = (typeof COMPONENTS)[number]['name'];

export const COMPONENT_NAMES: readonly ComponentName[] = COMPONENTS.map(({ name }) => name);

/** The one component with settings of its own. */
export const SCHEDULING = 'scheduling_embed' satisfies ComponentName;
