/** When slides are shown, as people choose it. */
export const TRIGGERS = [
  {
    value: 'on_demand',
    label: 'On demand',
    description: 'Shows a slide when the conversation calls for it. Default.',
  },
  {
    value: 'walk_the_deck',
    label: 'Walk the deck',
    description: 'Presents all slides in order.',
  },
] as const;

/** A trigger in words; one that is not known here stands for itself. */
export function triggerLabel(trigger: string): string {
  return TRIGGERS.find(({ value }) => value === trigger)?.label ?? trigger;
}
