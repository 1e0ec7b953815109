/** When slides are shown, as people choose it. */
export const TRIGGERS = [
  {
    value: 'on_demand',
    label: 'On demand',
    description: 'Shows a slide when the conversation calls for it. What Tavus does by default.',
  },
  {
    value: 'walk_the_deck',
    label: 'Walk the deck',
    description: 'Goes through the slides in their order, like a talk.',
  },
] as const;

/** A trigger in words; one that is not known here stands for itself. */
export function triggerLabel(trigger: string): string {
  return TRIGGERS.find(({ value }) => value === trigger)?.label ?? trigger;
}
