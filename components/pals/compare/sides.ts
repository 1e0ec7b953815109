/** The two sides of a comparison. */
export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

export const SIDE_LABELS: Record<Side, string> = { left: 'Left', right: 'Right' };

export function otherSide(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}
